import { logBodies, logTo, type Logger } from '@os/core';
import { registry } from '../src/registry.js';
import { recorded } from './widgets.js';

function memory() {
  const lines: string[] = [];
  const logger: Logger = { debug: (text) => lines.push(`debug ${text}`), warn: (text) => lines.push(`warn ${text}`) };
  return { lines, logger };
}

test('requests are told as debug, retries and warnings as warn', async () => {
  const { lines, logger } = memory();
  const { conn } = recorded(
    [{ status: 503, headers: { 'retry-after': '0' } }, { headers: { 'x-openstack-request-id': 'req-1' } }],
    { retries: 1, observer: logTo(logger) },
  );
  await conn.widgets.request({ path: '/x?temp_url_sig=S3CRET', call: 'widgets.x' });
  expect(lines.map((line) => line.replace(/\d+ ms/, 'N ms'))).toEqual([
    'debug widgets.x: GET http://widgets.test/v1/x?temp_url_sig=*** 503 in N ms',
    'warn widgets.x: GET http://widgets.test/v1/x?temp_url_sig=*** 503; attempt 2 in N ms',
    'debug widgets.x: GET http://widgets.test/v1/x?temp_url_sig=*** 200 in N ms (req-1)',
  ]);
});

test('failures are told with their reason', async () => {
  const { lines, logger } = memory();
  const { conn } = recorded([new Error('broken pipe')], { observer: logTo(logger) });
  await expect(conn.widgets.request({ path: '/x' })).rejects.toThrow();
  expect(lines[0]).toMatch(/^debug GET http:\/\/widgets.test\/v1\/x failed: broken pipe in \d+ ms$/);
});

test('a token that leaves encryption is warned of once, on the console if nobody listens', async () => {
  // Those of the whole program, as there are when requests are recorded, would be somebody who listens.
  const everybody = [...registry.listeners];
  registry.listeners.clear();
  const printed = jest.spyOn(console, 'warn').mockReturnValue();
  const { conn } = recorded(() => ({}), { identityUrl: 'https://keystone.test/v3' });
  await conn.widgets.request({ path: '/x' });
  await conn.widgets.request({ path: '/y' });
  expect(printed.mock.calls).toEqual([
    ['The token goes over plain http, to http://widgets.test, though the login is encrypted'],
  ]);
  const { lines, logger } = memory();
  await recorded(() => ({}), { identityUrl: 'https://k.test/v3', observer: logTo(logger) }).conn.widgets.request({
    path: '/x',
  });
  expect(lines[0]).toMatch(/^warn The token goes over plain http/);
  expect(printed).toHaveBeenCalledTimes(1);
  printed.mockRestore();
  for (const each of everybody) registry.listeners.add(each);
});

describe('logBodies', () => {
  test('shows headers and bodies of both directions, without what is secret', async () => {
    const { lines, logger } = memory();
    const { conn } = recorded(
      [
        {
          headers: { 'x-subject-token': 'S3CRET', 'content-type': 'application/json' },
          json: { server: { id: 's1', adminPass: 'S3CRET' }, remote_console: { url: 'http://c/?token=S3CRET' } },
        },
      ],
      { policies: [logBodies(logger)] },
    );
    const secrets = {
      auth: { identity: { password: { user: { password: 'S3CRET' } }, token: { id: 'S3CRET' } } },
      user_data: 'S3CRET',
      private_key: 'S3CRET',
      'os:adminPass': 'S3CRET',
      password_expires_at: '2030-01-01',
      lock_password: true,
      name: 'jo',
      credentials: [{ type: 'cert', blob: 'S3CRET' }],
    };
    const headers = { 'X-Account-Meta-Temp-URL-Key': 'S3CRET', Authorization: 'Basic S3CRET' };
    await conn.widgets.request({ method: 'POST', path: '/x', json: secrets, headers });
    const text = lines.join('\n');
    expect(text).not.toContain('S3CRET');
    expect(text).not.toContain('tok-SECRET');
    expect(text).toContain('> POST http://widgets.test/v1/x');
    expect(text).toContain('"password_expires_at":"2030-01-01","lock_password":true,"name":"jo"');
    expect(text).toContain('< POST http://widgets.test/v1/x 200');
    expect(text).toContain('"url":"http://c/?token=***"');
  });

  test('tells of other bodies by their size', async () => {
    const { lines, logger } = memory();
    const { conn } = recorded([{ body: '<html>S3CRET' }, {}, {}], { policies: [logBodies(logger)] });
    await conn.widgets.request({ path: '/x', expect: 'text' });
    await conn.widgets.request({ method: 'PUT', path: '/x', body: new Uint8Array(7), expect: 'text' }).catch(() => 0);
    expect(lines.join('\n')).toContain('(12 characters)');
    expect(lines.join('\n')).toContain('(7 bytes)');
    expect(lines.join('\n')).not.toContain('S3CRET');
  });
});
