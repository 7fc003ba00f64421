import { randomUUID } from 'node:crypto';
import {
  AuthenticationError,
  Connection,
  ConnectionError,
  createConnection,
  defineApi,
  FetchTransport,
  observeRequests,
  type Authenticator,
  type ConnectionOptions,
} from '@os/core';
import '@os/auth-v3';
import { v3ApplicationCredential, v3Password, v3Token } from '@os/auth-v3/pure';
import { cloudOptions, connect } from '../../../../tooling/acceptance/connect.js';

const identity = defineApi({ type: 'identity', version: 'v3' });
const {
  authUrl = '',
  username = '',
  password = '',
  userDomainId,
  userDomainName,
  projectName,
  projectDomainName,
} = cloudOptions();
const user = { authUrl, username, password, userDomainId, userDomainName };
const project = { projectName, projectDomainName };

const admin = connect();
const connections: Connection[] = [admin];
const cleanUps: (() => Promise<unknown>)[] = [];

afterAll(async () => {
  for (const cleanUp of cleanUps.reverse()) await cleanUp();
  for (const connection of connections) await connection.close();
});

function open(options: ConnectionOptions): Connection {
  const connection = new Connection(options);
  connections.push(connection);
  return connection;
}

function logIn(authenticator: Authenticator) {
  const connection = createConnection({ authenticator });
  connections.push(connection);
  return connection.session.access();
}

async function send(method: string, path: string, json?: object): Promise<unknown> {
  const { body } = await admin.session.request({ service: identity, method, path, json });
  return body;
}

/** The ids of the projects that a connection's token can be exchanged for. */
async function projectIds({ session }: Connection): Promise<string[]> {
  const { body } = await session.request({ service: identity, path: '/auth/projects' });
  return (body as { projects: { id: string }[] }).projects.map(({ id }) => id);
}

const unique = (what: string) => `sdk-test-${what}-${randomUUID().slice(0, 8)}`;

async function ids() {
  const { user: me, project: mine, roles = [] } = await admin.session.access();
  if (!me?.id || !mine?.id || !me.domain?.id) throw new Error('The cloud to test against needs a project scope');
  return { userId: me.id, domainId: me.domain.id, projectId: mine.id, roles };
}

describe('passwords', () => {
  test('for a project by name', async () => {
    const access = await logIn(v3Password({ ...user, ...project }));
    expect(access.user?.name).toBe(username);
    expect(access.project?.name).toBe(projectName);
    expect(access.roles?.map(({ name }) => name)).toContain('admin');
    expect(access.isSystemScoped).toBe(false);
    expect(access.catalog.map(({ type }) => type)).toContain('identity');
  });

  test('for a project by id, of a user by id', async () => {
    const { userId, projectId } = await ids();
    const access = await logIn(v3Password({ authUrl, userId, password, projectId }));
    expect(access).toMatchObject({ user: { id: userId }, project: { id: projectId } });
  });

  test('for a domain', async () => {
    const { userId, domainId, roles } = await ids();
    const grant = `/domains/${domainId}/users/${userId}/roles/${roles.find(({ name }) => name === 'admin')?.id}`;
    const { body: had } = await admin.session.request({
      service: identity,
      path: '/role_assignments',
      query: { 'user.id': userId, 'scope.domain.id': domainId },
    });
    if ((had as { role_assignments: object[] }).role_assignments.length === 0) {
      await send('PUT', grant);
      cleanUps.push(() => send('DELETE', grant));
    }
    const access = await logIn(v3Password({ ...user, domainId }));
    expect(access).toMatchObject({ domain: { id: domainId }, project: undefined, isSystemScoped: false });
  });

  test('for the system', async () => {
    const access = await logIn(v3Password({ ...user, systemScope: 'all' }));
    expect(access).toMatchObject({ project: undefined, domain: undefined, isSystemScoped: true });
    expect(access.catalog).not.toEqual([]);
  });

  test('for nothing, and the identity service can be asked all the same', async () => {
    const connection = open({ ...user, unscoped: true });
    const access = await connection.session.access();
    expect(access).toMatchObject({ project: undefined, domain: undefined, roles: [], catalog: [] });
    expect(await projectIds(connection)).toContain((await ids()).projectId);
  });

  test('without the catalog', async () => {
    const access = await logIn(v3Password({ ...user, ...project, includeCatalog: false }));
    expect(access).toMatchObject({ project: { name: projectName }, catalog: [] });
  });

  test('over fetch', async () => {
    const connection = createConnection({
      authenticator: v3Password({ ...user, ...project }),
      transport: new FetchTransport(),
    });
    expect((await connection.session.access()).project?.name).toBe(projectName);
    expect(await projectIds(connection)).toContain((await ids()).projectId);
  });

  test('the end of the token is told right', async () => {
    const { expiresAt = 0 } = await logIn(v3Password({ ...user, ...project }));
    const { body } = await admin.session.request({
      service: identity,
      path: '/auth/tokens',
      headers: { 'x-subject-token': (await admin.session.access()).headers['x-auth-token'] ?? '' },
    });
    const { token } = body as { token: { issued_at: string; expires_at: string } };
    const life = Date.parse(token.expires_at) - Date.parse(token.issued_at);
    expect(Math.abs(expiresAt - (Date.now() + life))).toBeLessThan(10_000);
  });
});

test('a token is exchanged for one of another scope, and dies when the old one does', async () => {
  const unscoped = await logIn(v3Password({ ...user, unscoped: true }));
  const { projectId } = await ids();
  const scoped = await logIn(v3Token({ authUrl, token: unscoped.headers['x-auth-token'] ?? '', projectId }));
  expect(scoped).toMatchObject({ user: { name: username }, project: { id: projectId } });
  expect(scoped.headers).not.toEqual(unscoped.headers);
  expect(Math.abs((scoped.expiresAt ?? 0) - (unscoped.expiresAt ?? 0))).toBeLessThan(3_000);
});

describe('application credentials', () => {
  const name = unique('credential');
  const applicationCredentialSecret = randomUUID();
  let credentialId: string;

  beforeAll(async () => {
    const { userId } = await ids();
    const body = await send('POST', `/users/${userId}/application_credentials`, {
      application_credential: { name, secret: applicationCredentialSecret },
    });
    credentialId = (body as { application_credential: { id: string } }).application_credential.id;
    cleanUps.push(() => send('DELETE', `/users/${userId}/application_credentials/${credentialId}`));
  });

  test('by id', async () => {
    const { projectId } = await ids();
    const access = await logIn(
      v3ApplicationCredential({ authUrl, applicationCredentialId: credentialId, applicationCredentialSecret }),
    );
    expect(access).toMatchObject({ user: { name: username }, project: { id: projectId } });
  });

  test('by name and user', async () => {
    const { projectId } = await ids();
    const access = await logIn(
      v3ApplicationCredential({
        authUrl,
        applicationCredentialName: name,
        applicationCredentialSecret,
        username,
        userDomainId,
        userDomainName,
      }),
    );
    expect(access).toMatchObject({ user: { name: username }, project: { id: projectId } });
  });

  test('guessed from the options of a connection', async () => {
    const connection = open({ authUrl, applicationCredentialId: credentialId, applicationCredentialSecret });
    expect(connection.session.authenticator.name).toBe('v3applicationcredential');
    expect((await connection.session.access()).project?.id).toBe((await ids()).projectId);
  });
});

test('a trust passes on the rights in a project', async () => {
  const { userId, domainId, projectId } = await ids();
  const trustee = { name: unique('trustee'), password: randomUUID() };
  const created = await send('POST', '/users', { user: { ...trustee, domain_id: domainId } });
  const trusteeId = (created as { user: { id: string } }).user.id;
  cleanUps.push(() => send('DELETE', `/users/${trusteeId}`));
  const answer = await send('POST', '/OS-TRUST/trusts', {
    trust: {
      trustor_user_id: userId,
      trustee_user_id: trusteeId,
      project_id: projectId,
      impersonation: false,
      roles: [{ name: 'member' }],
    },
  });
  const trustId = (answer as { trust: { id: string } }).trust.id;
  cleanUps.push(() => send('DELETE', `/OS-TRUST/trusts/${trustId}`));

  const access = await logIn(v3Password({ authUrl, userId: trusteeId, password: trustee.password, trustId }));
  expect(access).toMatchObject({ user: { id: trusteeId }, project: { id: projectId } });
  const roles = access.roles?.map(({ name }) => name);
  expect(roles).toContain('member');
  expect(roles).not.toContain('admin');
});

describe('the plugin is guessed', () => {
  test('from a URL with a version', async () => {
    const connection = open({ ...user, ...project, authUrl });
    expect(connection.session.authenticator.name).toBe('v3password');
    expect((await connection.session.access()).project?.name).toBe(projectName);
  });

  test('by asking a URL without one', async () => {
    const connection = open({ ...user, ...project, authUrl: authUrl.replace(/\/v3\/?$/, '') });
    const access = await connection.session.access();
    expect(access.project?.name).toBe(projectName);
    expect(access.identityUrl).toBe(authUrl.replace(/\/$/, ''));
  });

  test('and no domain needs to be named where there is only the default one', async () => {
    const connection = open({ authUrl, userName: username, password, projectName });
    expect((await connection.session.access()).project?.name).toBe(projectName);
  });
});

describe('what goes wrong', () => {
  test('a wrong password', async () => {
    const failure = logIn(v3Password({ ...user, ...project, password: 'hunter2' }));
    await expect(failure).rejects.toThrow(AuthenticationError);
    await expect(failure).rejects.toThrow(/answered 401: .* \(is the password right, .*request id req-/);
    await expect(failure).rejects.toThrow(`"user":{"name":"${username}"`);
    await expect(failure).rejects.not.toThrow(/hunter2/);
  });

  test('a project that is not there', async () => {
    await expect(logIn(v3Password({ ...user, projectName: unique('project') }))).rejects.toThrow(
      /answered 401: .*"scope":\{"project":\{"name":"sdk-test-project-/,
    );
  });

  test('a host that does not answer', async () => {
    const connection = open({ ...user, authUrl: 'http://127.0.0.1:1/v3', retries: 0 });
    await expect(connection.session.access()).rejects.toThrow(ConnectionError);
    await expect(connection.session.access()).rejects.toThrow(/127\.0\.0\.1:1.*ECONNREFUSED/);
  });
});

test('a token that was revoked is replaced, and no call is lost', async () => {
  const connection = open({ ...user, ...project });
  const expected = await projectIds(connection);
  const token = (await connection.session.access()).headers['x-auth-token'] ?? '';
  await admin.session.request({
    service: identity,
    method: 'DELETE',
    path: '/auth/tokens',
    headers: { 'x-subject-token': token },
  });

  const statuses: string[] = [];
  const stop = observeRequests(({ call, status }) => statuses.push(call === 'authorize' ? 'login' : String(status)));
  try {
    const answers = await Promise.all(Array.from({ length: 10 }, () => projectIds(connection)));
    expect(answers).toEqual(Array.from({ length: 10 }, () => expected));
  } finally {
    stop();
  }
  const count = (what: string) => statuses.filter((each) => each === what).length;
  expect({ refused: count('401'), logins: count('login'), answered: count('200') }).toEqual({
    refused: 10,
    logins: 1,
    answered: 10,
  });
  expect((await connection.session.access()).headers['x-auth-token']).not.toBe(token);
});
