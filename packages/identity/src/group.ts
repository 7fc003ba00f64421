import {
  attr,
  createOnly,
  defineResource,
  path,
  readOnly,
  ServiceBase,
  type CallOptions,
  type ListQuery,
  type Ref,
  type ResourceList,
} from '@os/core';
import { api } from './api.js';
import { links } from './attributes.js';
import { act, exists, listing } from './requests.js';
import { User } from './user.js';

/**
 * Users who are given roles together.
 *
 * @see https://docs.openstack.org/api-ref/identity/v3/#groups
 */
export class Group extends defineResource(() => ({
  service: api,
  path: '/groups',
  key: 'group',
  keys: 'groups',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    name: attr.string().required(),
    description: attr.string().nullable(),
    /** Default: the domain of the token. */
    domainId: createOnly.string(),
    /** When a federated user's membership ends; only in the list of a user's groups. */
    membershipExpiresAt: readOnly.time().nullable().optional(),
    links: links(),
  },
  query: ['name', 'domainId'],
  filters: {
    /** Not heeded by Keystone 2025.1 and before. */
    sortKey: attr.string(),
    sortDir: attr.oneOf('asc', 'desc'),
  },
})) {}

/** Who belongs to which groups. */
export class GroupMethods extends ServiceBase {
  /**
   * Lists the users of a group.
   *
   * @see https://docs.openstack.org/api-ref/identity/v3/#list-users-in-group
   */
  listGroupUsers(
    group: Ref<Group>,
    query?: Pick<ListQuery<typeof User>, 'name' | 'domainId' | 'isEnabled' | 'passwordExpiresAt'>,
    options?: CallOptions,
  ): ResourceList<User> {
    return this.context.resources.list(User, query, listing('listGroupUsers', path`/groups/${group}/users`, options));
  }

  /**
   * Lists the groups that a user belongs to.
   *
   * @see https://docs.openstack.org/api-ref/identity/v3/#list-groups-to-which-a-user-belongs
   */
  listUserGroups(
    user: Ref<User>,
    query?: Pick<ListQuery<typeof Group>, 'name'>,
    options?: CallOptions,
  ): ResourceList<Group> {
    return this.context.resources.list(Group, query, listing('listUserGroups', path`/users/${user}/groups`, options));
  }

  /**
   * Makes a user a member of a group. Doing it again changes nothing.
   *
   * @throws NotFoundError - there is no such user or group.
   * @see https://docs.openstack.org/api-ref/identity/v3/#add-user-to-group
   */
  async addUserToGroup(user: Ref<User>, group: Ref<Group>, options?: CallOptions): Promise<void> {
    await act(this, 'addUserToGroup', 'PUT', membership(user, group), options);
  }

  /**
   * Ends the membership of a user in a group.
   *
   * @throws NotFoundError - the user is not in the group.
   * @see https://docs.openstack.org/api-ref/identity/v3/#remove-user-from-group
   */
  async removeUserFromGroup(user: Ref<User>, group: Ref<Group>, options?: CallOptions): Promise<void> {
    await act(this, 'removeUserFromGroup', 'DELETE', membership(user, group), options);
  }

  /**
   * Whether a user belongs to a group; false also where one of them does not exist.
   *
   * @see https://docs.openstack.org/api-ref/identity/v3/#check-whether-user-belongs-to-group
   */
  async checkUserInGroup(user: Ref<User>, group: Ref<Group>, options?: CallOptions): Promise<boolean> {
    return exists(this, 'checkUserInGroup', 'HEAD', membership(user, group), options);
  }
}

function membership(user: Ref<User>, group: Ref<Group>): string {
  return path`/groups/${group}/users/${user}`;
}
