// The cloud that is measured against: a process of its own, on 127.0.0.1, with its own small HTTP server, so that it is
// never busier than the client. Forked by run.mjs: each message is the settings of the next measurement, and is
// answered with what was counted since the one before.
import { createHash } from 'node:crypto';
import { createServer } from 'node:net';

const PAGE = 1000;
const PROJECT = '7f1c9d3a5b2e4f60a1b2c3d4e5f60718';
/** Milliseconds by which timers of a client may be early. */
const TOLERANCE = 5;

/** Service types and paths as a devstack publishes them: some with a version, some without. */
const CATALOG = [
  ['identity', '/identity'],
  ['compute', '/compute/v2.1'],
  ['network', '/network'],
  ['image', '/image'],
  ['block-storage', `/volume/v3/${PROJECT}`],
  ['object-store', `/object-store/v1/AUTH_${PROJECT}`],
  ['placement', '/placement'],
  ['key-manager', '/key-manager'],
  ['orchestration', `/heat-api/v1/${PROJECT}`],
  ['load-balancer', '/load-balancer'],
  ['dns', '/dns'],
  ['shared-file-system', '/share/v2'],
];
/** What a service says of its version, at its root and at the version's own URL. */
const VERSIONS = [
  ['/identity', 'v3.14', '/v3/'],
  ['/compute', 'v2.1', '/v2.1/', '2.1', '2.104'],
  ['/network', 'v2.0', '/v2.0/'],
  ['/image', 'v2.9', '/v2/'],
  ['/volume', 'v3.0', '/v3/', '3.0', '3.72'],
];

let origin;
let settings;
let counts;
let networks;
let tokens;
/** When a path that was answered with Retry-After may be asked again. */
let closedUntil;

function reset(given = {}) {
  settings = { servers: 0, loginDelay: 0, delay: 0, tokensDieAfter: Infinity, fault: undefined, ...given };
  counts = { requests: 0, logins: 0, discoveries: {}, connections: 0, unauthorized: 0, faults: 0, resets: 0, early: 0 };
  networks = new Map();
  tokens = { valid: new Set(), left: settings.tokensDieAfter };
  closedUntil = new Map();
}

/** What objects are made of. */
const CONTENT = Buffer.alloc(1_048_576, 'what objects are made of ');
const md5s = new Map();

/** The checksum of an object of so many MiB. */
function md5Of(size) {
  if (!md5s.has(size)) {
    const hash = createHash('md5');
    for (let i = 0; i < size; i++) hash.update(CONTENT);
    md5s.set(size, hash.digest('hex'));
  }
  return md5s.get(size);
}

/** `GET /object-store/v1/AUTH_…/bench/64`: an object of 64 MiB. */
function sendObject(socket, path) {
  const size = Number(path.split('/').at(-1));
  socket.write(
    `HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nContent-Length: ${size * CONTENT.length}\r\n` +
      `ETag: ${md5Of(size)}\r\nLast-Modified: Thu, 01 Jan 2026 00:00:00 GMT\r\n\r\n`,
  );
  let sent = 0;
  const more = () => {
    while (sent < size) {
      sent++;
      if (!socket.write(CONTENT)) return socket.once('drain', more);
    }
  };
  more();
}

/** Takes what is uploaded, and tells its checksum. */
function receiveObject(socket, head, first) {
  let left = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
  const hash = createHash('md5');
  const take = (data) => {
    hash.update(data);
    left -= data.length;
    if (left > 0) return;
    socket.off('data', take);
    delete socket.isTaken;
    const etag = /\?multipart-manifest=put/.test(head) ? '"manifest"' : hash.digest('hex');
    send(socket, 201, '', `ETag: ${etag}\r\n`);
  };
  socket.isTaken = true;
  socket.on('data', take);
  take(first);
}

function handle(socket, method, path, query, head, body) {
  counts.requests++;
  if (path.endsWith('/auth/tokens')) {
    counts.logins++;
    return setTimeout(login, settings.loginDelay, socket);
  }
  const known = VERSIONS.find(([root, , version]) => path === `${root}/` || path === root + version);
  if (known) {
    counts.discoveries[known[0]] = (counts.discoveries[known[0]] ?? 0) + 1;
    return json(socket, 300, { versions: versionsOf(...known) });
  }
  if (Date.now() + TOLERANCE < closedUntil.get(path)) counts.early++;
  const { fault } = settings;
  if (fault && counts.requests % fault.every === 0) return fail(socket, path, fault);
  const isKnown = tokens.valid.has(/x-auth-token: (\S+)/i.exec(head)?.[1]);
  if (isKnown && tokens.left-- === 0) tokens.valid.clear();
  if (!isKnown || tokens.valid.size === 0) {
    counts.unauthorized++;
    return json(socket, 401, { error: { code: 401, title: 'Unauthorized', message: 'Authentication is required.' } });
  }
  if (settings.delay === 0) return answer(socket, method, path, query, body);
  setTimeout(answer, settings.delay, socket, method, path, query, body);
}

function fail(socket, path, { status, retryAfter }) {
  counts.faults++;
  if (status === undefined) {
    counts.resets++;
    return socket.resetAndDestroy();
  }
  if (retryAfter !== undefined) closedUntil.set(path, Date.now() + retryAfter * 1000);
  json(
    socket,
    status,
    { error: { code: status, message: 'Come back later.' } },
    retryAfter === undefined ? '' : `Retry-After: ${retryAfter}\r\n`,
  );
}

function answer(socket, method, path, query, body) {
  if (path.startsWith('/network/v2.0/networks')) {
    const id = path.split('/')[4];
    if (id) return json(socket, 200, { network: networkOf(id, `net-${id}`) });
    if (method === 'GET') {
      const found = networks.get(query.get('name'));
      return json(socket, 200, { networks: found ? [found] : [] });
    }
    const { name } = JSON.parse(body).network;
    networks.set(name, networkOf(`5e7c1b2a-0000-4000-8000-${String(networks.size).padStart(12, '0')}`, name));
    return json(socket, 201, { network: networks.get(name) });
  }
  if (path === '/compute/v2.1/servers/detail') return send(socket, 200, pageOf(query.get('marker')));
  if (path === '/identity/v3/projects') {
    const projects = Array.from({ length: 20 }, (_, i) => ({ id: `${PROJECT}${i}`, name: `project-${i}`, domain_id: 'default', description: '', enabled: true, parent_id: 'default', is_domain: false, tags: [], options: {} })); // prettier-ignore
    return json(socket, 200, { projects, links: { next: null, previous: null, self: origin + path } });
  }
  if (path === '/image/v2/images') return json(socket, 200, { images: [], first: '/v2/images' });
  if (path.startsWith('/object-store/')) return sendObject(socket, path);
  if (path === `/volume/v3/${PROJECT}/volumes/detail`) return json(socket, 200, { volumes: [] });
  json(socket, 404, { error: { code: 404, message: `${method} ${path} is not part of this cloud.` } });
}

function login(socket) {
  const token = `gAAAAA-${counts.logins}`;
  tokens.valid.add(token);
  const now = Date.now();
  const catalog = CATALOG.map(([type, path]) => ({
    type,
    name: type,
    endpoints: ['public', 'internal', 'admin'].map((name) => ({
      interface: name,
      region: 'RegionOne',
      region_id: 'RegionOne',
      url: origin + path,
    })),
  }));
  const access = {
    methods: ['password'],
    issued_at: new Date(now).toISOString(),
    expires_at: new Date(now + 3_600_000).toISOString(),
    user: { id: PROJECT, name: 'demo', domain: { id: 'default', name: 'Default' } },
    project: { id: PROJECT, name: 'demo', domain: { id: 'default', name: 'Default' } },
    roles: [{ id: PROJECT, name: 'member' }],
    catalog,
  };
  json(socket, 201, { token: access }, `X-Subject-Token: ${token}\r\n`);
}

function versionsOf(root, id, path, min_version, version) {
  const versions = [
    { id, status: 'CURRENT', min_version, version, links: [{ rel: 'self', href: origin + root + path }] },
  ];
  return root === '/identity' ? { values: versions } : versions;
}

/** About 900 bytes, as Neutron answers. */
function networkOf(id, name) {
  return {
    id,
    name,
    tenant_id: PROJECT,
    project_id: PROJECT,
    admin_state_up: true,
    mtu: 1450,
    status: 'ACTIVE',
    subnets: ['0c4f9c3a-5b0f-4d8f-9a43-0d2b3c4d5e6f'],
    shared: false,
    availability_zone_hints: [],
    availability_zones: ['nova'],
    ipv4_address_scope: null,
    ipv6_address_scope: null,
    'router:external': false,
    description: '',
    qos_policy_id: null,
    port_security_enabled: true,
    dns_domain: '',
    l2_adjacency: true,
    tags: [],
    created_at: '2026-01-12T09:00:00Z',
    updated_at: '2026-01-12T09:00:01Z',
    revision_number: 2,
    'provider:network_type': 'vxlan',
    'provider:physical_network': null,
    'provider:segmentation_id': 1042,
  };
}

/** Two thirds of an id hold the page's number, the rest the server's place on it; see {@link pageOf}. */
const serverId = (place) => `4e7c1b2a-0000-4000-8000-@PAGE0${String(place).padStart(6, '0')}`;

/** About 2 KB, as Nova answers. */
function serverOf(place) {
  const id = serverId(place);
  const link = (rel, path) => ({ rel, href: `http://127.0.0.1/compute/${path}` });
  const address = (version, addr, type) => ({
    version,
    addr,
    'OS-EXT-IPS:type': type,
    'OS-EXT-IPS-MAC:mac_addr': 'fa:16:3e:5b:1c:77',
  });
  return {
    id,
    name: `web-@PAGE0-${place}.prod.example.test`,
    status: place % 17 ? 'ACTIVE' : 'SHUTOFF',
    tenant_id: PROJECT,
    user_id: PROJECT,
    metadata: {
      role: 'web',
      tier: 'frontend',
      owner: 'team-platform',
      deployed_by: 'terraform',
      cluster: `c-${place}`,
    },
    hostId: '2091634baaccdc4c5a1d57069c833e402921df696b7f970791b12ec6',
    image: { id: '70a599e0-31e7-49b7-b260-868f441e862b', links: [link('bookmark', 'images/70a599e0')] },
    flavor: { id: `m1.${place % 8}`, links: [link('bookmark', `flavors/m1.${place % 8}`)] },
    created: '2026-01-15T10:22:31Z',
    updated: '2026-02-03T08:01:12Z',
    addresses: {
      private: [address(4, '10.0.0.7', 'fixed'), address(6, 'fd00::7', 'fixed'), address(4, '203.0.113.7', 'floating')],
    },
    accessIPv4: '',
    accessIPv6: '',
    links: [link('self', `v2.1/servers/${id}`), link('bookmark', `servers/${id}`)],
    'OS-DCF:diskConfig': 'MANUAL',
    progress: 0,
    'OS-EXT-AZ:availability_zone': `az-${place % 3}`,
    config_drive: 'True',
    key_name: 'deploy-key',
    'OS-SRV-USG:launched_at': '2026-01-15T10:22:49.000000',
    'OS-SRV-USG:terminated_at': null,
    security_groups: [{ name: 'default' }, { name: 'web' }],
    'OS-EXT-SRV-ATTR:host': `compute-${place % 200}`,
    'OS-EXT-SRV-ATTR:instance_name': `instance-@PAGE0${place}`,
    'OS-EXT-SRV-ATTR:hypervisor_hostname': `compute-${place % 200}.example.test`,
    'OS-EXT-STS:task_state': null,
    'OS-EXT-STS:vm_state': 'active',
    'OS-EXT-STS:power_state': 1,
    'os-extended-volumes:volumes_attached': [{ id: `6e7c1b2a-0000-4000-8000-@PAGE0${place}` }],
  };
}

const SERVERS = JSON.stringify(Array.from({ length: PAGE }, (_, place) => serverOf(place)));

/** One page was serialized once; others differ from it in their number. */
function pageOf(marker) {
  const page = marker === null ? 0 : Number(marker.slice(24, 30)) + 1;
  const pages = settings.servers / PAGE;
  const servers = page < pages ? SERVERS.replaceAll('@PAGE0', String(page).padStart(6, '0')) : '[]';
  const last = serverId(PAGE - 1).replace('@PAGE0', String(page).padStart(6, '0'));
  const next = `${origin}/compute/v2.1/servers/detail?limit=${PAGE}&marker=${last}`;
  const links = page + 1 < pages ? `,"servers_links":[{"rel":"next","href":"${next}"}]` : '';
  return `{"servers":${servers}${links}}`;
}

function json(socket, status, body, headers = '') {
  send(socket, status, JSON.stringify(body), headers);
}

/** All bodies are ASCII. */
function send(socket, status, body, headers = '') {
  socket.write(
    `HTTP/1.1 ${status} ${status < 400 ? 'OK' : 'Failed'}\r\nDate: Thu, 01 Jan 2026 00:00:00 GMT\r\n` +
      `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n` +
      `X-Openstack-Request-Id: req-6a3c7f1e-58f3-4b0a-9d59-0a5a3f3c1b11\r\n${headers}\r\n${body}`,
    'latin1',
  );
}

const server = createServer((socket) => {
  counts.connections++;
  let received = '';
  socket.setNoDelay();
  socket.on('error', () => undefined);
  // No client sends a request before it has the answer to the last one on that connection.
  socket.on('data', (data) => {
    if (socket.isTaken) return;
    received += data.latin1Slice();
    const end = received.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = received.slice(0, end);
    if (head.startsWith('PUT /object-store/')) {
      counts.requests++;
      const body = Buffer.from(received.slice(end + 4), 'latin1');
      received = '';
      return receiveObject(socket, head, body);
    }
    const body = received.slice(end + 4);
    if (body.length < Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)) return;
    received = '';
    const [method, target] = head.split(' ', 2);
    const [path, search] = target.split('?');
    handle(socket, method, path, new URLSearchParams(search), head, body);
  });
});

process.on('message', (given) => {
  process.send(counts);
  reset(given);
});
process.on('disconnect', () => process.exit());
server.listen(0, '127.0.0.1', 511, () => {
  origin = `http://127.0.0.1:${server.address().port}`;
  reset();
  process.send(origin);
});
