import { Connection } from '@os/core';
import { blockStorage } from '@os/block-storage/pure';
import { FakeCloud, serviceConformance, type Samples } from '@os/testing';

const ofVolume = async (make: (noun: string) => Promise<{ readonly id: string }>) => ({
  volumeId: (await make('volume')).id,
});
const samples: Samples = { volume: { size: 1 }, snapshot: ofVolume, backup: ofVolume };

for (const { name, run } of serviceConformance(blockStorage, { samples })) it(name, run);

describe('the fake', () => {
  const fake = new FakeCloud({ services: [blockStorage] });
  const conn = new Connection({ transport: fake, authenticator: fake.authenticator(), services: [blockStorage] });
  const cinder = conn.use(blockStorage).blockStorage;

  it('has volumes that become available, are extended, attached and detached', async () => {
    const volume = await cinder.createVolume({ name: 'blue', size: 1 });
    expect(volume.status).toBe('creating');
    await cinder.waitForVolume(volume, { status: 'available', interval: 1 });
    await cinder.extendVolume(volume, 2);
    expect(await cinder.getVolume(volume)).toMatchObject({ size: 2, volumeType: 'fake' });
    await expect(cinder.extendVolume(volume, 1)).rejects.toThrow('greater than current size');
    await cinder.attachVolume(volume, '/dev/vdb', { server: 's' });
    expect(await cinder.getVolume(volume)).toMatchObject({ status: 'in-use', attachments: [{ serverId: 's' }] });
    await expect(cinder.deleteVolume(volume)).rejects.toMatchObject({ status: 400 });
    await cinder.detachVolume(volume);
    await cinder.setVolumeBootableStatus(volume, true);
    expect(await cinder.setVolumeMetadata(volume, { a: '1' })).toEqual({ a: '1' });
    expect(await cinder.getVolume(volume)).toMatchObject({ isBootable: true, metadata: { a: '1' } });
    await cinder.deleteVolume(volume);
    await cinder.waitForVolumeDeletion(volume, { interval: 1 });
  });

  it('has snapshots and backups that volumes are made of', async () => {
    const volume = await cinder.createVolume({ size: 3 });
    await cinder.waitForVolume(volume, { status: 'available', interval: 1 });
    const snapshot = await cinder.createSnapshot({ volumeId: volume.id, name: 'a' });
    await expect(cinder.deleteVolume(volume)).rejects.toThrow('snapshots');
    expect((await cinder.createVolume({ snapshotId: snapshot.id })).size).toBe(3);
    const backup = await cinder.createBackup({ volumeId: volume.id, incremental: true });
    await cinder.waitForBackup(backup, { status: 'available', interval: 1 });
    const { volumeId } = await cinder.restoreBackup(backup, { name: 'again' });
    expect(await cinder.waitForVolume(volumeId, { status: 'available', interval: 1 })).toMatchObject({ size: 3 });
    await cinder.deleteVolume(volume, { cascade: true });
    expect(await cinder.listSnapshots()).toEqual([]);
  });
});
