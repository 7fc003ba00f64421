import type { AnyResourceClass, Resource, ResourceList } from '@os/core';
import {
  AccessRule,
  ApplicationCredential,
  AuthCatalogEntry,
  CatalogService,
  Credential,
  Domain,
  Endpoint,
  Group,
  PolicyDocument,
  Project,
  Region,
  Role,
  RoleAssignment,
  Trust,
  User,
} from '@os/identity';
import { checkAnswer } from '@os/testing';
import { cleanUp, conn, identity, newDomain, newName } from './cloud.js';
import { live } from './life.js';

let domainId: string;
let me: string;
let projectId: string;

beforeAll(async () => {
  domainId = await newDomain();
  const { user, project } = await conn.session.access();
  me = user!.id!;
  projectId = project!.id!;
});

test('Domain', () =>
  live<Domain>({
    resourceClass: Domain,
    create: () => identity.createDomain({ name: newName('d'), description: null, tags: ['sdk'] }),
    get: (id) => identity.getDomain(id),
    find: ({ name }) => identity.findDomain(name),
    list: ({ name }) => identity.listDomains({ name, isEnabled: true }),
    update: (domain) =>
      identity.updateDomain(domain, { isEnabled: false, description: 'new', options: { immutable: false } }),
    updated: { isEnabled: false, description: 'new', tags: ['sdk'], options: { immutable: false } },
    delete: (domain) => identity.deleteDomain(domain),
  }));

test('Domain with an id of its own', async () => {
  const explicitDomainId = newName('')
    .replace(/\W/g, '')
    .padEnd(32, '0')
    .replace(/[^0-9a-f]/g, 'a')
    .slice(-32);
  const domain = await identity.createDomain({ name: newName('d'), isEnabled: false, explicitDomainId });
  cleanUp(() => identity.deleteDomain(domain));
  expect(domain.id).toBe(explicitDomainId);
});

test('Project', () =>
  live<Project>({
    resourceClass: Project,
    create: () =>
      identity.createProject({ name: newName('p'), domainId, tags: ['b', 'a'], options: { immutable: false } }),
    get: (id) => identity.getProject(id),
    find: ({ name }) => identity.findProject(name, { domainId }),
    list: ({ name }) => identity.listProjects({ name, domainId, parentId: domainId, isDomain: false, isEnabled: true }),
    update: (project) =>
      identity.updateProject(project, { isEnabled: false, description: null, tags: [], options: { immutable: null } }),
    updated: { isEnabled: false, description: null, tags: [], options: {}, isDomain: false },
    delete: (project) => identity.deleteProject(project),
  }));

test('User', () =>
  live<User>({
    resourceClass: User,
    create: () =>
      identity.createUser({
        name: newName('u'),
        domainId,
        password: newName('secret'),
        email: 'jane@example.com',
        defaultProjectId: projectId,
        options: { lockPassword: true, multiFactorAuthRules: [['password', 'totp']] },
      }),
    get: (id) => identity.getUser(id),
    find: ({ name }) => identity.findUser(name, { domainId }),
    list: ({ name }) => identity.listUsers({ name, domainId, isEnabled: true }),
    update: (user) =>
      identity.updateUser(user, { isEnabled: false, email: null, description: 'x', options: { lockPassword: null } }),
    updated: {
      isEnabled: false,
      email: null,
      description: 'x',
      defaultProjectId: projectId,
      options: { multiFactorAuthRules: [['password', 'totp']] },
    },
    delete: (user) => identity.deleteUser(user),
  }));

test('Group', () =>
  live<Group>({
    resourceClass: Group,
    create: () => identity.createGroup({ name: newName('g'), domainId }),
    get: (id) => identity.getGroup(id),
    find: ({ name }) => identity.findGroup(name),
    list: ({ name }) => identity.listGroups({ name, domainId }),
    update: (group) => identity.updateGroup(group, { description: null }),
    updated: { description: null },
    delete: (group) => identity.deleteGroup(group),
  }));

test('Role', () =>
  live<Role>({
    resourceClass: Role,
    create: () => identity.createRole({ name: newName('r'), description: 'of the cloud' }),
    get: (id) => identity.getRole(id),
    find: ({ name }) => identity.findRole(name),
    list: ({ name }) => identity.listRoles({ name }),
    update: (role) => identity.updateRole(role, { description: null, options: { immutable: false } }),
    updated: { description: null, domainId: null, options: { immutable: false } },
    delete: (role) => identity.deleteRole(role),
  }));

test('Role of a domain', () =>
  live<Role>({
    resourceClass: Role,
    create: () => identity.createRole({ name: newName('r'), domainId }),
    get: (id) => identity.getRole(id),
    find: ({ name }) => identity.findRole(name, { domainId }),
    list: () => identity.listRoles({ domainId }),
    update: (role) => identity.updateRole(role, { name: `${role.name}-2` }),
    updated: { domainId: expect.any(String) as string },
    delete: (role) => identity.deleteRole(role),
  }));

test('Region', async () => {
  const parent = await identity.createRegion({});
  cleanUp(() => identity.deleteRegion(parent));
  const id = newName('region');
  await live<Region>({
    resourceClass: Region,
    create: () => identity.createRegion({ id, parentRegionId: parent.id }),
    get: (region) => identity.getRegion(region),
    find: (region) => identity.findRegion(region.id),
    list: () => identity.listRegions({ parentRegionId: parent.id }),
    update: (region) => identity.updateRegion(region, { parentRegionId: null, description: 'new' }),
    updated: { id, parentRegionId: null, description: 'new' },
    delete: (region) => identity.deleteRegion(region),
  });
});

test('CatalogService and Endpoint', async () => {
  const type = newName('type');
  const service = await identity.createService({ type, name: newName('s') });
  cleanUp(() => identity.deleteService(service));
  await live<Endpoint>({
    resourceClass: Endpoint,
    create: () => identity.createEndpoint({ interface: 'public', serviceId: service.id, url: 'http://127.0.0.1:1/' }),
    get: (id) => identity.getEndpoint(id),
    find: ({ id }) => identity.findEndpoint(id),
    list: () => identity.listEndpoints({ interface: 'public', serviceId: service.id }),
    update: (endpoint) =>
      identity.updateEndpoint(endpoint, { interface: 'admin', regionId: 'RegionOne', name: 'n', description: null }),
    updated: { interface: 'admin', regionId: 'RegionOne', region: 'RegionOne', name: 'n', description: null },
    delete: (endpoint) => identity.deleteEndpoint(endpoint),
  });
  await live<CatalogService>({
    resourceClass: CatalogService,
    create: () => identity.createService({ type, name: newName('s') }),
    get: (id) => identity.getService(id),
    find: ({ name }) => identity.findService(name),
    list: ({ name }) => identity.listServices({ name, type }),
    update: (each) => identity.updateService(each, { isEnabled: false, description: null }),
    updated: { isEnabled: false, description: null },
    delete: (each) => identity.deleteService(each),
  });
});

test('Credential', () =>
  live<Credential>({
    resourceClass: Credential,
    create: () => identity.createCredential({ type: 'totp', blob: 'JBSWY3DPEHPK3PXP', userId: me }),
    get: (id) => identity.getCredential(id),
    find: ({ id }) => identity.findCredential(id),
    list: () => identity.listCredentials({ userId: me, type: 'totp' }),
    update: (credential) => identity.updateCredential(credential, { blob: 'KRSXG5CTMVRXEZLU' }),
    updated: { blob: 'KRSXG5CTMVRXEZLU', type: 'totp', projectId: null },
    delete: (credential) => identity.deleteCredential(credential),
  }));

test('ApplicationCredential', () =>
  live<ApplicationCredential>({
    resourceClass: ApplicationCredential,
    create: () => identity.createApplicationCredential(me, { name: newName('ac'), expiresAt: '2099-01-01T00:00:00' }),
    get: (id) => identity.getApplicationCredential(me, id),
    find: ({ name }) => identity.findApplicationCredential(me, name),
    list: ({ name }) => identity.listApplicationCredentials(me, { name }),
    delete: (credential) => identity.deleteApplicationCredential(me, credential),
  }));

test('AccessRule', async () => {
  const rule = { service: 'compute', method: 'GET', path: `/v2.1/${newName('path')}` } as const;
  const credential = await identity.createApplicationCredential(me, { name: newName('ac'), accessRules: [rule] });
  cleanUp(() => identity.deleteApplicationCredential(me, credential, { ignoreMissing: true }));
  expect(checkAnswer(ApplicationCredential, credential.body)).toEqual([]);
  const [made] = credential.accessRules!;
  expect(made).toMatchObject(rule);

  const { id } = made!;
  const got = await identity.getAccessRule(me, id);
  expect(got).toMatchObject(rule);
  expect(checkAnswer(AccessRule, got.body)).toEqual([]);
  const listed = await identity.listAccessRules(me);
  expect(listed.map((each) => each.id)).toContain(id);
  expect(listed.flatMap((each) => checkAnswer(AccessRule, each.body))).toEqual([]);

  // It is not free before the application credential is gone.
  await identity.deleteApplicationCredential(me, credential);
  await identity.deleteAccessRule(me, id);
  expect(await identity.findAccessRule(me, id)).toBeNull();
});

test('Trust', async () => {
  const trustee = await identity.createUser({ name: newName('trustee'), domainId });
  const create = (isImpersonation: boolean) =>
    identity.createTrust({
      trustorUserId: me,
      trusteeUserId: trustee.id,
      isImpersonation,
      projectId,
      roles: [{ name: 'reader' }],
      ...(isImpersonation && { expiresAt: '2099-01-01T00:00:00.000000Z', remainingUses: 3 }),
    });
  for (const isImpersonation of [false, true]) {
    await live<Trust>({
      resourceClass: Trust,
      create: () => create(isImpersonation),
      get: (id) => identity.getTrust(id),
      find: ({ id }) => identity.findTrust(id),
      list: () => identity.listTrusts({ trusteeUserId: trustee.id }),
      delete: (trust) => identity.deleteTrust(trust),
    });
  }
});

test('PolicyDocument', () =>
  live<PolicyDocument>({
    resourceClass: PolicyDocument,
    create: () => identity.createPolicy({ blob: '{}', type: 'application/json' }),
    get: (id) => identity.getPolicy(id),
    find: ({ id }) => identity.findPolicy(id),
    list: () => identity.listPolicies({ type: 'application/json' }),
    update: (policy) => identity.updatePolicy(policy, { blob: '{"a": "role:b"}' }),
    updated: { blob: '{"a": "role:b"}' },
    delete: (policy) => identity.deletePolicy(policy),
  }));

describe('all that the cloud has is as declared', () => {
  const lists: [AnyResourceClass, () => ResourceList<Resource>][] = [
    [Domain, () => identity.listDomains()],
    [Project, () => identity.listProjects()],
    [Project, () => identity.listProjects({ isDomain: true })],
    [User, () => identity.listUsers()],
    [Group, () => identity.listGroups()],
    [Role, () => identity.listRoles()],
    [Region, () => identity.listRegions()],
    [CatalogService, () => identity.listServices()],
    [Endpoint, () => identity.listEndpoints()],
    [AuthCatalogEntry, () => identity.listAuthCatalogEntries()],
    [Project, () => identity.listAuthProjects()],
    [Domain, () => identity.listAuthDomains()],
  ];
  test.each(lists)('%p', async (resourceClass, list) => {
    expect((await list()).flatMap((each) => checkAnswer(resourceClass, each.body))).toEqual([]);
  });

  test.each([{}, { includeNames: true }, { effective: true, includeNames: true }])(
    'RoleAssignment, %j',
    async (query) => {
      const assignments = await identity.listRoleAssignments(query);
      expect(assignments).not.toEqual([]);
      // Assignments are the only resources that never have an id.
      expect(assignments.flatMap(({ body }) => checkAnswer(RoleAssignment, { id: 'none', ...body }))).toEqual([]);
    },
  );
});
