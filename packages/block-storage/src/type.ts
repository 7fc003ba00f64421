import {
  attr,
  createOnly,
  defineResource,
  idOf,
  path,
  readOnly,
  resourceIn,
  type CreateAttributes,
  type Ref,
} from '@os/core';
import { mapIn } from './answer.js';
import { api } from './api.js';
import { listing, type Specs } from './common.js';
import { methods, type MethodsClass, type MethodsOf } from './methods.js';
import { get, giving, givingMap, givingText, givingTexts, post, put, reading, remove } from './sent.js';

/**
 * What volumes have in common: above all, on which backends they are. `getType('default')` is the one that new volumes get.
 * See https://docs.openstack.org/api-ref/block-storage/v3/#volume-types-types
 */
export class VolumeType extends defineResource(() => ({
  service: api,
  path: '/types',
  key: 'volume_type',
  keys: 'volume_types',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    name: attr.string().required(),
    description: attr.string().nullable(),
    /** Whether all projects may use it; `addTypeAccess` lets some use a private one. */
    isPublic: attr.boolean(),
    /** What `isPublic` is called on creation; `createType` takes either. Not told to everybody. */
    isPublicOnCreation: createOnly.boolean('os-volume-type-access:is_public').optional(),
    /** What its backends must be able to do. Some are told to administrators alone. See `updateTypeExtraSpecs`. */
    extraSpecs: createOnly.map().optional(),
    /** Not told to everybody. */
    qosSpecsId: readOnly.string().nullable().optional(),
  },
  filters: {
    ...listing,
    /** `none` for both. For administrators; others see the public ones, and those that they may use. */
    isPublic: attr.oneOf('true', 'false', 'none'),
    /** All of these keys and values, as JSON: `{"multiattach":"<is> True"}`. Needs 3.52. */
    extraSpecs: attr.string().since('3.52'),
  },
})) {}

/** That a project may use a private type. See https://docs.openstack.org/api-ref/block-storage/v3/#volume-type-access-types-volumes */
export class TypeAccess extends defineResource(() => ({
  service: api,
  path: '/types/{typeId}/os-volume-type-access',
  keys: 'volume_type_access',
  parents: { typeId: VolumeType },
  can: ['list'],
  idAttribute: 'projectId',
  paging: 'none',
  attributes: { projectId: readOnly.string(), volumeTypeId: readOnly.string() },
})) {}

/** How volumes of a type are encrypted; changes are refused as long as there are volumes of it, and answered in part. See https://docs.openstack.org/api-ref/block-storage/v3/#create-an-encryption-type */
export class TypeEncryption extends defineResource(() => ({
  service: api,
  path: '/types/{typeId}/encryption',
  key: 'encryption',
  parents: { typeId: VolumeType },
  can: ['create', 'update', 'delete'],
  idAttribute: 'encryptionId',
  attributes: {
    encryptionId: readOnly.string(),
    volumeTypeId: readOnly.string(),
    /** `luks` or `luks2`. */
    provider: attr.string().required(),
    /** Whether the host that uses the volume encrypts it (`front-end`), or the backend. */
    controlLocation: attr.oneOf('front-end', 'back-end').required(),
    /** As in `aes-xts-plain64`. */
    cipher: attr.string().nullable(),
    /** In bits. */
    keySize: attr.number().nullable(),
    createdAt: readOnly.time().optional(),
    updatedAt: readOnly.time().nullable().optional(),
    deletedAt: readOnly.time().nullable().optional(),
    isDeleted: readOnly.boolean('deleted').optional(),
  },
})) {}

/** The type of a project's new volumes. See https://docs.openstack.org/api-ref/block-storage/v3/#default-volume-types-default-types */
export class DefaultType extends defineResource(() => ({
  service: api,
  path: '/default-types',
  key: 'default_type',
  keys: 'default_types',
  can: ['get', 'list'],
  since: '3.62',
  idAttribute: 'projectId',
  paging: 'none',
  attributes: { projectId: readOnly.string(), volumeTypeId: readOnly.string() },
})) {}

const specsOf = (type: Ref<VolumeType>): string => path`/types/${type}/extra_specs`;

const functions = {
  /**
   * Creates a type.
   *
   * @throws ConflictError - there is one of this name.
   */
  createType: ({ isPublic, ...attributes }: CreateAttributes<typeof VolumeType>) => {
    const { body } = new VolumeType({ isPublicOnCreation: isPublic, ...attributes });
    return giving(VolumeType, post('/types', { volume_type: body }));
  },

  /** Tells what a type demands. */
  getTypeExtraSpecs: (type: Ref<VolumeType>) => givingTexts('extra_specs', get(specsOf(type))),

  /** Sets some extra specs of a type, and returns these. */
  updateTypeExtraSpecs: (type: Ref<VolumeType>, specs: Specs) =>
    givingTexts('extra_specs', post(specsOf(type), { extra_specs: specs })),

  /** @throws NotFoundError - the type has no such extra spec. */
  getTypeExtraSpec: (type: Ref<VolumeType>, spec: string) =>
    givingText(spec, undefined, get(specsOf(type) + path`/${spec}`)),

  /** Sets one extra spec of a type. */
  updateTypeExtraSpec: (type: Ref<VolumeType>, spec: string, value: string) =>
    givingText(spec, undefined, put(specsOf(type) + path`/${spec}`, { [spec]: value })),

  /** @throws NotFoundError - the type lacks one of the extra specs. */
  deleteTypeExtraSpecs: (type: Ref<VolumeType>, specs: readonly string[]) =>
    specs.map((spec) => remove(specsOf(type) + path`/${spec}`)),

  /**
   * Lets a project use a private type.
   *
   * @throws ConflictError - it may already.
   */
  addTypeAccess: (type: Ref<VolumeType>, projectId: string) =>
    post(path`/types/${type}/action`, { addProjectAccess: { project: projectId } }),

  /** Undoes `addTypeAccess`. */
  removeTypeAccess: (type: Ref<VolumeType>, projectId: string) =>
    post(path`/types/${type}/action`, { removeProjectAccess: { project: projectId } }),

  /** How volumes of a type are encrypted; `null` if they are not. */
  getTypeEncryption: (type: Ref<VolumeType>) =>
    reading(get(path`/types/${type}/encryption`), (response): TypeEncryption | null => {
      const encryption = mapIn(response);
      return 'encryption_id' in encryption ? resourceIn(TypeEncryption, { ...response, body: { encryption } }) : null;
    }),

  /** One fact of a type's encryption, by the API's own name, in a map: `cipher`, `key_size`, `provider`, `control_location`. */
  getTypeEncryptionSpec: (type: Ref<VolumeType>, spec: string) =>
    givingMap(undefined, get(path`/types/${type}/encryption/${spec}`)),

  /** Has new volumes of a project be of a type, if they are not told one. Needs 3.62. */
  setDefaultType: (projectId: string, type: Ref<VolumeType>) =>
    giving(DefaultType, put(path`/default-types/${projectId}`, { default_type: { volume_type: idOf(type) } }, '3.62')),
};

/** What can be done with types, besides creating and changing them. For administrators. */
export interface TypeMethods extends MethodsOf<typeof functions> {}
export const TypeMethods: MethodsClass<TypeMethods> = /* @__PURE__ */ methods(functions);
