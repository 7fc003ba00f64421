import { attr, createOnly, defineResource, path, type Ref } from '@os/core';
import { collection } from './collection.js';
import { sorted, type Specs } from './common.js';
import { methods, type MethodsClass, type MethodsOf } from './methods.js';
import { get, givingText, givingTexts, post, put, remove } from './sent.js';

/**
 * What groups have in common. `getGroupType('default')` is the one that the cloud's operator chose.
 * See https://docs.openstack.org/api-ref/block-storage/v3/#group-types-group-types
 */
export class GroupType extends defineResource(() => ({
  ...collection('group_type'),
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

const specsOf = (type: Ref<GroupType>): string => path`/group_types/${type}/group_specs`;

const functions = {
  /** Tells what a group type demands. */
  getGroupTypeSpecs: (type: Ref<GroupType>) => givingTexts('group_specs', get(specsOf(type))),

  /** Sets some specs of a group type, and returns these. */
  updateGroupTypeSpecs: (type: Ref<GroupType>, specs: Specs) =>
    givingTexts('group_specs', post(specsOf(type), { group_specs: specs })),

  /** @throws NotFoundError - the group type has no such spec. */
  getGroupTypeSpec: (type: Ref<GroupType>, spec: string) =>
    givingText(spec, undefined, get(specsOf(type) + path`/${spec}`)),

  /** Changes a spec of a group type. */
  updateGroupTypeSpec: (type: Ref<GroupType>, spec: string, value: string) =>
    givingText(spec, undefined, put(specsOf(type) + path`/${spec}`, { [spec]: value })),

  /** @throws NotFoundError - the group type lacks one of the specs. */
  deleteGroupTypeSpecs: (type: Ref<GroupType>, specs: readonly string[]) =>
    specs.map((spec) => remove(specsOf(type) + path`/${spec}`)),
};

/** What group types demand of backends. For administrators. */
export interface GroupTypeMethods extends MethodsOf<typeof functions> {}
export const GroupTypeMethods: MethodsClass<GroupTypeMethods> = /* @__PURE__ */ methods(functions);
