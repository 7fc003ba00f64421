import { spawnSync } from 'node:child_process';
import { AuthenticationError, createConnection, Connection, defineApi } from '@os/core';
import '@os/auth-standalone';
import { adminToken, httpBasic, none } from '@os/auth-standalone/pure';
import '@os/identity';
import { connect } from '../../../../tooling/acceptance/connect.js';

const admin = connect();
const connections: Connection[] = [admin];

afterAll(async () => {
  for (const connection of connections) await connection.close();
});

async function endpoint(): Promise<string> {
  return admin.session.endpoint('identity');
}

test('a fixed token, at an endpoint from elsewhere', async () => {
  const token = (await admin.session.access()).headers['x-auth-token'] ?? '';
  const connection = new Connection({ endpoint: await endpoint(), token });
  connections.push(connection);
  expect(connection.session.authenticator.name).toBe('admin_token');
  const names = (await connection.identity.listProjects()).map(({ name }) => name);
  expect(names).toContain((await admin.session.access()).project?.name);
});

test('a token that is none is refused, and not tried again', async () => {
  const connection = createConnection({ authenticator: adminToken({ endpoint: await endpoint(), token: 'hunter2' }) });
  connections.push(connection);
  const failure = connection.session.request({ service: 'identity', path: '/projects' });
  await expect(failure).rejects.toThrow(AuthenticationError);
  await expect(failure).rejects.not.toThrow(/hunter2/);
});

test('what a service tells everybody', async () => {
  const root = new URL(await endpoint()).origin;
  const connection = createConnection({ authenticator: none({ endpoint: root }) });
  connections.push(connection);
  const { body } = await connection.session.request({ service: { type: 'identity' }, path: '/v3' });
  expect(body).toMatchObject({ version: { status: 'stable' } });
});

describe('a service that knows its users itself', () => {
  // The Ironic that `tooling/cloud/up ironic` starts beside the cloud's own. Tests have to be known when the file is loaded.
  const bareMetal = 'http://127.0.0.1:6386';
  const ask = `fetch('${bareMetal}').then(() => process.exit(0), () => process.exit(1))`;
  const isThere = spawnSync(process.execPath, ['-e', ask]).status === 0;

  if (!isThere) {
    test('is not tested here', () => {
      const how = '"tooling/cloud/up ironic" starts what it needs';
      console.log(`http_basic is not tested: nothing answers at ${bareMetal}; ${how}`);
      expect(isThere).toBe(false);
    });
  } else {
    const service = defineApi({ type: 'baremetal', version: 'v1' });

    test('a name and password with each request', async () => {
      const connection = new Connection({ endpoint: bareMetal, username: 'demo', password: 'demo-secret' });
      connections.push(connection);
      expect(connection.session.authenticator.name).toBe('http_basic');
      const { body } = await connection.session.request({ service, path: '/nodes' });
      expect(body).toMatchObject({ nodes: expect.any(Array) as unknown });
    });

    test('a wrong password is refused, and not shown', async () => {
      const authenticator = httpBasic({ endpoint: bareMetal, username: 'demo', password: 'hunter2' });
      const connection = createConnection({ authenticator });
      connections.push(connection);
      const failure = connection.session.request({ service, path: '/nodes' });
      await expect(failure).rejects.toThrow(AuthenticationError);
      await expect(failure).rejects.not.toThrow(/hunter2|aHVudGVyMg/);
    });
  }
});
