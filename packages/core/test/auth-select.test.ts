import {
  AuthPluginNotRegisteredError,
  ConfigError,
  Connection,
  ConnectionError,
  createAccess,
  InvalidResponseError,
  NotFoundError,
  registerAuthenticator,
  ServiceConflictError,
  type AuthContext,
  type Authenticator,
  type AuthenticatorDefinition,
  type AuthOptionValues,
  type UrlRequest,
} from '@os/core';
import { selectAuthenticator } from '../src/auth/select.js';

/** An authenticator that tells, as the token's user and project, which plugin made it, and for which URL. */
function plugin(definition: Partial<AuthenticatorDefinition> & { name: string }): AuthenticatorDefinition {
  return {
    packageName: '@os/some-package',
    options: ['authUrl', 'username', 'password', 'projectName'],
    matches: ({ password }) => password !== undefined,
    create: ({ authUrl }) => ({
      name: definition.name,
      authorize: () =>
        Promise.resolve(createAccess({ headers: {}, user: { name: definition.name }, identityUrl: String(authUrl) })),
    }),
    ...definition,
  };
}

const v3password = plugin({ name: 'v3password', aliases: ['identity_v3'], identityVersion: 'v3' });
const v3token = plugin({
  name: 'v3token',
  identityVersion: 'v3',
  options: ['authUrl', 'token'],
  matches: ({ token }) => token !== undefined,
});
const v2password = plugin({ name: 'v2password', aliases: ['identity_v2'], identityVersion: 'v2.0' });

const user = { username: 'jo', password: 'pw' };

function select(options: AuthOptionValues, authPlugin?: string, plugins = [v3password, v3token, v2password]) {
  const definitions = new Map(
    plugins.flatMap((each) => [each.name, ...(each.aliases ?? [])].map((name) => [name, each])),
  );
  return selectAuthenticator({ definitions, options: { ...options, authPlugin }, ownOptions: ['region', 'verify'] });
}

/** Lets an authenticator log in: what it asked, which plugin did it, and at which URL. */
async function logIn(authenticator: Authenticator, answer: (request: UrlRequest) => unknown) {
  const asked: UrlRequest[] = [];
  const context: AuthContext = {
    async request(request) {
      asked.push(request);
      await Promise.resolve();
      return { status: 300, headers: {}, url: request.url, body: answer(request) };
    },
  };
  const { user: made, identityUrl } = await authenticator.authorize(context);
  return { asked, plugin: made?.name, identityUrl };
}

// What Keystones answer: a current one, and the one of the documentation of version 2.0.
const CURRENT = {
  versions: {
    values: [
      {
        id: 'v3.14',
        status: 'stable',
        updated: '2020-04-07T00:00:00Z',
        links: [{ rel: 'self', href: 'http://keystone.test:5000/v3/' }],
        'media-types': [{ base: 'application/json', type: 'application/vnd.openstack.identity-v3+json' }],
      },
    ],
  },
};
const OLD = {
  versions: {
    values: [
      { id: 'v2.0', status: 'stable', links: [{ href: 'http://localhost:35357/v2.0/', rel: 'self' }] },
      { id: 'v3.4', status: 'stable', links: [{ href: 'http://localhost:35357/v3/', rel: 'self' }] },
    ],
  },
};

describe('a plugin that was named', () => {
  test.each([
    ['v3password', 'v3password'],
    ['identity_v3', 'v3password'],
    ['v2password', 'v2password'],
    ['identity_v2', 'v2password'],
    ['v3token', 'v3token'],
  ])('%s', (name, made) => {
    expect(select({ authUrl: 'http://keystone.test/v3', ...user }, name).name).toBe(made);
  });

  test('a typo', () => {
    expect(() => select(user, 'v3pasword')).toThrow(
      new AuthPluginNotRegisteredError(
        'No authentication plugin "v3pasword" is registered, only v3password, identity_v3, v3token, v2password, ' +
          'identity_v2; did you mean "v3password"?',
      ),
    );
  });

  test.each(['v2password', 'identity_v2'])('%s, whose package was not imported', (name) => {
    expect(() => select(user, name, [v3password])).toThrow(AuthPluginNotRegisteredError);
    expect(() => select(user, name, [v3password])).toThrow(
      new AuthPluginNotRegisteredError(
        `No authentication plugin "${name}" is registered; install "@os/auth-v2" and add: import '@os/auth-v2';`,
      ),
    );
  });
});

describe('a plugin of a subpath, or of another package', () => {
  test.each([
    ['v3totp', 'auth-v3', 'auth-v3/mfa'],
    ['v3oidcdeviceauthz', 'auth-v3', 'auth-v3/oidc'],
    ['v3oauth2clientcredential', 'auth-v3', 'auth-v3/oauth'],
    ['v3adfspassword', 'auth-v3', 'auth-v3/saml'],
    ['v3fedkerb', 'auth-v3', 'auth-v3/kerberos'],
    ['v3tokenlessauth', 'auth-v3', 'auth-v3/tokenless'],
    ['v3k2k', 'auth-v3', 'auth-v3/k2k'],
    ['v3websso', 'auth-v3', 'auth-v3/websso'],
    ['http_basic', 'auth-standalone', 'auth-standalone'],
  ])('%s, which was not imported', (name, packageName, path) => {
    expect(() => select(user, name)).toThrow(
      new AuthPluginNotRegisteredError(
        `No authentication plugin "${name}" is registered; install "@os/${packageName}" and add: import '@os/${path}';`,
      ),
    );
  });

  test('a typo in its name', () => {
    expect(() => select(user, 'v3oidcpasword')).toThrow(/add: import '@os\/auth-v3\/oidc';$/);
    expect(() => select(user, 'v3pasword')).toThrow(/; did you mean "v3password"\?$/);
  });
});

test('a token in a store is found before the version is known', () => {
  const keyed = { ...v3password, create: () => ({ ...v3password.create({}), cacheKey: 'v3password of jo' }) };
  expect(select({ authUrl: 'http://keystone.test', ...user }, undefined, [keyed]).cacheKey).toBe('v3password of jo');
});

describe('a plugin that fits the URL', () => {
  test.each([
    ['http://keystone.test:5000/v3', 'v3password'],
    ['http://keystone.test:5000/v3/', 'v3password'],
    ['http://keystone.test/identity/v3', 'v3password'],
    ['http://keystone.test/v3/auth/tokens', 'v3password'],
    ['http://keystone.test:5000/v2.0', 'v2password'],
    ['http://keystone.test:5000/v2.0/tokens', 'v2password'],
    ['http://v2.test:5000/v3', 'v3password'],
    ['http://gateway.test/v1/identity/v3', 'v3password'],
  ])('%s: %s, without a request', (authUrl, name) => {
    expect(select({ authUrl, ...user }).name).toBe(name);
  });

  test('and the options: the first that matches them', () => {
    expect(select({ authUrl: 'http://keystone.test/v3', token: 'old' }).name).toBe('v3token');
  });

  test('none matches: the first tells what is missing', () => {
    expect(select({ authUrl: 'http://keystone.test/v3', username: 'jo' }).name).toBe('v3password');
  });

  test('options of the other plugins are left to them', () => {
    expect(select({ authUrl: 'http://keystone.test/v2.0', ...user, token: 'old' }).name).toBe('v2password');
  });

  test('the package for that version was not imported', () => {
    expect(() => select({ authUrl: 'http://keystone.test/v2.0', ...user }, undefined, [v3password])).toThrow(
      new AuthPluginNotRegisteredError(
        'No authentication plugin for version v2.0 of the identity API is registered; ' +
          `install "@os/auth-v2" and add: import '@os/auth-v2';`,
      ),
    );
  });

  test('a plugin that speaks no version of the identity API needs no URL', () => {
    const basic = plugin({ name: 'http_basic', options: ['endpoint'], matches: ({ endpoint }) => !!endpoint });
    expect(select({ endpoint: 'http://ironic.test' }, undefined, [v3password, basic]).name).toBe('http_basic');
    expect(select({ authUrl: 'http://keystone.test/v3', ...user }, undefined, [basic, v3password]).name).toBe(
      'v3password',
    );
  });
});

describe('a URL without a version is asked which versions it has', () => {
  test.each([
    ['http://keystone.test:5000', 'http://keystone.test:5000/', 'http://keystone.test:5000/v3/'],
    ['http://keystone.test:5000/', 'http://keystone.test:5000/', 'http://keystone.test:5000/v3/'],
    // The document's links name a host that only the service knows.
    ['https://cloud.test/identity', 'https://cloud.test/identity/', 'https://cloud.test/identity/v3'],
  ])('%s', async (authUrl, asked, identityUrl) => {
    const result = await logIn(select({ authUrl, ...user }), () => CURRENT);
    expect(result.asked).toEqual([{ url: asked, call: 'discovery' }]);
    expect(result).toMatchObject({ plugin: 'v3password', identityUrl });
  });

  test('not before the login, and only once', async () => {
    const authenticator = select({ authUrl: 'http://keystone.test', ...user });
    await logIn(authenticator, () => CURRENT);
    const again = await logIn(authenticator, () => CURRENT);
    expect(again.asked).toEqual([]);
    expect(again.plugin).toBe('v3password');
  });

  test('again when asking failed', async () => {
    const authenticator = select({ authUrl: 'http://keystone.test', ...user });
    const unreachable = new ConnectionError('GET http://keystone.test/ got no answer');
    await expect(
      logIn(authenticator, () => {
        throw unreachable;
      }),
    ).rejects.toBe(unreachable);
    await expect(logIn(authenticator, () => CURRENT)).resolves.toMatchObject({ plugin: 'v3password' });
  });

  test('the newest that the options and the imported packages can log in to', async () => {
    const authUrl = 'http://keystone.test';
    const chosen = async (options: AuthOptionValues, plugins: AuthenticatorDefinition[]) =>
      (await logIn(select({ authUrl, ...options }, undefined, plugins), () => OLD)).plugin;
    await expect(chosen(user, [v2password, v3password])).resolves.toBe('v3password');
    await expect(chosen(user, [v2password])).resolves.toBe('v2password');
    await expect(chosen(user, [v3token, v2password])).resolves.toBe('v2password');
    await expect(chosen({ username: 'jo' }, [v2password, v3password])).resolves.toBe('v3password');
  });

  test('no imported package speaks what it has', async () => {
    const authenticator = select({ authUrl: 'http://keystone.test', ...user }, undefined, [v2password]);
    await expect(logIn(authenticator, () => CURRENT)).rejects.toThrow(
      new AuthPluginNotRegisteredError(
        'No authentication plugin for version v3.14 of the identity API is registered; ' +
          `install "@os/auth-v3" and add: import '@os/auth-v3';`,
      ),
    );
  });

  test.each([
    ['an empty list', { versions: { values: [] } }],
    ['something else', { hello: 'world' }],
    ['nothing', undefined],
  ])('it answers %s', async (_, body) => {
    const failure = logIn(select({ authUrl: 'http://keystone.test/x', ...user }), () => body);
    await expect(failure).rejects.toThrow(
      new ConfigError('http://keystone.test/x/ lists no versions: is it the URL of an identity service?'),
    );
  });

  test.each([
    new NotFoundError({ status: 404, method: 'GET', url: 'http://keystone.test/x/' }),
    new InvalidResponseError('GET http://keystone.test/x/ answered text/html where JSON was expected'),
  ])('it answers with an error: %s', async (cause) => {
    const failure = logIn(select({ authUrl: 'http://keystone.test/x', ...user }), () => {
      throw cause;
    });
    await expect(failure).rejects.toThrow(ConfigError);
    await expect(failure).rejects.toMatchObject({
      message:
        'http://keystone.test/x/ does not tell its versions; is it the identity service? ' +
        'Then say which one to use: "http://keystone.test/x/v3"',
      cause,
    });
  });
});

describe('options that cannot work', () => {
  test.each<[string, AuthOptionValues, string]>([
    [
      'a typo',
      { authUrl: 'http://keystone.test/v3', usernmae: 'jo', password: 'pw' },
      'Neither the connection nor any of v3password, v3token, v2password takes the option "usernmae"; ' +
        'did you mean "username"?',
    ],
    [
      "a typo in one of the connection's own",
      { authUrl: 'http://keystone.test/v3', ...user, regoin: 'north' },
      'Neither the connection nor any of v3password, v3token, v2password takes the option "regoin"; ' +
        'did you mean "region"?',
    ],
    [
      'nothing alike',
      { authUrl: 'http://keystone.test/v3', ...user, colour: 'blue' },
      'Neither the connection nor any of v3password, v3token, v2password takes the option "colour"',
    ],
    ['no URL', user, 'authUrl is needed: the URL of the identity service, like "https://cloud.example.com:5000/v3"'],
    [
      'no URL of the web',
      { authUrl: 'keystone.test:5000/v3', ...user },
      'authUrl must be an http or https URL like "https://cloud.example.com:5000/v3"; got "keystone.test:5000/v3"',
    ],
    [
      'a URL with a password in it',
      { authUrl: 'https://jo:hunter2@keystone.test/v3', ...user },
      'authUrl must not hold a user name or password; got one for keystone.test',
    ],
    [
      'a URL of another kind with a password in it',
      { authUrl: 'ftp://jo:hunter2@keystone.test/v3', ...user },
      'authUrl must be an http or https URL like "https://cloud.example.com:5000/v3"; got "ftp://…@keystone.test/v3"',
    ],
  ])('%s', (_, options, message) => {
    expect(() => select(options)).toThrow(new ConfigError(message));
  });

  test('an option that is undefined is as good as left out', () => {
    expect(select({ authUrl: 'http://keystone.test/v3', ...user, colour: undefined }).name).toBe('v3password');
  });
});

describe('the registry', () => {
  test('nothing is registered', () => {
    expect(() => new Connection({})).toThrow(
      new AuthPluginNotRegisteredError(
        `Logging in needs the package "@os/auth-v3": install it and add: import '@os/auth-v3';`,
      ),
    );
  });

  test('a plugin of another package under the same name', () => {
    registerAuthenticator(plugin({ name: 'sso', packageName: 'one' }));
    registerAuthenticator(plugin({ name: 'sso', packageName: 'one' }));
    const other = plugin({ name: 'other', aliases: ['sso'], packageName: 'two' });
    expect(() => registerAuthenticator(other)).toThrow(ServiceConflictError);
    expect(() => new Connection({ authPlugin: 'other' })).toThrow(AuthPluginNotRegisteredError);
    expect(new Connection({ authPlugin: 'sso' }).session.authenticator.name).toBe('sso');
  });
});
