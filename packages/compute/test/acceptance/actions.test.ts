import { ConflictError } from '@os/core';
import type { Server } from '@os/compute';
import { cloud, expectDeclared, outcome } from './setup.js';

const { compute, name, keep, image, flavor, server: create, become } = cloud();

/** What becomes of servers, each of its own: Nova takes its time, and can do several things at once. */
const lives: Readonly<Record<string, (server: Server) => Promise<void>>> = {
  async 'is stopped, started and rebooted'(server) {
    await compute.stopServer(server);
    await become(server, 'SHUTOFF');
    await compute.startServer(server);
    await become(server, 'ACTIVE');
    await compute.rebootServer(server, 'HARD');
    await become(server, 'ACTIVE');
  },

  async 'is paused and suspended'(server) {
    await compute.pauseServer(server);
    await become(server, 'PAUSED');
    await compute.unpauseServer(server);
    await become(server, 'ACTIVE');
    await compute.suspendServer(server);
    await become(server, 'SUSPENDED');
    await expect(compute.pauseServer(server)).rejects.toBeInstanceOf(ConflictError);
    await compute.resumeServer(server);
    await become(server, 'ACTIVE');
  },

  async 'is locked, with a reason'(server) {
    await compute.lockServer(server, { reason: 'not now' });
    expect(expectDeclared(await compute.getServer(server))).toMatchObject({ isLocked: true, lockedReason: 'not now' });
    expect((await compute.listServers({ isLocked: true, id: server.id })).map(({ id }) => id)).toEqual([server.id]);
    await compute.unlockServer(server);
    expect((await compute.getServer(server)).isLocked).toBe(false);
  },

  async 'is shelved'(server) {
    await compute.shelveServer(server);
    await compute.waitForServer(server, { status: ['SHELVED', 'SHELVED_OFFLOADED'], interval: 200 });
    // Nova does this by itself, at once or some time later.
    expect(['done', 409]).toContain(await outcome(compute.shelveOffloadServer(server)));
    await become(server, 'SHELVED_OFFLOADED');
    await compute.unshelveServer(server, { availabilityZone: 'nova' });
    await become(server, 'ACTIVE');
  },

  async 'is resized, and back'(server) {
    await compute.resizeServer(server, await flavor(), { diskConfig: 'AUTO' });
    await become(server, 'VERIFY_RESIZE');
    await compute.revertServerResize(server);
    await become(server, 'ACTIVE');
  },

  async 'is resized for good'(server) {
    const other = await flavor();
    await compute.resizeServer(server, other);
    await become(server, 'VERIFY_RESIZE');
    await compute.confirmServerResize(server);
    await become(server, 'ACTIVE');
    expect(server.flavor.originalName).toBe(other.name);
    const migrations = await compute.listMigrations({ serverId: server.id, migrationType: 'resize' });
    expect(migrations.map((each) => expectDeclared(each).status)).toEqual(['confirmed']);
  },

  async 'is rebuilt'(server) {
    const rebuilt = await compute.rebuildServer(server, await image(), {
      name: `${server.name}-2`,
      adminPassword: 'oh-so-secret',
      metadata: { rebuilt: 'yes' },
      description: 'again',
      hostname: 'again',
      userData: btoa('#cloud-config'),
      keyName: null,
      preserveEphemeral: false,
      diskConfig: 'AUTO',
      accessIpv4: '192.0.2.7',
      accessIpv6: '2001:db8::7',
      trustedImageCertificates: null,
    });
    expect(expectDeclared(rebuilt)).toMatchObject({
      id: server.id,
      name: `${server.name}-2`,
      adminPassword: 'oh-so-secret',
      metadata: { rebuilt: 'yes' },
      description: 'again',
      userData: btoa('#cloud-config'),
      accessIpv4: '192.0.2.7',
    });
    await become(server, 'ACTIVE');
  },

  async 'is rescued'(server) {
    expect(await compute.rescueServer(server, { image: await image(), adminPassword: 'help' })).toBe('help');
    await become(server, 'RESCUE');
    await compute.unrescueServer(server);
    await become(server, 'ACTIVE');
  },

  async 'has metadata and tags'(server) {
    expect(await compute.replaceServerMetadata(server, { a: '1', 'b:c': '2' })).toEqual({ a: '1', 'b:c': '2' });
    expect(await compute.setServerMetadata(server, { d: '3' })).toMatchObject({ d: '3' });
    expect(await compute.setServerMetadataItem(server, 'd', '4')).toBe('4');
    expect(await compute.getServerMetadataItem(server, 'd')).toBe('4');
    expect(await compute.getServerMetadata(server)).toEqual({ a: '1', 'b:c': '2', d: '4' });
    await compute.deleteServerMetadata(server, ['a', 'd']);
    expect((await compute.getServer(server)).metadata).toEqual({ 'b:c': '2' });

    expect(await compute.setServerTags(server, ['a', 'b'])).toEqual(['a', 'b']);
    await compute.addTagToServer(server, 'c');
    expect((await compute.getServerTags(server)).sort()).toEqual(['a', 'b', 'c']);
    expect(await compute.hasServerTag(server, 'c')).toBe(true);
    await compute.removeTagFromServer(server, 'c');
    expect(await compute.hasServerTag(server, 'c')).toBe(false);
    const found = await compute.listServers({ anyTags: ['a', 'x'], id: server.id });
    expect(found.map(({ tags }) => tags)).toEqual([['a', 'b']]);
    await compute.removeTagsFromServer(server);
    expect(await compute.getServerTags(server)).toEqual([]);
  },

  async 'shows what it does'(server) {
    expect(await compute.getServerConsoleOutput(server, 10)).toContain('FAKE CONSOLE OUTPUT');
    const diagnostics = expectDeclared(await compute.getServerDiagnostics(server));
    expect(diagnostics).toMatchObject({ state: 'running', numCpus: 1 });
    expect(expectDeclared(await compute.getServerTopology(server)).nodes).toBeInstanceOf(Array);
    expect(await compute.getServerPassword(server)).toBe('');
    await compute.clearServerPassword(server);
    const actions = await compute.listServerActions(server);
    actions.forEach(expectDeclared);
    expect(actions.at(-1)?.action).toBe('create');
    const one = expectDeclared(await compute.getServerAction(server, actions.at(-1)!));
    expect(one.events?.map(({ event }) => event)).toContain('compute__do_build_and_run_instance');
    expect(await compute.listServerActions(server, { changesSince: '2030-01-01T00:00:00Z' })).toEqual([]);
  },

  async 'opens consoles'(server) {
    const console = expectDeclared(await compute.createServerRemoteConsole(server, { protocol: 'vnc', type: 'novnc' }));
    expect(console).toMatchObject({ protocol: 'vnc', type: 'novnc' });
    const token = new URL(console.url).searchParams.get('path')?.match(/token=(.+)/)?.[1];
    expect(JSON.stringify(console)).not.toContain(token);
    expect(expectDeclared(await compute.validateConsoleAuthToken(token!)).serverId).toBe(server.id);
    expect(await compute.getServerConsoleUrl(server, 'novnc')).toContain('token');
    expect(await outcome(compute.validateConsoleAuthToken('nonsense'))).toBe(404);
  },

  async 'becomes an image, and a series of them'(server) {
    const images = [await compute.createServerImage(server, name(), { metadata: { purpose: 'test' } })];
    await become(server, 'ACTIVE');
    images.push(await compute.backupServer(server, { name: name(), backupType: 'daily', rotation: 1 }));
    for (const id of images) keep(id, (each) => compute.deleteImage(each));
    for (const id of images) expect((await compute.getImage(id)).server?.id).toBe(server.id);
  },

  async 'is asked for what the hypervisor may not know'(server) {
    expect(['done', 409, 501]).toContain(await outcome(compute.changeServerPassword(server, 'another')));
    expect(['done', 400, 409, 501]).toContain(await outcome(compute.triggerServerCrashDump(server)));
    expect(['done', 409, 501]).toContain(await outcome(compute.injectServerNetworkInfo(server)));
    expect(await outcome(compute.restoreServer(server))).toBe(409);
  },

  async 'is put into a state and out of it, and deleted at once'(server) {
    await compute.resetServerState(server, 'error');
    await become(server, 'ERROR');
    await compute.resetServerState(server, 'active');
    await become(server, 'ACTIVE');
    await compute.forceDeleteServer(server);
    await compute.waitForServerDeletion(server, { interval: 200 });
  },
};

const names = Object.keys(lives);
const lived = new Map<string, Promise<void>>();

beforeAll(async () => {
  const { id: flavorId } = await flavor();
  for (const each of names) {
    const life = create({ flavorId }).then(lives[each]);
    // Its test tells of a failure.
    life.catch(() => undefined);
    lived.set(each, life);
  }
});

test.each(names)('%s', async (each) => lived.get(each));
