import { BadRequestError, NotFoundError } from '@os/core';
import { Attachment, Snapshot, Volume } from '@os/block-storage';
import { cloud, expectDeclared, QUICK } from './setup.js';

const { cinder, conn, name, keep, newVolume, removeVolume } = cloud();
const NODE = { host: 'oscloud', ip: '127.0.0.1', initiator: 'iqn.1993-08.org.debian:01:sdk', mountpoint: '/dev/vdb' };
const SERVER = '00000000-0000-4000-8000-0000000000a1';

it('volumes are created, found, changed, listed and deleted', async () => {
  const title = name();
  const created = expectDeclared(
    await cinder.createVolume({
      name: title,
      description: 'first',
      size: 1,
      volumeType: 'fake',
      metadata: { a: '1' },
      schedulerHints: {},
    }),
  );
  keep(created, removeVolume);
  const volume = expectDeclared(await cinder.waitForVolume(created, { status: 'available', ...QUICK }));
  expect(volume).toMatchObject({ size: 1, isBootable: false, isEncrypted: false, consumesQuota: true });

  await cinder.updateVolume(volume, { description: null, metadata: { b: '2' } });
  expect(expectDeclared(await cinder.getVolume(volume))).toMatchObject({ description: null, metadata: { b: '2' } });
  expect((await cinder.findVolume(title))?.id).toBe(volume.id);
  const ids = async (query: Parameters<typeof cinder.listVolumes>[0]) =>
    (await cinder.listVolumes({ name: title, ...query })).map(({ id }) => id);
  expect(
    await ids({
      status: 'available',
      bootable: 'false',
      metadata: '{"b":"2"}',
      availabilityZone: volume.availabilityZone,
      createdAt: 'gt:2020-01-01T00:00:00',
      consumesQuota: true,
      sort: ['name:asc', 'created_at:desc'],
    }),
  ).toEqual([volume.id]);
  expect(await ids({ status: 'error' })).toEqual([]);
  expect(await cinder.listVolumes({ nameLike: title.slice(0, -1), limit: 1 })).toHaveLength(1);
  for await (const page of cinder.listVolumes({ name: title, withCount: true, allProjects: true }).byPage()) {
    expect(page.response.body).toMatchObject({ count: 1 });
  }
  const [brief] = await cinder.listBrief(Volume, { name: title });
  expect(brief?.toJSON()).toMatchObject({ id: volume.id, name: title });
  expect(expectDeclared(await cinder.getSummary()).totalSize).toBeGreaterThanOrEqual(1);

  await cinder.deleteVolume(volume);
  await cinder.waitForVolumeDeletion(volume, QUICK);
  await expect(cinder.getVolume(volume)).rejects.toBeInstanceOf(NotFoundError);
  await cinder.deleteVolume(volume, { ignoreMissing: true });
});

it('metadata of volumes and of images', async () => {
  const volume = await newVolume({ metadata: { a: '1' } });
  expect(await cinder.setVolumeMetadata(volume, { b: '2' })).toEqual({ a: '1', b: '2' });
  expect(await cinder.replaceVolumeMetadata(volume, { c: '3', d: '4' })).toEqual({ c: '3', d: '4' });
  expect(await cinder.setVolumeMetadataItem(volume, 'c', '5')).toBe('5');
  expect(await cinder.getVolumeMetadataItem(volume, 'c')).toBe('5');
  await cinder.deleteVolumeMetadata(volume, ['d']);
  expect(await cinder.getVolumeMetadata(volume)).toEqual({ c: '5' });
  await cinder.deleteVolumeMetadata(volume);
  expect(await cinder.getVolumeMetadata(volume)).toEqual({});

  expect(await cinder.setVolumeImageMetadata(volume, { k: 'v', image_name: 'x' })).toEqual({ k: 'v', image_name: 'x' });
  await cinder.deleteVolumeImageMetadata(volume, ['k']);
  expect(await cinder.getVolumeImageMetadata(volume)).toEqual({ image_name: 'x' });
  expect(expectDeclared(await cinder.getVolume(volume)).volumeImageMetadata).toEqual({ image_name: 'x' });
  await cinder.setVolumeBootableStatus(volume, true);
  await cinder.setVolumeReadonly(volume);
  const changed = await cinder.getVolume(volume);
  expect(changed).toMatchObject({ isBootable: true, metadata: { readonly: 'True' } });
});

it('volumes are reserved, attached, detached, reset and force-deleted', async () => {
  const volume = await newVolume();
  await cinder.reserveVolume(volume);
  expect((await cinder.getVolume(volume)).status).toBe('attaching');
  await cinder.unreserveVolume(volume);

  await cinder.attachVolume(volume, '/dev/vdz', { hostName: 'somewhere', mode: 'rw' });
  const used = expectDeclared(await cinder.waitForVolume(volume, { status: 'in-use', ...QUICK }));
  expect(used.attachments).toMatchObject([{ device: '/dev/vdz', serverId: null }]);
  await expect(cinder.deleteVolume(volume)).rejects.toBeInstanceOf(BadRequestError);
  await cinder.beginVolumeDetaching(volume);
  await cinder.abortVolumeDetaching(volume);
  await cinder.beginVolumeDetaching(volume);
  await cinder.detachVolume(volume, { attachment: used.attachments[0]!.attachmentId });
  await cinder.waitForVolume(volume, { status: 'available', ...QUICK });
  await cinder.attachVolume(volume, '/dev/vdz', { hostName: 'somewhere' });
  await cinder.waitForVolume(volume, { status: 'in-use', ...QUICK });
  await cinder.detachVolume(volume, { force: true, connector: NODE });
  await cinder.waitForVolume(volume, { status: 'available', ...QUICK });

  await cinder.resetVolumeStatus(volume, { status: 'error', attachStatus: 'detached', migrationStatus: 'none' });
  expect((await cinder.getVolume(volume)).status).toBe('error');
  await cinder.forceDeleteVolume(volume);
  await cinder.waitForVolumeDeletion(volume, QUICK);
});

it('attachments are created, connected, completed, listed and deleted', async () => {
  const volume = await newVolume({ volumeType: 'nfs' });
  const info = await cinder.initVolumeAttachment(volume, NODE);
  expect(info).toMatchObject({ driver_volume_type: 'nfs' });
  await cinder.terminateVolumeAttachment(volume, NODE);

  const attachment = expectDeclared(await cinder.createAttachment(volume, { server: SERVER, mode: 'ro' }));
  keep(attachment, (each) => cinder.deleteAttachment(each));
  expect(attachment).toMatchObject({ status: 'reserved', instance: SERVER, attachedAt: '' });
  await cinder.updateAttachment(attachment, { connector: NODE });
  await cinder.completeAttachment(attachment);
  const complete = expectDeclared(await cinder.getAttachment(attachment.id));
  expect(complete).toMatchObject({ status: 'attached', volumeId: volume.id, attachMode: 'ro' });
  const listed = await cinder.listAttachments({ volumeId: volume.id, status: 'attached', instanceId: SERVER });
  expect(listed.map(({ id }) => id)).toEqual([attachment.id]);
  expect(await cinder.listBrief(Attachment, { volumeId: volume.id })).toHaveLength(1);
  expect((await cinder.getVolume(volume)).attachments).toMatchObject([{ serverId: SERVER, device: '/dev/vdb' }]);
  await cinder.deleteAttachment(attachment);
  await cinder.waitForVolume(volume, { status: 'available', ...QUICK });
});

it('snapshots are created, changed, reverted to, made volumes of, and deleted', async () => {
  const volume = await newVolume({ volumeType: 'nfs' });
  const title = name();
  const snapshot = expectDeclared(
    await cinder.createSnapshot({ volumeId: volume.id, name: title, description: 'd', metadata: { a: '1' } }),
  );
  expectDeclared(await cinder.waitForSnapshot(snapshot, { status: 'available', ...QUICK }));
  await cinder.updateSnapshot(snapshot, { description: 'e' });
  expect(await cinder.setSnapshotMetadata(snapshot, { b: '2' })).toEqual({ a: '1', b: '2' });
  expect(await cinder.replaceSnapshotMetadata(snapshot, { c: '3' })).toEqual({ c: '3' });
  expect(await cinder.setSnapshotMetadataItem(snapshot, 'c', '4')).toBe('4');
  expect(await cinder.getSnapshotMetadataItem(snapshot, 'c')).toBe('4');
  const found = await cinder.listSnapshots({ name: title, volumeId: volume.id, status: 'available' });
  found.forEach(expectDeclared);
  expect(found).toMatchObject([{ description: 'e', metadata: { c: '4' }, progress: '100%', size: 1 }]);
  expect(await cinder.listBrief(Snapshot, { name: title })).toHaveLength(1);
  await cinder.deleteSnapshotMetadata(snapshot, ['c']);
  expect(await cinder.getSnapshotMetadata(snapshot)).toEqual({});

  await cinder.revertVolumeToSnapshot(volume, snapshot);
  await cinder.waitForVolume(volume, { status: 'available', ...QUICK });
  await cinder.waitForSnapshot(snapshot, { status: 'available', ...QUICK });
  await cinder.resetSnapshotStatus(snapshot, 'creating');
  await cinder.setSnapshotStatus(snapshot, 'error', '80%');
  expect((await cinder.getSnapshot(snapshot)).status).toBe('error');
  await cinder.forceDeleteSnapshot(snapshot);
  await cinder.waitForSnapshotDeletion(snapshot, QUICK);

  const other = await newVolume();
  const copied = await cinder.createSnapshot({ volumeId: other.id, name: name() });
  await cinder.waitForSnapshot(copied, { status: 'available', ...QUICK });
  const copy = await newVolume({ snapshotId: copied.id });
  expect(copy).toMatchObject({ snapshotId: copied.id, size: 1 });
  await removeVolume(copy);
  await cinder.deleteSnapshot(copied);
  await cinder.waitForSnapshotDeletion(copied, QUICK);
});

/** Asks the Image service, which this package does not know. */
async function images(method: string, path: string): Promise<readonly { readonly id: string }[]> {
  const { body } = await conn.session.request({ service: 'image', method, path });
  return (body as { images?: { id: string }[] } | undefined)?.images ?? [];
}

it('volumes are extended, retyped, moved, made images of, and overwritten', async () => {
  const volume = await newVolume({ volumeType: 'nfs' });
  await cinder.extendVolume(volume, 2);
  expect(await cinder.waitForVolume(volume, { status: 'available', ...QUICK })).toMatchObject({ size: 2 });
  await expect(cinder.completeVolumeExtend(volume)).rejects.toThrow('not being extended');
  expect(await cinder.completeVolumeMigration(volume, volume)).toBe(volume.id);

  const type = keep(await cinder.createType({ name: name(), extraSpecs: { volume_backend_name: 'nfs' } }), (each) =>
    cinder.deleteType(each),
  );
  const other = await newVolume({ volumeType: type.name });
  await cinder.retypeVolume(other, 'nfs');
  await cinder.waitForVolume(other, {
    until: ({ status, volumeType }) => status === 'available' && volumeType === 'nfs',
    ...QUICK,
  });
  const { host } = await newVolume();
  await cinder.migrateVolume(other, { host: host!, forceHostCopy: false, lockVolume: false });
  await cinder.waitForVolume(other, {
    until: ({ migrationStatus }) => migrationStatus === 'error' || migrationStatus === 'success',
    ...QUICK,
  });
  await cinder.resetVolumeStatus(other, { status: 'available', migrationStatus: 'none' });
  await removeVolume(other);

  const [image] = await images('GET', '/v2/images?name=cirros&status=active');
  await cinder.reimageVolume(volume, image!, { isReserved: false });
  await cinder.waitForVolume(volume, { status: 'available', ...QUICK });
  expect((await cinder.getVolume(volume)).volumeImageMetadata).toMatchObject({ image_id: image!.id });

  const nothing = await newVolume();
  const upload = expectDeclared(
    await cinder.uploadVolumeToImage(nothing, {
      imageName: name(),
      diskFormat: 'raw',
      containerFormat: 'bare',
      visibility: 'private',
      isProtected: false,
    }),
  );
  keep(upload.imageId, (id) => images('DELETE', `/v2/images/${id}`));
  expect(upload).toMatchObject({ id: nothing.id, isProtected: false });
  await cinder.waitForVolume(nothing, { status: ['available', 'error'], ...QUICK });
});
