import type { Backup, BlockStorageService } from '@os/block-storage/pure';
import { deleteVolume } from '../volume.js';
import { candidate, type Candidate, type Gathering } from './candidate.js';

/** Backups, snapshots and volumes. What is in a group stays, as it can go with the whole group alone. */
export async function gatherBlockStorage(
  blockStorage: BlockStorageService,
  { projectId, patience }: Gathering,
): Promise<Candidate[]> {
  const asked = () => ({ signal: patience.signal });
  const [backups, snapshots, volumes] = await Promise.all([
    blockStorage.listBackups({}, asked()),
    blockStorage.listSnapshots({}, asked()),
    blockStorage.listVolumes({}, asked()),
  ]);
  // Lists are of the own project unless they ask for all; backups tell their project to administrators alone.
  const isOwn = (each: { readonly projectId?: string | undefined }): boolean =>
    (each.projectId ?? projectId) === projectId;
  return [
    ...backups.filter(isOwn).map((backup) =>
      candidate('blockStorage', 'backup', backup, {
        holders: dependentsOf(backup, backups).map(({ id }) => ({ id, as: 'the base of the backup' })),
        async remove(itsPatience) {
          await blockStorage.deleteBackup(backup, { signal: itsPatience.signal, ignoreMissing: true });
          await blockStorage.waitForBackupDeletion(backup.id, itsPatience);
        },
      }),
    ),
    ...snapshots.filter(isOwn).map((snapshot) =>
      candidate('blockStorage', 'snapshot', snapshot, {
        holders: [],
        // While a server is writing to the volume, Cinder may need Nova to delete a snapshot, which fails if the server goes.
        after: volumes
          .find(({ id }) => id === snapshot.volumeId)
          ?.attachments.flatMap(({ serverId }) => serverId ?? []),
        keep: snapshot.groupSnapshotId ? `it is part of the group snapshot ${snapshot.groupSnapshotId}` : undefined,
        async remove(itsPatience) {
          await blockStorage.deleteSnapshot(snapshot, { signal: itsPatience.signal, ignoreMissing: true });
          await blockStorage.waitForSnapshotDeletion(snapshot.id, itsPatience);
        },
      }),
    ),
    ...volumes.filter(isOwn).map((volume) =>
      candidate('blockStorage', 'volume', volume, {
        holders: [
          ...volume.attachments.map(({ serverId, attachmentId }) => ({
            id: serverId ?? attachmentId,
            as: serverId === null ? 'attached to a host by' : 'attached to the server',
            isOwner: !volume.name,
          })),
          ...snapshots
            .filter(({ volumeId }) => volumeId === volume.id)
            .map(({ id }) => ({ id, as: 'the origin of the snapshot' })),
        ],
        keep: volume.groupId ? `it is in the group ${volume.groupId}` : undefined,
        remove: (itsPatience) => deleteVolume(blockStorage, volume, itsPatience),
      }),
    ),
  ];
}

/** The backups that build on one: incremental ones of the same volume that are younger. */
function dependentsOf({ id, volumeId, createdAt, hasDependentBackups }: Backup, all: readonly Backup[]): Backup[] {
  if (!hasDependentBackups) return [];
  return all.filter(
    (each) => each.id !== id && each.isIncremental && each.volumeId === volumeId && each.createdAt >= createdAt,
  );
}
