import { attr, createOnly, defineResource, readOnly } from '@os/core';
import { api } from './api.js';
import { links, options } from './attributes.js';

/**
 * What a user may do, once it is given to the user on a project, a domain or the whole system.
 *
 * @see https://docs.openstack.org/api-ref/identity/v3/#roles
 */
export class Role extends defineResource(() => ({
  service: api,
  path: '/roles',
  key: 'role',
  keys: 'roles',
  can: ['create', 'get', 'update', 'delete', 'list'],
  paging: 'none',
  attributes: {
    name: attr.string().required(),
    description: attr.string().nullable(),
    /** The domain that the role is meant for; null for a role of the whole cloud. */
    domainId: createOnly.string().nullable(),
    options: options(),
    links: links(),
  },
  query: ['name', 'domainId'],
})) {}

/** Something named within a domain; name and domain come only with `includeNames`, and roles often have no domain. */
const reference = () =>
  readOnly.object({
    id: attr.string(),
    name: attr.string().optional(),
    domain: attr.object({ id: attr.string(), name: attr.string() }).optional(),
  });

/**
 * One fact of who has which role on what. It has no id.
 *
 * @see https://docs.openstack.org/api-ref/identity/v3/#list-role-assignments
 */
export class RoleAssignment extends defineResource(() => ({
  service: api,
  path: '/role_assignments',
  keys: 'role_assignments',
  can: ['list'],
  paging: 'none',
  attributes: {
    role: reference(),
    /** Either this or `group` is there. */
    user: reference().optional(),
    group: reference().optional(),
    /** One of project, domain and system is there. */
    scope: readOnly.object({
      project: reference().optional(),
      domain: reference().optional(),
      system: attr.object({ all: attr.boolean() }).optional(),
      /** `projects` if the role holds on the projects below, and not on the project or domain itself. */
      inheritedTo: attr.string('OS-INHERIT:inherited_to').optional(),
    }),
    links: readOnly.object({
      assignment: attr.string(),
      /** With `effective`: the membership in a group that the role comes from. */
      membership: attr.string().optional(),
      /** With `effective`: the role that implies this one. */
      priorRole: attr.string().optional(),
    }),
  },
  filters: {
    userId: attr.string('user.id'),
    groupId: attr.string('group.id'),
    roleId: attr.string('role.id'),
    scopeProjectId: attr.string('scope.project.id'),
    scopeDomainId: attr.string('scope.domain.id'),
    /** `all` */
    scopeSystem: attr.string('scope.system'),
    /** `projects` for the inherited assignments alone. */
    inheritedTo: attr.string('scope.OS-INHERIT:inherited_to'),
    /** What users may really do: groups, inheritance and implied roles are worked out. Excludes `groupId`. */
    effective: attr.boolean().flag(),
    /** Answer names beside the ids. */
    includeNames: attr.boolean().flag(),
    /** Also the assignments on the projects below `scopeProjectId`, which is then required. */
    includeSubtree: attr.boolean().flag(),
  },
})) {}
