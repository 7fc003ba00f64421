import { defineResource, idOf, path, readOnly, type Ref } from '@os/core';
import { api } from './api.js';
import { sorted, type Specs } from './common.js';
import { methods, type MethodsClass, type MethodsOf } from './methods.js';
import { get, giving, post, put } from './sent.js';
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
    associationType: readOnly.string(),
  },
})) {}

/** What a QoS spec can be changed to. */
export interface UpdateQosSpec {
  /** Default on creation: `back-end`. */
  readonly consumer?: 'front-end' | 'back-end' | 'both' | undefined;
  /** As in `{ read_iops_sec: '1000' }`. */
  readonly specs?: Specs | undefined;
}

const functions = {
  /**
   * Creates a QoS spec.
   *
   * @throws ConflictError - there is one of this name.
   */
  createQosSpec: ({ specs, ...others }: UpdateQosSpec & { readonly name: string }) =>
    giving(QosSpec, post('/qos-specs', { qos_specs: { ...specs, ...others } })),

  /** Sets some specs; others stay. See `deleteQosSpecMetadata`. */
  updateQosSpec: (qosSpec: Ref<QosSpec>, { specs, ...others }: UpdateQosSpec) =>
    put(path`/qos-specs/${qosSpec}`, { qos_specs: { ...specs, ...others } }),

  /**
   * Removes specs.
   *
   * @throws BadRequestError - it lacks one of them.
   */
  deleteQosSpecMetadata: (qosSpec: Ref<QosSpec>, keys: readonly string[]) =>
    put(path`/qos-specs/${qosSpec}/delete_keys`, { keys }),

  /** Gives a QoS spec to a type. */
  associateQosSpec: (qosSpec: Ref<QosSpec>, type: Ref<VolumeType>) =>
    get(path`/qos-specs/${qosSpec}/associate`, undefined, { vol_type_id: idOf(type) }),

  /** Takes a QoS spec from a type. */
  disassociateQosSpec: (qosSpec: Ref<QosSpec>, type: Ref<VolumeType>) =>
    get(path`/qos-specs/${qosSpec}/disassociate`, undefined, { vol_type_id: idOf(type) }),

  /** Takes a QoS spec from all types. */
  disassociateAllQosSpec: (qosSpec: Ref<QosSpec>) => get(path`/qos-specs/${qosSpec}/disassociate_all`),
};

/** What can be done with QoS specs. For administrators. */
export interface QosSpecMethods extends MethodsOf<typeof functions> {}
export const QosSpecMethods: MethodsClass<QosSpecMethods> = /* @__PURE__ */ methods(functions);
