import { Connection, ConflictError, NotFoundError } from '@os/core';
import { addressesOf, compute } from '@os/compute/pure';
import { FakeCloud, serviceConformance, type Samples } from '@os/testing';

describe('conformance', () => {
  const samples: Samples = {
    server: { name: 'sample', flavorId: '1', networks: 'none' },
    flavor: async () => ({ name: `sample-${Math.random()}`, ram: 1, vcpus: 1, disk: 1 }),
    aggregate: async () => ({ name: `sample-${Math.random()}` }),
  };
  // Nova answers the creation of a server with little more than its id.
  const checks = serviceConformance(compute, { samples }).filter(
    ({ name }) => !/^server: is (created, and answered|got as)/.test(name),
  );
  for (const { name, run } of checks) it(name, run);
});

function connect(options: { readonly statusDelay?: number } = {}) {
  const fake = new FakeCloud({ services: [compute], ...options });
  const conn = new Connection({ transport: fake, authenticator: fake.authenticator(), services: [compute] });
  return { fake, nova: conn.compute };
}

const SERVER = { name: 'web', flavorId: '1', imageId: 'i', networks: 'auto' } as const;

describe('servers in the fake cloud', () => {
  it('are answered shortly, become active, and go', async () => {
    const { nova } = connect();
    const server = await nova.createServer({
      ...SERVER,
      adminPassword: 'oh-so-secret',
      schedulerHints: { group: 'g' },
    });
    expect(server.status).toBeUndefined();
    expect(server.adminPassword).toBe('oh-so-secret');
    const statuses: string[] = [];
    const onProgress = ({ status, taskState }: typeof server) => statuses.push(`${status} ${String(taskState)}`);
    await nova.waitForServer(server, { status: 'ACTIVE', interval: 1, onProgress });
    expect(statuses.at(-1)).toBe('ACTIVE null');
    expect(await nova.getServer(server)).toMatchObject({
      flavor: { originalName: 'm1.tiny', ram: 512 },
      image: { id: 'i' },
      vmState: 'active',
      powerState: 1,
      schedulerHints: { group: 'g' },
      adminPassword: undefined,
    });
    expect(addressesOf(server)).toMatchObject([{ network: 'private', version: 4, type: 'fixed' }]);
    await nova.deleteServer(server);
    await nova.waitForServerDeletion(server);
    await expect(nova.getServer(server)).rejects.toThrow(new RegExp(`Instance ${server.id} could not be found`));
  });

  it('take their time', async () => {
    const { fake, nova } = connect({ statusDelay: 60_000 });
    fake.clock.stop();
    const server = await nova.createServer(SERVER);
    expect(await nova.getServer(server)).toMatchObject({ status: 'BUILD', taskState: 'spawning', vmState: 'building' });
    fake.clock.advance(60_000);
    expect(await nova.getServer(server)).toMatchObject({ status: 'ACTIVE', taskState: null });
    await nova.stopServer(server);
    expect((await nova.getServer(server)).status).toBe('ACTIVE');
    fake.clock.advance(60_000);
    expect((await nova.getServer(server)).status).toBe('SHUTOFF');
  });

  it('go from status to status, as far as it makes sense', async () => {
    const { nova } = connect();
    const server = await nova.createServer(SERVER);
    const become = (status: string) => nova.waitForServer(server, { status, interval: 1 });
    await become('ACTIVE');
    await expect(nova.startServer(server)).rejects.toThrow(ConflictError);
    await expect(nova.startServer(server)).rejects.toThrow(
      /Cannot 'os-start' instance .* while it is in vm_state active/,
    );
    await nova.stopServer(server);
    await become('SHUTOFF');
    await nova.startServer(server);
    await become('ACTIVE');
    await nova.rebootServer(server, 'HARD');
    await become('ACTIVE');
    await nova.pauseServer(server);
    await become('PAUSED');
    await nova.unpauseServer(server);
    await become('ACTIVE');
    await nova.suspendServer(server);
    await become('SUSPENDED');
    await nova.resumeServer(server);
    await become('ACTIVE');
    await nova.shelveServer(server);
    await become('SHELVED_OFFLOADED');
    await nova.unshelveServer(server);
    await become('ACTIVE');
    expect(await nova.rescueServer(server)).toBe('made-up-secret');
    await become('RESCUE');
    await nova.unrescueServer(server);
    await become('ACTIVE');
    await nova.resetServerState(server, 'error');
    await nova.waitForServer(server, { status: 'ERROR' });
    expect(server.vmState).toBe('error');
    await nova.resetServerState(server, 'active');
    await become('ACTIVE');
  });

  it('are resized, and back', async () => {
    const { nova } = connect();
    const server = await nova.createServer(SERVER);
    const become = (status: string) => nova.waitForServer(server, { status, interval: 1 });
    await become('ACTIVE');
    await nova.resizeServer(server, '2');
    await become('VERIFY_RESIZE');
    expect(server.flavor.originalName).toBe('m1.small');
    expect((await nova.listServers({ flavor: '2' })).map(({ id }) => id)).toEqual([server.id]);
    await nova.revertServerResize(server);
    await become('ACTIVE');
    expect(server.flavor.originalName).toBe('m1.tiny');
    await nova.resizeServer(server, '2');
    await become('VERIFY_RESIZE');
    await nova.confirmServerResize(server);
    await become('ACTIVE');
    await nova.migrateServer(server);
    await become('VERIFY_RESIZE');
    await nova.revertServerResize(server);
    await become('ACTIVE');
    expect(server.flavor.originalName).toBe('m1.small');
    await expect(nova.resizeServer(server, 'nope')).rejects.toThrow(/Flavor nope could not be found/);
  });

  it('are rebuilt, locked, and told apart by names, tags and images', async () => {
    const { nova } = connect();
    const [server, other] = [
      await nova.createServer(SERVER),
      await nova.createServer({ ...SERVER, name: 'db', tags: ['a'] }),
    ];
    await nova.waitForServer(server, { status: 'ACTIVE', interval: 1 });
    const rebuilt = await nova.rebuildServer(server, 'j', { name: 'web+', adminPassword: 'p' });
    expect(rebuilt).toMatchObject({ name: 'web+', status: 'REBUILD', image: { id: 'j' }, adminPassword: 'p' });
    await nova.lockServer(server, { reason: 'not now' });
    expect(await nova.getServer(server)).toMatchObject({ isLocked: true, lockedReason: 'not now' });
    await nova.unlockServer(server);
    expect((await nova.findServer('web+'))?.id).toBe(server.id);
    expect(await nova.findServer('we')).toBeNull();
    const ids = async (query: Parameters<typeof nova.listServers>[0]) =>
      (await nova.listServers(query)).map(({ id }) => id);
    expect(await ids({ name: '^d' })).toEqual([other.id]);
    expect(await ids({ image: 'j' })).toEqual([server.id]);
    expect(await ids({ tags: ['a'] })).toEqual([other.id]);
    expect(await ids({ anyTags: ['a', 'b'] })).toEqual([other.id]);
    expect(await ids({ notTags: ['a'] })).toEqual([server.id]);
    expect(await ids({ notAnyTags: ['a'] })).toEqual([server.id]);
    expect(await ids({ id: other.id })).toEqual([other.id]);
    await nova.updateServer(server, { hostname: 'h', description: 'd' });
    expect(await nova.getServer(server)).toMatchObject({ hostname: 'h', description: 'd' });
    await nova.forceDeleteServer(other);
    expect(await ids({})).toEqual([server.id]);
  });

  it('have metadata, tags, security groups, volumes, images and a console', async () => {
    const { nova } = connect();
    const server = await nova.createServer(SERVER);
    await nova.waitForServer(server, { status: 'ACTIVE', interval: 1 });
    await nova.setServerMetadata(server, { a: '1' });
    expect(await nova.setServerMetadataItem(server, 'b', '2')).toBe('2');
    expect(await nova.getServerMetadata(server)).toEqual({ a: '1', b: '2' });
    await nova.deleteServerMetadata(server, ['a']);
    await expect(nova.getServerMetadataItem(server, 'a')).rejects.toThrow(NotFoundError);
    expect(await nova.replaceServerMetadata(server, {})).toEqual({});
    await nova.setServerTags(server, ['a', 'b']);
    await nova.addTagToServer(server, 'c');
    await nova.addTagToServer(server, 'c');
    await nova.removeTagFromServer(server, 'a');
    expect(await nova.hasServerTag(server, 'a')).toBe(false);
    expect(await nova.getServerTags(server)).toEqual(['b', 'c']);
    await nova.removeTagsFromServer(server);
    await nova.addSecurityGroupToServer(server, 'web');
    await nova.removeSecurityGroupFromServer(server, 'default');
    expect(await nova.getServer(server)).toMatchObject({ tags: [], securityGroups: [{ name: 'web' }] });

    await nova.createVolumeAttachment(server, { volumeId: 'v' });
    await nova.updateVolumeAttachment(server, 'v', { deleteOnTermination: true });
    expect((await nova.getServer(server)).attachedVolumes).toEqual([{ id: 'v', deleteOnTermination: true }]);
    await nova.deleteVolumeAttachment(server, 'v');
    expect(await nova.listVolumeAttachments(server)).toEqual([]);
    expect(await nova.createServerImage(server, 'snap')).toMatch(/-/);
    expect(await nova.backupServer(server, { name: 'b', backupType: 'daily', rotation: 1 })).toMatch(/-/);
    expect(await nova.getServerConsoleOutput(server)).toBe('FAKE CONSOLE OUTPUT');
    await nova.changeServerPassword(server, 'p');
    await expect(nova.triggerServerCrashDump(server)).rejects.toThrow(/no such action/);
  });

  it('need a flavor that is there, and nothing that Nova does not know', async () => {
    const { nova } = connect();
    await expect(nova.createServer({ ...SERVER, flavorId: 'nope' })).rejects.toThrow(/Flavor nope could not be found/);
    const json = { server: { name: 'x', flavorRef: '1', networks: 'none', bogus: 1 } };
    await expect(nova.request({ method: 'POST', path: '/servers', json })).rejects.toThrow(
      /Additional properties are not allowed \('bogus' was unexpected\)/,
    );
    await expect(nova.request({ method: 'POST', path: '/servers', json: {} })).rejects.toThrow(
      /'server' is a required property/,
    );
  });
});

it('flavors, key pairs and quotas are what they are in a real cloud', async () => {
  const { nova } = connect();
  expect((await nova.listFlavors({ minRam: 1000, minDisk: 30 })).map(({ name }) => name)).toEqual(['m1.medium']);
  await nova.createFlavor({ name: 'secret', ram: 1, vcpus: 1, disk: 1, isPublic: false });
  expect((await nova.listFlavors({ isPublic: 'None' })).length).toBe(4);
  expect((await nova.listFlavors({ isPublic: false, name: '^sec' })).map(({ name }) => name)).toEqual(['secret']);
  await expect(nova.createFlavor({ name: 'secret', ram: 1, vcpus: 1, disk: 1 })).rejects.toThrow(ConflictError);

  expect(await nova.generateKeypair({ name: 'made' })).toMatchObject({ privateKey: 'made-up private key' });
  expect((await nova.getKeypair('made')).privateKey).toBeUndefined();
  await nova.createKeypair({ name: 'own', publicKey: 'ssh-ed25519 AAAA' });
  expect((await nova.listKeypairs()).map(({ id }) => id)).toEqual(['made', 'own']);

  expect(await nova.updateQuotaSet('p', { cores: 7, force: true })).toMatchObject({ id: 'p', cores: 7, instances: 10 });
  await nova.updateQuotaSet('p', { instances: 3 });
  expect(await nova.getQuotaSet('p')).toMatchObject({ id: 'p', cores: 7, instances: 3 });
  expect((await nova.getQuotaSetDefaults('p')).cores).toBe(20);
  await nova.deleteQuotaSet('p');
  expect((await nova.getQuotaSet('p')).cores).toBe(20);
});
