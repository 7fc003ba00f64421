import nock from 'nock';
import { transportConformance } from '@os/testing';
import { UndiciTransport } from '@os/transport-undici';

// The real thing is tested here, which nock would replace.
beforeAll(() => nock.restore());

describe('UndiciTransport', () => {
  const suite = transportConformance((options) => new UndiciTransport(options), { continues: false });
  for (const { name, run } of suite) it(name, run);
});
