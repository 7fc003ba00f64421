import { attr, defineResource, readOnly, type Ref } from '@os/core';
import { api } from './api.js';
import { methods, type MethodsClass, type MethodsOf } from './methods.js';
import { giving, post, wire } from './sent.js';
import { Snapshot } from './snapshot.js';
import type { VolumeType } from './type.js';
import { Volume } from './volume.js';

/** How a backend tells volumes and snapshots apart: mostly by `source-name` or `source-id`. */
export type BackendReference = Readonly<Record<string, string>>;

const found = {
  reference: readOnly.map(),
  /** In GiB. */
  size: readOnly.number(),
  isSafeToManage: readOnly.boolean('safe_to_manage'),
  /** `null` if it is safe. */
  reasonNotSafe: readOnly.string().nullable(),
  /** Its id, if Cinder looks after it already. */
  cinderId: readOnly.string().nullable(),
  extraInfo: readOnly.json(),
};

const where = {
  /** On which backend: `host@backend#pool`. This or `cluster` is needed. */
  host: attr.string(),
  /** Needs 3.17. */
  cluster: attr.string().since('3.17'),
  /** `size` or `reference`, with a direction: `size:asc`. */
  sort: attr.string(),
};

/** A volume on a backend, whether Cinder knows it or not. See https://docs.openstack.org/api-ref/block-storage/v3/#volume-manage-extension-manageable-volumes */
export class ManageableVolume extends defineResource(() => ({
  service: api,
  path: '/manageable_volumes',
  listPath: '/manageable_volumes/detail',
  keys: 'manageable-volumes',
  can: ['list'],
  since: '3.8',
  paging: 'offset',
  attributes: found,
  filters: where,
})) {}

/** A snapshot on a backend, whether Cinder knows it or not. See https://docs.openstack.org/api-ref/block-storage/v3/#snapshot-manage-extension-manageable-snapshots */
export class ManageableSnapshot extends defineResource(() => ({
  service: api,
  path: '/manageable_snapshots',
  listPath: '/manageable_snapshots/detail',
  keys: 'manageable-snapshots',
  can: ['list'],
  since: '3.8',
  paging: 'offset',
  attributes: {
    ...found,
    /** The volume that it is of. */
    sourceReference: readOnly.map(),
  },
  filters: where,
})) {}

/** What there is to say of a volume or snapshot that Cinder is to look after. */
interface ManageSettings {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly metadata?: Readonly<Record<string, string>> | undefined;
}

/** A volume that a backend has, and Cinder shall know. */
export interface ManageVolumeSettings extends ManageSettings {
  /** On which backend: `host@backend#pool`. This or `cluster` is needed. */
  readonly host?: string | undefined;
  /** Needs 3.16. */
  readonly cluster?: string | undefined;
  readonly reference: BackendReference;
  readonly type?: Ref<VolumeType> | undefined;
  readonly availabilityZone?: string | undefined;
  readonly isBootable?: boolean | undefined;
}

/** A snapshot that a backend has, and Cinder shall know. */
export interface ManageSnapshotSettings extends ManageSettings {
  readonly volume: Ref<Volume>;
  readonly reference: BackendReference;
}

const functions = {
  /** Has Cinder look after a volume that a backend has. It takes a while: see `waitForVolume`. Needs 3.8. */
  manageVolume: (settings: ManageVolumeSettings) => {
    const volume = wire(settings, { reference: 'ref', type: 'volume_type', isBootable: 'bootable' });
    return giving(Volume, post('/manageable_volumes', { volume }));
  },

  /** Has Cinder look after a snapshot that a backend has. It takes a while: see `waitForSnapshot`. Needs 3.8. */
  manageSnapshot: (settings: ManageSnapshotSettings) => {
    const snapshot = wire(settings, { reference: 'ref', volume: 'volume_id' });
    return giving(Snapshot, post('/manageable_snapshots', { snapshot }));
  },
};

/** Takes volumes and snapshots of backends into Cinder's care. For administrators. */
export interface ManageMethods extends MethodsOf<typeof functions> {}
export const ManageMethods: MethodsClass<ManageMethods> = /* @__PURE__ */ methods(functions);
