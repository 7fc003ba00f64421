import {
  attr,
  createOnly,
  defineResource,
  idOf,
  path,
  readOnly,
  resourceIn,
  ServiceBase,
  type CallOptions,
  type CreateAttributes,
  type DeleteOptions,
  type Ref,
} from '@os/core';
import { api } from './api.js';
import { listing } from './common.js';
import { act, deleted, mapIn, send } from './send.js';
import { deleteSpecs, exchangeSpec, exchangeSpecs, type Specs } from './specs.js';

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

/** How volumes of a type are encrypted. Creating and changing it is answered in part. See https://docs.openstack.org/api-ref/block-storage/v3/#create-an-encryption-type */
export class TypeEncryption extends defineResource(() => ({
  service: api,
  path: '/types/{typeId}/encryption',
  key: 'encryption',
  parents: { typeId: VolumeType },
  can: ['create', 'delete'],
  idAttribute: 'encryptionId',
  attributes: {
    encryptionId: readOnly.string(),
    volumeTypeId: readOnly.string(),
    /** `luks`, `luks2`, or a class's name. */
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

/** What an encryption consists of. */
export interface UpdateTypeEncryption {
  readonly provider?: string | undefined;
  readonly controlLocation?: 'front-end' | 'back-end' | undefined;
  readonly cipher?: string | null | undefined;
  readonly keySize?: number | null | undefined;
}

const specsOf = (type: Ref<VolumeType>) => ({ url: path`/types/${type}/extra_specs`, key: 'extra_specs' }) as const;

/** What can be done with types, besides creating and changing them. For administrators. */
export class TypeMethods extends ServiceBase {
  /**
   * Creates a type.
   *
   * @throws ConflictError - there is one of this name.
   */
  async createType(
    { isPublic, ...attributes }: CreateAttributes<typeof VolumeType>,
    options?: CallOptions,
  ): Promise<VolumeType> {
    const type = new VolumeType({ isPublicOnCreation: isPublic, ...attributes });
    return this.context.resources.create(type, { call: `${this.context.key}.createType`, ...options });
  }

  async getTypeExtraSpecs(type: Ref<VolumeType>, options?: CallOptions): Promise<Record<string, string>> {
    return exchangeSpecs(this, 'getTypeExtraSpecs', specsOf(type), undefined, options);
  }

  /** Sets some extra specs of a type, and returns these. */
  async updateTypeExtraSpecs(
    type: Ref<VolumeType>,
    specs: Specs,
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    return exchangeSpecs(this, 'updateTypeExtraSpecs', specsOf(type), specs, options);
  }

  /** @throws NotFoundError - the type has no such extra spec. */
  async getTypeExtraSpec(type: Ref<VolumeType>, spec: string, options?: CallOptions): Promise<string> {
    return exchangeSpec(this, 'getTypeExtraSpec', specsOf(type), [spec], options);
  }

  /** Sets one extra spec of a type. */
  async updateTypeExtraSpec(
    type: Ref<VolumeType>,
    spec: string,
    value: string,
    options?: CallOptions,
  ): Promise<string> {
    return exchangeSpec(this, 'updateTypeExtraSpec', specsOf(type), [spec, value], options);
  }

  /** @throws NotFoundError - the type lacks one of the extra specs. */
  async deleteTypeExtraSpecs(type: Ref<VolumeType>, specs: readonly string[], options?: CallOptions): Promise<void> {
    await deleteSpecs(this, 'deleteTypeExtraSpecs', specsOf(type), specs, options);
  }

  /**
   * Lets a project use a private type.
   *
   * @throws ConflictError - it may already.
   */
  async addTypeAccess(type: Ref<VolumeType>, projectId: string, options?: CallOptions): Promise<void> {
    const body = { addProjectAccess: { project: projectId } };
    await act(this, 'addTypeAccess', path`/types/${type}/action`, body, options);
  }

  /** Undoes `addTypeAccess`. */
  async removeTypeAccess(type: Ref<VolumeType>, projectId: string, options?: CallOptions): Promise<void> {
    const body = { removeProjectAccess: { project: projectId } };
    await act(this, 'removeTypeAccess', path`/types/${type}/action`, body, options);
  }

  /** How volumes of a type are encrypted; `null` if they are not. */
  async getTypeEncryption(type: Ref<VolumeType>, options?: CallOptions): Promise<TypeEncryption | null> {
    const response = await send(this, 'getTypeEncryption', { path: path`/types/${type}/encryption` }, options);
    const encryption = mapIn(response);
    return 'encryption_id' in encryption ? resourceIn(TypeEncryption, { ...response, body: { encryption } }) : null;
  }

  /** One fact of a type's encryption, by the API's own name: `cipher`, `key_size`, `provider`, `control_location`. */
  async getTypeEncryptionSpec(type: Ref<VolumeType>, spec: string, options?: CallOptions): Promise<unknown> {
    const url = path`/types/${type}/encryption/${spec}`;
    return mapIn(await send(this, 'getTypeEncryptionSpec', { path: url }, options))[spec];
  }

  /** Changes how volumes of a type are encrypted. Refused as long as there are volumes of it. */
  async updateTypeEncryption(
    type: Ref<VolumeType>,
    encryption: Ref<TypeEncryption>,
    changes: UpdateTypeEncryption,
    options?: CallOptions,
  ): Promise<void> {
    const { body } = new TypeEncryption(changes);
    const url = path`/types/${type}/encryption/${encryption}`;
    await send(this, 'updateTypeEncryption', { method: 'PUT', path: url, json: { encryption: body } }, options);
  }

  /** Has new volumes of a project be of a type, if they are not told one. Needs 3.62. */
  async setDefaultType(projectId: string, type: Ref<VolumeType>, options?: CallOptions): Promise<DefaultType> {
    const json = { default_type: { volume_type: idOf(type) } };
    const request = { method: 'PUT', path: path`/default-types/${projectId}`, json, since: '3.62' };
    return resourceIn(DefaultType, await send(this, 'setDefaultType', request, options));
  }

  /**
   * Has new volumes of a project be of the cloud's default type again. Needs 3.62.
   *
   * @throws NotFoundError - it has none of its own, and `ignoreMissing` is not set.
   */
  async unsetDefaultType(projectId: string, { ignoreMissing, ...options }: DeleteOptions = {}): Promise<void> {
    const request = { method: 'DELETE', path: path`/default-types/${projectId}`, since: '3.62' };
    await deleted(send(this, 'unsetDefaultType', request, options), ignoreMissing);
  }
}
