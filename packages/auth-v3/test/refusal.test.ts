import { inspect } from 'node:util';
import {
  AuthenticationError,
  ConfigError,
  Connection,
  ConnectionError,
  createConnection,
  NotFoundError,
  type AuthOptions,
} from '@os/core';
import '@os/auth-v3';
import { v3ApplicationCredential, v3Password, v3Token } from '@os/auth-v3/pure';
import { expectLogin, grant, KEYSTONE, REFUSAL } from './keystone.js';

const authUrl = `${KEYSTONE}/v3`;
const user = { username: 'jo', password: 'pw' };

describe('options that cannot work are refused before anything is sent', () => {
  test.each<[string, AuthOptions, string]>([
    ['no user', { password: 'pw' }, 'username or userId is needed: the user who logs in'],
    ['no password', { username: 'jo' }, 'password is needed to log in by v3password'],
    [
      'no secret',
      { applicationCredentialId: 'c1' },
      'applicationCredentialSecret is needed to log in by v3applicationcredential',
    ],
    [
      'no application credential to the secret',
      { applicationCredentialSecret: 'shh' },
      'applicationCredentialId is needed, or applicationCredentialName and the user that it belongs to',
    ],
    [
      'no user to the name of an application credential',
      { applicationCredentialName: 'ci', applicationCredentialSecret: 'shh' },
      'username or userId is needed: the user who logs in',
    ],
    [
      'a scope beside an application credential',
      { applicationCredentialId: 'c1', applicationCredentialSecret: 'shh', projectName: 'web' },
      'An application credential is for one project already: leave out options of a project, domain, system or trust',
    ],
    [
      'two scopes',
      { ...user, projectName: 'web', domainName: 'Sales' },
      'A token has one scope; ask for project or domain, and leave the others out',
    ],
    [
      'three scopes',
      { ...user, systemScope: 'all', trustId: 't1', unscoped: true },
      'A token has one scope; ask for systemScope or trustId or unscoped, and leave the others out',
    ],
    [
      'two names of the project that differ',
      { ...user, projectName: 'web', tenantName: 'shop' },
      'projectName and tenantName are the same option, but differ; leave one of them out',
    ],
    [
      'two spellings of the user that differ',
      { username: 'jo', userName: 'al', password: 'pw' },
      'username and userName are the same option, but differ; leave one of them out',
    ],
    ['an empty name', { ...user, projectName: '' }, 'projectName must be a text, and is empty'],
    ['an empty password', { username: 'jo', password: '' }, 'password must be a text, and is empty'],
    ['an empty URL', { ...user, authUrl: '' }, 'authUrl must be an http or https URL'],
    ['a URL without a scheme', { ...user, authUrl: 'keystone.test:5000/v3' }, 'authUrl must be an http or https URL'],
  ])('%s', (_, options, message) => {
    const make = () => new Connection({ authUrl, ...options });
    expect(make).toThrow(ConfigError);
    expect(make).toThrow(message);
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['a number as password', { username: 'jo', password: 12345 }, 'password must be a text, not of type number'],
    ['another system', { ...user, systemScope: 'some' }, 'systemScope can only be "all"; got "some"'],
    ['a text as flag', { ...user, unscoped: 'yes' }, 'unscoped must be true or false'],
    ['another text as flag', { ...user, includeCatalog: 'no' }, 'includeCatalog must be true or false'],
  ])('%s, from untyped code', (_, options, message) => {
    const make = () => new Connection({ authUrl, ...(options as AuthOptions) });
    expect(make).toThrow(ConfigError);
    expect(make).toThrow(message);
    expect(make).not.toThrow('12345');
  });

  test('a URL of another version', () => {
    expect(() => v3Password({ ...user, authUrl: `${KEYSTONE}/v2.0` })).toThrow(
      'authUrl names version v2.0 of the identity API: v3password is for v3',
    );
  });
});

describe('wrong credentials', () => {
  const where = `POST ${KEYSTONE}/v3/auth/tokens answered 401: The request you have made requires authentication.`;

  test.each([
    [
      v3Password({ authUrl, username: 'jo', password: 'hunter2', projectName: 'web', projectDomainName: 'Sales' }),
      `${where} (is the password right, and does this exist and fit together: {"user":{"name":"jo","domain":` +
        `{"id":"default"}},"scope":{"project":{"name":"web","domain":{"name":"Sales"}}}}) (request id req-1)`,
    ],
    [
      v3Token({ authUrl, token: 'hunter2', projectId: 'p1' }),
      `${where} (is the token right, and does this exist and fit together: {"scope":{"project":{"id":"p1"}}}) (request id req-1)`,
    ],
    [
      v3ApplicationCredential({ authUrl, applicationCredentialId: 'c1', applicationCredentialSecret: 'hunter2' }),
      `${where} (is the applicationCredentialSecret right, and does this exist and fit together: {"id":"c1"}) (request id req-1)`,
    ],
  ])('%# of each plugin', async (authenticator, message) => {
    expectLogin(() => true).reply(401, REFUSAL, { 'x-openstack-request-id': 'req-1' });
    const error: unknown = await createConnection({ authenticator, retries: 0 })
      .session.access()
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(error).toMatchObject({ status: 401, requestId: 'req-1', service: 'identity', message });
    expectNoSecret(error);
  });
});

test('other failures of the login are passed on as they are', async () => {
  const authenticator = v3Password({ authUrl, username: 'jo', password: 'hunter2' });
  const conn = createConnection({ authenticator, retries: 0 });
  const failure = () => conn.session.access().catch((reason: unknown) => reason);

  expectLogin(() => true).reply(404, { error: { code: 404, message: 'No such page.' } });
  const notFound = await failure();
  expect(notFound).toBeInstanceOf(NotFoundError);
  expectNoSecret(notFound);

  expectLogin(() => true).replyWithError(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }));
  const unreachable = await failure();
  expect(unreachable).toBeInstanceOf(ConnectionError);
  expectNoSecret(unreachable);
});

test('nothing that can be printed shows a secret', async () => {
  const secret = { password: 'hunter2', token: 'hunter2', applicationCredentialSecret: 'hunter2' };
  expectNoSecret(v3Password({ authUrl, username: 'jo', password: secret.password }));
  expectNoSecret(v3Token({ authUrl, token: secret.token }));
  expectNoSecret(v3ApplicationCredential({ authUrl, applicationCredentialId: 'c1', ...secret }));

  const conn = new Connection({ authUrl, username: 'jo', password: secret.password });
  grant(expectLogin(() => true));
  const access = await conn.session.access();
  expect(access.headers).toEqual({ 'x-auth-token': 'the-token' });
  for (const each of [conn, conn.session, conn.session.authenticator, access, { ...access }]) expectNoSecret(each);

  const discovering = new Connection({ authUrl: KEYSTONE, username: 'jo', password: secret.password });
  for (const each of [discovering, discovering.session, discovering.session.authenticator]) expectNoSecret(each);
});

function expectNoSecret(value: unknown): void {
  const shown = [
    String(value),
    JSON.stringify(value),
    inspect(value, { depth: Infinity }),
    inspect(value, { depth: Infinity, showHidden: true }),
  ].join('\n');
  expect(shown).not.toMatch(/hunter2|the-token/);
}
