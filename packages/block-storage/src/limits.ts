import { attr, defineResource, readOnly } from '@os/core';
import { api } from './api.js';
import { methods } from './methods.js';
import { get, giving } from './sent.js';

/** How much a project may have, and has. See https://docs.openstack.org/api-ref/block-storage/v3/#limits-limits */
export class Limits extends defineResource(() => ({
  service: api,
  path: '/limits',
  key: 'limits',
  can: [],
  attributes: {
    /** How often may be asked. Mostly empty. */
    rate: readOnly.list(attr.json()),
    absolute: readOnly.object({
      maxTotalVolumes: attr.number('maxTotalVolumes'),
      maxTotalSnapshots: attr.number('maxTotalSnapshots'),
      /** GiB. */
      maxTotalVolumeGigabytes: attr.number('maxTotalVolumeGigabytes'),
      maxTotalBackups: attr.number('maxTotalBackups'),
      /** GiB. */
      maxTotalBackupGigabytes: attr.number('maxTotalBackupGigabytes'),
      totalVolumesUsed: attr.number('totalVolumesUsed'),
      totalGigabytesUsed: attr.number('totalGigabytesUsed'),
      totalSnapshotsUsed: attr.number('totalSnapshotsUsed'),
      totalBackupsUsed: attr.number('totalBackupsUsed'),
      totalBackupGigabytesUsed: attr.number('totalBackupGigabytesUsed'),
    }),
  },
})) {}

export const LimitsMethods = /* @__PURE__ */ methods({
  /** How much a project may have, and has. Without its id the connection's own; others are for administrators, and need 3.39. */
  getLimits: (settings?: { projectId?: string }) =>
    giving(
      Limits,
      get('/limits', settings?.projectId === undefined ? undefined : '3.39', { project_id: settings?.projectId }),
    ),
});
