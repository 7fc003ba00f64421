import { Connection, type AuthOptions } from '@os/core';
import '@os/auth-v3';
import type nock from 'nock';
import { expectLogin, grant, KEYSTONE } from './keystone.js';

const authUrl = `${KEYSTONE}/v3`;
const DEFAULT = { id: 'default' };

async function logIn(options: AuthOptions & { authPlugin?: string }) {
  return new Connection({ authUrl, retries: 0, ...options }).session.access();
}

describe('who logs in', () => {
  const byPassword = (user: nock.DataMatcherMap) => ({ methods: ['password'], password: { user } });
  const byCredential = (credential: nock.DataMatcherMap) => ({
    methods: ['application_credential'],
    application_credential: credential,
  });

  test.each<[string, AuthOptions, nock.DataMatcherMap]>([
    [
      'a user by name, of the domain "default" when none is given',
      { username: 'admin', password: 'pw' },
      byPassword({ name: 'admin', domain: DEFAULT, password: 'pw' }),
    ],
    [
      'userName, another spelling',
      { userName: 'admin', password: 'pw' },
      byPassword({ name: 'admin', domain: DEFAULT, password: 'pw' }),
    ],
    [
      'a user of a domain by name',
      { username: 'jo', userDomainName: 'Sales', password: 'pw' },
      byPassword({ name: 'jo', domain: { name: 'Sales' }, password: 'pw' }),
    ],
    [
      'a user of a domain by id, which goes before the name',
      { username: 'jo', userDomainId: 'd1', userDomainName: 'Sales', password: 'pw' },
      byPassword({ name: 'jo', domain: { id: 'd1' }, password: 'pw' }),
    ],
    [
      'a user of the default domain by name',
      { username: 'jo', defaultDomainName: 'Sales', password: 'pw' },
      byPassword({ name: 'jo', domain: { name: 'Sales' }, password: 'pw' }),
    ],
    [
      'a user of the default domain by id',
      { username: 'jo', defaultDomainId: 'd1', password: 'pw' },
      byPassword({ name: 'jo', domain: { id: 'd1' }, password: 'pw' }),
    ],
    [
      'a user by id, which goes before the name and needs no domain',
      { userId: 'u1', username: 'jo', userDomainId: 'd1', password: 'pw' },
      byPassword({ id: 'u1', password: 'pw' }),
    ],
    ['a token', { token: 'old-token' }, { methods: ['token'], token: { id: 'old-token' } }],
    [
      'an application credential by id',
      { applicationCredentialId: 'c1', applicationCredentialSecret: 'shh' },
      byCredential({ id: 'c1', secret: 'shh' }),
    ],
    [
      'an application credential by name, of a user by name',
      { applicationCredentialName: 'ci', applicationCredentialSecret: 'shh', username: 'jo', userDomainName: 'Sales' },
      byCredential({ name: 'ci', user: { name: 'jo', domain: { name: 'Sales' } }, secret: 'shh' }),
    ],
    [
      'an application credential by name, of a user by id',
      { applicationCredentialName: 'ci', applicationCredentialSecret: 'shh', userId: 'u1' },
      byCredential({ name: 'ci', user: { id: 'u1' }, secret: 'shh' }),
    ],
    [
      'a token rather than a password',
      { token: 'old-token', username: 'jo', password: 'pw' },
      { methods: ['token'], token: { id: 'old-token' } },
    ],
    [
      'an application credential rather than a token or a password',
      {
        applicationCredentialId: 'c1',
        applicationCredentialSecret: 'shh',
        token: 'old-token',
        username: 'jo',
        password: 'pw',
      },
      byCredential({ id: 'c1', secret: 'shh' }),
    ],
  ])('%s', async (_, options, identity) => {
    grant(expectLogin({ auth: { identity } }));
    await logIn(options);
  });
});

describe('what for', () => {
  const user = { username: 'admin', password: 'pw' };
  const identity = {
    methods: ['password'],
    password: { user: { name: 'admin', domain: DEFAULT, password: 'pw' } },
  };

  test.each<[string, AuthOptions, nock.DataMatcher | undefined]>([
    ['whatever the cloud decides', {}, undefined],
    ['nothing, on purpose', { unscoped: true }, 'unscoped'],
    ['whatever the cloud decides, when unscoped is false', { unscoped: false }, undefined],
    ['a project by id', { projectId: 'p1' }, { project: { id: 'p1' } }],
    [
      'a project by name, of the domain "default" when none is given',
      { projectName: 'web' },
      { project: { name: 'web', domain: DEFAULT } },
    ],
    [
      'a project by name and the id of its domain',
      { projectName: 'web', projectDomainId: 'd1' },
      { project: { name: 'web', domain: { id: 'd1' } } },
    ],
    [
      'a project by name and the name of its domain',
      { projectName: 'web', projectDomainName: 'Sales' },
      { project: { name: 'web', domain: { name: 'Sales' } } },
    ],
    [
      'a project by id, which goes before the name',
      { projectId: 'p1', projectName: 'web', projectDomainName: 'Sales' },
      { project: { id: 'p1' } },
    ],
    ['a tenant by id', { tenantId: 'p1' }, { project: { id: 'p1' } }],
    ['a tenant by name', { tenantName: 'web' }, { project: { name: 'web', domain: DEFAULT } }],
    [
      'a project that is also given as tenant',
      { projectName: 'web', tenantName: 'web' },
      { project: { name: 'web', domain: DEFAULT } },
    ],
    ['a domain by id', { domainId: 'd1' }, { domain: { id: 'd1' } }],
    ['a domain by name', { domainName: 'Sales' }, { domain: { name: 'Sales' } }],
    ['the whole system', { systemScope: 'all' }, { system: { all: true } }],
    ['a trust', { trustId: 't1' }, { 'OS-TRUST:trust': { id: 't1' } }],
  ])('%s', async (_, options, scope) => {
    grant(expectLogin({ auth: { identity, ...(scope !== undefined && { scope }) } }));
    await logIn({ ...user, ...options });
  });

  test('a token for another project', async () => {
    grant(
      expectLogin({
        auth: { identity: { methods: ['token'], token: { id: 'old-token' } }, scope: { project: { id: 'p1' } } },
      }),
    );
    await logIn({ token: 'old-token', projectId: 'p1' });
  });

  test('a token without the catalog', async () => {
    grant(expectLogin({ auth: { identity } }, '/v3/auth/tokens?nocatalog'), { catalog: undefined });
    expect((await logIn({ ...user, includeCatalog: false })).catalog).toEqual([]);
  });
});

describe('where', () => {
  const anyBody = () => true;

  test.each([
    [`${KEYSTONE}/v3`, '/v3/auth/tokens'],
    [`${KEYSTONE}/v3/`, '/v3/auth/tokens'],
    [`${KEYSTONE}/identity/v3//`, '/identity/v3/auth/tokens'],
    [`${KEYSTONE}/v3/auth/tokens`, '/v3/auth/tokens'],
    [`${KEYSTONE}/identity/v3/auth/tokens/`, '/identity/v3/auth/tokens'],
    [`${KEYSTONE}/v3?region=a#b`, '/v3/auth/tokens'],
  ])('%s', async (url, path) => {
    grant(expectLogin(anyBody, path));
    const access = await logIn({ authUrl: url, username: 'admin', password: 'pw' });
    expect(access.identityUrl).toBe(KEYSTONE + path.replace('/auth/tokens', ''));
  });

  test.each([
    [KEYSTONE, '/v3/auth/tokens'],
    [`${KEYSTONE}/identity/`, '/identity/v3/auth/tokens'],
  ])('%s, with the plugin named: without asking for versions', async (url, path) => {
    grant(expectLogin(anyBody, path));
    await logIn({ authUrl: url, authPlugin: 'v3password', username: 'admin', password: 'pw' });
  });
});

test.each([
  ['v3password', { password: 'pw', username: 'admin' }, 'password'],
  ['password', { password: 'pw', username: 'admin' }, 'password'],
  ['identity_v3', { password: 'pw', username: 'admin', token: 'left alone' }, 'password'],
  ['v3token', { token: 'old-token', password: 'left alone' }, 'token'],
  ['token', { token: 'old-token' }, 'token'],
  [
    'v3applicationcredential',
    { applicationCredentialId: 'c1', applicationCredentialSecret: 'shh' },
    'application_credential',
  ],
])('authPlugin %s', async (authPlugin, options, method) => {
  grant(expectLogin((body: { auth: { identity: { methods: string[] } } }) => body.auth.identity.methods[0] === method));
  await logIn({ authPlugin, ...options });
});
