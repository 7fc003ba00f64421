import { AuthenticationError, createConnection, Connection } from '@os/core';
import '@os/auth-standalone';
import { adminToken, none } from '@os/auth-standalone/pure';
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
