import { NotFoundError } from '@os/core';
import { identity } from '@os/identity/pure';
import type { Server } from '@os/compute';
import { cloud, expectDeclared, outcome } from './setup.js';

const { compute, conn, name, keep, volume, server: create, image } = cloud();
const keystone = conn.use(identity).identity;
const demo = cloud('oscloud-demo');

it('flavors are created, found, given to projects, and deleted', async () => {
  const title = name();
  const flavor = keep(
    await compute.createFlavor({
      id: title,
      name: title,
      ram: 128,
      vcpus: 2,
      disk: 3,
      swap: 64,
      ephemeral: 4,
      isPublic: false,
      description: 'first',
      rxtxFactor: 2,
    }),
    (each) => compute.deleteFlavor(each, { ignoreMissing: true }),
  );
  expect(expectDeclared(flavor)).toMatchObject({ id: title, ram: 128, swap: 64, ephemeral: 4, isPublic: false });
  await compute.updateFlavor(flavor, { description: null });
  expect(expectDeclared(await compute.getFlavor(flavor)).description).toBeNull();
  expect((await compute.findFlavor(title, { isPublic: 'None' }))?.id).toBe(title);
  const sorted = await compute.listFlavors({
    isPublic: false,
    minRam: 100,
    minDisk: 3,
    sortKey: 'name',
    sortDir: 'asc',
  });
  expect(sorted.map((each) => expectDeclared(each).id)).toContain(title);
  (await compute.listFlavorSummaries({ isPublic: true })).forEach(expectDeclared);

  const { id: project } = (await keystone.listProjects({ name: 'demo' }).first())!;
  expect(await compute.flavorAddTenantAccess(flavor, project)).toEqual([project]);
  expect((await demo.compute.findFlavor(title))?.id).toBe(title);
  expect(await compute.getFlavorAccess(flavor)).toEqual([project]);
  expect(await compute.flavorRemoveTenantAccess(flavor, project)).toEqual([]);

  expect(await compute.createFlavorExtraSpecs(flavor, { 'hw:cpu_policy': 'shared' })).toEqual({
    'hw:cpu_policy': 'shared',
  });
  expect(await compute.updateFlavorExtraSpecsProperty(flavor, 'hw:cpu_policy', 'dedicated')).toBe('dedicated');
  expect(await compute.getFlavorExtraSpecsProperty(flavor, 'hw:cpu_policy')).toBe('dedicated');
  expect(await compute.fetchFlavorExtraSpecs(flavor)).toEqual({ 'hw:cpu_policy': 'dedicated' });
  await compute.deleteFlavorExtraSpecsProperty(flavor, 'hw:cpu_policy');
  await compute.deleteFlavorExtraSpecsProperty(flavor, 'hw:cpu_policy', { ignoreMissing: true });
  expect((await compute.getFlavor(flavor)).extraSpecs).toEqual({});
  await compute.deleteFlavor(flavor);
  await expect(compute.getFlavor(flavor)).rejects.toBeInstanceOf(NotFoundError);
});

it('key pairs are generated, imported, and looked at for others', async () => {
  const title = name();
  const made = keep(await demo.compute.generateKeypair({ name: title, type: 'ssh' }), (each) =>
    demo.compute.deleteKeypair(each, { ignoreMissing: true }),
  );
  expect(expectDeclared(made).privateKey).toContain('PRIVATE KEY');
  expect(JSON.stringify(made)).not.toContain('PRIVATE KEY');
  expect((await demo.compute.findKeypair(title))?.fingerprint).toBe(made.fingerprint);
  const user = made.userId!;
  expect(expectDeclared(await compute.getUserKeypair(user, made)).publicKey).toBe(made.publicKey);
  expect((await compute.listKeypairs({ userId: user })).map((each) => expectDeclared(each).id)).toContain(title);
  await compute.deleteUserKeypair(user, made);
  await compute.deleteUserKeypair(user, made, { ignoreMissing: true });
  await expect(demo.compute.getKeypair(title)).rejects.toBeInstanceOf(NotFoundError);

  const imported = keep(
    await compute.createKeypair({ name: `${title}@x`, publicKey: made.publicKey, type: 'ssh', userId: user }),
    (each) => demo.compute.deleteKeypair(each),
  );
  expect(expectDeclared(await demo.compute.getKeypair(imported)).fingerprint).toBe(made.fingerprint);
});

it('server groups are created, listed, and deleted', async () => {
  const title = name();
  const group = keep(
    await compute.createServerGroup({ name: title, policy: 'anti-affinity', rules: { maxServerPerHost: 2 } }),
    (each) => compute.deleteServerGroup(each),
  );
  expect(expectDeclared(group)).toMatchObject({
    policy: 'anti-affinity',
    rules: { maxServerPerHost: 2 },
    memberIds: [],
  });
  expect((await compute.findServerGroup(title))?.id).toBe(group.id);
  const all = await compute.listServerGroups({ allProjects: true });
  expect(all.map((each) => expectDeclared(each).id)).toContain(group.id);
  await compute.deleteServerGroup(group);
  await expect(compute.getServerGroup(group)).rejects.toBeInstanceOf(NotFoundError);
});

it('limits, quotas and defaults', async () => {
  expect(expectDeclared(await compute.getLimits()).absolute.instances).toBeGreaterThan(0);
  const { id: demoProject } = (await keystone.listProjects({ name: 'alt_demo' }).first())!;
  const { id: user } = (await keystone.listUsers({ name: 'alt_demo' }).first())!;
  expectDeclared(await compute.getLimits({ project: demoProject }));

  const defaults = expectDeclared(await compute.getQuotaSetDefaults(demoProject));
  keep(demoProject, (each) => compute.deleteQuotaSet(each));
  const changed = await compute.updateQuotaSet(demoProject, { cores: 7, ram: -1, force: true });
  expect(expectDeclared(changed)).toMatchObject({ cores: 7, ram: -1 });
  expect(expectDeclared(await compute.getQuotaSet(demoProject)).cores).toBe(7);
  const details = expectDeclared(await compute.getQuotaSetDetails(demoProject));
  expect(details.cores).toEqual({ limit: 7, inUse: 0, reserved: 0 });
  await compute.updateUserQuotaSet(demoProject, user, { cores: 3 });
  expect(expectDeclared(await compute.getUserQuotaSet(demoProject, user)).cores).toBe(3);
  expect((await compute.getQuotaSetDetails(demoProject, { user })).cores.limit).toBe(3);
  await compute.deleteUserQuotaSet(demoProject, user);
  await compute.deleteQuotaSet(demoProject);
  expect((await compute.getQuotaSet(demoProject)).cores).toBe(defaults.cores);

  const ofAll = expectDeclared(await compute.getQuotaClassSet('default'));
  const { metadataItems } = ofAll;
  keep(ofAll, () => compute.updateQuotaClassSet('default', { metadataItems }));
  expect((await compute.updateQuotaClassSet('default', { metadataItems: 129 })).metadataItems).toBe(129);
});

let server: Server;
beforeAll(async () => {
  server = await create();
});

it('usage is reported', async () => {
  const [usage] = await compute.listUsages({ isDetailed: 1, start: '2020-01-01T00:00:00' });
  expect(expectDeclared(usage!).totalHours).toBeGreaterThan(0);
  const ours = await compute.getUsage(server.projectId, { start: '2020-01-01T00:00:00', end: '2099-01-01T00:00:00' });
  expect(expectDeclared(ours!).serverUsages?.map(({ serverId }) => serverId)).toContain(server.id);
  expect(await compute.getUsage('nobody', { start: '2020-01-01T00:00:00' })).toBeNull();
  expectDeclared(await compute.getInstanceUsageAuditLog());
  expectDeclared(await compute.getInstanceUsageAuditLog('2026-11-01 00:00:00'));
});

it('events are told', async () => {
  const [result] = await compute.createServerExternalEvents([{ name: 'network-changed', server }]);
  expect(result).toMatchObject({ name: 'network-changed', serverId: server.id, status: 'completed', code: 200 });
  const data = await volume();
  const snapshot = { snapshotId: data, newFile: 'new', type: 'qcow2' as const };
  expect(await outcome(compute.createAssistedVolumeSnapshot(data, snapshot))).toBe(400);
  expect(await outcome(compute.deleteAssistedVolumeSnapshot(data, { volume_id: data }))).toBe(400);
  // Shares want a server that is off, and then the shared file system service, which need not be there.
  expect(await outcome(compute.createShareAttachment(server, { shareId: data, tag: 'x' }))).toBe(409);
  expect(await outcome(compute.deleteShareAttachment(server, data))).toBe(409);
  expect(await compute.listShareAttachments(server)).toEqual([]);
  await expect(compute.getShareAttachment(server, data)).rejects.toBeInstanceOf(NotFoundError);
});

it('extensions are listed', async () => {
  const extensions = await compute.listExtensions();
  extensions.forEach(expectDeclared);
  expect((await compute.findExtension('os-keypairs'))?.alias).toBe('os-keypairs');
  expect(expectDeclared(await compute.getExtension('os-keypairs')).name).toBe('Keypairs');
});

it('images are shown as they were up to microversion 2.35', async () => {
  const one = await compute.getImage(await image());
  expectDeclared(one);
  expect((await compute.listImages({ name: one.name ?? '' })).map((each) => expectDeclared(each).id)).toContain(one.id);
  (await compute.listImageSummaries()).forEach(expectDeclared);
  const metadata = await compute.getImageMetadata(one);
  expect(metadata).toEqual(one.metadata);
  keep(one, (each) => compute.deleteImageMetadata(each, ['sdk-test']).catch(() => undefined));
  expect(await compute.setImageMetadata(one, { 'sdk-test': 'x' })).toMatchObject({ 'sdk-test': 'x' });
  await compute.deleteImageMetadata(one, ['sdk-test']);
  expect(await compute.replaceImageMetadata(one, { ...metadata, 'sdk-test': 'y' })).toMatchObject({ 'sdk-test': 'y' });
  await compute.deleteImageMetadata(one, ['sdk-test']);
  expect(await compute.getImageMetadata(one)).not.toHaveProperty('sdk-test');
});
