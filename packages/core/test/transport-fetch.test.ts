import nock from 'nock';
import { FetchTransport } from '@os/core';
import { transportConformance } from '@os/testing';

// The real thing is tested here, which nock would replace.
beforeAll(() => nock.restore());

describe('FetchTransport', () => {
  const lacks = {
    tls: false,
    proxies: false,
    limits: false,
    continues: false,
    letsGo: false,
    progress: false,
    asStored: false,
  };
  const suite = transportConformance((options) => new FetchTransport(options), lacks);
  for (const { name, run } of suite) it(name, run);
});
