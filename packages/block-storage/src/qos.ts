import {
  defineResource,
  idOf,
  path,
  readOnly,
  resourceIn,
  ServiceBase,
  type CallOptions,
  type DeleteOptions,
  type Ref,
} from '@os/core';
import { api } from './api.js';
import { sorted } from './common.js';
import { deleted, send } from './send.js';
import type { Specs } from './specs.js';
import type { VolumeType } from './type.js';

/** How fast volumes of the types that it is given to may be. See https://docs.openstack.org/api-ref/block-storage/v3/#quality-of-service-qos-specifications-qos-specs */
export class QosSpec extends defineResource(() => ({
  service: api,
  path: '/qos-specs',
  key: 'qos_specs',
  keys: 'qos_specs',
  can: ['get', 'delete', 'list'],
  attributes: {
    name: readOnly.string(),
    /** Who sees to it: the host that uses the volume (`front-end`), the backend, or both. */
    consumer: readOnly.oneOf('front-end', 'back-end', 'both'),
    specs: readOnly.map(),
  },
  filters: sorted,
})) {}

/** That a QoS spec is given to a type. */
export class QosSpecAssociation extends defineResource(() => ({
  service: api,
  path: '/qos-specs/{qosSpecId}/associations',
  keys: 'qos_associations',
  parents: { qosSpecId: QosSpec },
  can: ['list'],
  paging: 'none',
  attributes: {
    /** The type's. */
    id: readOnly.string(),
    /** The type's. */
    name: readOnly.string(),
    associationType: readOnly.oneOf('volume_type'),
  },
})) {}

/** What a QoS spec can be changed to. */
export interface UpdateQosSpec {
  /** Default on creation: `back-end`. */
  readonly consumer?: 'front-end' | 'back-end' | 'both' | undefined;
  /** As in `{ read_iops_sec: '1000' }`. */
  readonly specs?: Specs | undefined;
}

export interface DeleteQosSpecOptions extends DeleteOptions {
  /** Delete it even if it is given to types. */
  readonly force?: boolean | undefined;
}

/** What can be done with QoS specs. For administrators. */
export class QosSpecMethods extends ServiceBase {
  async createQosSpec(
    { specs, ...others }: UpdateQosSpec & { readonly name: string },
    options?: CallOptions,
  ): Promise<QosSpec> {
    const json = { qos_specs: { ...specs, ...others } };
    return resourceIn(
      QosSpec,
      await send(this, 'createQosSpec', { method: 'POST', path: '/qos-specs', json }, options),
    );
  }

  /** Sets some specs; others stay. See `deleteQosSpecMetadata`. */
  async updateQosSpec(
    qosSpec: Ref<QosSpec>,
    { specs, ...others }: UpdateQosSpec,
    options?: CallOptions,
  ): Promise<void> {
    const json = { qos_specs: { ...specs, ...others } };
    await send(this, 'updateQosSpec', { method: 'PUT', path: path`/qos-specs/${qosSpec}`, json }, options);
  }

  /**
   * Deletes a QoS spec.
   *
   * @throws NotFoundError - there is none, and `ignoreMissing` is not set.
   * @throws BadRequestError - it is given to types.
   */
  async deleteQosSpec(
    qosSpec: Ref<QosSpec>,
    { force, ignoreMissing, ...options }: DeleteQosSpecOptions = {},
  ): Promise<void> {
    const request = { method: 'DELETE', path: path`/qos-specs/${qosSpec}`, query: { force } };
    await deleted(send(this, 'deleteQosSpec', request, options), ignoreMissing);
  }

  /** Removes specs. @throws BadRequestError - it lacks one of them. */
  async deleteQosSpecMetadata(qosSpec: Ref<QosSpec>, keys: readonly string[], options?: CallOptions): Promise<void> {
    const request = { method: 'PUT', path: path`/qos-specs/${qosSpec}/delete_keys`, json: { keys } };
    await send(this, 'deleteQosSpecMetadata', request, options);
  }

  /** Gives a QoS spec to a type. */
  async associateQosSpec(qosSpec: Ref<QosSpec>, type: Ref<VolumeType>, options?: CallOptions): Promise<void> {
    const request = { path: path`/qos-specs/${qosSpec}/associate`, query: { vol_type_id: idOf(type) } };
    await send(this, 'associateQosSpec', request, options);
  }

  /** Takes a QoS spec from a type. */
  async disassociateQosSpec(qosSpec: Ref<QosSpec>, type: Ref<VolumeType>, options?: CallOptions): Promise<void> {
    const request = { path: path`/qos-specs/${qosSpec}/disassociate`, query: { vol_type_id: idOf(type) } };
    await send(this, 'disassociateQosSpec', request, options);
  }

  /** Takes a QoS spec from all types. */
  async disassociateAllQosSpec(qosSpec: Ref<QosSpec>, options?: CallOptions): Promise<void> {
    await send(this, 'disassociateAllQosSpec', { path: path`/qos-specs/${qosSpec}/disassociate_all` }, options);
  }
}
