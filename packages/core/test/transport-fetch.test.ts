import nock from 'nock';
import { FetchTransport } from '@os/core';
import { transportConformance } from '@os/testing';

// The real thing is tested here, which nock would replace.
beforeAll(() => nock.restore());

describe('FetchTransport', () => {
  for (const { name, run } of transportConformance(() => new FetchTransport())) it(name, run);
});
