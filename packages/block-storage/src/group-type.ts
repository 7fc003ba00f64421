import { attr, createOnly, defineResource, path, ServiceBase, type CallOptions, type Ref } from '@os/core';
import { api } from './api.js';
import { sorted } from './common.js';
import { deleteSpecs, exchangeSpec, exchangeSpecs, type Specs } from './specs.js';

/**
 * What groups have in common. `getGroupType('default')` is the one that the cloud's operator chose.
 * See https://docs.openstack.org/api-ref/block-storage/v3/#group-types-group-types
 */
export class GroupType extends defineResource(() => ({
  service: api,
  path: '/group_types',
  key: 'group_type',
  keys: 'group_types',
  can: ['create', 'get', 'update', 'delete', 'list'],
  since: '3.11',
  attributes: {
    name: attr.string().required(),
    description: attr.string().nullable(),
    isPublic: attr.boolean(),
    /** Told to administrators. */
    groupSpecs: createOnly.map().optional(),
  },
  filters: {
    ...sorted,
    /** `none` for both. For administrators; others see the public ones. */
    isPublic: attr.oneOf('true', 'false', 'none'),
  },
})) {}

const specsOf = (type: Ref<GroupType>) =>
  ({ url: path`/group_types/${type}/group_specs`, key: 'group_specs', since: '3.11' }) as const;

/** What group types demand of backends. For administrators. */
export class GroupTypeMethods extends ServiceBase {
  async getGroupTypeSpecs(type: Ref<GroupType>, options?: CallOptions): Promise<Record<string, string>> {
    return exchangeSpecs(this, 'getGroupTypeSpecs', specsOf(type), undefined, options);
  }

  /** Sets some specs of a group type, and returns these. */
  async updateGroupTypeSpecs(
    type: Ref<GroupType>,
    specs: Specs,
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    return exchangeSpecs(this, 'updateGroupTypeSpecs', specsOf(type), specs, options);
  }

  /** @throws NotFoundError - the group type has no such spec. */
  async getGroupTypeSpec(type: Ref<GroupType>, spec: string, options?: CallOptions): Promise<string> {
    return exchangeSpec(this, 'getGroupTypeSpec', specsOf(type), [spec], options);
  }

  /** Changes a spec of a group type. */
  async updateGroupTypeSpec(type: Ref<GroupType>, spec: string, value: string, options?: CallOptions): Promise<string> {
    return exchangeSpec(this, 'updateGroupTypeSpec', specsOf(type), [spec, value], options);
  }

  /** @throws NotFoundError - the group type lacks one of the specs. */
  async deleteGroupTypeSpecs(type: Ref<GroupType>, specs: readonly string[], options?: CallOptions): Promise<void> {
    await deleteSpecs(this, 'deleteGroupTypeSpecs', specsOf(type), specs, options);
  }
}
