import { observeRequests, type RequestEvent } from '@os/core';
import {
  AccessRule,
  ApplicationCredential,
  AuthCatalogEntry,
  CatalogService,
  Credential,
  Domain,
  Endpoint,
  Group,
  identity,
  PolicyDocument,
  Project,
  Region,
  Role,
  RoleAssignment,
  Trust,
  User,
  type IdentityService,
} from '@os/identity/pure';
import nock from 'nock';
import { list, nothing, one, value } from '../../../tooling/jest/exchange.js';
import { HOST, staticConnection } from '../../../tooling/jest/static-connection.js';
import {
  ACCESS_RULE,
  APPLICATION_CREDENTIAL,
  CATALOG_ENTRY,
  CREDENTIAL,
  DOMAIN,
  ENDPOINT,
  GROUP,
  INHERITED_ASSIGNMENT,
  POLICY,
  PROJECT,
  REGION,
  ROLE,
  SERVICE,
  TRUST,
  USER,
  USER_ASSIGNMENT,
  USER_GROUP,
} from './answers.js';
import { endpointFilter, inferences, policyAssociations } from './rows/associations.js';
import { domainConfig } from './rows/domain-config.js';
import { federation } from './rows/federation.js';
import { hierarchy, limits } from './rows/limits.js';
import { oauth } from './rows/oauth.js';
import type { Row } from './rows/row.js';
import { ec2, tokens, trusts } from './rows/tokens.js';

const BASE = `${HOST}/identity/v3`;

const domains: Row[] = [
  {
    call: (c) =>
      c.createDomain({ name: 'acme', description: null, isEnabled: false, explicitDomainId: 'aa2a', tags: ['t'] }),
    sends: 'POST /domains',
    body: { domain: { name: 'acme', description: null, enabled: false, explicit_domain_id: 'aa2a', tags: ['t'] } },
    answer: [201, { domain: DOMAIN }],
    gives: one(Domain, DOMAIN),
  },
  {
    call: (c) => c.getDomain(DOMAIN.id),
    sends: `GET /domains/${DOMAIN.id}`,
    answer: [200, { domain: DOMAIN }],
    gives: one(Domain, DOMAIN),
  },
  {
    call: (c) => c.findDomain('acme'),
    sends: 'GET /domains?name=acme',
    answer: [200, { domains: [DOMAIN] }],
    gives: one(Domain, DOMAIN),
  },
  {
    call: (c) => c.listDomains({ name: 'acme', isEnabled: false, limit: 5, marker: 'x' }),
    sends: 'GET /domains?name=acme&enabled=false&limit=5&marker=x',
    answer: [200, { domains: [DOMAIN], links: { next: null } }],
    gives: list(Domain, DOMAIN),
  },
  {
    call: (c) => c.updateDomain(DOMAIN.id, { isEnabled: false, options: { immutable: null } }),
    sends: `PATCH /domains/${DOMAIN.id}`,
    body: { domain: { enabled: false, options: { immutable: null } } },
    answer: [200, { domain: DOMAIN }],
    gives: one(Domain, DOMAIN),
  },
  { call: (c) => c.deleteDomain(DOMAIN.id), sends: `DELETE /domains/${DOMAIN.id}`, answer: [204], gives: nothing },
];

const projects: Row[] = [
  {
    call: (c) =>
      c.createProject({
        name: 'web',
        domainId: 'default',
        parentId: 'p1',
        isDomain: false,
        isEnabled: true,
        tags: ['a'],
        options: { immutable: true },
      }),
    sends: 'POST /projects',
    body: {
      project: {
        name: 'web',
        domain_id: 'default',
        parent_id: 'p1',
        is_domain: false,
        enabled: true,
        tags: ['a'],
        options: { immutable: true },
      },
    },
    answer: [201, { project: PROJECT }],
    gives: one(Project, PROJECT),
  },
  {
    call: (c) => c.getProject(PROJECT.id),
    sends: `GET /projects/${PROJECT.id}`,
    answer: [200, { project: PROJECT }],
    gives: one(Project, PROJECT),
  },
  {
    call: (c) => c.findProject('admin', { domainId: 'default' }),
    sends: 'GET /projects?domain_id=default&name=admin',
    answer: [200, { projects: [PROJECT] }],
    gives: one(Project, PROJECT),
  },
  {
    call: (c) =>
      c.listProjects({
        parentId: 'p1',
        isDomain: false,
        isEnabled: true,
        tags: ['a', 'b'],
        anyTags: ['c'],
        notTags: ['d'],
        notAnyTags: ['e', 'f'],
      }),
    sends:
      'GET /projects?parent_id=p1&is_domain=false&enabled=true&tags=a%2Cb&tags-any=c&not-tags=d&not-tags-any=e%2Cf',
    answer: [200, { projects: [PROJECT] }],
    gives: list(Project, PROJECT),
  },
  {
    call: (c) => c.updateProject(PROJECT.id, { name: 'new', description: null, isEnabled: false, tags: [] }),
    sends: `PATCH /projects/${PROJECT.id}`,
    body: { project: { name: 'new', description: null, enabled: false, tags: [] } },
    answer: [200, { project: PROJECT }],
    gives: one(Project, PROJECT),
  },
  { call: (c) => c.deleteProject(PROJECT.id), sends: `DELETE /projects/${PROJECT.id}`, answer: [204], gives: nothing },
  {
    call: (c) => c.listProjectTags('p1'),
    sends: 'GET /projects/p1/tags',
    answer: [200, { links: { self: 'http://127.0.0.1:5000/v3' }, tags: ['c', 'd'] }],
    gives: value(['c', 'd']),
  },
  {
    call: (c) => c.setProjectTags('p1', ['q']),
    sends: 'PUT /projects/p1/tags',
    body: { tags: ['q'] },
    answer: [200, { links: { self: 'http://127.0.0.1:5000/v3' }, tags: ['q'] }],
    gives: value(['q']),
  },
  { call: (c) => c.removeAllProjectTags('p1'), sends: 'DELETE /projects/p1/tags', answer: [204], gives: nothing },
  { call: (c) => c.addProjectTag('p1', 'e f'), sends: 'PUT /projects/p1/tags/e%20f', answer: [201], gives: nothing },
  { call: (c) => c.removeProjectTag('p1', 'c'), sends: 'DELETE /projects/p1/tags/c', answer: [204], gives: nothing },
  { call: (c) => c.checkProjectTag('p1', 'c'), sends: 'GET /projects/p1/tags/c', answer: [204], gives: value(true) },
  {
    call: (c) => c.checkProjectTag('p1', 'nope'),
    sends: 'GET /projects/p1/tags/nope',
    answer: [404],
    gives: value(false),
  },
];

const users: Row[] = [
  {
    call: (c) =>
      c.createUser({
        name: 'jane',
        domainId: 'default',
        defaultProjectId: 'p1',
        password: 'secret',
        email: 'jane@example.com',
        federated: [{ idpId: 'okta', protocols: [{ protocolId: 'openid', uniqueId: 'j' }] }],
        options: { ignorePasswordExpiry: true, multiFactorAuthRules: [['password', 'totp']] },
      }),
    sends: 'POST /users',
    body: {
      user: {
        name: 'jane',
        domain_id: 'default',
        default_project_id: 'p1',
        password: 'secret',
        email: 'jane@example.com',
        federated: [{ idp_id: 'okta', protocols: [{ protocol_id: 'openid', unique_id: 'j' }] }],
        options: { ignore_password_expiry: true, multi_factor_auth_rules: [['password', 'totp']] },
      },
    },
    answer: [201, { user: USER }],
    gives: one(User, USER),
  },
  {
    call: (c) => c.getUser(USER.id),
    sends: `GET /users/${USER.id}`,
    answer: [200, { user: USER }],
    gives: one(User, USER),
  },
  {
    call: (c) => c.findUser('jane'),
    sends: 'GET /users?name=jane',
    answer: [200, { users: [USER] }],
    gives: one(User, USER),
  },
  {
    call: (c) =>
      c.listUsers({
        domainId: 'default',
        isEnabled: true,
        passwordExpiresAt: 'lt:2030-12-08T22:02:00Z',
        idpId: 'okta',
        protocolId: 'openid',
        uniqueId: 'j',
        sortKey: 'name',
        sortDir: 'desc',
      }),
    sends:
      'GET /users?domain_id=default&enabled=true&password_expires_at=lt%3A2030-12-08T22%3A02%3A00Z&idp_id=okta&protocol_id=openid&unique_id=j&sort_key=name&sort_dir=desc',
    answer: [200, { users: [USER] }],
    gives: list(User, USER),
  },
  {
    call: (c) => c.updateUser(USER.id, { password: null, defaultProjectId: null, options: { lockPassword: null } }),
    sends: `PATCH /users/${USER.id}`,
    body: { user: { password: null, default_project_id: null, options: { lock_password: null } } },
    answer: [200, { user: { ...USER, extra: { email: 'jane@example.com' } } }],
    gives: one(User, { ...USER, extra: { email: 'jane@example.com' } }),
  },
  { call: (c) => c.deleteUser(USER.id), sends: `DELETE /users/${USER.id}`, answer: [204], gives: nothing },
  {
    call: (c) => c.changePassword('u1', { originalPassword: 'old', password: 'new' }),
    sends: 'POST /users/u1/password',
    body: { user: { original_password: 'old', password: 'new' } },
    answer: [204],
    gives: nothing,
  },
  {
    call: (c) => c.listUserProjects('u1', { name: 'admin', domainId: 'default', isEnabled: true }),
    sends: 'GET /users/u1/projects?name=admin&domain_id=default&enabled=true',
    answer: [200, { projects: [PROJECT] }],
    gives: list(Project, PROJECT),
  },
  {
    call: (c) => c.listUserGroups('u1', { name: 'ops' }),
    sends: 'GET /users/u1/groups?name=ops',
    answer: [200, { groups: [USER_GROUP] }],
    gives: list(Group, USER_GROUP),
  },
];

const groups: Row[] = [
  {
    call: (c) => c.createGroup({ name: 'ops', domainId: 'default', description: null }),
    sends: 'POST /groups',
    body: { group: { name: 'ops', domain_id: 'default', description: null } },
    answer: [201, { group: GROUP }],
    gives: one(Group, GROUP),
  },
  {
    call: (c) => c.getGroup(GROUP.id),
    sends: `GET /groups/${GROUP.id}`,
    answer: [200, { group: GROUP }],
    gives: one(Group, GROUP),
  },
  {
    call: (c) => c.findGroup('ops'),
    sends: 'GET /groups?name=ops',
    answer: [200, { groups: [GROUP] }],
    gives: one(Group, GROUP),
  },
  {
    call: (c) => c.listGroups({ domainId: 'default', sortKey: 'name', sortDir: 'asc', limit: 2 }),
    sends: 'GET /groups?domain_id=default&sort_key=name&sort_dir=asc&limit=2',
    answer: [200, { groups: [GROUP] }],
    gives: list(Group, GROUP),
  },
  {
    call: (c) => c.updateGroup(GROUP.id, { description: 'x' }),
    sends: `PATCH /groups/${GROUP.id}`,
    body: { group: { description: 'x' } },
    answer: [200, { group: GROUP }],
    gives: one(Group, GROUP),
  },
  { call: (c) => c.deleteGroup(GROUP.id), sends: `DELETE /groups/${GROUP.id}`, answer: [204], gives: nothing },
  {
    call: (c) =>
      c.listGroupUsers('g1', {
        name: 'jane',
        domainId: 'default',
        isEnabled: true,
        passwordExpiresAt: 'gt:2030-01-01T00:00:00Z',
      }),
    sends:
      'GET /groups/g1/users?name=jane&domain_id=default&enabled=true&password_expires_at=gt%3A2030-01-01T00%3A00%3A00Z',
    answer: [200, { users: [USER] }],
    gives: list(User, USER),
  },
  { call: (c) => c.addUserToGroup('u1', 'g1'), sends: 'PUT /groups/g1/users/u1', answer: [204], gives: nothing },
  {
    call: (c) => c.removeUserFromGroup('u1', 'g1'),
    sends: 'DELETE /groups/g1/users/u1',
    answer: [204],
    gives: nothing,
  },
  { call: (c) => c.checkUserInGroup('u1', 'g1'), sends: 'HEAD /groups/g1/users/u1', answer: [204], gives: value(true) },
  {
    call: (c) => c.checkUserInGroup('u2', 'g1'),
    sends: 'HEAD /groups/g1/users/u2',
    answer: [404],
    gives: value(false),
  },
];

const roles: Row[] = [
  {
    call: (c) =>
      c.createRole({ name: 'auditor', domainId: DOMAIN.id, description: null, options: { immutable: false } }),
    sends: 'POST /roles',
    body: { role: { name: 'auditor', domain_id: DOMAIN.id, description: null, options: { immutable: false } } },
    answer: [201, { role: ROLE }],
    gives: one(Role, ROLE),
  },
  {
    call: (c) => c.getRole(ROLE.id),
    sends: `GET /roles/${ROLE.id}`,
    answer: [200, { role: ROLE }],
    gives: one(Role, ROLE),
  },
  {
    call: (c) => c.findRole('auditor'),
    sends: 'GET /roles?name=auditor',
    answer: [200, { roles: [ROLE] }],
    gives: one(Role, ROLE),
  },
  {
    call: (c) => c.listRoles({ domainId: DOMAIN.id }),
    sends: `GET /roles?domain_id=${DOMAIN.id}`,
    answer: [200, { roles: [ROLE] }],
    gives: list(Role, ROLE),
  },
  {
    call: (c) => c.updateRole(ROLE.id, { name: 'inspector' }),
    sends: `PATCH /roles/${ROLE.id}`,
    body: { role: { name: 'inspector' } },
    answer: [200, { role: ROLE }],
    gives: one(Role, ROLE),
  },
  { call: (c) => c.deleteRole(ROLE.id), sends: `DELETE /roles/${ROLE.id}`, answer: [204], gives: nothing },
  {
    call: (c) => c.listRoleAssignments(),
    sends: 'GET /role_assignments',
    answer: [200, { role_assignments: [USER_ASSIGNMENT, INHERITED_ASSIGNMENT] }],
    gives: list(RoleAssignment, USER_ASSIGNMENT, INHERITED_ASSIGNMENT),
  },
  {
    call: (c) =>
      c.listRoleAssignments({
        userId: 'u1',
        roleId: 'r1',
        scopeProjectId: 'p1',
        effective: true,
        includeNames: true,
        includeSubtree: true,
      }),
    sends:
      'GET /role_assignments?user.id=u1&role.id=r1&scope.project.id=p1&effective=true&include_names=true&include_subtree=true',
    answer: [200, { role_assignments: [USER_ASSIGNMENT] }],
    gives: list(RoleAssignment, USER_ASSIGNMENT),
  },
  {
    // Keystone takes "effective=false" for a yes.
    call: (c) =>
      c.listRoleAssignments({
        groupId: 'g1',
        scopeDomainId: 'd1',
        effective: false,
        includeNames: false,
        includeSubtree: false,
      }),
    sends: 'GET /role_assignments?group.id=g1&scope.domain.id=d1',
    answer: [200, { role_assignments: [] }],
    gives: list(RoleAssignment),
  },
  {
    call: (c) => c.listRoleAssignments({ scopeSystem: 'all', inheritedTo: 'projects' }),
    sends: 'GET /role_assignments?scope.system=all&scope.OS-INHERIT%3Ainherited_to=projects',
    answer: [200, { role_assignments: [INHERITED_ASSIGNMENT] }],
    gives: list(RoleAssignment, INHERITED_ASSIGNMENT),
  },
];

const granted = [204] as const;
const inherited = { inherited: true };
const grants: Row[] = [
  {
    call: (c) => c.assignProjectRoleToUser('p1', 'u1', 'r1'),
    sends: 'PUT /projects/p1/users/u1/roles/r1',
    answer: granted,
    gives: nothing,
  },
  {
    call: (c) => c.unassignProjectRoleFromUser('p1', 'u1', 'r1'),
    sends: 'DELETE /projects/p1/users/u1/roles/r1',
    answer: granted,
    gives: nothing,
  },
  {
    call: (c) => c.validateUserHasProjectRole('p1', 'u1', 'r1'),
    sends: 'HEAD /projects/p1/users/u1/roles/r1',
    answer: granted,
    gives: value(true),
  },
  {
    call: (c) => c.validateUserHasProjectRole('p1', 'u1', 'r2'),
    sends: 'HEAD /projects/p1/users/u1/roles/r2',
    answer: [404],
    gives: value(false),
  },
  {
    call: (c) => c.listProjectUserRoles('p1', 'u1'),
    sends: 'GET /projects/p1/users/u1/roles',
    answer: [200, { roles: [ROLE] }],
    gives: list(Role, ROLE),
  },
  {
    call: (c) => c.assignProjectRoleToGroup('p1', 'g1', 'r1'),
    sends: 'PUT /projects/p1/groups/g1/roles/r1',
    answer: granted,
    gives: nothing,
  },
  {
    call: (c) => c.unassignProjectRoleFromGroup('p1', 'g1', 'r1'),
    sends: 'DELETE /projects/p1/groups/g1/roles/r1',
    answer: granted,
    gives: nothing,
  },
  {
    call: (c) => c.validateGroupHasProjectRole('p1', 'g1', 'r1'),
    sends: 'HEAD /projects/p1/groups/g1/roles/r1',
    answer: granted,
    gives: value(true),
  },
  {
    call: (c) => c.listProjectGroupRoles('p1', 'g1'),
    sends: 'GET /projects/p1/groups/g1/roles',
    answer: [200, { roles: [ROLE] }],
    gives: list(Role, ROLE),
  },

  {
    call: (c) => c.assignDomainRoleToUser('d1', 'u1', 'r1'),
    sends: 'PUT /domains/d1/users/u1/roles/r1',
    answer: granted,
    gives: nothing,
  },
  {
    call: (c) => c.unassignDomainRoleFromUser('d1', 'u1', 'r1'),
    sends: 'DELETE /domains/d1/users/u1/roles/r1',
    answer: granted,
    gives: nothing,
  },
  {
    call: (c) => c.validateUserHasDomainRole('d1', 'u1', 'r1'),
    sends: 'HEAD /domains/d1/users/u1/roles/r1',
    answer: granted,
    gives: value(true),
  },
  {
    call: (c) => c.listDomainUserRoles('d1', 'u1'),
    sends: 'GET /domains/d1/users/u1/roles',
    answer: [200, { roles: [ROLE] }],
    gives: list(Role, ROLE),
  },
  {
    call: (c) => c.assignDomainRoleToGroup('d1', 'g1', 'r1'),
    sends: 'PUT /domains/d1/groups/g1/roles/r1',
    answer: granted,
    gives: nothing,
  },
  {
    call: (c) => c.unassignDomainRoleFromGroup('d1', 'g1', 'r1'),
    sends: 'DELETE /domains/d1/groups/g1/roles/r1',
    answer: granted,
    gives: nothing,
  },
  {
    call: (c) => c.validateGroupHasDomainRole('d1', 'g1', 'r1'),
    sends: 'HEAD /domains/d1/groups/g1/roles/r1',
    answer: granted,
    gives: value(true),
  },
  {
    call: (c) => c.listDomainGroupRoles('d1', 'g1'),
    sends: 'GET /domains/d1/groups/g1/roles',
    answer: [200, { roles: [ROLE] }],
    gives: list(Role, ROLE),
  },

  {
    call: (c) => c.assignSystemRoleToUser('u1', 'r1'),
    sends: 'PUT /system/users/u1/roles/r1',
    answer: granted,
    gives: nothing,
  },
  {
    call: (c) => c.unassignSystemRoleFromUser('u1', 'r1'),
    sends: 'DELETE /system/users/u1/roles/r1',
    answer: granted,
    gives: nothing,
  },
  {
    call: (c) => c.validateUserHasSystemRole('u1', 'r1'),
    sends: 'GET /system/users/u1/roles/r1',
    answer: granted,
    gives: value(true),
  },
  {
    call: (c) => c.listSystemUserRoles('u1'),
    sends: 'GET /system/users/u1/roles',
    answer: [200, { roles: [ROLE] }],
    gives: list(Role, ROLE),
  },
  {
    call: (c) => c.assignSystemRoleToGroup('g1', 'r1'),
    sends: 'PUT /system/groups/g1/roles/r1',
    answer: granted,
    gives: nothing,
  },
  {
    call: (c) => c.unassignSystemRoleFromGroup('g1', 'r1'),
    sends: 'DELETE /system/groups/g1/roles/r1',
    answer: granted,
    gives: nothing,
  },
  {
    call: (c) => c.validateGroupHasSystemRole('g1', 'r1'),
    sends: 'GET /system/groups/g1/roles/r1',
    answer: granted,
    gives: value(true),
  },
  {
    call: (c) => c.listSystemGroupRoles('g1'),
    sends: 'GET /system/groups/g1/roles',
    answer: [200, { roles: [ROLE] }],
    gives: list(Role, ROLE),
  },

  {
    call: (c) => c.assignProjectRoleToUser('p1', 'u1', 'r1', inherited),
    sends: 'PUT /OS-INHERIT/projects/p1/users/u1/roles/r1/inherited_to_projects',
    answer: granted,
    gives: nothing,
  },
  {
    call: (c) => c.unassignProjectRoleFromUser('p1', 'u1', 'r1', inherited),
    sends: 'DELETE /OS-INHERIT/projects/p1/users/u1/roles/r1/inherited_to_projects',
    answer: granted,
    gives: nothing,
  },
  {
    call: (c) => c.validateUserHasProjectRole('p1', 'u1', 'r1', inherited),
    sends: 'HEAD /OS-INHERIT/projects/p1/users/u1/roles/r1/inherited_to_projects',
    answer: [404],
    gives: value(false),
  },
  {
    call: (c) => c.assignProjectRoleToGroup('p1', 'g1', 'r1', inherited),
    sends: 'PUT /OS-INHERIT/projects/p1/groups/g1/roles/r1/inherited_to_projects',
    answer: granted,
    gives: nothing,
  },
  {
    call: (c) => c.unassignProjectRoleFromGroup('p1', 'g1', 'r1', inherited),
    sends: 'DELETE /OS-INHERIT/projects/p1/groups/g1/roles/r1/inherited_to_projects',
    answer: granted,
    gives: nothing,
  },
  {
    call: (c) => c.validateGroupHasProjectRole('p1', 'g1', 'r1', inherited),
    sends: 'HEAD /OS-INHERIT/projects/p1/groups/g1/roles/r1/inherited_to_projects',
    answer: [404],
    gives: value(false),
  },
  {
    call: (c) => c.assignDomainRoleToUser('d1', 'u1', 'r1', inherited),
    sends: 'PUT /OS-INHERIT/domains/d1/users/u1/roles/r1/inherited_to_projects',
    answer: granted,
    gives: nothing,
  },
  {
    call: (c) => c.unassignDomainRoleFromUser('d1', 'u1', 'r1', inherited),
    sends: 'DELETE /OS-INHERIT/domains/d1/users/u1/roles/r1/inherited_to_projects',
    answer: granted,
    gives: nothing,
  },
  {
    call: (c) => c.validateUserHasDomainRole('d1', 'u1', 'r1', inherited),
    sends: 'HEAD /OS-INHERIT/domains/d1/users/u1/roles/r1/inherited_to_projects',
    answer: [404],
    gives: value(false),
  },
  {
    call: (c) => c.listDomainUserRoles('d1', 'u1', inherited),
    sends: 'GET /OS-INHERIT/domains/d1/users/u1/roles/inherited_to_projects',
    answer: [200, { roles: [ROLE] }],
    gives: list(Role, ROLE),
  },
  {
    call: (c) => c.assignDomainRoleToGroup('d1', 'g1', 'r1', inherited),
    sends: 'PUT /OS-INHERIT/domains/d1/groups/g1/roles/r1/inherited_to_projects',
    answer: granted,
    gives: nothing,
  },
  {
    call: (c) => c.unassignDomainRoleFromGroup('d1', 'g1', 'r1', inherited),
    sends: 'DELETE /OS-INHERIT/domains/d1/groups/g1/roles/r1/inherited_to_projects',
    answer: granted,
    gives: nothing,
  },
  {
    call: (c) => c.validateGroupHasDomainRole('d1', 'g1', 'r1', inherited),
    sends: 'HEAD /OS-INHERIT/domains/d1/groups/g1/roles/r1/inherited_to_projects',
    answer: [404],
    gives: value(false),
  },
  {
    call: (c) => c.listDomainGroupRoles('d1', 'g1', inherited),
    sends: 'GET /OS-INHERIT/domains/d1/groups/g1/roles/inherited_to_projects',
    answer: [200, { roles: [ROLE] }],
    gives: list(Role, ROLE),
  },
];

const catalog: Row[] = [
  {
    call: (c) => c.createRegion({ id: 'RegionTwo', description: 'x', parentRegionId: 'RegionOne' }),
    sends: 'POST /regions',
    body: { region: { id: 'RegionTwo', description: 'x', parent_region_id: 'RegionOne' } },
    answer: [201, { region: REGION }],
    gives: one(Region, REGION),
  },
  {
    call: (c) => c.getRegion('RegionTwo'),
    sends: 'GET /regions/RegionTwo',
    answer: [200, { region: REGION }],
    gives: one(Region, REGION),
  },
  {
    call: (c) => c.findRegion('RegionTwo'),
    sends: 'GET /regions/RegionTwo',
    answer: [200, { region: REGION }],
    gives: one(Region, REGION),
  },
  {
    call: (c) => c.listRegions({ parentRegionId: 'RegionOne' }),
    sends: 'GET /regions?parent_region_id=RegionOne',
    answer: [200, { regions: [REGION] }],
    gives: list(Region, REGION),
  },
  {
    call: (c) => c.updateRegion('RegionTwo', { parentRegionId: null }),
    sends: 'PATCH /regions/RegionTwo',
    body: { region: { parent_region_id: null } },
    answer: [200, { region: REGION }],
    gives: one(Region, REGION),
  },
  { call: (c) => c.deleteRegion('RegionTwo'), sends: 'DELETE /regions/RegionTwo', answer: [204], gives: nothing },

  {
    call: (c) => c.createService({ type: 'compute', name: 'nova', description: null, isEnabled: true }),
    sends: 'POST /services',
    body: { service: { type: 'compute', name: 'nova', description: null, enabled: true } },
    answer: [201, { service: SERVICE }],
    gives: one(CatalogService, SERVICE),
  },
  {
    call: (c) => c.getService(SERVICE.id),
    sends: `GET /services/${SERVICE.id}`,
    answer: [200, { service: SERVICE }],
    gives: one(CatalogService, SERVICE),
  },
  {
    call: (c) => c.findService('nova'),
    sends: 'GET /services?name=nova',
    answer: [200, { services: [SERVICE] }],
    gives: one(CatalogService, SERVICE),
  },
  {
    call: (c) => c.listServices({ type: 'compute' }),
    sends: 'GET /services?type=compute',
    answer: [200, { services: [SERVICE] }],
    gives: list(CatalogService, SERVICE),
  },
  {
    call: (c) => c.updateService(SERVICE.id, { isEnabled: false }),
    sends: `PATCH /services/${SERVICE.id}`,
    body: { service: { enabled: false } },
    answer: [200, { service: SERVICE }],
    gives: one(CatalogService, SERVICE),
  },
  { call: (c) => c.deleteService(SERVICE.id), sends: `DELETE /services/${SERVICE.id}`, answer: [204], gives: nothing },

  {
    call: (c) =>
      c.createEndpoint({
        interface: 'public',
        serviceId: 's1',
        url: 'http://127.0.0.1:9292',
        regionId: 'RegionOne',
        name: 'n',
        description: 'd',
        isEnabled: true,
      }),
    sends: 'POST /endpoints',
    body: {
      endpoint: {
        interface: 'public',
        service_id: 's1',
        url: 'http://127.0.0.1:9292',
        region_id: 'RegionOne',
        name: 'n',
        description: 'd',
        enabled: true,
      },
    },
    answer: [201, { endpoint: ENDPOINT }],
    gives: one(Endpoint, ENDPOINT),
  },
  {
    call: (c) => c.getEndpoint(ENDPOINT.id),
    sends: `GET /endpoints/${ENDPOINT.id}`,
    answer: [200, { endpoint: ENDPOINT }],
    gives: one(Endpoint, ENDPOINT),
  },
  {
    call: (c) => c.findEndpoint(ENDPOINT.id),
    sends: `GET /endpoints/${ENDPOINT.id}`,
    answer: [200, { endpoint: ENDPOINT }],
    gives: one(Endpoint, ENDPOINT),
  },
  {
    call: (c) => c.listEndpoints({ interface: 'public', serviceId: 's1', regionId: 'RegionOne' }),
    sends: 'GET /endpoints?interface=public&service_id=s1&region_id=RegionOne',
    answer: [200, { endpoints: [ENDPOINT] }],
    gives: list(Endpoint, ENDPOINT),
  },
  {
    call: (c) => c.updateEndpoint(ENDPOINT.id, { regionId: null, interface: 'admin' }),
    sends: `PATCH /endpoints/${ENDPOINT.id}`,
    body: { endpoint: { region_id: null, interface: 'admin' } },
    answer: [200, { endpoint: ENDPOINT }],
    gives: one(Endpoint, ENDPOINT),
  },
  {
    call: (c) => c.deleteEndpoint(ENDPOINT.id),
    sends: `DELETE /endpoints/${ENDPOINT.id}`,
    answer: [204],
    gives: nothing,
  },

  {
    call: (c) => c.listAuthCatalogEntries(),
    sends: 'GET /auth/catalog',
    answer: [200, { catalog: [CATALOG_ENTRY] }],
    gives: list(AuthCatalogEntry, CATALOG_ENTRY),
  },
  {
    call: (c) => c.findAuthCatalogEntry('glance'),
    sends: 'GET /auth/catalog',
    answer: [200, { catalog: [CATALOG_ENTRY] }],
    gives: one(AuthCatalogEntry, CATALOG_ENTRY),
  },
  {
    call: (c) => c.listAuthProjects(),
    sends: 'GET /auth/projects',
    answer: [200, { projects: [PROJECT] }],
    gives: list(Project, PROJECT),
  },
  {
    call: (c) => c.listAuthDomains(),
    sends: 'GET /auth/domains',
    answer: [200, { domains: [DOMAIN] }],
    gives: list(Domain, DOMAIN),
  },
];

const credentials: Row[] = [
  {
    call: (c) => c.createCredential({ type: 'ec2', blob: '{}', userId: 'u1', projectId: 'p1' }),
    sends: 'POST /credentials',
    body: { credential: { type: 'ec2', blob: '{}', user_id: 'u1', project_id: 'p1' } },
    answer: [201, { credential: CREDENTIAL }],
    gives: one(Credential, CREDENTIAL),
  },
  {
    call: (c) => c.getCredential(CREDENTIAL.id),
    sends: `GET /credentials/${CREDENTIAL.id}`,
    answer: [200, { credential: CREDENTIAL }],
    gives: one(Credential, CREDENTIAL),
  },
  {
    call: (c) => c.findCredential(CREDENTIAL.id),
    sends: `GET /credentials/${CREDENTIAL.id}`,
    answer: [200, { credential: CREDENTIAL }],
    gives: one(Credential, CREDENTIAL),
  },
  {
    call: (c) => c.listCredentials({ userId: 'u1', type: 'ec2' }),
    sends: 'GET /credentials?user_id=u1&type=ec2',
    answer: [200, { credentials: [CREDENTIAL] }],
    gives: list(Credential, CREDENTIAL),
  },
  {
    call: (c) => c.updateCredential(CREDENTIAL.id, { blob: 'z' }),
    sends: `PATCH /credentials/${CREDENTIAL.id}`,
    body: { credential: { blob: 'z' } },
    answer: [200, { credential: CREDENTIAL }],
    gives: one(Credential, CREDENTIAL),
  },
  {
    call: (c) => c.deleteCredential(CREDENTIAL.id),
    sends: `DELETE /credentials/${CREDENTIAL.id}`,
    answer: [204],
    gives: nothing,
  },

  {
    call: (c) =>
      c.createApplicationCredential('u1', {
        name: 'ci',
        secret: 'mine',
        description: 'd',
        expiresAt: '2027-01-01T00:00:00',
        roles: [{ name: 'reader' }],
        accessRules: [{ service: 'compute', method: 'GET', path: '/v2.1/servers' }, { id: 'rule1' }],
        unrestricted: false,
      }),
    sends: 'POST /users/u1/application_credentials',
    body: {
      application_credential: {
        name: 'ci',
        secret: 'mine',
        description: 'd',
        expires_at: '2027-01-01T00:00:00',
        roles: [{ name: 'reader' }],
        access_rules: [{ service: 'compute', method: 'GET', path: '/v2.1/servers' }, { id: 'rule1' }],
        unrestricted: false,
      },
    },
    answer: [201, { application_credential: { ...APPLICATION_CREDENTIAL, secret: 'mine' } }],
    gives: one(ApplicationCredential, { ...APPLICATION_CREDENTIAL, secret: 'mine' }),
  },
  {
    call: (c) => c.getApplicationCredential('u1', 'ac1'),
    sends: 'GET /users/u1/application_credentials/ac1',
    answer: [200, { application_credential: APPLICATION_CREDENTIAL }],
    gives: one(ApplicationCredential, APPLICATION_CREDENTIAL),
  },
  {
    call: (c) => c.findApplicationCredential('u1', 'ci'),
    sends: 'GET /users/u1/application_credentials?name=ci',
    answer: [200, { application_credentials: [APPLICATION_CREDENTIAL] }],
    gives: one(ApplicationCredential, APPLICATION_CREDENTIAL),
  },
  {
    call: (c) => c.listApplicationCredentials('u1', { name: 'ci' }),
    sends: 'GET /users/u1/application_credentials?name=ci',
    answer: [200, { application_credentials: [APPLICATION_CREDENTIAL] }],
    gives: list(ApplicationCredential, APPLICATION_CREDENTIAL),
  },
  {
    call: (c) => c.deleteApplicationCredential('u1', 'ac1'),
    sends: 'DELETE /users/u1/application_credentials/ac1',
    answer: [204],
    gives: nothing,
  },

  {
    call: (c) => c.getAccessRule('u1', 'rule1'),
    sends: 'GET /users/u1/access_rules/rule1',
    answer: [200, { access_rule: ACCESS_RULE }],
    gives: one(AccessRule, ACCESS_RULE),
  },
  {
    call: (c) => c.findAccessRule('u1', 'rule1'),
    sends: 'GET /users/u1/access_rules/rule1',
    answer: [200, { access_rule: ACCESS_RULE }],
    gives: one(AccessRule, ACCESS_RULE),
  },
  {
    call: (c) => c.listAccessRules('u1'),
    sends: 'GET /users/u1/access_rules',
    answer: [200, { access_rules: [ACCESS_RULE] }],
    gives: list(AccessRule, ACCESS_RULE),
  },
  {
    call: (c) => c.deleteAccessRule('u1', 'rule1'),
    sends: 'DELETE /users/u1/access_rules/rule1',
    answer: [204],
    gives: nothing,
  },

  {
    call: (c) =>
      c.createTrust({
        trustorUserId: 'u1',
        trusteeUserId: 'u2',
        isImpersonation: true,
        projectId: 'p1',
        roles: [{ name: 'reader' }],
        expiresAt: '2027-01-01T00:00:00.000000Z',
        remainingUses: 3,
        allowRedelegation: true,
        redelegationCount: 1,
      }),
    sends: 'POST /OS-TRUST/trusts',
    body: {
      trust: {
        trustor_user_id: 'u1',
        trustee_user_id: 'u2',
        impersonation: true,
        project_id: 'p1',
        roles: [{ name: 'reader' }],
        expires_at: '2027-01-01T00:00:00.000000Z',
        remaining_uses: 3,
        allow_redelegation: true,
        redelegation_count: 1,
      },
    },
    answer: [201, { trust: TRUST }],
    gives: one(Trust, TRUST),
  },
  {
    call: (c) => c.getTrust(TRUST.id),
    sends: `GET /OS-TRUST/trusts/${TRUST.id}`,
    answer: [200, { trust: TRUST }],
    gives: one(Trust, TRUST),
  },
  {
    call: (c) => c.findTrust(TRUST.id),
    sends: `GET /OS-TRUST/trusts/${TRUST.id}`,
    answer: [200, { trust: TRUST }],
    gives: one(Trust, TRUST),
  },
  {
    call: (c) => c.listTrusts({ trustorUserId: 'u1', trusteeUserId: 'u2' }),
    sends: 'GET /OS-TRUST/trusts?trustor_user_id=u1&trustee_user_id=u2',
    answer: [200, { trusts: [TRUST] }],
    gives: list(Trust, TRUST),
  },
  { call: (c) => c.deleteTrust(TRUST.id), sends: `DELETE /OS-TRUST/trusts/${TRUST.id}`, answer: [204], gives: nothing },
];

const policies: Row[] = [
  {
    call: (c) => c.createPolicy({ blob: '{}', type: 'application/json' }),
    sends: 'POST /policies',
    body: { policy: { blob: '{}', type: 'application/json' } },
    answer: [201, { policy: POLICY }],
    gives: one(PolicyDocument, POLICY),
  },
  {
    call: (c) => c.getPolicy(POLICY.id),
    sends: `GET /policies/${POLICY.id}`,
    answer: [200, { policy: POLICY }],
    gives: one(PolicyDocument, POLICY),
  },
  {
    call: (c) => c.findPolicy(POLICY.id),
    sends: `GET /policies/${POLICY.id}`,
    answer: [200, { policy: POLICY }],
    gives: one(PolicyDocument, POLICY),
  },
  {
    call: (c) => c.listPolicies({ type: 'application/json' }),
    sends: 'GET /policies?type=application%2Fjson',
    answer: [200, { policies: [POLICY] }],
    gives: list(PolicyDocument, POLICY),
  },
  {
    call: (c) => c.updatePolicy(POLICY.id, { blob: '{"a":1}' }),
    sends: `PATCH /policies/${POLICY.id}`,
    body: { policy: { blob: '{"a":1}' } },
    answer: [200, { policy: POLICY }],
    gives: one(PolicyDocument, POLICY),
  },
  { call: (c) => c.deletePolicy(POLICY.id), sends: `DELETE /policies/${POLICY.id}`, answer: [204], gives: nothing },
];

/** Hands the call to the service, and notes the name of the method that it calls. */
function run({ call }: Row, service: IdentityService): { name: string; result: PromiseLike<unknown> } {
  let name: string | undefined;
  const spy = new Proxy(service, {
    get(target, key, receiver) {
      name ??= String(key);
      return Reflect.get(target, key, receiver) as unknown;
    },
  });
  const result = call(spy);
  return { name: name!, result };
}

describe('the request of', () => {
  const service = staticConnection(identity).identity;
  const events: RequestEvent[] = [];
  let stop: () => void;

  beforeAll(() => {
    stop = observeRequests((event) => events.push(event));
  });
  beforeEach(() => {
    events.length = 0;
  });
  afterAll(() => {
    stop();
  });

  const rows = [
    ...domains,
    ...projects,
    ...users,
    ...groups,
    ...roles,
    ...grants,
    ...catalog,
    ...credentials,
    ...policies,
    ...hierarchy,
    ...inferences,
    ...domainConfig,
    ...endpointFilter,
    ...policyAssociations,
    ...tokens,
    ...trusts,
    ...ec2,
    ...oauth,
    ...federation,
    ...limits,
  ];
  const methods = new Set<string>();

  test.each(rows.map((row) => ({ ...row, title: /\bc\.(\w+)/.exec(String(row.call))?.[1] })))(
    '$title: $sends',
    async (row) => {
      const [method, path] = row.sends.split(' ') as [string, string];
      const sent: unknown[] = [];
      const headers = { 'x-auth-token': 'static-token', ...row.headers };
      nock(BASE, { reqheaders: headers })
        .intercept(path, method, (body) => sent.push(body) > 0)
        .reply(...row.answer);

      const { name, result } = run(row, service);
      methods.add(name);
      row.gives(await result);

      expect(sent).toEqual([row.body ?? '']);
      expect(events).toMatchObject([{ method, url: BASE + path, service: 'identity', call: `identity.${name}` }]);
    },
  );

  test('every method is pinned above', () => {
    const all = new Set<string>();
    for (let at: object = service; at !== Object.prototype; at = Object.getPrototypeOf(at) as object) {
      for (const name of Object.getOwnPropertyNames(at)) all.add(name);
    }
    for (const name of ['constructor', 'context', 'request', 'endpoint']) all.delete(name);
    expect([...methods].sort()).toEqual([...all].sort());
  });
});
