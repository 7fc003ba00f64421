import { defineResource, readOnly } from '@os/core';
import { api } from './api.js';
import { methods, type MethodsClass, type MethodsOf } from './methods.js';
import { get, giving } from './sent.js';

/** How much a project may have, and has. */
export interface AbsoluteLimits {
  readonly maxTotalVolumes: number;
  readonly maxTotalSnapshots: number;
  /** GiB. */
  readonly maxTotalVolumeGigabytes: number;
  readonly maxTotalBackups: number;
  /** GiB. */
  readonly maxTotalBackupGigabytes: number;
  readonly totalVolumesUsed: number;
  readonly totalGigabytesUsed: number;
  readonly totalSnapshotsUsed: number;
  readonly totalBackupsUsed: number;
  readonly totalBackupGigabytesUsed: number;
}

/** How much a project may have, and has. See https://docs.openstack.org/api-ref/block-storage/v3/#limits-limits */
export class Limits extends defineResource(() => ({
  service: api,
  path: '/limits',
  key: 'limits',
  can: [],
  attributes: {
    /** How often may be asked. Mostly empty. */
    rate: readOnly.json<readonly unknown[]>(),
    absolute: readOnly.json<AbsoluteLimits>(),
  },
})) {}

const functions = {
  /** How much a project may have, and has. Without its id the connection's own; others are for administrators, and need 3.39. */
  getLimits: (settings?: { readonly projectId?: string }) =>
    giving(Limits, get('/limits', undefined, { project_id: settings?.projectId })),
};

export interface LimitsMethods extends MethodsOf<typeof functions> {}
export const LimitsMethods: MethodsClass<LimitsMethods> = /* @__PURE__ */ methods(functions);
