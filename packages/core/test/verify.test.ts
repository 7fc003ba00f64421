import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import nock from 'nock';
import { ConfigError, Connection, ConnectionError, createAccess, type ConnectionOptions } from '@os/core';

/** A certificate that nobody has signed but itself, for 127.0.0.1. */
const certificate = join(__dirname, 'tls/certificate.pem');
const server = createServer(
  { cert: readFileSync(certificate), key: readFileSync(join(__dirname, 'tls/key.pem')) },
  (_, response) => response.end('{"widgets":[]}'),
);

beforeAll(async () => {
  // It would answer in the place of the server.
  nock.restore();
  await once(server.listen(0, '127.0.0.1'), 'listening');
});

afterAll(() => server.close());

/** Asks the server through the transport that a connection makes by itself. */
async function ask(options: Pick<ConnectionOptions, 'verify'>): Promise<unknown> {
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const catalog = [{ type: 'widgets', endpoints: [{ interface: 'public', url }] }];
  const conn = new Connection({
    ...options,
    retries: 0,
    authenticator: {
      name: 'fixed',
      authorize: async () => createAccess({ headers: { 'x-auth-token': 't' }, catalog }),
    },
  });
  try {
    return (await conn.session.request({ service: 'widgets', path: '/widgets' })).body;
  } finally {
    await conn.close();
  }
}

describe('verify', () => {
  test('is true: a certificate that cannot be verified is refused', async () => {
    const error: unknown = await ask({}).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ConnectionError);
    expect((error as Error).message).toMatch(/self-signed certificate$/);
    await expect(ask({ verify: true })).rejects.toThrow(ConnectionError);
  });

  test('false: any certificate will do', async () => {
    expect(await ask({ verify: false })).toEqual({ widgets: [] });
  });

  test('the path of a CA bundle: what it has signed will do', async () => {
    expect(await ask({ verify: certificate })).toEqual({ widgets: [] });
  });

  test('the path of nothing: says so', async () => {
    await expect(ask({ verify: '/nowhere/ca.pem' })).rejects.toThrow(ConfigError);
    await expect(ask({ verify: '/nowhere/ca.pem' })).rejects.toThrow('The CA bundle "/nowhere/ca.pem" cannot be read');
  });

  test('the path of something else: says so', async () => {
    const key = join(__dirname, 'tls/key.pem');
    const failure = ask({ verify: key });
    await expect(failure).rejects.toThrow(ConfigError);
    await expect(failure).rejects.toThrow(`The CA bundle "${key}" holds no certificate in PEM form`);
    await expect(ask({ verify: __dirname })).rejects.toThrow(/^The CA bundle ".*" cannot be read: .*EISDIR/);
  });
});
