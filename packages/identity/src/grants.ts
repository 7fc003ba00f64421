import { path, ServiceBase, type CallOptions, type ListOptions, type Ref, type ResourceList } from '@os/core';
import type { Domain } from './domain.js';
import type { Group } from './group.js';
import type { Project } from './project.js';
import { act, exists, listing, type send } from './requests.js';
import { Role } from './role.js';
import type { User } from './user.js';

/** Which of the two kinds of grants is meant. */
export interface GrantOptions extends CallOptions {
  /**
   * The role holds on the projects below, and not on the project or domain itself. Such a grant is apart from the
   * ordinary one: either can exist without the other. Default: false.
   */
  readonly inherited?: boolean | undefined;
}

/**
 * The methods that give roles to users and groups, take them back, and tell who was given what.
 *
 * @see https://docs.openstack.org/api-ref/identity/v3/#roles
 */
export class RoleGrantMethods extends ServiceBase {
  /**
   * Gives a user a role on a project. Giving it again changes nothing.
   *
   * @throws NotFoundError - there is no such project, user or role.
   */
  async assignProjectRoleToUser(
    project: Ref<Project>,
    user: Ref<User>,
    role: Ref<Role>,
    options?: GrantOptions,
  ): Promise<void> {
    await act(...grant(this, 'PUT', 'assignProjectRoleToUser', rolesOfUserOnProject(project, user), role, options));
  }

  /**
   * Takes a role on a project back from a user.
   *
   * @throws NotFoundError - the user was not given it.
   */
  async unassignProjectRoleFromUser(
    project: Ref<Project>,
    user: Ref<User>,
    role: Ref<Role>,
    options?: GrantOptions,
  ): Promise<void> {
    await act(
      ...grant(this, 'DELETE', 'unassignProjectRoleFromUser', rolesOfUserOnProject(project, user), role, options),
    );
  }

  /**
   * Whether a user was given a role on a project; false also where one of them does not exist.
   * Roles that come from a group do not count: see `listRoleAssignments` with `effective`.
   */
  async validateUserHasProjectRole(
    project: Ref<Project>,
    user: Ref<User>,
    role: Ref<Role>,
    options?: GrantOptions,
  ): Promise<boolean> {
    return exists(
      ...grant(this, 'HEAD', 'validateUserHasProjectRole', rolesOfUserOnProject(project, user), role, options),
    );
  }

  /** Lists the roles that a user was given on a project. */
  listProjectUserRoles(project: Ref<Project>, user: Ref<User>, options?: CallOptions): ResourceList<Role> {
    return this.context.resources.list(
      Role,
      {},
      listingGrants('listProjectUserRoles', rolesOfUserOnProject(project, user), options),
    );
  }

  /**
   * Gives a group a role on a project. Giving it again changes nothing.
   *
   * @throws NotFoundError - there is no such project, group or role.
   */
  async assignProjectRoleToGroup(
    project: Ref<Project>,
    group: Ref<Group>,
    role: Ref<Role>,
    options?: GrantOptions,
  ): Promise<void> {
    await act(...grant(this, 'PUT', 'assignProjectRoleToGroup', rolesOfGroupOnProject(project, group), role, options));
  }

  /**
   * Takes a role on a project back from a group.
   *
   * @throws NotFoundError - the group was not given it.
   */
  async unassignProjectRoleFromGroup(
    project: Ref<Project>,
    group: Ref<Group>,
    role: Ref<Role>,
    options?: GrantOptions,
  ): Promise<void> {
    await act(
      ...grant(this, 'DELETE', 'unassignProjectRoleFromGroup', rolesOfGroupOnProject(project, group), role, options),
    );
  }

  /** Whether a group was given a role on a project; false also where one of them does not exist. */
  async validateGroupHasProjectRole(
    project: Ref<Project>,
    group: Ref<Group>,
    role: Ref<Role>,
    options?: GrantOptions,
  ): Promise<boolean> {
    return exists(
      ...grant(this, 'HEAD', 'validateGroupHasProjectRole', rolesOfGroupOnProject(project, group), role, options),
    );
  }

  /** Lists the roles that a group was given on a project. */
  listProjectGroupRoles(project: Ref<Project>, group: Ref<Group>, options?: CallOptions): ResourceList<Role> {
    return this.context.resources.list(
      Role,
      {},
      listingGrants('listProjectGroupRoles', rolesOfGroupOnProject(project, group), options),
    );
  }

  /**
   * Gives a user a role on a domain. Giving it again changes nothing.
   *
   * @throws NotFoundError - there is no such domain, user or role.
   */
  async assignDomainRoleToUser(
    domain: Ref<Domain>,
    user: Ref<User>,
    role: Ref<Role>,
    options?: GrantOptions,
  ): Promise<void> {
    await act(...grant(this, 'PUT', 'assignDomainRoleToUser', rolesOfUserOnDomain(domain, user), role, options));
  }

  /**
   * Takes a role on a domain back from a user.
   *
   * @throws NotFoundError - the user was not given it.
   */
  async unassignDomainRoleFromUser(
    domain: Ref<Domain>,
    user: Ref<User>,
    role: Ref<Role>,
    options?: GrantOptions,
  ): Promise<void> {
    await act(...grant(this, 'DELETE', 'unassignDomainRoleFromUser', rolesOfUserOnDomain(domain, user), role, options));
  }

  /**
   * Whether a user was given a role on a domain; false also where one of them does not exist.
   * Roles that come from a group do not count: see `listRoleAssignments` with `effective`.
   */
  async validateUserHasDomainRole(
    domain: Ref<Domain>,
    user: Ref<User>,
    role: Ref<Role>,
    options?: GrantOptions,
  ): Promise<boolean> {
    return exists(
      ...grant(this, 'HEAD', 'validateUserHasDomainRole', rolesOfUserOnDomain(domain, user), role, options),
    );
  }

  /** Lists the roles that a user was given on a domain. */
  listDomainUserRoles(domain: Ref<Domain>, user: Ref<User>, options?: GrantOptions): ResourceList<Role> {
    return this.context.resources.list(
      Role,
      {},
      listingGrants('listDomainUserRoles', rolesOfUserOnDomain(domain, user), options),
    );
  }

  /**
   * Gives a group a role on a domain. Giving it again changes nothing.
   *
   * @throws NotFoundError - there is no such domain, group or role.
   */
  async assignDomainRoleToGroup(
    domain: Ref<Domain>,
    group: Ref<Group>,
    role: Ref<Role>,
    options?: GrantOptions,
  ): Promise<void> {
    await act(...grant(this, 'PUT', 'assignDomainRoleToGroup', rolesOfGroupOnDomain(domain, group), role, options));
  }

  /**
   * Takes a role on a domain back from a group.
   *
   * @throws NotFoundError - the group was not given it.
   */
  async unassignDomainRoleFromGroup(
    domain: Ref<Domain>,
    group: Ref<Group>,
    role: Ref<Role>,
    options?: GrantOptions,
  ): Promise<void> {
    await act(
      ...grant(this, 'DELETE', 'unassignDomainRoleFromGroup', rolesOfGroupOnDomain(domain, group), role, options),
    );
  }

  /** Whether a group was given a role on a domain; false also where one of them does not exist. */
  async validateGroupHasDomainRole(
    domain: Ref<Domain>,
    group: Ref<Group>,
    role: Ref<Role>,
    options?: GrantOptions,
  ): Promise<boolean> {
    return exists(
      ...grant(this, 'HEAD', 'validateGroupHasDomainRole', rolesOfGroupOnDomain(domain, group), role, options),
    );
  }

  /** Lists the roles that a group was given on a domain. */
  listDomainGroupRoles(domain: Ref<Domain>, group: Ref<Group>, options?: GrantOptions): ResourceList<Role> {
    return this.context.resources.list(
      Role,
      {},
      listingGrants('listDomainGroupRoles', rolesOfGroupOnDomain(domain, group), options),
    );
  }

  /**
   * Gives a user a role on the whole system. Giving it again changes nothing.
   *
   * @throws NotFoundError - there is no such user or role.
   */
  async assignSystemRoleToUser(user: Ref<User>, role: Ref<Role>, options?: CallOptions): Promise<void> {
    await act(...grant(this, 'PUT', 'assignSystemRoleToUser', rolesOfUserOnSystem(user), role, options));
  }

  /**
   * Takes a role on the whole system back from a user.
   *
   * @throws NotFoundError - the user was not given it.
   */
  async unassignSystemRoleFromUser(user: Ref<User>, role: Ref<Role>, options?: CallOptions): Promise<void> {
    await act(...grant(this, 'DELETE', 'unassignSystemRoleFromUser', rolesOfUserOnSystem(user), role, options));
  }

  /**
   * Whether a user was given a role on the whole system; false also where one of them does not exist.
   * Roles that come from a group do not count: see `listRoleAssignments` with `effective`.
   */
  async validateUserHasSystemRole(user: Ref<User>, role: Ref<Role>, options?: CallOptions): Promise<boolean> {
    return exists(...grant(this, 'GET', 'validateUserHasSystemRole', rolesOfUserOnSystem(user), role, options));
  }

  /** Lists the roles that a user was given on the whole system. */
  listSystemUserRoles(user: Ref<User>, options?: CallOptions): ResourceList<Role> {
    return this.context.resources.list(
      Role,
      {},
      listingGrants('listSystemUserRoles', rolesOfUserOnSystem(user), options),
    );
  }

  /**
   * Gives a group a role on the whole system. Giving it again changes nothing.
   *
   * @throws NotFoundError - there is no such group or role.
   */
  async assignSystemRoleToGroup(group: Ref<Group>, role: Ref<Role>, options?: CallOptions): Promise<void> {
    await act(...grant(this, 'PUT', 'assignSystemRoleToGroup', rolesOfGroupOnSystem(group), role, options));
  }

  /**
   * Takes a role on the whole system back from a group.
   *
   * @throws NotFoundError - the group was not given it.
   */
  async unassignSystemRoleFromGroup(group: Ref<Group>, role: Ref<Role>, options?: CallOptions): Promise<void> {
    await act(...grant(this, 'DELETE', 'unassignSystemRoleFromGroup', rolesOfGroupOnSystem(group), role, options));
  }

  /** Whether a group was given a role on the whole system; false also where one of them does not exist. */
  async validateGroupHasSystemRole(group: Ref<Group>, role: Ref<Role>, options?: CallOptions): Promise<boolean> {
    return exists(...grant(this, 'GET', 'validateGroupHasSystemRole', rolesOfGroupOnSystem(group), role, options));
  }

  /** Lists the roles that a group was given on the whole system. */
  listSystemGroupRoles(group: Ref<Group>, options?: CallOptions): ResourceList<Role> {
    return this.context.resources.list(
      Role,
      {},
      listingGrants('listSystemGroupRoles', rolesOfGroupOnSystem(group), options),
    );
  }
}

function rolesOfUserOnProject(project: Ref<Project>, user: Ref<User>): string {
  return path`/projects/${project}/users/${user}/roles`;
}

function rolesOfGroupOnProject(project: Ref<Project>, group: Ref<Group>): string {
  return path`/projects/${project}/groups/${group}/roles`;
}

function rolesOfUserOnDomain(domain: Ref<Domain>, user: Ref<User>): string {
  return path`/domains/${domain}/users/${user}/roles`;
}

function rolesOfGroupOnDomain(domain: Ref<Domain>, group: Ref<Group>): string {
  return path`/domains/${domain}/groups/${group}/roles`;
}

function rolesOfUserOnSystem(user: Ref<User>): string {
  return path`/system/users/${user}/roles`;
}

function rolesOfGroupOnSystem(group: Ref<Group>): string {
  return path`/system/groups/${group}/roles`;
}

/** The path of grants, or of their inherited twins, which are elsewhere. */
function pathOf(grants: string, inherited = false): string {
  return inherited ? `/OS-INHERIT${grants}/inherited_to_projects` : grants;
}

function grant(
  service: RoleGrantMethods,
  method: string,
  name: string,
  roles: string,
  role: Ref<Role>,
  { inherited, ...options }: GrantOptions = {},
): Parameters<typeof send> {
  return [service, name, method, pathOf(roles + path`/${role}`, inherited), options];
}

function listingGrants(name: string, roles: string, { inherited, ...options }: GrantOptions = {}): ListOptions {
  return listing(name, pathOf(roles, inherited), options);
}
