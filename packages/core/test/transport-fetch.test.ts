import { FetchTransport } from '@os/core';
import { transportConformance } from '@os/testing';

describe('FetchTransport', () => {
  for (const { name, run } of transportConformance(() => new FetchTransport())) it(name, run);
});
