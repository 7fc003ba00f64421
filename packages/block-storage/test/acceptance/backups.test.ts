import { Backup } from '@os/block-storage';
import { cloud, expectDeclared, QUICK } from './setup.js';

const { cinder, name, keep, newVolume, removeVolume } = cloud();
const LONG = { ...QUICK, timeout: 120_000 };

async function removeBackup({ id }: { readonly id: string }): Promise<void> {
  await cinder.deleteBackup(id, { ignoreMissing: true });
  await cinder.waitForBackupDeletion(id, LONG);
}

it('volumes are backed up, restored, and backups handed over', async () => {
  const volume = await newVolume({ volumeType: 'nfs' });
  const title = name();
  const backup = keep(
    await cinder.createBackup({
      volumeId: volume.id,
      name: title,
      description: 'd',
      metadata: { a: '1' },
      container: title,
    }),
    removeBackup,
  );
  expectDeclared(await cinder.waitForBackup(backup, { status: 'available', ...LONG }));
  const next = keep(await cinder.createBackup({ volumeId: volume.id, incremental: true, name: name() }), removeBackup);
  expect(await cinder.waitForBackup(next, { status: 'available', ...LONG })).toMatchObject({ isIncremental: true });
  await cinder.updateBackup(backup, { description: 'e', metadata: { b: '2' } });
  const [listed] = await cinder.listBackups({
    name: title,
    volumeId: volume.id,
    status: 'available',
    sort: ['name:asc'],
  });
  expect(expectDeclared(listed!)).toMatchObject({
    description: 'e',
    metadata: { b: '2' },
    container: title,
    hasDependentBackups: true,
  });
  expect(await cinder.listBrief(Backup, { name: title })).toHaveLength(1);

  const { volumeId } = expectDeclared(await cinder.restoreBackup(backup, { name: name() }));
  keep({ id: volumeId }, removeVolume);
  await cinder.waitForVolume(volumeId, { status: 'available', ...LONG });
  await cinder.waitForBackup(backup, { status: 'available', ...LONG });

  const record = expectDeclared(await cinder.exportBackup(next));
  await cinder.resetBackupStatus(next, 'error');
  await cinder.waitForBackup(next, { status: 'error', ...QUICK });
  await cinder.forceDeleteBackup(next);
  await cinder.waitForBackupDeletion(next, LONG);
  const imported = keep(await cinder.importBackup(record), removeBackup);
  expect(imported.id).toBe(next.id);
  expect(expectDeclared(await cinder.waitForBackup(imported, { status: 'available', ...LONG })).size).toBe(1);
}, 180_000);
