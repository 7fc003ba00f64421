import { attr, defineResource, readOnly, resourceIn, ServiceBase, type CallOptions } from '@os/core';
import { api } from './api.js';
import { send } from './send.js';

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

export class LimitsMethods extends ServiceBase {
  /**
   * How much a project may have, and has.
   *
   * @param settings.projectId - Default: the connection's own. Others are for administrators; needs 3.39.
   */
  async getLimits(settings: { projectId?: string } = {}, options?: CallOptions): Promise<Limits> {
    const { projectId } = settings;
    const since = projectId === undefined ? undefined : '3.39';
    const request = { path: '/limits', query: { project_id: projectId }, since };
    return resourceIn(Limits, await send(this, 'getLimits', request, options));
  }
}
