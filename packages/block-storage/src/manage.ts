import {
  attr,
  defineResource,
  idOf,
  readOnly,
  resourceIn,
  ServiceBase,
  type CallOptions,
  type Ref,
  type ServiceResponse,
} from '@os/core';
import { api } from './api.js';
import { send } from './send.js';
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

export interface ManageSnapshotSettings extends ManageSettings {
  readonly volume: Ref<Volume>;
  readonly reference: BackendReference;
}

/** Takes volumes and snapshots of backends into Cinder's care. For administrators. */
export class ManageMethods extends ServiceBase {
  /** Has Cinder look after a volume that a backend has. It takes a while: see `waitForVolume`. Needs 3.8. */
  async manageVolume(settings: ManageVolumeSettings, options?: CallOptions): Promise<Volume> {
    const { reference, type, availabilityZone, isBootable, ...others } = settings;
    const volume = {
      ...others,
      ref: reference,
      volume_type: type === undefined ? undefined : idOf(type),
      availability_zone: availabilityZone,
      bootable: isBootable,
    };
    const since = settings.cluster === undefined ? undefined : '3.16';
    return resourceIn(Volume, await manage(this, 'manageVolume', '/manageable_volumes', { volume }, options, since));
  }

  /** Has Cinder look after a snapshot that a backend has. It takes a while: see `waitForSnapshot`. Needs 3.8. */
  async manageSnapshot(settings: ManageSnapshotSettings, options?: CallOptions): Promise<Snapshot> {
    const { volume, reference, ...others } = settings;
    const snapshot = { ...others, volume_id: idOf(volume), ref: reference };
    return resourceIn(Snapshot, await manage(this, 'manageSnapshot', '/manageable_snapshots', { snapshot }, options));
  }
}

function manage(
  service: ServiceBase,
  name: string,
  url: string,
  json: object,
  options: CallOptions | undefined,
  since = '3.8',
): Promise<ServiceResponse> {
  return send(service, name, { method: 'POST', path: url, json, since }, options);
}
