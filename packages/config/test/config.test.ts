import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inspect } from 'node:util';
import { explainCloud, fromCloud, fromEnv, listClouds, loadConfig, type ConfigOptions } from '@os/config';
import { ConfigError, Connection } from '@os/core';
import '@os/auth-v3';
import nock from 'nock';

let folder: string;
let warnings: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'os-config-'));
  warnings = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Writes a file, and returns its path. */
function write(text: string, name = 'clouds.yaml', mode = 0o600): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}

/** A machine on which there is nothing but what the test writes. */
function here(options: ConfigOptions = {}): ConfigOptions {
  const onWarning = (message: string) => void warnings.push(message.replaceAll(folder, ''));
  return { env: {}, platform: 'linux', home: join(folder, 'home'), cwd: folder, onWarning, ...options };
}

/** The options made of a cloud's entry, given as YAML. */
function optionsOf(entry: string, options: ConfigOptions = {}) {
  write(`clouds:\n  mycloud:\n${entry.replace(/^/gm, '    ')}`);
  return fromCloud('mycloud', here(options));
}

function failureOf(attempt: () => unknown): string {
  try {
    attempt();
  } catch (error) {
    if (error instanceof ConfigError) return error.message.replaceAll(folder, '');
    throw error;
  }
  throw new Error('It was expected to fail');
}

describe('what settings become', () => {
  test.each<[string, string, object]>([
    ['no setting', '{}', {}],
    ['a plugin', 'auth_type: v3applicationcredential', { authPlugin: 'v3applicationcredential' }],
    ['a plugin of somebody else', 'auth_type: acme', { authPlugin: 'acme' }],
    ['the generic type: the version is found out', 'auth_type: password\nauth: {password: pw}', { password: 'pw' }],
    [
      'the generic type, beside what would mean another one',
      'auth_type: password\nauth: {password: pw, token: t}',
      { authPlugin: 'password', password: 'pw', token: 't' },
    ],
    ['an interface under its old name', 'endpoint_type: internalURL', { interface: 'internal' }],
    ['interfaces', 'interface: [internal, PUBLIC]', { interface: ['internal', 'public'] }],
    ['hyphens', 'region-name: north\nauth: {project-name: web}', { region: 'north', projectName: 'web' }],
    ['flags of the login', 'auth: {unscoped: true, include-catalog: no}', { unscoped: true, includeCatalog: false }],
    ['options of plugins of others', 'auth: {acme_thing: 5}', { acmeThing: '5' }],
    ['methods', 'auth: {auth_methods: "v3password, v3totp"}', { authMethods: ['v3password', 'v3totp'] }],
    ['seconds', 'api_timeout: 2.5', { timeout: 2500 }],
    ['retries', 'connect_retries: 0', { retries: 0 }],
    [
      'settings of a service',
      'compute_api_version: 2.79\nvolume_region_name: R2\nnetwork_interface: [admin, internal]\nimage_status_code_retries: 7',
      {
        preference: {
          compute: { version: 'v2', microversion: '2.79' },
          'block-storage': { region: 'R2' },
          network: { visibility: ['admin', 'internal'] },
          image: { retries: 7 },
        },
      },
    ],
    [
      'a version as paths spell it',
      'identity_api_version: v3\nnetwork_api_version: 2.0',
      { preference: { identity: { version: 'v3' }, network: { version: 'v2.0' } } },
    ],
    [
      'limits',
      'rate_limit: {compute: 5, volumev3: 2.5}\nconcurrency: 10',
      { limits: { concurrency: 10, services: { compute: { perSecond: 5 }, 'block-storage': { perSecond: 2.5 } } } },
    ],
    [
      'an override of a service that is not known',
      'acme_things_endpoint_override: http://a.test',
      {
        endpointOverrides: { 'acme-things': 'http://a.test' },
      },
    ],
    ['versions of services that are no more', 'data_processing_api_version: 1.1\nacme_api_version: 3', {}],
    ['a client certificate', 'cert: ~/me.pem\nkey: /me.key', { cert: '/HOME/me.pem', key: '/me.key' }],
  ])('%s', (_, entry, options) => {
    const text = JSON.stringify(optionsOf(entry)).replaceAll(join(folder, 'home'), '/HOME');
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(options).replace(/"(pw|t|5)"/g, '"<hidden>"')));
  });

  test('services that must not be used', async () => {
    const options = optionsOf('has_network: false\nhas_dns: "no"\ndns_disabled_reason: no DNS here\nhas_image: true');
    const reasons = { network: '/clouds.yaml:3: clouds.mycloud.has_network is false', dns: 'no DNS here' };
    expect(JSON.parse(JSON.stringify(options).replaceAll(folder, ''))).toEqual({ disabledServices: reasons });
    const conn = new Connection({ ...options, authUrl: 'http://keystone.test/v3', userId: 'u1', password: 'pw' });
    await expect(conn.session.request({ service: 'dns', path: '/v2/zones' })).rejects.toMatchObject({
      code: 'CONFIG',
      message: 'The service "dns" must not be used: no DNS here',
    });
    nock('http://keystone.test')
      .post('/v3/auth/tokens')
      .reply(201, { token: { expires_at: '2100-01-01T00:00:00Z', catalog: [] } }, { 'x-subject-token': 't' });
    await expect(conn.session.request({ service: 'image', path: '/v2/images' })).rejects.toMatchObject({
      code: 'ENDPOINT_NOT_FOUND',
    });
  });

  test('limits are a policy', () => {
    const { policies } = optionsOf('rate_limit: 5');
    expect(policies?.map(({ name }) => name)).toEqual(['limit']);
  });

  test('an override with ids of the token', () => {
    const { endpointOverrides } = optionsOf('object_store_endpoint_override: http://swift.test/v1/AUTH_%(project_id)s');
    const override = endpointOverrides?.['object-store'];
    if (typeof override !== 'function') throw new Error('It is not made for each token');
    expect(override({ headers: {}, catalog: [], project: { id: 'p1' } })).toBe('http://swift.test/v1/AUTH_p1');
  });

  test('the type of a service is not followed, unless it is one of its own', () => {
    expect(optionsOf('database_service_type: rax:database\nvolume_service_type: volumev2')).toEqual({});
    expect(warnings).toEqual([
      expect.stringMatching(
        /^\/clouds.yaml:3: clouds.mycloud.database_service_type has no effect: .*database_endpoint/,
      ),
    ]);
  });
});

describe('where settings come from', () => {
  const cloud = (name: string) => `clouds: {${name}: {auth: {auth_url: 'http://keystone.test/v3', username: ${name}}}}`;

  test('files that the caller names, with the secrets and profiles beside the one that is read', () => {
    write('clouds: {one: {profile: acme}}', 'my/clouds.yaml');
    write('clouds: {one: {auth: {password: pw}}}', 'my/secure.yml');
    write('public-clouds: {acme: {auth: {auth_url: http://acme.test}}}', 'my/clouds-public.json');
    write('clouds: {one: {auth: {password: of the user}}}', 'secure.yaml');
    const files = ['none.yaml', 'my/clouds.yaml'].map((name) => join(folder, name));
    const env = { OS_CLIENT_CONFIG_FILE: '/other.yaml', OS_CLIENT_SECURE_FILE: '/other-secure.yaml' };
    expect(fromCloud('one', here({ files, env }))).toEqual({ authUrl: 'http://acme.test', password: 'pw' });
  });

  test('files of secrets and profiles that the caller names', () => {
    write('clouds: {one: {profile: acme}}');
    const secureFiles = [write('clouds: {one: {auth: {password: pw}}}', 'a.yaml')];
    const vendorFiles = [write('public-clouds: {acme: {auth: {auth_url: http://acme.test}}}', 'b.yaml')];
    const options = fromCloud('one', here({ secureFiles, vendorFiles }));
    expect(options).toEqual({ authUrl: 'http://acme.test', password: 'pw' });
  });

  test('a vendor file that a variable names', () => {
    write('clouds: {one: {profile: acme}}');
    write('public-clouds: {acme: {region_name: A1}}', 'home/vendors.yaml');
    expect(fromCloud('one', here({ env: { OS_CLIENT_VENDOR_FILE: '~/vendors.yaml' } }))).toEqual({ region: 'A1' });
  });

  test('the cloud that this machine is set up for', () => {
    write('clouds: {one: {region_name: R1}, two: {region_name: R2}}');
    const env = { OS_AUTH_URL: 'http://env.test/v3' };
    expect(loadConfig(here({ env: { ...env, OS_CLOUD: 'two' } }))).toEqual({ region: 'R2' });
    expect(loadConfig(here({ env: { ...env, OS_CLOUD: '' } }))).toEqual({ authUrl: 'http://env.test/v3' });
    write(cloud('one'));
    expect(loadConfig(here())).toMatchObject({ username: 'one' });
  });

  test('variables need no file, nor a sound one', () => {
    write('clouds: [broken');
    expect(fromEnv(here({ env: { OS_AUTH_URL: 'http://env.test/v3' } }))).toEqual({ authUrl: 'http://env.test/v3' });
  });

  test('profiles that the caller gives, by name or URL, also as what others start from', () => {
    const profiles = {
      'https://acme.test': { auth: { auth_url: 'https://keystone.acme.test/v3' }, api_timeout: 30, verify: false },
      acme: { profile: 'https://acme.test', interface: 'internal', verify: true },
    };
    expect(optionsOf('profile: acme\nregion_name: R1', { profiles })).toEqual({
      authUrl: 'https://keystone.acme.test/v3',
      interface: 'internal',
      timeout: 30_000,
      verify: true,
      region: 'R1',
    });
  });

  test('the list of clouds', () => {
    write('clouds:\n  one: {regions: [R1, {name: R2}]}\n  two: {region_name: R3}\n  mine:');
    write('clouds: {one: {auth: {password: pw}}, three: {}}', 'secure.yaml');
    const list = listClouds(here({ env: { OS_AUTH_URL: 'http://env.test', OS_REGION_NAME: 'E1' } }));
    expect(JSON.parse(JSON.stringify(list).replaceAll(folder, ''))).toEqual([
      { name: 'one', regions: ['R1', 'R2'], source: '/clouds.yaml:2: clouds.one, /secure.yaml:1: clouds.one' },
      { name: 'two', regions: ['R3'], source: '/clouds.yaml:3: clouds.two' },
      { name: 'mine', regions: [], source: '/clouds.yaml:4: clouds.mine' },
      { name: 'three', regions: [], source: '/secure.yaml:1: clouds.three' },
      { name: 'envvars', regions: ['E1'], source: 'environment' },
    ]);
  });
});

describe('explanations', () => {
  test('each value, its place, what it overruled, and what means nothing', () => {
    write(`common: &common
  interface: internal
clouds:
  one:
    <<: *common
    profile: acme
    auth:
      username: jo
      acme_thing: hunter2
    networks: []
    regions:
    - name: R1
      values: {compute_api_version: '2.79'}
`);
    write('clouds: {one: {auth: {password: hunter2}}}', 'secure.yaml');
    write(
      'public-clouds: {acme: {interface: admin, auth: {auth_url: "https://jo:hunter1@hunter2@acme.test/v3"}}}',
      'clouds-public.yaml',
    );
    const explanation = explainCloud('one', here());
    expect(JSON.parse(JSON.stringify(explanation).replaceAll(folder, ''))).toEqual({
      cloud: 'one',
      values: [
        {
          option: 'authUrl',
          value: 'https://<hidden>@acme.test/v3',
          from: ['/clouds-public.yaml:1: public-clouds.acme.auth.auth_url'],
          overruled: [],
        },
        { option: 'username', value: 'jo', from: ['/clouds.yaml:8: clouds.one.auth.username'], overruled: [] },
        { option: 'acmeThing', value: '<hidden>', from: ['/clouds.yaml:9: clouds.one.auth.acme_thing'], overruled: [] },
        { option: 'password', value: '<hidden>', from: ['/secure.yaml:1: clouds.one.auth.password'], overruled: [] },
        { option: 'region', value: 'R1', from: ['/clouds.yaml:12: clouds.one.regions.0.name'], overruled: [] },
        {
          option: 'interface',
          value: 'internal',
          from: ['/clouds.yaml:2: clouds.one.interface'],
          overruled: ['/clouds-public.yaml:1: public-clouds.acme.interface'],
        },
        ...['version', 'microversion'].map((name) => ({
          option: `preference.compute.${name}`,
          value: name === 'version' ? 'v2' : '2.79',
          from: ['/clouds.yaml:13: clouds.one.regions.0.values.compute_api_version'],
          overruled: [],
        })),
      ],
      ignored: ['/clouds.yaml:10: clouds.one.networks'],
    });
    for (const text of [inspect(explanation), String(explanation)]) {
      expect(text).not.toContain('hunter');
      expect(text).toMatch(/^one\n {2}authUrl +https:\/\/<hidden>@acme.test\/v3 +\S+:1: public-clouds/);
      expect(text).toContain(', overruling ');
    }
  });

  test('of variables', () => {
    const { cloud, values } = explainCloud(
      undefined,
      here({ env: { OS_AUTH_URL: 'http://env.test', OS_TOKEN: 'hunter2' } }),
    );
    expect(cloud).toBe('envvars');
    expect(values.map(({ option, value, from }) => [option, value, ...from])).toEqual([
      ['authUrl', 'http://env.test', 'OS_AUTH_URL'],
      ['token', '<hidden>', 'OS_TOKEN'],
    ]);
  });
});

test('options neither print their secrets nor have them in JSON, but are plain', () => {
  const options = optionsOf('auth: {username: jo, password: hunter2, application_credential_secret: hunter2}');
  for (const text of [inspect(options), inspect(options, { showHidden: true }), JSON.stringify({ options })]) {
    expect(text).toContain('jo');
    expect(text).not.toContain('hunter2');
  }
  const plain = { username: 'jo', password: 'hunter2', applicationCredentialSecret: 'hunter2' };
  expect({ ...options }).toStrictEqual(plain);
  expect(structuredClone(options)).toStrictEqual(plain);
});

describe('what cannot work', () => {
  const auth = 'clouds:\n  one:\n    auth: ';
  test.each<[string, string | undefined, string, string | RegExp]>([
    [
      'several clouds, none named',
      undefined,
      'clouds: {one: {}, two: {}}',
      'There are several clouds in /clouds.yaml; set OS_CLOUD, or name one: one, two',
    ],
    ['no cloud at all', undefined, 'clouds: {}', 'There is no cloud at all in /clouds.yaml'],
    [
      'a cloud that is not there',
      'tow',
      'clouds: {one: {}, two: {}}',
      'There is no cloud "tow" in /clouds.yaml, but one, two; did you mean "two"?',
    ],
    ['a name that every object has', 'toString', 'clouds: {one: {}}', /no cloud "toString" in \/clouds.yaml, but one$/],
    ['a file without clouds', 'one', 'client: {}', /no cloud "one" in \/clouds.yaml, but none at all$/],
    ['a list of clouds', 'one', 'clouds: [one]', '/clouds.yaml:1: clouds must be a map'],
    ['a text', 'one', 'hunter2', '/clouds.yaml:1 is not valid: it must hold keys with values'],
    [
      'a cloud that is a text',
      'one',
      'clouds:\n  one: hunter2',
      '/clouds.yaml:2: clouds.one must hold the settings of a cloud',
    ],
    ['no YAML', 'one', 'clouds:\n  one: {auth: [hunter2}', /^\/clouds.yaml:2 is not valid: [a-z ]+, column \d+$/],
    [
      'the same key twice',
      'one',
      'clouds:\n  one: {a: hunter2, a: 2}',
      '/clouds.yaml:2 is not valid: duplicate key, column 21',
    ],
    ['an alias of nothing', 'one', 'clouds: {one: *hunter2}', /^\/clouds.yaml is not valid: an alias/],
    [
      'auth that is a text',
      'one',
      `${auth}hunter2`,
      '/clouds.yaml:3: clouds.one.auth must hold the options of the login',
    ],
    [
      'an option that is a list',
      'one',
      `${auth}{password: [hunter2]}`,
      '/clouds.yaml:3: clouds.one.auth.password must be a single value',
    ],
    [
      'a flag that is none',
      'one',
      'clouds: {one: {verify: hunter2}}',
      '/clouds.yaml:1: clouds.one.verify must be true or false',
    ],
    ['a timeout that is none', 'one', 'clouds: {one: {api_timeout: 0}}', /api_timeout must be a number above zero$/],
    [
      'retries that are none',
      'one',
      'clouds: {one: {connect_retries: -1}}',
      /connect_retries must be a whole number, zero or above$/,
    ],
    [
      'an interface that is none',
      'one',
      'clouds: {one: {image_interface: hunter2}}',
      /image_interface must be one of public, internal, admin, or a list of them$/,
    ],
    [
      'a microversion that is none',
      'one',
      'clouds: {one: {compute_default_microversion: 2}}',
      /must be a microversion, like "2.79", or "latest"$/,
    ],
    [
      'half a limit',
      'one',
      'clouds: {one: {concurrency: {compute: 1.5}}}',
      /clouds.one.concurrency.compute must be a whole number above zero$/,
    ],
    [
      'a key without a certificate',
      'one',
      'clouds: {one: {key: a.pem}}',
      /clouds.one.key is the key of a client certificate, which "cert" must name too$/,
    ],
    [
      'two spellings',
      'one',
      'clouds:\n  one:\n    region-name: a\n    region_name: b',
      '/clouds.yaml:3: clouds.one.region-name and /clouds.yaml:4: clouds.one.region_name are the same setting, but differ; leave one of them out',
    ],
    [
      'two names of a secret',
      'one',
      'clouds:\n  one:\n    auth: {token: hunter2, auth_token: hunter3}',
      /auth.token and .*auth.auth_token are the same setting, but differ/,
    ],
    [
      'a region with a typo',
      'one',
      'clouds: {one: {regions: [north, {nmae: south}]}}',
      /clouds.one.regions.1 must be the name of a region, or a map/,
    ],
    [
      'a region that is not listed',
      'one',
      'clouds: {one: {regions: [north], region_name: nroth}}',
      'The cloud has no region "nroth", but north, says /clouds.yaml:1: clouds.one.regions; did you mean "north"?',
    ],
    [
      'a profile that is not known',
      'one',
      'clouds: {one: {profile: citycluod}}',
      /profile names no vendor profile that is known: .*; did you mean "citycloud"\?$/,
    ],
    [
      'a profile that is a URL',
      'one',
      'clouds: {one: {profile: "https://a.test:8/x"}}',
      /is served by the cloud, at https:\/\/a.test:8\/.well-known\/openstack\/api; fetch it, and pass it on: fromCloud\(/,
    ],
    [
      'a profile that starts from itself',
      'one',
      'clouds: {one: {profile: a}}',
      'profile "a", as given: profile starts from itself, by way of other profiles',
    ],
    [
      'a cloud that is no more',
      'one',
      'clouds: {one: {profile: ultimum}}',
      /names the profile "ultimum", whose cloud is no more: ultimum-cloud.com has ceased business$/,
    ],
    [
      'a template of nothing',
      'one',
      `${auth}{auth_url: 'http://{nothing}.test'}`,
      /auth_url refers to \{nothing\}, but the cloud has no setting "nothing"$/,
    ],
    [
      'a template of a secret',
      'one',
      'clouds: {one: {password: hunter2, auth: {auth_url: "http://{password}.test"}}}',
      /no setting "password"$/,
    ],
  ])('%s', (_, name, text, message) => {
    write(text);
    const failure = failureOf(() => fromCloud(name, here({ profiles: { a: { profile: 'a' } } })));
    expect(failure).toMatch(message);
    if (typeof message === 'string') expect(failure).toBe(message);
    expect(failure).not.toContain('hunter');
  });

  test('no file', () => {
    expect(failureOf(() => fromCloud('one', here()))).toMatch(
      /^There is no file of clouds; looked for \/clouds.yaml, \/clouds.yml, /,
    );
  });

  test('a file that is a folder', () => {
    expect(failureOf(() => fromCloud('one', here({ files: [folder] })))).toBe(' cannot be read: it is a folder');
  });

  test('variables that describe no cloud', () => {
    const env = { OS_USERNAME: 'jo', OS_PASSWORD: 'hunter2' };
    expect(failureOf(() => fromEnv(here({ env })))).toBe(
      'OS_AUTH_URL is not set: the variables OS_* describe no cloud',
    );
  });

  test('variables that differ', () => {
    const env = { OS_AUTH_URL: 'http://env.test', OS_TENANT_NAME: 'a', OS_PROJECT_NAME: 'b' };
    expect(failureOf(() => fromEnv(here({ env })))).toBe(
      'OS_TENANT_NAME and OS_PROJECT_NAME are the same setting, but differ; leave one of them out',
    );
  });

  test('a region that the caller asks for, and the cloud has not', () => {
    write('clouds: {one: {regions: [north]}}');
    expect(failureOf(() => fromCloud('one', here({ region: 'south' })))).toMatch(
      /^The cloud has no region "south", but north/,
    );
  });
});

describe('warnings', () => {
  test('secrets that everybody may read', () => {
    const files = [write('clouds: {one: {}}')];
    const secureFiles = [write('clouds: {one: {auth: {password: hunter2}}}', 'secure.yaml', 0o644)];
    fromCloud('one', here());
    // Windows has no such modes.
    fromCloud('one', here({ files, secureFiles, platform: 'win32' }));
    expect(warnings).toEqual([
      '/secure.yaml holds secrets, but every user of this machine may read it; make it private: chmod 600 /secure.yaml',
    ]);
  });

  test('of the process, once', () => {
    const emit = jest.spyOn(process, 'emitWarning').mockImplementation(() => {});
    write('clouds: {one: {regoin_name: R1}}');
    for (let i = 0; i < 2; i++) fromCloud('one', here({ onWarning: undefined }));
    expect(emit.mock.calls).toEqual([
      [
        `${folder}/clouds.yaml:1: clouds.one.regoin_name means nothing; did you mean "region_name"?`,
        'OpenStackConfigWarning',
      ],
    ]);
    emit.mockRestore();
  });

  test.each([
    ['an option of other logins', 'protocol: openid', 'protocol means nothing outside of "auth" with this auth_type'],
    [
      'a typo in the setting of a service',
      'compute_api_vresion: 2',
      'means nothing; did you mean "compute_api_version"?',
    ],
    ['a version that is none', 'compute_api_version: 2.latest', 'has no effect: a version is a number, like 3 or 2.79'],
    [
      'a CA bundle that is not used',
      'cacert: a.pem\ninsecure: true',
      'has no effect: /clouds.yaml:4: clouds.mycloud.insecure turns',
    ],
    [
      'a deprecated profile',
      'profile: fuga',
      'names the profile "fuga", which is deprecated: its API no longer answers',
    ],
  ])('%s', (_, entry, message) => {
    optionsOf(entry);
    expect(warnings).toEqual([expect.stringContaining(message)]);
  });

  test('none of the parser, which would quote the file', () => {
    const emit = jest.spyOn(process, 'emitWarning').mockImplementation(() => {});
    expect(optionsOf('? {password: hunter2}\n: x\nregion_name: R1\nverify: !secret true')).toEqual({
      region: 'R1',
      verify: true,
    });
    expect(emit).not.toHaveBeenCalled();
    emit.mockRestore();
  });

  test('none of what other tools have', () => {
    optionsOf('networks: []\nimage_format: raw\nsomething_else_entirely: 5\ndomain_name: Sales\nproject_name: web');
    fromEnv(here({ env: { OS_AUTH_URL: 'http://env.test', OS_REGOIN_NAME: 'x' } }));
    expect(warnings).toEqual([]);
  });
});

describe('keeping tokens', () => {
  test('is asked for by the cache settings of the file', async () => {
    write(`cache: {auth: true, path: ${folder}/kept}\nclouds: {one: {region_name: R1}}`);
    const { store } = fromCloud('one', here());
    await store?.set('token:a', 'secret');
    expect(await store?.get('token:a')).toBe('secret');
    expect(explainCloud('one', here()).values.at(-1)).toMatchObject({ option: 'store', value: 'files' });
  });

  test('is not done else', () => {
    write('cache: {auth: false, expiration_time: 3600}\nclouds: {one: {}}');
    expect(fromCloud('one', here())).toEqual({});
  });
});

test('a connection made of it logs in as the file says', async () => {
  nock('http://keystone.test:5000')
    .post('/v3/auth/tokens', {
      auth: {
        identity: {
          methods: ['password'],
          password: { user: { name: 'jo', domain: { name: 'Sales' }, password: 'admin-secret' } },
        },
        scope: { system: { all: true } },
      },
    })
    .reply(201, { token: { expires_at: '2100-01-01T00:00:00Z' } }, { 'x-subject-token': 'the-token' });
  const options = optionsOf(`
auth_type: password
auth:
  auth_url: http://keystone.test:5000/v3
  username: jo
  user_domain_name: Sales
  password: admin-secret
  system_scope: all
identity_api_version: 3
interface: [internal, public]
compute_api_version: '2.79'
`);
  const access = await new Connection(options).session.access();
  expect(access.headers).toEqual({ 'x-auth-token': 'the-token' });
});

test('an option that no plugin takes is an error, when the connection is made', () => {
  const options = optionsOf('auth: {auth_url: http://keystone.test/v3, user_nmae: jo}');
  expect(() => new Connection(options)).toThrow('takes the option "userNmae"; did you mean "username"?');
});
