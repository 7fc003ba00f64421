import { AbortedError, ConfigError, createConnection, ForbiddenError } from '@os/core';
import { cleanUpProject, IncompleteError, type CleanUp, type CleanUpOptions } from '@os/recipes';
import { compute } from '@os/compute/pure';
import { SERVER, SERVER_GROUP } from '../../compute/test/answers.js';
import { BACKUP, SNAPSHOT, VOLUME } from '../../block-storage/test/answers.js';
import { IMAGE } from '../../image/test/answers.js';
import { FLOATING_IP, NETWORK, PORT, ROUTER, SECURITY_GROUP, SUBNET } from '../../network/test/answers.js';
import { NETWORK_IN_USE } from './answers.js';
import { PROJECT, scripted, type Script } from './cloud.js';

const OTHER = '6f641a4082f0413d967b1b6631284caf';
const mine = { project_id: PROJECT, tenant_id: PROJECT };
const theirs = { project_id: OTHER, tenant_id: OTHER };

const server = { ...SERVER, ...mine, name: 'web' };
const [at] = VOLUME.attachments;
const volume = { ...VOLUME, name: 'data', attachments: [{ ...at, server_id: server.id }] };
const snapshot = { ...SNAPSHOT, volume_id: volume.id };
const network = { ...NETWORK, ...mine, subnets: [SUBNET.id], qos_policy_id: null };
const subnet = { ...SUBNET, ...mine, network_id: network.id };
const port = { ...PORT, ...mine, network_id: network.id, device_id: server.id, device_owner: 'compute:nova' };
const group = { ...SECURITY_GROUP, ...mine, id: port.security_groups[0]!, name: 'web' };
const router = { ...ROUTER, ...mine, routes: [{ destination: '10.1.0.0/16', nexthop: '10.77.0.9' }] };
const routerPort = {
  ...PORT,
  ...mine,
  id: 'rp',
  network_id: network.id,
  device_id: router.id,
  device_owner: 'network:router_interface',
  security_groups: [],
};
const floatingIp = { ...FLOATING_IP, ...mine, port_id: port.id, router_id: router.id };

const PORTS = [port, routerPort, { ...PORT, id: 'dhcp', network_id: network.id, device_owner: 'network:dhcp' }];
const PROJECTS: Script = {
  'GET compute/servers/detail': [200, { servers: [server, { ...SERVER, id: 'x', tenant_id: OTHER }] }],
  'GET compute/os-server-groups': [200, { server_groups: [{ ...SERVER_GROUP, ...mine, members: [server.id] }] }],
  'GET block-storage/volumes/detail': [200, { volumes: [volume] }],
  'GET block-storage/snapshots/detail': [200, { snapshots: [snapshot] }],
  'GET image/images': [
    200,
    {
      images: [
        { ...IMAGE, owner: PROJECT },
        { ...IMAGE, id: 'i', owner: OTHER },
      ],
    },
  ],
  'GET network/networks': [200, { networks: [network, { ...NETWORK, ...theirs, id: 'n' }] }],
  'GET network/subnets': [200, { subnets: [subnet] }],
  'GET network/ports': [200, { ports: PORTS }],
  'GET network/routers': [200, { routers: [router] }],
  'GET network/floatingips': [200, { floatingips: [floatingIp] }],
  'GET network/security-groups': [200, { security_groups: [group, { ...group, id: 'd', name: 'default' }] }],
  'GET network/subnetpools': [404, {}],
  'GET object-store/': [200, []],
};

const title = ({ kind, name, id }: { kind: string; name: string | undefined; id: string }) => `${kind} ${name ?? id}`;
const planned = ({ items }: CleanUp) => items.map(({ kind }) => kind);
const reasons = ({ kept }: CleanUp) => Object.fromEntries(kept.map((item) => [title(item), item.reason]));
const reasonOf = async (script: Script, what: string, options?: CleanUpOptions) =>
  reasons(await cleanUpProject(scripted({ ...PROJECTS, ...script }).conn, options))[what];

describe('a plan', () => {
  test('has what the project has, each after what holds it, and deletes nothing', async () => {
    const { conn, requests } = scripted(PROJECTS);
    const { items, kept, unsearched, projectId } = await cleanUpProject(conn);
    expect(requests().filter((each) => !each.startsWith('GET '))).toEqual([]);
    expect(projectId).toBe(PROJECT);
    expect(unsearched).toEqual([]);
    expect(items.every(({ outcome }) => outcome === 'planned')).toBe(true);
    const kinds = items.map(({ kind }) => kind);
    expect([...kinds].sort()).toEqual(
      [
        'floatingIp',
        'image',
        'network',
        'port',
        'router',
        'securityGroup',
        'server',
        'serverGroup',
        'snapshot',
        'subnet',
        'volume',
      ].sort(),
    );
    for (const [first, then] of [
      ['server', 'volume'],
      ['server', 'serverGroup'],
      ['snapshot', 'volume'],
      ['server', 'port'],
      ['port', 'floatingIp'],
      ['floatingIp', 'router'],
      ['router', 'subnet'],
      ['subnet', 'network'],
      ['port', 'securityGroup'],
    ] as const) {
      expect([first, then, kinds.indexOf(first) < kinds.indexOf(then)]).toEqual([first, then, true]);
    }
    expect(kept.map(title)).toEqual(['securityGroup default']);
  });

  test("asks for this project's things alone, where administrators are shown more", async () => {
    const { conn, requests } = scripted(PROJECTS);
    await cleanUpProject(conn);
    expect(requests()).toEqual(
      expect.arrayContaining([
        `GET network/networks?project_id=${PROJECT}`,
        `GET network/ports?project_id=${PROJECT}`,
        `GET network/ports?network_id=${network.id}`,
        `GET network/ports?device_id=${router.id}`,
        `GET image/images?owner=${PROJECT}`,
        `GET image/images?owner=${PROJECT}&os_hidden=true`,
        'GET compute/servers/detail',
      ]),
    );
  });

  test('is not about a server that has been deleted and is still listed', async () => {
    const servers = [{ ...server, status: 'DELETED' }];
    const result = await cleanUpProject(
      scripted({ ...PROJECTS, 'GET compute/servers/detail': [200, { servers }] }).conn,
    );
    expect(planned(result)).not.toContain('server');
    expect(result.kept.map(title)).not.toContain('server web');
  });

  test('keeps what something needs that is kept', async () => {
    const { conn } = scripted(PROJECTS);
    const result = await cleanUpProject(conn, { filter: ({ kind }) => kind !== 'server' });
    expect(reasons(result)).toMatchObject({
      'server web': 'the filter keeps it',
      'volume data': 'it is attached to the server "web", which stays',
      [`port ${port.name}`]: 'it is used (compute:nova) by "web", which stays',
      [`floatingIp ${floatingIp.floating_ip_address}`]: `it is the address of the port "${port.name}", which stays`,
      [`network ${network.name}`]: `it is the network of the port "${port.name}", which stays`,
    });
    expect(planned(result)).toEqual(['snapshot', 'image']);
  });

  test.each<[string, Script, string, CleanUpOptions, string]>([
    [
      'is locked',
      { 'GET compute/servers/detail': [200, { servers: [{ ...server, locked: true }] }] },
      'server web',
      {},
      'it is locked',
    ],
    [
      'is protected',
      { 'GET image/images': [200, { images: [{ ...IMAGE, owner: PROJECT, protected: true }] }] },
      'image debian',
      {},
      'it is protected',
    ],
    [
      'is public',
      { 'GET image/images': [200, { images: [{ ...IMAGE, owner: PROJECT, visibility: 'public' }] }] },
      'image debian',
      {},
      'other projects can use it',
    ],
    [
      'is shared',
      { 'GET network/networks': [200, { networks: [{ ...network, shared: true }] }] },
      `network ${network.name}`,
      {},
      'other projects can use it',
    ],
    [
      'is in a group',
      { 'GET block-storage/volumes/detail': [200, { volumes: [{ ...volume, group_id: 'g' }] }] },
      'volume data',
      {},
      'it is in the group g',
    ],
    [
      'a host uses',
      { 'GET block-storage/volumes/detail': [200, { volumes: [VOLUME] }] },
      `volume ${VOLUME.name}`,
      {},
      `it is attached to a host by ${at!.attachment_id}, which is not among what was looked at`,
    ],
    [
      'another project has a port on',
      { 'GET network/ports': [200, { ports: [...PORTS, { ...PORT, ...theirs, id: 'g', network_id: network.id }] }] },
      `network ${network.name}`,
      {},
      'it is the network of the port g, which is not among what was looked at',
    ],
    ['is too young', {}, 'server web', { createdBefore: SERVER.created }, `it was made at ${SERVER.created}`],
    ['tells no age', {}, 'serverGroup ' + SERVER_GROUP.name, { createdBefore: new Date() }, 'its age is not known'],
    ['has another name', {}, 'server web', { name: 'ci-*' }, 'its name is another'],
    ['does not match', {}, 'server web', { name: /^ci-/ }, 'its name is another'],
    ['is to be skipped', {}, 'server web', { skip: ['server'] }, 'its kind is to be skipped'],
  ])('keeps what %s', async (_, script, what, options, reason) => {
    expect(await reasonOf(script, what, options)).toBe(reason);
  });

  test('lets what is public go if it shall, and what the filters fit', async () => {
    const shared: Script = { ...PROJECTS, 'GET network/networks': [200, { networks: [{ ...network, shared: true }] }] };
    expect(planned(await cleanUpProject(scripted(shared).conn, { includePublic: true }))).toContain('network');
    for (const name of ['web', 'we*', /EB$/i]) {
      expect(planned(await cleanUpProject(scripted(PROJECTS).conn, { name }))).toContain('server');
    }
    // One second later, in Nova's form and in UTC.
    const createdBefore = new Date(Date.parse(SERVER.created) + 1000);
    expect(planned(await cleanUpProject(scripted(PROJECTS).conn, { createdBefore }))).toContain('server');
  });

  test('by names, has what has no name with the port or server that has it', async () => {
    const named: Script = {
      ...PROJECTS,
      'GET compute/servers/detail': [200, { servers: [{ ...server, name: 'ci-1' }] }],
      'GET block-storage/volumes/detail': [200, { volumes: [{ ...volume, name: '' }] }],
      'GET block-storage/snapshots/detail': [200, { snapshots: [] }],
      'GET network/ports': [200, { ports: [{ ...port, name: '' }, routerPort] }],
      'GET network/routers': [200, { routers: [{ ...router, name: 'ci' }] }],
      'GET network/subnets': [200, { subnets: [{ ...subnet, name: 'ci' }] }],
      'GET network/networks': [200, { networks: [{ ...network, name: 'ci' }] }],
      'GET network/security-groups': [200, { security_groups: [{ ...group, name: 'ci' }] }],
    };
    const plan = (more: Script = {}) => cleanUpProject(scripted({ ...named, ...more }).conn, { name: 'ci*' });
    expect(planned(await plan()).sort()).toEqual(
      ['floatingIp', 'network', 'port', 'router', 'securityGroup', 'server', 'subnet', 'volume'].sort(),
    );

    // Somebody else's server, and what nobody has.
    const other = { 'GET compute/servers/detail': [200, { servers: [server] }] } as const;
    expect(planned(await plan(other))).toEqual([]);
    expect(reasons(await plan(other))).toMatchObject({
      [`volume ${volume.id}`]: 'it is attached to the server "web", which stays',
      [`port ${port.id}`]: 'it is used (compute:nova) by "web", which stays',
    });
    const free: Script = {
      'GET block-storage/volumes/detail': [200, { volumes: [{ ...volume, name: '', attachments: [] }] }],
    };
    expect(reasons(await plan(free))[`volume ${volume.id}`]).toBe('it has no name');

    // A name of their own counts.
    const ports = { 'GET network/ports': [200, { ports: [{ ...port, name: 'vip' }, routerPort] }] } as const;
    expect(reasons(await plan(ports))).toMatchObject({
      'port vip': 'its name is another',
      [`floatingIp ${floatingIp.floating_ip_address}`]: 'it is the address of the port "vip", which stays',
      'router ci': `it is the router of the floating IP "${floatingIp.floating_ip_address}", which stays`,
    });
  });

  test('has incremental backups before what they build on', async () => {
    const base = { ...BACKUP, id: 'base', has_dependent_backups: true, 'os-backup-project-attr:project_id': PROJECT };
    const next = {
      ...base,
      id: 'next',
      has_dependent_backups: false,
      is_incremental: true,
      created_at: '2026-11-25T05:00:00.000000',
    };
    const { conn } = scripted({ 'GET block-storage/backups/detail': [200, { backups: [base, next] }] });
    expect((await cleanUpProject(conn)).items.map(({ id }) => id)).toEqual(['next', 'base']);
  });

  test('has objects before their containers', async () => {
    const { conn, requests } = scripted({
      'GET object-store/': [
        [200, [{ name: 'c', count: 1, bytes: 1, last_modified: '2026-11-25T05:00:00.000000' }]],
        [200, []],
      ],
      'GET object-store/c': [
        [200, [{ name: 'a/b', bytes: 1, hash: 'h', content_type: 't', last_modified: '2026-11-25T05:00:00.000000' }]],
        [200, []],
      ],
    });
    const { items } = await cleanUpProject(conn, { dryRun: false });
    expect(items.map(title)).toEqual(['object a/b', 'container c']);
    expect(requests().filter((each) => each.startsWith('DELETE'))).toEqual([
      'DELETE object-store/c/a/b',
      'DELETE object-store/c',
    ]);
  });

  test('says which services it could not look at', async () => {
    const { conn } = scripted(PROJECTS, ['compute']);
    const { unsearched, items } = await cleanUpProject(conn);
    expect(unsearched.map(({ service }) => service).sort()).toEqual([
      'blockStorage',
      'image',
      'network',
      'objectStore',
    ]);
    expect(items.map(({ kind }) => kind)).toEqual(['server', 'serverGroup']);
    const alone = createConnection({
      services: [compute],
      transport: conn.session.transport,
      authenticator: { name: 'x', authorize: () => conn.session.access() },
    });
    expect((await cleanUpProject(alone)).unsearched[0]?.reason).toContain('@os/block-storage');
  });
});

describe('a clean-up', () => {
  const gone: Script = {
    ...PROJECTS,
    [`GET compute/servers/${server.id}`]: [404, {}],
    [`GET block-storage/volumes/${volume.id}`]: [
      [200, { volume: { ...volume, status: 'available' } }],
      [404, {}],
    ],
    [`GET block-storage/snapshots/${snapshot.id}`]: [404, {}],
    [`PUT network/routers/${router.id}`]: [200, { router }],
    [`PUT network/routers/${router.id}/remove_router_interface`]: [200, {}],
  };
  const options = { dryRun: false, interval: 1, skip: ['image'] } as const;

  test('deletes, each thing when what holds it is gone', async () => {
    const { conn, sent, requests } = scripted(gone);
    const seen: string[] = [];
    const result = await cleanUpProject(conn, { ...options, onProgress: ({ kind }) => seen.push(kind) });
    expect(result.items.filter(({ outcome }) => outcome !== 'deleted')).toEqual([]);
    expect(seen).toHaveLength(result.items.length + result.kept.length);
    const changes = sent.filter(({ request }) => !request.startsWith('GET '));
    expect(changes.map(({ request }) => request).sort()).toEqual(
      [
        `DELETE block-storage/snapshots/${snapshot.id}`,
        `DELETE block-storage/volumes/${volume.id}`,
        `DELETE compute/os-server-groups/${SERVER_GROUP.id}`,
        `DELETE compute/servers/${server.id}`,
        `DELETE network/floatingips/${floatingIp.id}`,
        `DELETE network/networks/${network.id}`,
        `DELETE network/ports/${port.id}`,
        `DELETE network/routers/${router.id}`,
        `DELETE network/security-groups/${group.id}`,
        `DELETE network/subnets/${subnet.id}`,
        `PUT network/routers/${router.id}`,
        `PUT network/routers/${router.id}/remove_router_interface`,
      ].sort(),
    );
    expect(changes.flatMap(({ body }) => body ?? [])).toEqual([{ router: { routes: [] } }, { port_id: 'rp' }]);
    const order = requests();
    expect(order.indexOf(`DELETE compute/servers/${server.id}`)).toBeLessThan(
      order.indexOf(`DELETE network/ports/${port.id}`),
    );
    expect(order.indexOf(`DELETE network/routers/${router.id}`)).toBeLessThan(
      order.indexOf(`DELETE network/subnets/${subnet.id}`),
    );
  });

  test('deletes a snapshot when the server is gone that has the volume, and at once if that stays', async () => {
    const { conn, requests } = scripted(gone);
    await cleanUpProject(conn, options);
    const order = requests();
    expect(order.indexOf(`GET compute/servers/${server.id}`)).toBeGreaterThan(-1);
    expect(order.indexOf(`GET compute/servers/${server.id}`)).toBeLessThan(
      order.indexOf(`DELETE block-storage/snapshots/${snapshot.id}`),
    );
    const { items } = await cleanUpProject(scripted(gone).conn, { ...options, skip: ['image', 'server'] });
    expect(items).toMatchObject([{ kind: 'snapshot', outcome: 'deleted' }]);
  });

  test('goes on after a failure, and keeps what that holds', async () => {
    const { conn } = scripted({ ...gone, [`DELETE compute/servers/${server.id}`]: [403, {}] });
    const result = await cleanUpProject(conn, options);
    const failed = result.items.filter(({ outcome }) => outcome === 'failed');
    expect(failed).toMatchObject([{ kind: 'server', reason: expect.stringContaining('answered 403') as unknown }]);
    expect(failed[0]?.error).toBeInstanceOf(ForbiddenError);
    expect(reasons(result)['volume data']).toBe(`server "web" (${server.id}) could not be deleted`);
    expect(result.items.find(({ kind }) => kind === 'snapshot')?.outcome).toBe('deleted');
  });

  test('tries again what is in use for a moment longer', async () => {
    const url = `DELETE network/networks/${network.id}`;
    const { conn, requests } = scripted({ ...gone, [url]: [[409, NETWORK_IN_USE], [409, NETWORK_IN_USE], [204]] });
    expect((await cleanUpProject(conn, options)).items.find(({ kind }) => kind === 'network')?.outcome).toBe('deleted');
    expect(requests().filter((each) => each === url)).toHaveLength(3);
    const never = scripted({ ...gone, [url]: [409, NETWORK_IN_USE] });
    expect((await cleanUpProject(never.conn, options)).items.find(({ kind }) => kind === 'network')?.outcome).toBe(
      'failed',
    );
    expect(never.requests().filter((each) => each === url)).toHaveLength(5);
  });

  test('ends with an abort, and says what was deleted', async () => {
    const { conn } = scripted(gone);
    const controller = new AbortController();
    const error: unknown = await cleanUpProject(conn, {
      ...options,
      concurrency: 1,
      signal: controller.signal,
      onProgress: ({ outcome }) => outcome === 'deleted' && controller.abort(),
    }).catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(IncompleteError);
    expect((error as IncompleteError).cause).toBeInstanceOf(AbortedError);
    expect((error as IncompleteError).done).toHaveLength(1);
    const early = cleanUpProject(scripted(gone).conn, { ...options, signal: AbortSignal.abort() });
    await expect(early).rejects.toThrow(AbortedError);
  });

  test('does no more at the same time than it may', async () => {
    const servers = Array.from({ length: 6 }, (_, i) => ({ ...server, id: `s${i}` }));
    const { conn, sent } = scripted({ 'GET compute/servers/detail': [200, { servers }] }, ['compute']);
    let most = 0;
    const { transport } = conn.session;
    const send = transport.send.bind(transport);
    let running = 0;
    transport.send = async (request) => {
      most = Math.max(most, ++running);
      return send(request).finally(() => running--);
    };
    await cleanUpProject(conn, { ...options, concurrency: 2 });
    expect(sent.filter(({ request }) => request.startsWith('DELETE'))).toHaveLength(6);
    expect(most).toBe(2);
  });
});

test.each<[object, string]>([
  [{ dryrun: false }, 'no option "dryrun"; did you mean "dryRun"?'],
  [{ createdBefore: 'yesterday' }, 'yesterday is no time'],
  [{ name: '' }, 'an empty text'],
  [{ concurrency: 0 }, 'at least 1'],
])('%j cannot be', async (options, message) => {
  const { conn, sent } = scripted(PROJECTS);
  const error: unknown = await cleanUpProject(conn, options).catch((failure: unknown) => failure);
  expect(error).toBeInstanceOf(ConfigError);
  expect((error as Error).message).toContain(message);
  expect(sent).toEqual([]);
});

test('a connection to no project cannot be cleaned', async () => {
  const session = { access: () => Promise.resolve({ headers: {}, catalog: [] }) };
  await expect(cleanUpProject({ session })).rejects.toThrow(ConfigError);
});
