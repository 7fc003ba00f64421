import { isHttpError, ResourceFailureError, type Connection } from '@os/core';
import type { Flavor } from '@os/compute';
import type { Image } from '@os/image';
import {
  addFloatingIp,
  attachVolume,
  availableFloatingIp,
  cleanUpProject,
  detachVolume,
  getProjectQuotas,
  IncompleteError,
  launchServer,
  removeServer,
  setProjectQuotas,
  type LaunchProgress,
} from '@os/recipes';
import { cloud, ownProject, routedNetwork, smallFlavor, smallImage } from './setup.js';

const admin = cloud();
const title = admin.name();
const pace = { interval: 200 };

let own: Connection;
let projectId: string;
let flavor: Flavor;
let image: Image;

beforeAll(async () => {
  const made = await ownProject(admin);
  own = made.own;
  projectId = made.project.id;
  admin.keep(own, (each) => cleanUpProject(each, { dryRun: false, ...pace }));
  flavor = await smallFlavor(admin);
  image = await smallImage(admin);
  await routedNetwork(own, title);
}, 60_000);

const statusOf = async (call: PromiseLike<unknown>): Promise<number | undefined> => {
  try {
    await call;
    return undefined;
  } catch (error) {
    return isHttpError(error) ? error.status : NaN;
  }
};

test('a server lives, with a boot volume, a second volume, a port and a floating IP', async () => {
  const { compute, network, blockStorage } = own;
  const inside = await network.findNetwork(title);
  const port = await network.createPort({ name: title, networkId: inside!.id });
  const seen: LaunchProgress[] = [];
  const { server, floatingIp, bootVolume } = await launchServer(own, {
    ...pace,
    name: title,
    flavor: flavor.name,
    image,
    bootFromVolume: { deleteOnTermination: false },
    networks: { port, tag: 'nic' },
    userData: '#cloud-config',
    metadata: { purpose: 'test' },
    floatingIp: true,
    onProgress: (progress) => seen.push(progress),
  });
  expect(server).toMatchObject({ name: title, status: 'ACTIVE', image: '', metadata: { purpose: 'test' } });
  expect(bootVolume).toMatchObject({ name: title, size: 1, bootable: 'true' });
  expect(floatingIp).toMatchObject({ portId: port.id, fixedIpAddress: port.fixedIps[0]!.ipAddress });
  expect(new Set(seen.map(({ step }) => step))).toEqual(new Set(['floatingIp', 'bootVolume', 'server']));

  const data = await blockStorage.createVolume({ name: `${title}-data`, size: 1 });
  await blockStorage.waitForVolume(data, { status: 'available', ...pace });
  const attachment = await attachVolume(own, server, data, pace);
  expect(attachment.volumeId).toBe(data.id);
  expect((await compute.listVolumeAttachments(server)).map(({ volumeId }) => volumeId).sort()).toEqual(
    [bootVolume!.id, data.id].sort(),
  );
  await detachVolume(own, server, data, pace);
  expect((await blockStorage.getVolume(data)).status).toBe('available');
  await attachVolume(own, server, data, pace);

  await removeServer(own, server, { ...pace, floatingIps: true, ports: true, volumes: 'boot' });
  // For a moment, Nova may still tell that it is deleted.
  expect((await compute.findServer(server.id))?.status ?? 'DELETED').toBe('DELETED');
  expect(await statusOf(network.getFloatingIp(floatingIp!))).toBe(404);
  expect(await statusOf(network.getPort(port))).toBe(404);
  expect(await statusOf(blockStorage.getVolume(bootVolume!))).toBe(404);
  expect((await blockStorage.getVolume(data)).status).toBe('available');
}, 120_000);

test('a floating IP is used again, and led to a server', async () => {
  const { network } = own;
  const { floatingIp: free } = await availableFloatingIp(own);
  const options = { ...pace, name: `${title}-2`, flavor, image, networks: title };
  const { server } = await launchServer(own, options);
  const led = await addFloatingIp(own, server, { reuse: true, to: title });
  expect(led.id).toBe(free.id);
  expect(led.portId).toBe((await network.listPorts({ deviceId: server.id }))[0]!.id);
  // It is taken, so that another one is made.
  const { floatingIp: other, isNew } = await availableFloatingIp(own, { reuse: true });
  expect(isNew).toBe(true);
  expect(other.id).not.toBe(free.id);
  await removeServer(own, server, { ...pace, floatingIps: true });
  expect(await statusOf(network.getFloatingIp(free))).toBe(404);
}, 90_000);

test('a launch that fails is taken back', async () => {
  const { compute, network, blockStorage } = own;
  // No host has this much, so that the server goes to ERROR.
  const huge = admin.keep(
    await admin.conn.compute.createFlavor({ name: admin.name(), ram: 64_000_000, vcpus: 1, disk: 1 }),
    (each) => admin.conn.compute.deleteFlavor(each),
  );
  await setProjectQuotas(own, projectId, { compute: { ram: -1 } });
  const options = {
    ...pace,
    name: `${title}-3`,
    image,
    networks: title,
    bootFromVolume: true,
    floatingIp: true,
  } as const;
  const before = (await network.listFloatingIps({ projectId })).length;
  const failure: unknown = await launchServer(own, { ...options, flavor: huge }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(IncompleteError);
  expect((failure as IncompleteError).cause).toBeInstanceOf(ResourceFailureError);
  expect((failure as IncompleteError).left).toEqual([]);
  expect((failure as IncompleteError).takenBack.map(({ kind }) => kind)).toEqual(['server', 'volume', 'floating IP']);
  expect((await network.listFloatingIps({ projectId })).length).toBe(before);
  expect(await compute.findServer(options.name)).toBeNull();
  expect(await blockStorage.findVolume(options.name)).toBeNull();
}, 90_000);

test('the smallest flavor and the newest image are found', async () => {
  const smallest = await own.compute.findSmallestFlavor({ ram: 64, filter: ({ name }) => name === flavor.name });
  expect(smallest?.id).toBe(flavor.id);
  expect(await own.compute.findSmallestFlavor({ vcpus: 100_000 })).toBeNull();
  expect((await own.image.findNewestImage({ id: image.id }))?.id).toBe(image.id);
  expect(await own.image.findNewestImage({ visibility: 'public' }, () => false)).toBeNull();
});

test('quotas are read in one form, and set', async () => {
  const unlimited = -1;
  await setProjectQuotas(own, projectId, {
    compute: { cores: 7 },
    network: { floatingIps: 3, routers: unlimited },
    blockStorage: { volumes: 4 },
  });
  const quotas = await getProjectQuotas(own, projectId);
  expect(quotas.compute.cores).toMatchObject({ limit: 7, reserved: 0 });
  expect(quotas.network.floatingIps).toMatchObject({ limit: 3, used: expect.any(Number) as unknown });
  expect(quotas.network.routers).toMatchObject({ limit: unlimited, used: 1 });
  expect(quotas.blockStorage.volumes).toMatchObject({ limit: 4, used: expect.any(Number) as unknown });
  expect(Object.keys(quotas.blockStorage.types)).not.toEqual([]);
  await setProjectQuotas(own, projectId, { network: { floatingIps: quotas.network.floatingIps!.used } });
  const options = { ...pace, name: `${title}-4`, flavor, image, networks: title, floatingIp: true };
  // Nothing was made, hence the service's own error.
  expect(await statusOf(launchServer(own, options))).toBe(409);
}, 30_000);
