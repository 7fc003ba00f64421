import {
  InvalidResponseError,
  isJsonObject,
  path,
  type CallOptions,
  type ListQuery,
  type Ref,
  type ResourceList,
  type ServiceResponse,
} from '@os/core';
import { Domain } from './domain.js';
import { exists } from './exists.js';
import { RoleGrants } from './grants.js';
import { Group } from './group.js';
import { Project } from './project.js';
import { User } from './user.js';

/** A user's old password and the new one. */
export interface PasswordChange {
  readonly originalPassword: string;
  readonly password: string;
}

/** The Identity service (Keystone). */
export class IdentityService extends RoleGrants {
  /**
   * Lists the projects that the user of the token can log in to. Works with an unscoped token.
   *
   * @see https://docs.openstack.org/api-ref/identity/v3/#get-available-project-scopes
   */
  listAuthProjects(options?: CallOptions): ResourceList<Project> {
    return this.context.resources.list(
      Project,
      {},
      { path: '/auth/projects', call: 'identity.listAuthProjects', ...options },
    );
  }

  /**
   * Lists the domains that the user of the token can log in to. Works with an unscoped token.
   *
   * @see https://docs.openstack.org/api-ref/identity/v3/#get-available-domain-scopes
   */
  listAuthDomains(options?: CallOptions): ResourceList<Domain> {
    return this.context.resources.list(
      Domain,
      {},
      { path: '/auth/domains', call: 'identity.listAuthDomains', ...options },
    );
  }

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
    return this.context.resources.list(User, query, {
      path: path`/groups/${group}/users`,
      call: 'identity.listGroupUsers',
      ...options,
    });
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
    return this.context.resources.list(Group, query, {
      path: path`/users/${user}/groups`,
      call: 'identity.listUserGroups',
      ...options,
    });
  }

  /**
   * Lists the projects that a user has a role on, directly or through a group.
   *
   * @see https://docs.openstack.org/api-ref/identity/v3/#list-projects-for-user
   */
  listUserProjects(
    user: Ref<User>,
    query?: Pick<ListQuery<typeof Project>, 'name' | 'domainId' | 'isEnabled'>,
    options?: CallOptions,
  ): ResourceList<Project> {
    return this.context.resources.list(Project, query, {
      path: path`/users/${user}/projects`,
      call: 'identity.listUserProjects',
      ...options,
    });
  }

  /**
   * Makes a user a member of a group. Doing it again changes nothing.
   *
   * @throws NotFoundError - there is no such user or group.
   * @see https://docs.openstack.org/api-ref/identity/v3/#add-user-to-group
   */
  async addUserToGroup(user: Ref<User>, group: Ref<Group>, options?: CallOptions): Promise<void> {
    await this.request({ method: 'PUT', path: membership(user, group), call: 'identity.addUserToGroup', ...options });
  }

  /**
   * Ends the membership of a user in a group.
   *
   * @throws NotFoundError - the user is not in the group.
   * @see https://docs.openstack.org/api-ref/identity/v3/#remove-user-from-group
   */
  async removeUserFromGroup(user: Ref<User>, group: Ref<Group>, options?: CallOptions): Promise<void> {
    await this.request({
      method: 'DELETE',
      path: membership(user, group),
      call: 'identity.removeUserFromGroup',
      ...options,
    });
  }

  /**
   * Whether a user belongs to a group; false also where one of them does not exist.
   *
   * @see https://docs.openstack.org/api-ref/identity/v3/#check-whether-user-belongs-to-group
   */
  async checkUserInGroup(user: Ref<User>, group: Ref<Group>, options?: CallOptions): Promise<boolean> {
    return exists(this, { path: membership(user, group), call: 'identity.checkUserInGroup', ...options });
  }

  /**
   * Changes a user's password by means of the old one; no role is needed. Tokens of the user end with it, also that
   * of this connection if it is the user's own.
   *
   * @throws AuthenticationError - the original password is wrong.
   * @throws BadRequestError - the new password breaks the cloud's rules, or the user's option `lockPassword` is on.
   * @see https://docs.openstack.org/api-ref/identity/v3/#change-password-for-user
   */
  async changePassword(user: Ref<User>, change: PasswordChange, options?: CallOptions): Promise<void> {
    const { originalPassword, password } = change;
    await this.request({
      method: 'POST',
      path: path`/users/${user}/password`,
      json: { user: { original_password: originalPassword, password } },
      call: 'identity.changePassword',
      ...options,
    });
  }

  /**
   * The tags of a project.
   *
   * @see https://docs.openstack.org/api-ref/identity/v3/#list-tags-for-a-project
   */
  async listProjectTags(project: Ref<Project>, options?: CallOptions): Promise<readonly string[]> {
    return tagsIn(
      await this.request({ path: path`/projects/${project}/tags`, call: 'identity.listProjectTags', ...options }),
    );
  }

  /**
   * Replaces all tags of a project, and returns the new ones.
   *
   * @see https://docs.openstack.org/api-ref/identity/v3/#modify-tag-list-for-a-project
   */
  async setProjectTags(
    project: Ref<Project>,
    tags: readonly string[],
    options?: CallOptions,
  ): Promise<readonly string[]> {
    const call = 'identity.setProjectTags';
    return tagsIn(
      await this.request({ method: 'PUT', path: path`/projects/${project}/tags`, json: { tags }, call, ...options }),
    );
  }

  /**
   * Takes all tags off a project.
   *
   * @see https://docs.openstack.org/api-ref/identity/v3/#remove-all-tags-from-a-project
   */
  async removeAllProjectTags(project: Ref<Project>, options?: CallOptions): Promise<void> {
    await this.request({
      method: 'DELETE',
      path: path`/projects/${project}/tags`,
      call: 'identity.removeAllProjectTags',
      ...options,
    });
  }

  /**
   * Adds a tag to a project.
   *
   * @throws BadRequestError - the project has it already.
   * @see https://docs.openstack.org/api-ref/identity/v3/#add-single-tag-to-a-project
   */
  async addProjectTag(project: Ref<Project>, tag: string, options?: CallOptions): Promise<void> {
    await this.request({
      method: 'PUT',
      path: path`/projects/${project}/tags/${tag}`,
      call: 'identity.addProjectTag',
      ...options,
    });
  }

  /**
   * Takes a tag off a project.
   *
   * @throws NotFoundError - the project does not have it.
   * @see https://docs.openstack.org/api-ref/identity/v3/#delete-single-tag-from-project
   */
  async removeProjectTag(project: Ref<Project>, tag: string, options?: CallOptions): Promise<void> {
    await this.request({
      method: 'DELETE',
      path: path`/projects/${project}/tags/${tag}`,
      call: 'identity.removeProjectTag',
      ...options,
    });
  }

  /**
   * Whether a project has a tag; false also where there is no such project.
   *
   * @see https://docs.openstack.org/api-ref/identity/v3/#check-if-project-contains-tag
   */
  async checkProjectTag(project: Ref<Project>, tag: string, options?: CallOptions): Promise<boolean> {
    const call = 'identity.checkProjectTag';
    return exists(this, { method: 'GET', path: path`/projects/${project}/tags/${tag}`, call, ...options });
  }
}

function membership(user: Ref<User>, group: Ref<Group>): string {
  return path`/groups/${group}/users/${user}`;
}

function tagsIn({ body, url }: ServiceResponse): readonly string[] {
  const tags = isJsonObject(body) ? body['tags'] : undefined;
  if (Array.isArray(tags) && tags.every((tag) => typeof tag === 'string')) return tags;
  throw new InvalidResponseError(`${url} was answered without a list "tags"`);
}
