import { BadRequestError, NotFoundError } from '@os/core';
import { Group, GroupSnapshot, LegacyTransfer, Transfer } from '@os/block-storage';
import { cloud, expectDeclared, QUICK } from './setup.js';

const { cinder, conn, name, keep, newVolume, removeVolume } = cloud();
const demo = cloud('oscloud-demo');

async function removeGroup({ id }: { readonly id: string }): Promise<void> {
  await cinder.deleteGroup(id, { deleteVolumes: true, ignoreMissing: true });
  await conn.waitForDeletion(new Group({ id }), QUICK);
}

async function newGroupType(groupSpecs: Record<string, string> = {}) {
  return keep(await cinder.createGroupType({ name: name(), description: 'd', groupSpecs }), (each) =>
    cinder.deleteGroupType(each),
  );
}

it('group types and their specs', async () => {
  const type = expectDeclared(await newGroupType({ k: 'v' }));
  await cinder.updateGroupType(type, { description: 'e', isPublic: false });
  expect(expectDeclared(await cinder.getGroupType(type))).toMatchObject({ description: 'e', isPublic: false });
  expect((await cinder.listGroupTypes({ isPublic: 'none', sort: ['name:asc'] })).map(({ id }) => id)).toContain(
    type.id,
  );
  expect(await cinder.updateGroupTypeSpecs(type, { a: '1' })).toEqual({ a: '1' });
  expect(await cinder.getGroupTypeSpecs(type)).toEqual({ k: 'v', a: '1' });
  expect(await cinder.updateGroupTypeSpec(type, 'a', '2')).toBe('2');
  expect(await cinder.getGroupTypeSpec(type, 'a')).toBe('2');
  await cinder.deleteGroupTypeSpecs(type, ['a']);
  await expect(cinder.getGroupTypeSpec(type, 'a')).rejects.toBeInstanceOf(NotFoundError);
});

it('groups, their volumes and snapshots', async () => {
  const type = await newGroupType();
  const { id: volumeType } = (await cinder.findType('fake'))!;
  const title = name();
  const group = keep(
    await cinder.createGroup({ name: title, groupType: type.id, volumeTypes: [volumeType], description: 'd' }),
    removeGroup,
  );
  expectDeclared(await cinder.waitForGroup(group, { status: 'available', ...QUICK }));
  const volume = await newVolume({ groupId: group.id });
  await expect(cinder.deleteGroup(group)).rejects.toBeInstanceOf(BadRequestError);
  await cinder.updateGroup(group, { description: 'e' });
  await cinder.removeVolumesFromGroup(group, [volume]);
  await cinder.waitForGroup(group, { status: 'available', ...QUICK });
  expect((await cinder.getVolume(volume)).groupId).toBeNull();
  await cinder.addVolumesToGroup(group, [volume]);
  await cinder.waitForGroup(group, { status: 'available', ...QUICK });
  const [listed] = await cinder.listGroups({ name: title, listVolume: true });
  expect(expectDeclared(listed!)).toMatchObject({ description: 'e', volumes: [volume.id] });
  expect(await cinder.listBrief(Group, { name: title })).toHaveLength(1);
  await cinder.resetGroupStatus(group, 'available');

  const snapshot = await cinder.createGroupSnapshot({ groupId: group.id, name: name(), description: 'd' });
  expectDeclared(await cinder.waitForGroupSnapshot(snapshot, { status: 'available', ...QUICK }));
  expect(await cinder.listGroupSnapshots({ groupId: group.id })).toHaveLength(1);
  expect(await cinder.listBrief(GroupSnapshot, { groupId: group.id })).toHaveLength(1);
  for (const source of [{ groupSnapshot: snapshot }, { sourceGroup: group }]) {
    const copy = keep(await cinder.createGroupFromSource({ ...source, name: name() }), removeGroup);
    expectDeclared(await cinder.waitForGroup(copy, { status: 'available', ...QUICK }));
    await removeGroup(copy);
  }
  await cinder.resetGroupSnapshotStatus(snapshot, 'available');
  await cinder.deleteGroupSnapshot(snapshot);
  await cinder.waitForGroupSnapshotDeletion(snapshot, QUICK);
  await removeGroup(group);
  await expect(cinder.getVolume(volume)).rejects.toBeInstanceOf(NotFoundError);
});

it('groups are replicated, and failed over', async () => {
  const type = await newGroupType({ group_replication_enabled: '<is> True' });
  const extraSpecs = { volume_backend_name: 'fake', replication_enabled: '<is> True' };
  const volumeType = keep(await cinder.createType({ name: name(), extraSpecs }), (each) => cinder.deleteType(each));
  const group = keep(
    await cinder.createGroup({ name: name(), groupType: type.id, volumeTypes: [volumeType.id] }),
    removeGroup,
  );
  await cinder.waitForGroup(group, { status: 'available', ...QUICK });
  await newVolume({ volumeType: volumeType.name, groupId: group.id });
  const becomes = (status: string) =>
    cinder.waitForGroup(group, { until: ({ replicationStatus }) => replicationStatus === status, ...QUICK });
  await cinder.enableGroupReplication(group);
  await becomes('enabled');
  expect(await cinder.getGroupReplicationTargets(group)).toEqual([]);
  await cinder.failoverGroupReplication(group, { allowAttachedVolume: false });
  await becomes('failed-over');
  await cinder.failoverGroupReplication(group, { secondaryBackendId: 'default' });
  await becomes('enabled');
  await cinder.disableGroupReplication(group);
  await becomes('disabled');
  await removeGroup(group);
});

it('volumes are handed over to another project, and back', async () => {
  const volume = await newVolume();
  const transfer = expectDeclared(
    await cinder.createTransfer({ volumeId: volume.id, name: name(), noSnapshots: true }),
  );
  expect(expectDeclared(await cinder.getTransfer(transfer)).authKey).toBeUndefined();
  expect((await cinder.listTransfers()).map(({ id }) => id)).toContain(transfer.id);
  expect((await cinder.listBrief(Transfer)).map(({ id }) => id)).toContain(transfer.id);
  await demo.cinder.acceptTransfer(transfer.id, transfer.authKey!);
  await demo.cinder.waitForVolume(volume.id, { status: 'available', ...QUICK });
  const back = expectDeclared(await demo.cinder.createLegacyTransfer({ volumeId: volume.id, name: name() }));
  expect(expectDeclared(await demo.cinder.getLegacyTransfer(back)).isAccepted).toBe(false);
  expect((await demo.cinder.listLegacyTransfers()).map(({ id }) => id)).toContain(back.id);
  expect((await demo.cinder.listBrief(LegacyTransfer)).map(({ id }) => id)).toContain(back.id);
  await cinder.acceptLegacyTransfer(back.id, back.authKey!);
  await cinder.waitForVolume(volume, { status: 'available', ...QUICK });
  for (const kind of ['Transfer', 'LegacyTransfer'] as const) {
    const offer = await cinder[`create${kind}`]({ volumeId: volume.id });
    await cinder[`delete${kind}`](offer.id);
    await expect(cinder[`get${kind}`](offer.id)).rejects.toBeInstanceOf(NotFoundError);
  }
  await removeVolume(volume);
});
