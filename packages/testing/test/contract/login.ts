import { AuthenticationError, Connection, NotFoundError, type ConnectionOptions } from '@os/core';
import '@os/auth-v3';
import '@os/identity';
import '@os/network';
import { v3Password } from '@os/auth-v3/pure';
import { at, failureOf, refusalOf, type Cloud } from './cloud.js';

/** The options that a login by password has. */
interface PasswordOptions {
  readonly authUrl: string;
  readonly username: string;
  readonly password: string;
  readonly projectName: string;
}

function passwordOptions(options: ConnectionOptions): PasswordOptions {
  const { authUrl = '', username = '', password = '', projectName = '' } = options;
  return { authUrl, username, password, projectName };
}

export function loginContract(cloud: Cloud): void {
  describe('logging in', () => {
    const { authUrl, username, password, projectName } = passwordOptions(cloud.options());
    const own = cloud.options();
    const connectWith = (options: ConnectionOptions): Connection => new Connection({ ...own, ...options });

    it('tells who logged in, for what, and what there is', async () => {
      const access = await cloud.connect().session.access();
      expect(access.user).toMatchObject({ name: username, domain: { name: 'Default' } });
      expect(access.project).toMatchObject({ name: projectName, domain: { name: 'Default' } });
      expect(access.roles?.map(({ name }) => name)).toEqual(expect.arrayContaining(['admin', 'member', 'reader']));
      expect(access.expiresAt).toBeGreaterThan(Date.now());
      expect(access.catalog.map(({ type }) => type)).toEqual(expect.arrayContaining(['identity', 'network']));
      const network = access.catalog.find(({ type }) => type === 'network');
      expect(network).toMatchObject({ name: 'neutron' });
      expect(network?.endpoints.map((endpoint) => endpoint.interface).sort()).toEqual(['admin', 'internal', 'public']);
    });

    it('is refused with a wrong password', async () => {
      const error = await refusalOf(connectWith({ password: 'surely-wrong' }).session.access());
      expect(error).toBeInstanceOf(AuthenticationError);
      expect(error.status).toBe(401);
      expect(error.detail).toContain('requires authentication');
      expect(JSON.stringify(error) + error.message).not.toContain('surely-wrong');
    });

    it('is refused for a user, or a project, that does not exist', async () => {
      for (const option of [{ username: 'sdk-test-nobody' }, { projectName: 'sdk-test-nothing' }]) {
        expect(await failureOf(connectWith(option).session.access())).toBeInstanceOf(AuthenticationError);
      }
    });

    it('finds the version by itself', async () => {
      const { identityUrl, user } = await connectWith({ authUrl: authUrl.replace(/\/v3\/?$/, '') }).session.access();
      expect(user?.name).toBe(username);
      expect(identityUrl).toMatch(/\/v3$/);
    });

    it('gives a token without a scope, which can list projects', async () => {
      const conn = new Connection({
        transport: own.transport,
        authenticator: v3Password({ authUrl, username, password, unscoped: true }),
      });
      const access = await conn.session.access();
      expect(access.project).toBeUndefined();
      expect(access.catalog).toEqual([]);
      const projects = await conn.identity.listAuthProjects();
      expect(projects.map(({ name }) => name)).toContain(projectName);
    });

    it('gives a token for the whole system', async () => {
      const conn = new Connection({
        transport: own.transport,
        authenticator: v3Password({ authUrl, username, password, systemScope: 'all' }),
      });
      const access = await conn.session.access();
      expect(access.isSystemScoped).toBe(true);
      expect(access.project).toBeUndefined();
      expect(access.catalog.length).toBeGreaterThan(0);
    });

    it('exchanges a token for another one, which dies no later', async () => {
      const { headers, expiresAt = 0 } = await cloud.connect().session.access();
      const token = headers['x-auth-token'] ?? '';
      const conn = new Connection({ authUrl, token, projectName, transport: own.transport });
      const access = await conn.session.access();
      expect(access.headers['x-auth-token']).not.toBe(token);
      // The local clock, which both were read by, has moved on meanwhile.
      expect(access.expiresAt).toBeLessThan(expiresAt + 5_000);
      expect(access.project?.name).toBe(projectName);
    });

    it('refuses an unknown token', async () => {
      const conn = new Connection({ authUrl, token: 'gAAAAAB-sdk-test', projectName, transport: own.transport });
      expect(await failureOf(conn.session.access())).toBeInstanceOf(NotFoundError);
    });

    it('leaves the catalog out when asked to', async () => {
      const access = await connectWith({ includeCatalog: false, endpointOverrides: {} }).session.access();
      expect(access.project?.name).toBe(projectName);
      expect(access.catalog).toEqual([]);
    });

    it('tells about a token, and revokes it', async () => {
      const conn = cloud.connect();
      const { session } = conn;
      const url = `${authUrl.replace(/\/v3\/?$/, '')}/v3/auth/tokens`;
      const user = { name: username, domain: { id: 'default' }, password };
      const login = await session.request({
        method: 'POST',
        url,
        json: { auth: { identity: { methods: ['password'], password: { user } }, scope: 'unscoped' } },
      });
      expect(login.status).toBe(201);
      const token = login.headers['x-subject-token'] ?? '';
      const headers = { 'x-subject-token': token };
      const ask = (method: string) => conn.identity.request({ method, path: '/auth/tokens', headers });

      const about = await ask('GET');
      expect(about.status).toBe(200);
      expect(about.headers['x-subject-token']).toBe(token);
      // A cloud that lends its users to others lists those in every token.
      const { service_providers: _, ...told } = (about.body as { token: { service_providers?: unknown } }).token;
      expect({ token: told }).toEqual({
        token: {
          methods: ['password'],
          user: {
            domain: { id: 'default', name: 'Default' },
            id: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
            name: username,
            password_expires_at: null,
          },
          audit_ids: [expect.any(String)],
          expires_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000000Z$/) as string,
          issued_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000000Z$/) as string,
        },
      });
      expect(await ask('HEAD')).toMatchObject({ status: 200, body: undefined });

      expect((await ask('DELETE')).status).toBe(204);
      expect(await refusalOf(ask('GET'))).toMatchObject({ status: 404 });
      expect(await refusalOf(ask('DELETE'))).toMatchObject({ status: 404 });
      const other = url.replace('/tokens', '/projects');
      expect(await refusalOf(session.request({ url: other, headers: { 'x-auth-token': token } }))).toMatchObject({
        status: 401,
      });
    });

    it('is needed for everything else', async () => {
      const { session } = cloud.connect();
      for (const type of ['identity', 'network']) {
        const path = type === 'identity' ? '/projects' : '/networks';
        const url = (await session.endpoint(type)) + path;
        for (const headers of [{}, { 'x-auth-token': 'sdk-test-no-token' }]) {
          const error = await refusalOf(session.request({ url, headers }));
          expect(error).toMatchObject({
            status: 401,
            detail: 'The request you have made requires authentication.',
          });
          expect(error.headers['www-authenticate']).toMatch(/^Keystone uri="http/);
          expect(error.requestId).toMatch(/^req-/);
        }
      }
    });

    it('refuses logins that make no sense', async () => {
      const { session } = cloud.connect();
      const url = `${authUrl.replace(/\/v3\/?$/, '')}/v3/auth/tokens`;
      const user = { name: username, password };
      const cases: [unknown, number, string][] = [
        [{}, 400, 'Expecting to find auth in request body.'],
        [{ auth: { identity: { methods: ['password'] } } }, 400, 'Expecting to find password in identity.'],
        [
          { auth: { identity: { methods: ['password'], password: { user } } } },
          400,
          'Expecting to find domain in user.',
        ],
        [{ auth: { identity: { methods: ['fingerprint'], fingerprint: {} } } }, 401, 'unsupported method'],
      ];
      for (const [json, status, message] of cases) {
        const error = await refusalOf(session.request({ method: 'POST', url, json }));
        expect(error.status).toBe(status);
        expect(error.detail).toContain(message);
      }
    });

    it('answers the version documents without a token', async () => {
      const { session } = cloud.connect();
      const root = authUrl.replace(/\/v3\/?$/, '');
      const document = {
        id: expect.stringMatching(/^v3\.\d+$/) as string,
        status: 'stable',
        updated: expect.any(String) as string,
        links: [{ rel: 'self', href: `${root}/v3/` }],
        'media-types': [{ base: 'application/json', type: 'application/vnd.openstack.identity-v3+json' }],
      };
      const versions = await session.request({ url: `${root}/` });
      expect(versions.status).toBe(300);
      expect(versions.headers['location']).toBe(`${root}/v3/`);
      expect(versions.body).toEqual({ versions: { values: [document] } });
      expect((await session.request({ url: `${root}/v3` })).body).toEqual({ version: document });

      const network = (await session.endpoint('network')).replace(/\/v2\.0\/?$/, '');
      const { body } = await session.request({ url: `${network}/` });
      expect(body).toEqual({
        versions: [{ id: 'v2.0', status: 'CURRENT', links: [{ rel: 'self', href: `${network}/v2.0/` }] }],
      });
      expect(at({ body }, 'versions', 0, 'id')).toBe('v2.0');
    });
  });
}
