import { AxiosTransport } from '@os/core/axios';
import { transportConformance } from '@os/testing';

describe('AxiosTransport', () => {
  for (const { name, run } of transportConformance(() => new AxiosTransport())) it(name, run);
});
