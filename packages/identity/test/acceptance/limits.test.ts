import { ForbiddenError, NotFoundError } from '@os/core';
import { Limit, RegisteredLimit, type CatalogService, type Project } from '@os/identity';
import { cleanUp, conn, identity, newDomain, newName, open, options } from './cloud.js';
import { live } from './life.js';

let domainId: string;
let service: CatalogService;

/** Who asks with a token of a project is told of the limits of that project alone. */
const everything = open({
  ...options,
  projectName: undefined,
  projectDomainName: undefined,
  systemScope: 'all',
}).identity;

beforeAll(async () => {
  domainId = await newDomain();
  service = await identity.createService({ type: newName('type'), name: newName('service') });
  cleanUp(() => identity.deleteService(service));
});

async function newProject(parentId?: string): Promise<Project> {
  const project = await identity.createProject({ name: newName('project'), domainId, parentId });
  cleanUp(() => identity.deleteProject(project));
  return project;
}

const newRegistered = (resourceName: string, defaultLimit = 5) =>
  identity.createRegisteredLimit({ serviceId: service.id, regionId: null, resourceName, defaultLimit });

test('RegisteredLimit', () =>
  live<RegisteredLimit>({
    resourceClass: RegisteredLimit,
    create: () => newRegistered('snapshot'),
    get: (id) => identity.getRegisteredLimit(id),
    find: ({ id }) => identity.findRegisteredLimit(id),
    list: () => identity.listRegisteredLimits({ serviceId: service.id, resourceName: 'snapshot' }),
    update: (limit) =>
      identity.updateRegisteredLimit(limit, { defaultLimit: -1, resourceName: 'volume', description: 'new' }),
    updated: { defaultLimit: -1, resourceName: 'volume', description: 'new', regionId: null },
    delete: (limit) => identity.deleteRegisteredLimit(limit),
  }));

test('Limit', async () => {
  const project = await newProject();
  const registered = await newRegistered('server');
  cleanUp(() => identity.deleteRegisteredLimit(registered));
  await live<Limit>({
    resourceClass: Limit,
    create: () =>
      identity.createLimit({ projectId: project.id, serviceId: service.id, resourceName: 'server', resourceLimit: 3 }),
    get: (id) => identity.getLimit(id),
    find: ({ id }) => identity.findLimit(id),
    list: () => everything.listLimits({ serviceId: service.id, resourceName: 'server', projectId: project.id }),
    update: (limit) => identity.updateLimit(limit, { resourceLimit: 4, description: 'new' }),
    updated: { resourceLimit: 4, description: 'new', projectId: project.id, domainId: null },
    delete: (limit) => identity.deleteLimit(limit),
  });

  const ofDomain = await identity.createLimit({
    domainId,
    serviceId: service.id,
    resourceName: 'server',
    resourceLimit: 9,
  });
  cleanUp(() => identity.deleteLimit(ofDomain));
  expect(ofDomain).toMatchObject({ domainId, projectId: null });
  expect((await everything.listLimits({ domainId })).map(({ id }) => id)).toEqual([ofDomain.id]);
  await expect(identity.deleteRegisteredLimit(registered)).rejects.toThrow(ForbiddenError);
});

test('the way that limits are enforced', async () => {
  expect(await identity.getLimitModel()).toMatchObject({ name: 'flat', description: expect.any(String) as string });
});

test('the projects above and below', async () => {
  const top = await newProject();
  const middle = await newProject(top.id);
  const bottom = await newProject(middle.id);
  expect(await identity.getProjectParentIds(bottom)).toEqual([middle.id, top.id, domainId]);
  expect(await identity.getProjectSubtreeIds(top)).toEqual({ [middle.id]: { [bottom.id]: null } });
  expect(await identity.getProjectSubtreeIds(bottom)).toBeNull();

  // The others tell of projects that one has a role on.
  const { user } = await conn.session.access();
  const reader = (await identity.findRole('reader'))!;
  await identity.assignProjectRoleToUser(middle, user!.id!, reader);
  const registered = await newRegistered('router');
  cleanUp(() => identity.deleteRegisteredLimit(registered));
  const limit = await identity.createLimit({
    projectId: middle.id,
    serviceId: service.id,
    resourceName: 'router',
    resourceLimit: 3,
  });
  cleanUp(() => identity.deleteLimit(limit));

  const [parent, ...others] = await identity.getProjectParents(bottom, { includeLimits: true });
  expect(others).toEqual([]);
  expect(parent).toMatchObject({ id: middle.id, limits: [{ resourceName: 'router', resourceLimit: 3 }] });
  expect((await identity.getProjectSubtree(top)).map(({ id, limits }) => [id, limits])).toEqual([
    [middle.id, undefined],
  ]);
  await expect(identity.getProjectParents('nothing-of-this-id')).rejects.toThrow(NotFoundError);
});
