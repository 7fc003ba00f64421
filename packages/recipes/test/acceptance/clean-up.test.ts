import { cleanUpProject, IncompleteError, type CleanUp } from '@os/recipes';
import { cloud, ownProject, routedNetwork, smallFlavor, smallImage } from './setup.js';

const admin = cloud();
const title = admin.name();
const pace = { interval: 200 };

const counts = ({ items }: CleanUp): Record<string, number> => {
  const all: Record<string, number> = {};
  for (const { kind } of items) all[kind] = (all[kind] ?? 0) + 1;
  return all;
};

test('a project is emptied, and what is kept keeps what it needs', async () => {
  const { own } = await ownProject(admin);
  const { compute, network, blockStorage, image, objectStore } = own;
  const flavor = await smallFlavor(admin);
  const source = await smallImage(admin);
  admin.keep(own, (each) => cleanUpProject(each, { dryRun: false, ...pace }));

  const { network: inside } = await routedNetwork(own, title);
  const outside = await network.listNetworks({ isRouterExternal: true }).first();
  const group = await network.createSecurityGroup({ name: title });
  const port = await network.createPort({ networkId: inside.id, name: title, securityGroupIds: [group.id] });
  await network.createFloatingIp({ floatingNetworkId: outside!.id, portId: port.id });
  const pool = await network.createSubnetPool({ name: title, prefixes: ['10.73.0.0/16'] });
  const volume = await blockStorage.createVolume({ name: title, size: 1 });
  const others = await blockStorage.createVolume({ name: `${title}-free`, size: 1 });
  const server = await compute.createServer({
    name: title,
    flavorId: flavor.id,
    imageId: source.id,
    networks: [{ portId: port.id }, { networkId: inside.id }],
  });
  const servers = await compute.createServerGroup({ name: title, policy: 'soft-affinity' });
  const picture = await image.createImage({
    name: title,
    diskFormat: 'raw',
    containerFormat: 'bare',
    isProtected: true,
  });
  await objectStore.createContainer({ name: title });
  await objectStore.uploadObject(title, 'a/b', 'hello');
  await blockStorage.waitForVolume(volume, { status: 'available', ...pace });
  await blockStorage.waitForVolume(others, { status: 'available', ...pace });
  // To be deleted when the server that has its volume is gone: Cinder would ask Nova to help otherwise.
  const snapshot = await blockStorage.createSnapshot({ volumeId: volume.id, name: title });
  await blockStorage.waitForSnapshot(snapshot, { status: 'available', ...pace });
  await compute.waitForServer(server, { status: 'ACTIVE', ...pace });
  await compute.createVolumeAttachment(server, { volumeId: volume.id });
  await blockStorage.waitForVolume(volume, { status: 'in-use', ...pace });

  const all = {
    server: 1,
    serverGroup: 1,
    snapshot: 1,
    volume: 2,
    floatingIp: 1,
    router: 1,
    port: 2,
    subnet: 1,
    network: 1,
    securityGroup: 1,
    subnetPool: 1,
    object: 1,
    container: 1,
  };
  const plan = await cleanUpProject(own);
  expect(counts(plan)).toEqual(all);
  expect(plan.unsearched).toEqual([]);
  expect(plan.items.every(({ outcome }) => outcome === 'planned')).toBe(true);
  expect(plan.kept).toEqual([
    expect.objectContaining({ kind: 'image', id: picture.id, reason: 'it is protected' }),
    expect.objectContaining({ kind: 'securityGroup', name: 'default', reason: 'every project has one' }),
  ]);

  // By its name, but for the other volume: the floating IP and the port that Nova made have none, and go with the server.
  const named = await cleanUpProject(own, { name: title, skip: ['image', 'object', 'container'] });
  expect({ ...counts(named), volume: 2, object: 1, container: 1 }).toEqual(all);
  expect(named.kept.find(({ id }) => id === others.id)?.reason).toBe('its name is another');

  // The server is kept, and so is what it has.
  const around = await cleanUpProject(own, { filter: ({ kind }) => kind !== 'server' });
  expect(around.items.map(({ kind }) => kind).sort()).toEqual(
    ['container', 'object', 'serverGroup', 'snapshot', 'subnetPool', 'volume'].sort(),
  );
  expect(around.kept.find(({ id }) => id === volume.id)?.reason).toBe(
    `it is attached to the server "${title}", which stays`,
  );
  expect(counts(await cleanUpProject(own, { name: `${title}-*` }))).toEqual({ volume: 1 });
  expect(counts(await cleanUpProject(own, { createdBefore: new Date(0) }))).toEqual({});

  // Half of it, then an abort.
  const controller = new AbortController();
  const aborted: unknown = await cleanUpProject(own, {
    ...pace,
    dryRun: false,
    concurrency: 1,
    signal: controller.signal,
    onProgress: ({ outcome }) => outcome === 'deleted' && controller.abort(),
  }).catch((error: unknown) => error);
  expect(aborted).toBeInstanceOf(IncompleteError);
  expect((aborted as IncompleteError).done).toHaveLength(1);

  const done = await cleanUpProject(own, { dryRun: false, ...pace });
  expect(done.items.filter(({ outcome }) => outcome !== 'deleted')).toEqual([]);
  expect(counts(await cleanUpProject(own))).toEqual({});
  await image.updateImage(picture, { isProtected: false });
  await cleanUpProject(own, { dryRun: false });
  const empty = await cleanUpProject(own);
  expect(empty.kept.map(({ name }) => name)).toEqual(['default']);
  // Nothing of anybody else's: these are still there.
  expect((await network.getNetwork(outside!)).id).toBe(outside!.id);
  expect((await image.getImage(source)).status).toBe('active');
  expect([pool.id, servers.id, group.id]).toHaveLength(3);
}, 180_000);
