import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigError } from '@os/core';
import { transportConformance } from '@os/testing';
import { __Transport__ } from '__package__';

// What `fetch` cannot do. The suite checks that such options are refused instead; leave out what your client can do.
const traits = {
  tls: false,
  proxies: false,
  limits: false,
  continues: false,
  letsGo: false,
  progress: false,
  asStored: false,
};

for (const { name, run } of transportConformance((options) => new __Transport__(options), traits)) test(name, run);

test('options that it does not know are refused', () => {
  assert.throws(() => new __Transport__({ proxy: 'http://proxy.test:3128' }), ConfigError);
});
