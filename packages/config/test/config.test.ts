import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fromCloud, fromEnv, loadConfig } from '@os/config';
import { ConfigError, Connection } from '@os/core';
import '@os/auth-v3';
import nock from 'nock';
import { defaultFiles } from '../src/file.js';

const env = { ...process.env };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'os-config-'));
  for (const name of Object.keys(process.env)) if (name.startsWith('OS_')) Reflect.deleteProperty(process.env, name);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  Object.assign(process.env, env);
});

/** Writes a file, and returns its path. */
function write(text: string, name = 'clouds.yaml'): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** The options made of a cloud's entry, given as YAML. */
function optionsOf(entry: string) {
  const file = write(`clouds:\n  mycloud:\n${entry.replace(/^/gm, '    ')}`);
  return fromCloud('mycloud', { files: [file] });
}

function failureOf(attempt: () => unknown): ConfigError {
  try {
    attempt();
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('It was expected to fail');
}

test('a whole cloud', () => {
  const file = write(`
clouds:
  mycloud:
    auth:
      auth_url: http://keystone.test:5000/v3
      username: admin
      password: admin-secret
      project_name: admin
      user_domain_name: Default
      project_domain_name: Default
    region_name: RegionOne
    identity_api_version: 3
    interface: public
  other:
    auth: {}
`);
  expect(fromCloud('mycloud', { files: [file] })).toStrictEqual({
    authUrl: 'http://keystone.test:5000/v3',
    username: 'admin',
    password: 'admin-secret',
    projectName: 'admin',
    userDomainName: 'Default',
    projectDomainName: 'Default',
    region: 'RegionOne',
    interface: 'public',
  });
});

test('a whole environment, in which other variables mean nothing', () => {
  expect(
    fromEnv({
      OS_AUTH_URL: 'http://keystone.test:5000/v3',
      OS_USERNAME: 'admin',
      OS_PASSWORD: 'admin-secret',
      OS_PROJECT_ID: 'p1',
      OS_PROJECT_NAME: 'admin',
      OS_USER_DOMAIN_NAME: 'Default',
      OS_PROJECT_DOMAIN_ID: 'default',
      OS_REGION_NAME: 'RegionOne',
      OS_INTERFACE: 'internal',
      OS_IDENTITY_API_VERSION: '3',
      OS_CACERT: '/etc/ssl/cloud.pem',
      OS_AUTH_TYPE: 'v3password',
      OS_BLOCK_STORAGE_ENDPOINT_OVERRIDE: 'http://cinder.test/v3',
      OS_TENANT_NAME: '',
      OS_COMPUTE_API_VERSION: '2.1',
      OS_CLOUD: 'ignored',
      PATH: '/usr/bin',
    }),
  ).toStrictEqual({
    authUrl: 'http://keystone.test:5000/v3',
    username: 'admin',
    password: 'admin-secret',
    projectId: 'p1',
    projectName: 'admin',
    userDomainName: 'Default',
    projectDomainId: 'default',
    region: 'RegionOne',
    interface: 'internal',
    verify: '/etc/ssl/cloud.pem',
    authPlugin: 'v3password',
    endpointOverrides: { 'block-storage': 'http://cinder.test/v3' },
  });
});

test.each([
  ['OS_TOKEN', 'token'],
  ['OS_USER_ID', 'userId'],
  ['OS_TENANT_ID', 'tenantId'],
  ['OS_DOMAIN_NAME', 'domainName'],
  ['OS_SYSTEM_SCOPE', 'systemScope'],
  ['OS_TRUST_ID', 'trustId'],
  ['OS_DEFAULT_DOMAIN_ID', 'defaultDomainId'],
  ['OS_APPLICATION_CREDENTIAL_ID', 'applicationCredentialId'],
  ['OS_APPLICATION_CREDENTIAL_NAME', 'applicationCredentialName'],
  ['OS_APPLICATION_CREDENTIAL_SECRET', 'applicationCredentialSecret'],
])('the variable %s', (variable, option) => {
  const authUrl = 'http://keystone.test/v3';
  expect(fromEnv({ OS_AUTH_URL: authUrl, [variable]: 'x' })).toStrictEqual({ authUrl, [option]: 'x' });
});

describe('what the keys of an entry become', () => {
  test.each<[string, string, object]>([
    ['no key', '{}', {}],
    ['the type of the login', 'auth_type: v3applicationcredential', { authPlugin: 'v3applicationcredential' }],
    ['the generic type', 'auth_type: password', { authPlugin: 'password' }],
    ['the interface under its old name', 'endpoint_type: internalURL', { interface: 'internalURL' }],
    ['hyphens', 'region-name: north\nauth: {project-name: web}', { region: 'north', projectName: 'web' }],
    ['a CA bundle', 'cacert: /etc/ssl/cloud.pem', { verify: '/etc/ssl/cloud.pem' }],
    ['verification', 'verify: true', { verify: true }],
    ['no verification', 'verify: false', { verify: false }],
    ['no verification, in words', 'verify: "no"', { verify: false }],
    ['no verification goes before a CA bundle', 'insecure: true\ncacert: /etc/ssl/cloud.pem', { verify: false }],
    ['a CA bundle beside verification', 'verify: true\ncacert: /etc/ssl/a.pem', { verify: '/etc/ssl/a.pem' }],
    [
      'endpoint overrides',
      'compute_endpoint_override: http://nova.test/v2.1\nobject_store_endpoint_override: http://swift.test/v1',
      { endpointOverrides: { compute: 'http://nova.test/v2.1', 'object-store': 'http://swift.test/v1' } },
    ],
    ['empty values', 'region_name:\ncacert: ""\nauth: {password: null, username: ""}', {}],
    [
      'numbers, as they were written',
      'auth: {password: 007, project_id: 1e10}',
      { password: '007', projectId: '1e10' },
    ],
    ['flags of the login', 'auth: {unscoped: true}', { unscoped: true }],
    [
      'a domain beside a project: the one of user and project',
      'auth: {project_name: web, domain_name: Sales}',
      { projectName: 'web', userDomainName: 'Sales', projectDomainName: 'Sales' },
    ],
    [
      'a domain beside a project whose own is given',
      'auth: {project_name: web, domain_id: d1, project_domain_name: Shop}',
      { projectName: 'web', userDomainId: 'd1', projectDomainName: 'Shop' },
    ],
    ['a domain alone: a scope', 'auth: {domain_id: d1}', { domainId: 'd1' }],
    ['settings of other programs', 'networks: [{name: public}]\nimage_format: raw\nvolume_api_version: 3', {}],
  ])('%s', (_, entry, options) => {
    expect(optionsOf(entry)).toEqual(options);
  });

  test('anchors and merges', () => {
    const file = write(`
base: &base
  region_name: north
clouds:
  mycloud:
    <<: *base
    auth: {username: jo}
`);
    expect(fromCloud('mycloud', { files: [file] })).toEqual({ region: 'north', username: 'jo' });
  });

  test('JSON', () => {
    const file = write('{"clouds": {"mycloud": {"auth": {"username": "jo"}}}}', 'clouds.json');
    expect(fromCloud('mycloud', { files: [file] })).toEqual({ username: 'jo' });
  });
});

describe('which file, and which cloud', () => {
  const cloud = (user: string) => `clouds: {${user}: {auth: {auth_url: 'http://keystone.test/v3', username: ${user}}}}`;

  test('the usual places', () => {
    const names = ['clouds.yaml', 'clouds.yml', 'clouds.json'];
    const folders = [process.cwd(), join(homedir(), '.config/openstack'), '/etc/openstack'];
    expect(defaultFiles({})).toEqual(folders.flatMap((each) => names.map((name) => resolve(each, name))));
    expect(defaultFiles({ OS_CLIENT_CONFIG_FILE: '/my/clouds.yaml' })).toEqual(['/my/clouds.yaml']);
  });

  test('the first file that exists', () => {
    const files = [join(folder, 'none.yaml'), write(cloud('one'), 'a.yaml'), write(cloud('two'), 'b.yaml')];
    expect(fromCloud(undefined, { files })).toMatchObject({ username: 'one' });
  });

  test('OS_CLOUD goes first', () => {
    process.env['OS_CLIENT_CONFIG_FILE'] = write(
      `clouds: {one: {auth: {username: one}}, two: {auth: {username: two}}}`,
    );
    process.env['OS_CLOUD'] = 'two';
    process.env['OS_AUTH_URL'] = 'http://env.test/v3';
    expect(loadConfig()).toEqual({ username: 'two' });
  });

  test('then the other variables', () => {
    process.env['OS_CLIENT_CONFIG_FILE'] = write(cloud('one'));
    process.env['OS_AUTH_URL'] = 'http://env.test/v3';
    expect(loadConfig()).toEqual({ authUrl: 'http://env.test/v3' });
  });

  test('then the only cloud of the file', () => {
    process.env['OS_CLIENT_CONFIG_FILE'] = write(cloud('one'));
    expect(loadConfig()).toMatchObject({ username: 'one' });
  });
});

describe('what cannot work', () => {
  test.each<[string, string | undefined, string, RegExp]>([
    ['several clouds, none named', undefined, 'clouds: {one: {}, two: {}}', /several clouds; .*: one, two$/],
    ['a cloud that is not there', 'three', 'clouds: {one: {}, two: {}}', /no cloud "three"; it has one, two$/],
    ['a name that every object has', 'toString', 'clouds: {one: {}}', /no cloud "toString"; it has one$/],
    ['no clouds', 'one', 'clouds: {}', /no cloud "one"; it has none at all$/],
    ['an empty file', 'one', '', /no file of clouds: it must have the key "clouds"$/],
    ['a list of clouds', 'one', 'clouds: [one]', /"clouds" must hold entries, one for each cloud$/],
    ['no YAML', 'one', 'clouds:\n  one: {auth: [hunter2}', /not valid YAML: \w+ in line 2, column 2\d$/],
    ['the same key twice', 'one', 'clouds:\n  one: {a: hunter2, a: 2}', /not valid YAML: DUPLICATE_KEY in line 2/],
    ['auth that is a text', 'one', 'clouds: {one: {auth: hunter2}}', /"one" in .*: "auth" must hold the options/],
    [
      'auth with a list',
      'one',
      'clouds: {one: {auth: {password: [hunter2]}}}',
      /auth.password must be a single value$/,
    ],
    ['a region that is a list', 'one', 'clouds: {one: {region_name: [hunter2]}}', /"region_name" must be a text$/],
    ['a flag that is none', 'one', 'clouds: {one: {verify: hunter2}}', /"verify" must be true or false$/],
    ['a vendor profile', 'one', 'clouds: {one: {profile: ovh}}', /has "profile": .* not supported yet/],
    ['a client certificate', 'one', 'clouds: {one: {cert: a.pem}}', /has "cert": .* not supported yet/],
  ])('%s', (_, name, text, message) => {
    const file = write(text);
    const error = failureOf(() => fromCloud(name, { files: [file] }));
    expect(error.message).toMatch(message);
    expect(error.message).toContain(file);
    expect(error.message + String(error.cause)).not.toContain('hunter2');
  });

  test('no file', () => {
    const files = [join(folder, 'a.yaml'), join(folder, 'b.yaml')];
    const error = failureOf(() => fromCloud('mycloud', { files }));
    expect(error.message).toBe(`There is no file of clouds; looked for ${files.join(', ')}`);
  });

  test('a file that is a folder', () => {
    expect(failureOf(() => fromCloud('mycloud', { files: [folder] })).message).toMatch(/cannot be read: Error: EISDIR/);
  });

  test('an environment without a cloud', () => {
    const error = failureOf(() => fromEnv({ OS_USERNAME: 'jo', OS_PASSWORD: 'hunter2' }));
    expect(error.message).toBe('OS_AUTH_URL is not set: the variables OS_* describe no cloud');
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
`);
  const access = await new Connection(options).session.access();
  expect(access.headers).toEqual({ 'x-auth-token': 'the-token' });
});

test('a key that no plugin takes is an error, when the connection is made', () => {
  const options = optionsOf('auth: {auth_url: http://keystone.test/v3, user_nmae: jo}');
  expect(() => new Connection(options)).toThrow('takes the option "userNmae"; did you mean "username"?');
});
