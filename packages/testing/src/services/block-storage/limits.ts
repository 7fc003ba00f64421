import type { JsonObject } from '@os/core';
import type { FakeAction } from '../../fake/rules.js';
import { ownedBy, sumOf } from '../owned.js';

/** How much a project may have, by Cinder's defaults, and has. */
export const limitActions: Record<string, FakeAction> = {
  'GET /limits': ({ service, access, url }) => {
    const project = url.searchParams.get('project_id') ?? access.project?.id;
    const of = (path: string): JsonObject[] => ownedBy(service, path, project);
    const [volumes, snapshots, backups] = [of('/volumes'), of('/snapshots'), of('/backups')];
    const absolute = {
      maxTotalVolumes: 10,
      maxTotalSnapshots: 10,
      maxTotalVolumeGigabytes: 1000,
      maxTotalBackups: 10,
      maxTotalBackupGigabytes: 1000,
      totalVolumesUsed: volumes.length,
      totalGigabytesUsed: sumOf([...volumes, ...snapshots], 'size'),
      totalSnapshotsUsed: snapshots.length,
      totalBackupsUsed: backups.length,
      totalBackupGigabytesUsed: sumOf(backups, 'size'),
    };
    return { limits: { rate: [], absolute } };
  },
};
