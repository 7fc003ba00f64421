// Settings as users have them, in files and variables, log in to a real cloud.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromCloud, fromEnv } from '@os/config';
import { v3PasswordPlugin } from '@os/auth-v3';
import { Connection, registerAuthenticator } from '@os/core';
import { cloudOptions } from '../../../../tooling/acceptance/connect.js';

interface Login {
  readonly authUrl: string;
  readonly username: string;
  readonly password: string;
  readonly projectName: string;
  readonly userDomainName: string;
  readonly projectDomainName: string;
}

const login = { ...cloudOptions() } as unknown as Login;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'os-config-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, content: unknown): void {
  // JSON is YAML.
  writeFileSync(join(folder, name), JSON.stringify(content), { mode: 0o600 });
}

const here = () => ({ env: {}, cwd: folder, home: folder });

async function userOf(options: ConstructorParameters<typeof Connection>[0]) {
  const conn = new Connection(options);
  try {
    const { user, project } = await conn.session.access();
    return { user: user?.name, project: project?.name };
  } finally {
    await conn.close();
  }
}

test('a file, with its secret in another one, and what differs in a region', async () => {
  const { password, projectName, authUrl, ...rest } = login;
  write('clouds.yaml', {
    clouds: {
      real: {
        profile: 'mine',
        auth: { username: rest.username, tenant_name: 'not this one' },
        domain_name: rest.userDomainName,
        identity_api_version: 3,
        regions: [{ name: 'RegionOne', values: { auth: { project_name: projectName } } }],
        api_timeout: 60,
        interface: ['admin', 'public'],
      },
    },
  });
  write('secure.yaml', { clouds: { real: { auth: { password } } } });
  write('clouds-public.json', { 'public-clouds': { mine: { auth: { auth_url: authUrl } } } });
  expect(await userOf(fromCloud('real', here()))).toEqual({ user: rest.username, project: projectName });
});

test('variables, of old names and new', async () => {
  const env = {
    OS_AUTH_URL: login.authUrl,
    OS_USERNAME: login.username,
    OS_PASSWORD: login.password,
    OS_TENANT_NAME: login.projectName,
    OS_USER_DOMAIN_NAME: login.userDomainName,
    OS_PROJECT_DOMAIN_NAME: login.projectDomainName,
    OS_IDENTITY_API_VERSION: '3',
    OS_ENDPOINT_TYPE: 'publicURL',
    OS_AUTH_TYPE: 'password',
  };
  expect(await userOf(fromEnv({ env }))).toEqual({ user: login.username, project: login.projectName });
});

test('a service that must not be used, and an endpoint of one’s own', async () => {
  const { authUrl, username, password, projectName, userDomainName } = login;
  const auth = { auth_url: authUrl, username, password, project_name: projectName, domain_name: userDomainName };
  write('clouds.yaml', {
    clouds: { real: { auth, has_network: false, identity_endpoint_override: authUrl, identity_interface: 'internal' } },
  });
  const conn = new Connection(fromCloud('real', here()));
  await expect(conn.session.request({ service: 'network', path: '/networks' })).rejects.toThrow('must not be used');
  expect(await conn.session.endpoint('identity')).toBe(authUrl);
  await conn.close();
});

test('a token that is kept in files saves the next connection its login; the plugin may be anybody’s', async () => {
  registerAuthenticator({
    ...v3PasswordPlugin,
    name: 'acme',
    aliases: [],
    packageName: 'acme',
    matches: () => false,
    create: (options) => ({ ...v3PasswordPlugin.create(options), cacheKey: 'acme' }),
  });
  const { authUrl, username, password, projectName, userDomainName } = login;
  const auth = { auth_url: authUrl, username, password, project_name: projectName, domain_name: userDomainName };
  const path = join(folder, 'kept');
  write('clouds.yaml', { cache: { auth: true, path }, clouds: { real: { auth_type: 'acme', auth } } });
  const options = fromCloud('real', here());
  const tokens: unknown[] = [];
  for (let i = 0; i < 2; i++) {
    const conn = new Connection(options);
    tokens.push((await conn.session.access()).headers['x-auth-token']);
    // The kept one is good for requests, not just read.
    const { status } = await conn.session.request({ service: 'identity', path: '/auth/projects' });
    expect(status).toBe(200);
    await conn.close();
  }
  expect(tokens).toEqual([expect.any(String), tokens[0]]);
});
