// A transport that answers by itself, so that a bundle can be run anywhere.
const VERSIONS = { identity: 'v3', network: 'v2.0', compute: 'v2.1' };
const CATALOG = Object.entries(VERSIONS).map(([type, version]) => ({
  type,
  name: type,
  endpoints: [
    {
      interface: 'public',
      region: 'RegionOne',
      url: `http://cloud.test/${type}/${version}`,
    },
  ],
}));
const TOKEN = {
  token: { expires_at: '2999-01-01T00:00:00Z', issued_at: '2026-01-01T00:00:00Z', catalog: CATALOG, roles: [] },
};
const ANSWERS = {
  'POST /identity/v3/auth/tokens': TOKEN,
  'POST /sso/token': { access_token: 'access' },
  'POST /identity/v3/OS-FEDERATION/identity_providers/sso/protocols/openid/auth': TOKEN,
  'GET /identity/v3/projects': { projects: [{ id: 'p1', name: 'admin' }] },
  'GET /compute/v2.1/': { version: { id: 'v2.1', status: 'CURRENT', version: '2.104', min_version: '2.1' } },
  'GET /compute/v2.1/servers/detail': { servers: [{ id: 's1', name: 'web' }] },
  'GET /network/v2.0/networks': { networks: [{ id: 'n1', name: 'jenkins' }] },
};

/** @type {import('@os/core').Transport} */
export const transport = {
  async send({ method, url }) {
    const body = ANSWERS[`${method} ${new URL(url).pathname}`];
    return {
      status: body ? 200 : 404,
      headers: { 'content-type': 'application/json', 'x-subject-token': 'token' },
      body: JSON.stringify(body ?? {}),
    };
  },
};

export const login = {
  authUrl: 'http://cloud.test/identity/v3',
  username: 'admin',
  password: 'secret',
  projectName: 'admin',
};
