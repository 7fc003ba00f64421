import {
  attr,
  createAccess,
  createConnection,
  defineApi,
  defineResource,
  defineService,
  discovery,
  MicroversionError,
  readOnly,
  serviceOf,
  sessionStore,
  UserPreference,
  type ConnectionOptions,
  type ServiceApi,
} from '@os/core';

// As Nova, Placement, Cinder and Ironic 2025.1 answered.
const NOVA = {
  version: {
    id: 'v2.1',
    status: 'CURRENT',
    version: '2.100',
    min_version: '2.1',
    links: [{ rel: 'self', href: 'http://127.0.0.1:8774/v2.1/' }],
  },
};
const NOVA_ROOT = {
  versions: [
    { id: 'v2.0', status: 'SUPPORTED', version: '', min_version: '', links: [{ rel: 'self', href: 'http://n/v2/' }] },
    { ...NOVA.version, links: [{ rel: 'self', href: 'http://127.0.0.1:8774/v2.1/' }] },
  ],
};
const PLACEMENT = {
  versions: [
    { id: 'v1.0', max_version: '1.39', min_version: '1.0', status: 'CURRENT', links: [{ rel: 'self', href: '' }] },
  ],
};
const CINDER = {
  versions: [
    {
      id: 'v3.0',
      status: 'CURRENT',
      version: '3.71',
      min_version: '3.0',
      links: [{ rel: 'self', href: 'http://127.0.0.1:8776/v3/' }],
    },
  ],
};

const api = defineApi({
  type: 'compute',
  version: 'v2.1',
  discovery,
  microversions: { max: '2.96', header: 'x-openstack-nova-api-version' },
});
const MAX_KNOWN = '2.96';

class Server extends defineResource({
  service: api,
  path: '/servers',
  key: 'server',
  keys: 'servers',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    name: attr.string(),
    description: attr.string().since('2.19'),
    networks: attr.list(attr.object({ uuid: attr.string(), tag: attr.string().since('2.42') })),
  },
  query: ['name'],
  filters: { lockedOnly: attr.boolean('locked').since('2.73') },
}) {}

/** Exists from one microversion on. */
class Migration extends defineResource({
  service: api,
  path: '/migrations',
  key: 'migration',
  keys: 'migrations',
  since: '2.23',
  can: ['list'],
  attributes: { status: readOnly.string() },
}) {}

/** Is gone after one. */
class Cell extends defineResource({
  service: api,
  path: '/cells',
  keys: 'cells',
  until: '2.50',
  can: ['list'],
  attributes: { name: readOnly.string() },
}) {}

class ComputeService extends serviceOf({ server: Server, migration: Migration, cell: Cell }) {
  lock(reason?: string) {
    const needs = { until: MAX_KNOWN, ...(reason && { since: '2.73', what: 'locking with a reason' }) };
    return this.request({ method: 'POST', path: '/servers/s1/action', json: { lock: null }, needs });
  }
}
const compute = defineService({ key: 'compute', packageName: '@acme/compute', api, service: ComputeService });

/** A cloud of documents by URL, whose other answers are empty; `sent` holds what was asked, with its microversion. */
function cloud(documents: Record<string, unknown>, options: Partial<ConnectionOptions> = {}, url = 'http://n/v2.1') {
  const sent: string[] = [];
  const conn = createConnection({
    retries: 0,
    observer: () => undefined,
    authenticator: {
      name: 'static',
      authorize: async () =>
        createAccess({
          headers: { 'x-auth-token': 't' },
          project: { id: 'p1' },
          catalog: ['compute', 'placement', 'block-storage', 'baremetal'].map((type) => ({
            type,
            endpoints: [{ interface: 'public', region: 'RegionOne', url: type === 'compute' ? url : `http://${type}` }],
          })),
        }),
    },
    transport: {
      async send({ method, url: asked, headers }) {
        const version = headers['openstack-api-version'];
        const old = headers['x-openstack-nova-api-version'];
        sent.push([method, asked, version, old].filter(Boolean).join(' '));
        const document = documents[asked];
        const isQuestion = /^http:\/\/[\w-]+(\/v[\d.]+)?\/$/.test(asked);
        const body = document ?? (isQuestion ? undefined : { server: {}, servers: [], migrations: [], cells: [] });
        return { status: body === undefined ? 404 : 200, headers: {}, body: JSON.stringify(body ?? {}) };
      },
    },
    ...options,
    services: [compute] as const,
  });
  return { conn, sent };
}
const nova = { 'http://n/v2.1/': NOVA };

test('the newest that both sides know is asked for, and the service asked once', async () => {
  const { conn, sent } = cloud(nova);
  await Promise.all([conn.compute.getServer('s1'), conn.compute.getServer('s2')]);
  await conn.compute.listServers();
  expect(sent).toEqual([
    'GET http://n/v2.1/',
    'GET http://n/v2.1/servers/s1 compute 2.96 2.96',
    'GET http://n/v2.1/servers/s2 compute 2.96 2.96',
    'GET http://n/v2.1/servers compute 2.96 2.96',
  ]);
});

test('a cloud that knows less is asked for what it knows', async () => {
  const old = { version: { ...NOVA.version, version: '2.53' } };
  const { conn, sent } = cloud({ 'http://n/v2.1/': old });
  await conn.compute.getServer('s1');
  expect(sent.at(-1)).toBe('GET http://n/v2.1/servers/s1 compute 2.53 2.53');
});

test('raw requests ask for none, unless they say so', async () => {
  const { conn, sent } = cloud(nova);
  await conn.compute.request({ path: '/x' });
  await conn.compute.request({ path: '/x', microversion: '2.30' });
  await conn.compute.request({ path: '/x', microversion: 'latest' });
  expect(sent).toEqual([
    'GET http://n/v2.1/x',
    'GET http://n/v2.1/x compute 2.30 2.30',
    'GET http://n/v2.1/x compute latest latest',
  ]);
});

describe('a pinned one', () => {
  test.each<[string, Partial<ConnectionOptions>]>([
    ['by a preference', { preference: new UserPreference().setMicroversion('compute', '2.30') }],
    ['for all services', { preference: { '*': { microversion: '2.30' } } }],
  ])('%s goes into every call, and nothing is asked before', async (_, options) => {
    const { conn, sent } = cloud(nova, options);
    await conn.compute.getServer('s1');
    await conn.compute.request({ path: '/x' });
    await conn.compute.getServer('s1', { microversion: '2.31' });
    expect(sent).toEqual([
      'GET http://n/v2.1/servers/s1 compute 2.30 2.30',
      'GET http://n/v2.1/x compute 2.30 2.30',
      'GET http://n/v2.1/servers/s1 compute 2.31 2.31',
    ]);
  });

  test('that is too old, or too new, is refused before anything is sent', async () => {
    const { conn, sent } = cloud(nova, { preference: { compute: { microversion: '2.18' } } });
    await expect(conn.compute.createServer({ description: 'x' })).rejects.toThrow(
      new MicroversionError(
        'server.description needs microversion 2.19 of "compute" or later, not 2.18: that is what was asked for',
      ),
    );
    await expect(conn.compute.listMigrations()).rejects.toThrow(MicroversionError);
    await expect(conn.compute.listCells({}, { microversion: '2.51' })).rejects.toThrow(
      'cells is gone after microversion 2.50 of "compute", not 2.51: that is what was asked for',
    );
    expect(sent).toEqual([]);
  });

  test('is refused if it is none', () => {
    expect(() => new UserPreference().setMicroversion('compute', '2')).toThrow('A microversion is like "2.79"');
  });
});

describe('what the cloud lacks is refused before it is sent', () => {
  const old = { 'http://n/v2.1/': { version: { ...NOVA.version, version: '2.18' } } };
  test.each<[string, (conn: ReturnType<typeof cloud>['conn']) => PromiseLike<unknown>]>([
    ['server.description needs microversion 2.19', (c) => c.compute.createServer({ description: 'x' })],
    ['server.description needs microversion 2.19', (c) => c.compute.updateServer('s1', { description: 'x' })],
    ['server.networks.tag needs microversion 2.42', (c) => c.compute.createServer({ networks: [{ tag: 'x' }] })],
    ['server.lockedOnly needs microversion 2.73', (c) => c.compute.listServers({ lockedOnly: true })],
    ['migration needs microversion 2.23', (c) => c.compute.listMigrations()],
    ['locking with a reason needs microversion 2.73', (c) => c.compute.lock('mine')],
  ])('%s', async (message, run) => {
    const { conn, sent } = cloud(old);
    await expect(run(conn)).rejects.toThrow(message);
    await expect(run(conn)).rejects.toThrow('http://n/v2.1 knows 2.1 to 2.18');
    expect(sent).toEqual(['GET http://n/v2.1/']);
  });

  test('and nothing else is', async () => {
    const { conn } = cloud(old);
    await conn.compute.createServer({ name: 'x', networks: [{ uuid: 'n1' }] });
    await conn.compute.listServers({ name: 'x' });
    await conn.compute.lock();
  });

  test('a cloud that has dropped what it had is told of, too', async () => {
    const { conn } = cloud({ 'http://n/v2.1/': { version: { ...NOVA.version, min_version: '2.60' } } });
    await expect(conn.compute.listCells()).rejects.toThrow(MicroversionError);
  });
});

test('what was until some version is asked for in that one', async () => {
  const { conn, sent } = cloud(nova);
  await conn.compute.listCells();
  expect(sent.at(-1)).toBe('GET http://n/v2.1/cells compute 2.50 2.50');
});

describe('where the microversions are found', () => {
  const ask = async (documents: Record<string, unknown>, url: string) => {
    const { conn, sent } = cloud(documents, {}, url);
    await conn.compute.getServer('s1');
    return sent;
  };
  const call = (url: string) => `GET ${url}/servers/s1 compute 2.96 2.96`;

  test.each([
    ['at the version, before a project id', 'http://n/v2.1/p1', { 'http://n/v2.1/': NOVA }, 'http://n/v2.1/p1'],
    ['at the root of an unversioned URL', 'http://n', { 'http://n/': NOVA_ROOT }, 'http://n/v2.1'],
    ['below a path', 'http://x/compute', { 'http://x/compute/': NOVA_ROOT }, 'http://x/compute/v2.1'],
    ['with the project id put behind again', 'http://n/p1', { 'http://n/': NOVA_ROOT }, 'http://n/v2.1/p1'],
  ])('%s', async (_, url, documents, endpoint) => {
    const [[question], ...rest] = [Object.keys(documents), ...(await ask(documents, url))] as [string[], ...string[]];
    expect(rest).toEqual([`GET ${question}`, call(endpoint)]);
  });

  test('at the root if the version does not tell', async () => {
    expect(await ask({ 'http://n/': NOVA_ROOT }, 'http://n/v2.1')).toEqual([
      'GET http://n/v2.1/',
      'GET http://n/',
      call('http://n/v2.1'),
    ]);
  });

  test('nowhere: the call is sent without one, unless it needs one', async () => {
    const { conn, sent } = cloud({});
    await conn.compute.getServer('s1');
    expect(sent.at(-1)).toBe('GET http://n/v2.1/servers/s1');
    await expect(conn.compute.listMigrations()).rejects.toThrow(
      'migration needs microversion 2.23 of "compute"; http://n/v2.1 knows none at all',
    );
  });

  test('at an override, which stays as it is', async () => {
    const { conn, sent } = cloud({ 'http://mine/x/': NOVA }, { endpointOverrides: { compute: 'http://mine/x' } });
    await conn.compute.getServer('s1');
    expect(sent).toEqual(['GET http://mine/x/', 'GET http://mine/x/servers/s1 compute 2.96 2.96']);
  });
});

test.each<[string, ServiceApi, unknown, string]>([
  [
    'Placement, without a version in its URL',
    defineApi({ type: 'placement', discovery, microversions: { max: '1.39' } }),
    PLACEMENT,
    'GET http://placement/x placement 1.39',
  ],
  [
    'Cinder, by another name',
    defineApi({ type: 'block-storage', version: 'v3', discovery, microversions: { max: '3.70', name: 'volume' } }),
    CINDER,
    'GET http://block-storage/v3/x volume 3.70',
  ],
])('%s', async (_, service, document, expected) => {
  const { conn, sent } = cloud({ [`http://${service.type}/`]: document });
  await conn.session.request({ service, path: '/x', needs: {} });
  expect(sent).toEqual([`GET http://${service.type}/`, expected]);
});

test('old Ironic tells them in headers', async () => {
  const service = defineApi({ type: 'baremetal', version: 'v1', discovery, microversions: { max: '1.96' } });
  const { conn, sent } = cloud({});
  conn.session.policies.add({
    name: 'ironic',
    async send(request, next) {
      const response = await next(request);
      if (request.url !== 'http://baremetal/') return response;
      const headers = {
        'x-openstack-ironic-api-minimum-version': '1.1',
        'x-openstack-ironic-api-maximum-version': '1.22',
      };
      return { ...response, status: 200, headers, body: '{"id": "v1", "links": []}' };
    },
  });
  await conn.session.request({ service, path: '/nodes', needs: {} });
  expect(sent.at(-1)).toBe('GET http://baremetal/v1/nodes baremetal 1.22');
});

describe('a store', () => {
  const memory = () => {
    const all = new Map<string, string>();
    const store = sessionStore({
      get: async (key) => all.get(key),
      set: async (key, value) => void all.set(key, value),
      delete: async (key) => void all.delete(key),
    });
    return { all, store };
  };

  test('spares the next process the question', async () => {
    const { all, store } = memory();
    const first = cloud(nova, { store });
    await first.conn.compute.getServer('s1');
    expect([...all]).toEqual([['discovery:http://n/v2.1 v2.1', '{"url":"http://n/v2.1","min":"2.1","max":"2.100"}']]);
    const second = cloud(nova, { store });
    await second.conn.compute.getServer('s1');
    expect(second.sent).toEqual(['GET http://n/v2.1/servers/s1 compute 2.96 2.96']);
  });

  test.each(['{', '{}', 'null'])('that holds %s is asked in vain', async (nonsense) => {
    const { all, store } = memory();
    all.set('discovery:http://n/v2.1 v2.1', nonsense);
    const { conn, sent } = cloud(nova, { store });
    await conn.compute.getServer('s1');
    expect(sent).toEqual(['GET http://n/v2.1/', 'GET http://n/v2.1/servers/s1 compute 2.96 2.96']);
  });

  test('does not keep guesses', async () => {
    const { all, store } = memory();
    await cloud({}, { store }).conn.compute.getServer('s1');
    expect(all.size).toBe(0);
  });
});
