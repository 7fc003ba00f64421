import nock from 'nock';
import { AxiosTransport } from '@os/core/axios';
import { transportConformance } from '@os/testing';

// The real thing is tested here, which nock would replace.
beforeAll(() => nock.restore());

describe('AxiosTransport', () => {
  for (const { name, run } of transportConformance((options) => new AxiosTransport(options))) it(name, run);
});
