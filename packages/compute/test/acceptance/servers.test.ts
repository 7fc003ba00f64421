import type { Flavor, Server } from '@os/compute';
import { actions } from './actions.js';
import { lives } from './life.js';
import { cloud, concurrently, expectDeclared, outcome } from './setup.js';

const here = cloud();
const owner = cloud('oscloud-demo');
const { compute, name, keep, flavor, become } = here;

let small: Promise<Flavor>;
let shared: Promise<Server>;
const newServer = async (): Promise<Server> => here.server({ flavorId: (await small).id });
beforeAll(() => {
  small = flavor();
  shared = newServer();
});

concurrently({ ...lives(here, owner), ...actions(here, newServer) });

it('is locked, with a reason', async () => {
  const server = await shared;
  await compute.lockServer(server, { reason: 'not now' });
  expect(expectDeclared(await compute.getServer(server))).toMatchObject({ isLocked: true, lockedReason: 'not now' });
  expect((await compute.listServers({ isLocked: true, id: server.id })).map(({ id }) => id)).toEqual([server.id]);
  await compute.unlockServer(server);
  expect((await compute.getServer(server)).isLocked).toBe(false);
});

it('has metadata and tags', async () => {
  const server = await shared;
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
});

it('shows what it does', async () => {
  const server = await shared;
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
});

it('opens consoles', async () => {
  const server = await shared;
  const console = expectDeclared(await compute.createServerRemoteConsole(server, { protocol: 'vnc', type: 'novnc' }));
  expect(console).toMatchObject({ protocol: 'vnc', type: 'novnc' });
  const token = new URL(console.url).searchParams.get('path')?.match(/token=(.+)/)?.[1];
  expect(JSON.stringify(console)).not.toContain(token);
  expect(expectDeclared(await compute.validateConsoleAuthToken(token!)).serverId).toBe(server.id);
  expect(await compute.getServerConsoleUrl(server, 'novnc')).toContain('token');
  expect(await outcome(compute.validateConsoleAuthToken('nonsense'))).toBe(404);
});

it('is asked for what the hypervisor may not know', async () => {
  const server = await shared;
  expect(['done', 409, 501]).toContain(await outcome(compute.changeServerPassword(server, 'another')));
  expect(['done', 400, 409, 501]).toContain(await outcome(compute.triggerServerCrashDump(server)));
  expect(['done', 409, 501]).toContain(await outcome(compute.injectServerNetworkInfo(server)));
  expect(await outcome(compute.restoreServer(server))).toBe(409);
});

it('becomes an image, and a series of them', async () => {
  const server = await shared;
  const images = [await compute.createServerImage(server, name(), { metadata: { purpose: 'test' } })];
  await become(server, 'ACTIVE');
  images.push(await compute.backupServer(server, { name: name(), backupType: 'daily', rotation: 1 }));
  for (const id of images) keep(id, (each) => compute.deleteImage(each));
  for (const id of images) expect((await compute.getImage(id)).server?.id).toBe(server.id);
});

it('is put into a state and out of it, and deleted at once', async () => {
  const server = await shared;
  await compute.resetServerState(server, 'error');
  await become(server, 'ERROR');
  await compute.resetServerState(server, 'active');
  await become(server, 'ACTIVE');
  await compute.forceDeleteServer(server);
  await compute.waitForServerDeletion(server, { interval: 200 });
});
