import { NotFoundError, type ResourceList } from '@os/core';
import { Role, User, type Domain, type GrantOptions, type Group, type Project } from '@os/identity';
import { checkAnswer } from '@os/testing';
import { cleanUp, identity, newDomain, newName } from './cloud.js';

let domain: Domain;
let project: Project;
let child: Project;
let user: User;
let group: Group;
let role: Role;

beforeAll(async () => {
  const domainId = await newDomain();
  domain = await identity.getDomain(domainId);
  project = await identity.createProject({ name: newName('project'), domainId });
  child = await identity.createProject({ name: newName('child'), domainId, parentId: project.id });
  cleanUp(() => identity.deleteProject(project));
  cleanUp(() => identity.deleteProject(child));
  user = await identity.createUser({ name: newName('user'), domainId });
  group = await identity.createGroup({ name: newName('group'), domainId });
});

// One for each test, as Keystone goes on answering from its cache for a while when roles are given on the system.
beforeEach(async () => {
  role = await identity.createRole({ name: newName('role') });
});
afterEach(() => identity.deleteRole(role));

/** One kind of grant, through all that can be done with it. */
interface Kind {
  readonly title: string;
  readonly assign: () => Promise<void>;
  readonly unassign: () => Promise<void>;
  readonly validate: () => Promise<boolean>;
  readonly list?: () => ResourceList<Role>;
  /** What Keystone then lists as the only assignment of the role. */
  readonly assignment: () => object;
}

const inherited: GrantOptions = { inherited: true };
const kinds: Kind[] = [
  {
    title: 'a user on a project',
    assign: () => identity.assignProjectRoleToUser(project, user, role),
    unassign: () => identity.unassignProjectRoleFromUser(project, user, role),
    validate: () => identity.validateUserHasProjectRole(project, user, role),
    list: () => identity.listProjectUserRoles(project, user),
    assignment: () => ({ user: { id: user.id }, scope: { project: { id: project.id } } }),
  },
  {
    title: 'a group on a project',
    assign: () => identity.assignProjectRoleToGroup(project, group, role),
    unassign: () => identity.unassignProjectRoleFromGroup(project, group, role),
    validate: () => identity.validateGroupHasProjectRole(project, group, role),
    list: () => identity.listProjectGroupRoles(project, group),
    assignment: () => ({ group: { id: group.id }, scope: { project: { id: project.id } } }),
  },
  {
    title: 'a user on a domain',
    assign: () => identity.assignDomainRoleToUser(domain, user, role),
    unassign: () => identity.unassignDomainRoleFromUser(domain, user, role),
    validate: () => identity.validateUserHasDomainRole(domain, user, role),
    list: () => identity.listDomainUserRoles(domain, user),
    assignment: () => ({ user: { id: user.id }, scope: { domain: { id: domain.id } } }),
  },
  {
    title: 'a group on a domain',
    assign: () => identity.assignDomainRoleToGroup(domain, group, role),
    unassign: () => identity.unassignDomainRoleFromGroup(domain, group, role),
    validate: () => identity.validateGroupHasDomainRole(domain, group, role),
    list: () => identity.listDomainGroupRoles(domain, group),
    assignment: () => ({ group: { id: group.id }, scope: { domain: { id: domain.id } } }),
  },
  {
    title: 'a user on the system',
    assign: () => identity.assignSystemRoleToUser(user, role),
    unassign: () => identity.unassignSystemRoleFromUser(user, role),
    validate: () => identity.validateUserHasSystemRole(user, role),
    list: () => identity.listSystemUserRoles(user),
    assignment: () => ({ user: { id: user.id }, scope: { system: { all: true } } }),
  },
  {
    title: 'a group on the system',
    assign: () => identity.assignSystemRoleToGroup(group, role),
    unassign: () => identity.unassignSystemRoleFromGroup(group, role),
    validate: () => identity.validateGroupHasSystemRole(group, role),
    list: () => identity.listSystemGroupRoles(group),
    assignment: () => ({ group: { id: group.id }, scope: { system: { all: true } } }),
  },
  {
    title: 'a user below a project',
    assign: () => identity.assignProjectRoleToUser(project, user, role, inherited),
    unassign: () => identity.unassignProjectRoleFromUser(project, user, role, inherited),
    validate: () => identity.validateUserHasProjectRole(project, user, role, inherited),
    assignment: () => ({ user: { id: user.id }, scope: { project: { id: project.id }, inheritedTo: 'projects' } }),
  },
  {
    title: 'a group below a project',
    assign: () => identity.assignProjectRoleToGroup(project, group, role, inherited),
    unassign: () => identity.unassignProjectRoleFromGroup(project, group, role, inherited),
    validate: () => identity.validateGroupHasProjectRole(project, group, role, inherited),
    assignment: () => ({ group: { id: group.id }, scope: { project: { id: project.id }, inheritedTo: 'projects' } }),
  },
  {
    title: 'a user below a domain',
    assign: () => identity.assignDomainRoleToUser(domain, user, role, inherited),
    unassign: () => identity.unassignDomainRoleFromUser(domain, user, role, inherited),
    validate: () => identity.validateUserHasDomainRole(domain, user, role, inherited),
    list: () => identity.listDomainUserRoles(domain, user, inherited),
    assignment: () => ({ user: { id: user.id }, scope: { domain: { id: domain.id }, inheritedTo: 'projects' } }),
  },
  {
    title: 'a group below a domain',
    assign: () => identity.assignDomainRoleToGroup(domain, group, role, inherited),
    unassign: () => identity.unassignDomainRoleFromGroup(domain, group, role, inherited),
    validate: () => identity.validateGroupHasDomainRole(domain, group, role, inherited),
    list: () => identity.listDomainGroupRoles(domain, group, inherited),
    assignment: () => ({ group: { id: group.id }, scope: { domain: { id: domain.id }, inheritedTo: 'projects' } }),
  },
];

test.each(kinds)('a role of $title', async ({ assign, unassign, validate, list, assignment }) => {
  expect(await validate()).toBe(false);
  await assign();
  await assign();
  expect(await validate()).toBe(true);
  const assignments = await identity.listRoleAssignments({ roleId: role.id });
  expect(assignments).toHaveLength(1);
  const { user, group, scope } = assignments[0]!;
  expect({ user, group, scope }).toEqual({ user: undefined, group: undefined, ...assignment() });
  if (list) {
    const roles = await list();
    expect(roles.map(({ id }) => id)).toEqual([role.id]);
    expect(roles[0]).toBeInstanceOf(Role);
    expect(checkAnswer(Role, roles[0]!.body)).toEqual([]);
  }
  await unassign();
  expect(await validate()).toBe(false);
  await expect(unassign()).rejects.toThrow(NotFoundError);
});

test('what is worked out: groups, inheritance and names', async () => {
  await identity.addUserToGroup(user, group);
  await identity.assignProjectRoleToGroup(project, group, role, inherited);
  const query = { roleId: role.id, scopeProjectId: project.id };

  // Off, as much as not given at all.
  const given = await identity.listRoleAssignments({ ...query, effective: false, includeNames: false });
  expect(given).toMatchObject([{ group: { id: group.id }, scope: { inheritedTo: 'projects' } }]);
  expect(given[0]!.group!.name).toBeUndefined();

  // The role holds on the child alone, and for the user.
  expect(await identity.listRoleAssignments({ ...query, effective: true })).toEqual([]);
  const [worked, ...others] = await identity.listRoleAssignments({
    ...query,
    effective: true,
    includeNames: true,
    includeSubtree: true,
  });
  expect(others).toEqual([]);
  expect(worked).toMatchObject({
    role: { id: role.id, name: role.name },
    user: { id: user.id, name: user.name, domain: { id: domain.id, name: domain.name } },
    group: undefined,
    scope: { project: { id: child.id, name: child.name, domain: { id: domain.id, name: domain.name } } },
    links: { membership: expect.stringContaining(`/groups/${group.id}/users/${user.id}`) as string },
  });
  expect(await identity.validateUserHasProjectRole(child, user, role)).toBe(false);

  expect((await identity.listUserProjects(user)).map(({ id }) => id)).toEqual([child.id]);
  expect(await identity.listUserProjects(user, { name: 'nothing-of-this-name' })).toEqual([]);
  await identity.removeUserFromGroup(user, group);
  expect(await identity.listUserProjects(user)).toEqual([]);
});

test('membership in groups', async () => {
  expect(await identity.checkUserInGroup(user, group)).toBe(false);
  await identity.addUserToGroup(user, group);
  await identity.addUserToGroup(user, group);
  expect(await identity.checkUserInGroup(user, group)).toBe(true);

  const users = await identity.listGroupUsers(group);
  expect(users.map(({ id }) => id)).toEqual([user.id]);
  expect(users.flatMap(({ body }) => checkAnswer(User, body))).toEqual([]);
  expect(await identity.listGroupUsers(group, { name: 'nobody-of-this-name' })).toEqual([]);
  const groups = await identity.listUserGroups(user);
  expect(groups.map(({ id }) => id)).toEqual([group.id]);
  expect(groups[0]!.membershipExpiresAt).toBeNull();
  expect(await identity.listUserGroups(user, { name: 'nothing-of-this-name' })).toEqual([]);

  // What was listed there is as good as what was got by its id.
  await identity.updateUser(users[0]!, { description: 'listed' });
  expect((await identity.getUser(user)).description).toBe('listed');

  await identity.removeUserFromGroup(user, group);
  expect(await identity.checkUserInGroup(user, group)).toBe(false);
  await expect(identity.removeUserFromGroup(user, group)).rejects.toThrow(NotFoundError);
  await expect(identity.addUserToGroup('nobody', group)).rejects.toThrow(NotFoundError);
});
