import { createOnly, defineResource, path, readOnly, type Ref } from '@os/core';
import { detailed } from './collection.js';
import { listing, named, STATUSES } from './common.js';
import { methods, type MethodsClass, type MethodsOf } from './methods.js';
import { post } from './sent.js';

/**
 * All volumes of a group as they were at the same moment. Creating one is answered with its id, name and type alone.
 * See https://docs.openstack.org/api-ref/block-storage/v3/#group-snapshots-group-snapshots
 */
export class GroupSnapshot extends defineResource(() => ({
  ...detailed('group_snapshot'),
  can: ['create', 'get', 'delete', 'list'],
  since: '3.14',
  attributes: {
    name: createOnly.string().nullable(),
    description: createOnly.string().nullable(),
    groupId: createOnly.string().required(),
    groupTypeId: readOnly.string(),
    status: readOnly.oneOf(...STATUSES, 'deleted'),
    createdAt: readOnly.time(),
    // Told to administrators.
    projectId: readOnly.string().since('3.58'),
  },
  query: ['name', 'status', 'groupId'],
  filters: { ...listing, ...named },
})) {}

const functions = {
  /** Has Cinder take a group snapshot for what it is not, to get it out of a status that it is stuck in. For administrators; needs 3.19. */
  resetGroupSnapshotStatus: (groupSnapshot: Ref<GroupSnapshot>, status: string) =>
    post(path`/group_snapshots/${groupSnapshot}/action`, { reset_status: { status } }, '3.19'),
};

/** What can be done with group snapshots, besides creating and deleting them. */
export interface GroupSnapshotMethods extends MethodsOf<typeof functions> {}
export const GroupSnapshotMethods: MethodsClass<GroupSnapshotMethods> = /* @__PURE__ */ methods(functions);
