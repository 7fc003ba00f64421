import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Connection, type Transport } from '@os/core';
import { authenticatorConformance } from '@os/testing';
import '__package__';
import { __key__Plugin } from '__package__/pure';

const options = { authUrl: 'https://cloud.test/auth', __option__: 'key-1' };

/** A cloud that knows one key. */
const cloud: Transport = {
  send: ({ url, body, headers }) => {
    const answer = (status: number, json: object) =>
      Promise.resolve({ status, headers: {}, body: JSON.stringify(json) });
    if (url === 'https://cloud.test/auth/login') {
      const { key } = JSON.parse(String(body)) as { key?: unknown };
      if (key !== 'key-1') return answer(401, { message: 'unknown key' });
      return answer(200, { token: 'token-1', expires_in: 3600, endpoint: 'https://cloud.test/api' });
    }
    return answer(200, { url, token: headers['x-auth-token'] });
  },
};

const target = () => ({ transport: cloud, options, wrong: { ...options, __option__: 'key-2' } });
for (const { name, run } of authenticatorConformance(__key__Plugin, target)) test(name, run);

test('importing the package lets connections log in with its options', async () => {
  const conn = new Connection({ ...options, transport: cloud });
  const { body } = await conn.session.request({ service: 'compute', path: '/servers' });
  assert.deepEqual(body, { url: 'https://cloud.test/api/servers', token: 'token-1' });
});
