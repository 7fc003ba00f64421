import { BadRequestError, ConflictError, ForbiddenError, NotFoundError } from '@os/core';
import { EndpointGroup, type CatalogService, type Endpoint, type PolicyDocument, type Project } from '@os/identity';
import { cleanUp, identity, newDomain, newName } from './cloud.js';
import { live } from './life.js';

let project: Project;
let service: CatalogService;
let endpoint: Endpoint;
const regionId = newName('region');

beforeAll(async () => {
  const domainId = await newDomain();
  project = await identity.createProject({ name: newName('project'), domainId });
  cleanUp(() => identity.deleteProject(project));
  await identity.createRegion({ id: regionId });
  cleanUp(() => identity.deleteRegion(regionId));
  service = await identity.createService({ type: newName('type'), name: newName('service') });
  cleanUp(() => identity.deleteService(service));
  const url = 'http://127.0.0.1:1/';
  endpoint = await identity.createEndpoint({ interface: 'public', serviceId: service.id, regionId, url });
  cleanUp(() => identity.deleteEndpoint(endpoint));
});

const idsOf = (resources: readonly { readonly id: string }[]) => resources.map(({ id }) => id);

describe('a policy', () => {
  const newPolicy = async (): Promise<PolicyDocument> => {
    const policy = await identity.createPolicy({ blob: '{}', type: 'application/json' });
    cleanUp(() => identity.deletePolicy(policy));
    return policy;
  };

  interface Kind {
    readonly title: string;
    associate(policy: PolicyDocument): Promise<void>;
    check(policy: PolicyDocument): Promise<boolean>;
    disassociate(policy: PolicyDocument): Promise<void>;
  }
  const region = regionId;
  test.each<Kind>([
    {
      title: 'an endpoint',
      associate: (policy) => identity.associatePolicyWithEndpoint(policy, endpoint),
      check: (policy) => identity.checkEndpointPolicy(policy, endpoint),
      disassociate: (policy) => identity.disassociatePolicyFromEndpoint(policy, endpoint),
    },
    {
      title: 'a service in one region',
      associate: (policy) => identity.associatePolicyWithService(policy, service, { region }),
      check: (policy) => identity.checkServicePolicy(policy, service, { region }),
      disassociate: (policy) => identity.disassociatePolicyFromService(policy, service, { region }),
    },
    {
      title: 'a service',
      associate: (policy) => identity.associatePolicyWithService(policy, service),
      check: (policy) => identity.checkServicePolicy(policy, service),
      disassociate: (policy) => identity.disassociatePolicyFromService(policy, service),
    },
  ])('of $title', async ({ associate, check, disassociate }) => {
    const policy = await newPolicy();
    expect(await check(policy)).toBe(false);
    await associate(policy);
    expect(await check(policy)).toBe(true);
    expect((await identity.getEndpointPolicy(endpoint)).id).toBe(policy.id);
    expect(new Set(idsOf(await identity.listPolicyEndpoints(policy)))).toEqual(new Set([endpoint.id]));

    await disassociate(policy);
    expect(await check(policy)).toBe(false);
    await disassociate(policy);
    await expect(identity.getEndpointPolicy(endpoint)).rejects.toThrow(NotFoundError);
  });

  test('of an endpoint goes before that of its service', async () => {
    const [own, general] = [await newPolicy(), await newPolicy()];
    await identity.associatePolicyWithService(general, service);
    await identity.associatePolicyWithEndpoint(own, endpoint);
    expect((await identity.getEndpointPolicy(endpoint)).id).toBe(own.id);
    await identity.disassociatePolicyFromEndpoint(own, endpoint);
    expect((await identity.getEndpointPolicy(endpoint)).id).toBe(general.id);
  });
});

describe('the endpoints of a project', () => {
  test('each for itself', async () => {
    expect(await identity.checkProjectEndpoint(project, endpoint)).toBe(false);
    await identity.associateEndpointWithProject(project, endpoint);
    await expect(identity.associateEndpointWithProject(project, endpoint)).rejects.toThrow(ConflictError);
    expect(await identity.checkProjectEndpoint(project, endpoint)).toBe(true);
    expect(idsOf(await identity.listProjectEndpoints(project))).toEqual([endpoint.id]);
    expect(idsOf(await identity.listEndpointProjects(endpoint))).toEqual([project.id]);

    await identity.disassociateEndpointFromProject(project, endpoint);
    expect(await identity.checkProjectEndpoint(project, endpoint)).toBe(false);
    expect(await identity.listProjectEndpoints(project)).toEqual([]);
    await expect(identity.disassociateEndpointFromProject(project, endpoint)).rejects.toThrow(NotFoundError);
  });

  const newGroup = () =>
    identity.createEndpointGroup({ name: newName('group'), filters: { serviceId: service.id, interface: 'public' } });

  test('EndpointGroup', () =>
    live<EndpointGroup>({
      resourceClass: EndpointGroup,
      create: newGroup,
      get: (id) => identity.getEndpointGroup(id),
      find: ({ name }) => identity.findEndpointGroup(name),
      list: ({ name }) => identity.listEndpointGroups({ name }),
      update: (group) => identity.updateEndpointGroup(group, { description: 'new', filters: { regionId } }),
      updated: { description: 'new', filters: { regionId } },
      delete: (group) => identity.deleteEndpointGroup(group),
    }));

  test('in groups', async () => {
    const group = await newGroup();
    cleanUp(() => identity.deleteEndpointGroup(group));
    expect(idsOf(await identity.listEndpointGroupEndpoints(group))).toEqual([endpoint.id]);

    expect(await identity.checkEndpointGroupProject(group, project)).toBe(false);
    await identity.associateProjectWithEndpointGroup(group, project);
    await expect(identity.associateProjectWithEndpointGroup(group, project)).rejects.toThrow(ConflictError);
    expect(await identity.checkEndpointGroupProject(group, project)).toBe(true);
    expect(idsOf(await identity.listEndpointGroupProjects(group))).toEqual([project.id]);
    expect(idsOf(await identity.listProjectEndpointGroups(project))).toEqual([group.id]);
    expect(idsOf(await identity.listProjectEndpoints(project))).toEqual([endpoint.id]);
    expect(await identity.checkProjectEndpoint(project, endpoint)).toBe(false);

    await identity.disassociateProjectFromEndpointGroup(group, project);
    expect(await identity.checkEndpointGroupProject(group, project)).toBe(false);
    await expect(identity.disassociateProjectFromEndpointGroup(group, project)).rejects.toThrow(NotFoundError);
  });

  test('a group needs to say what its endpoints have in common', async () => {
    const empty = identity.createEndpointGroup({ name: newName('group'), filters: {} });
    await expect(empty).rejects.toThrow(BadRequestError);
  });
});

test('roles that imply others', async () => {
  const newRole = async () => {
    const role = await identity.createRole({ name: newName('role') });
    cleanUp(() => identity.deleteRole(role));
    return role;
  };
  const [prior, implied] = [await newRole(), await newRole()];
  expect(await identity.checkImpliedRole(prior, implied)).toBe(false);
  await identity.addImpliedRole(prior, implied);
  await expect(identity.addImpliedRole(prior, implied)).rejects.toThrow(ConflictError);
  expect(await identity.checkImpliedRole(prior, implied)).toBe(true);
  expect(await identity.checkImpliedRole(implied, prior)).toBe(false);
  expect(await identity.getImpliedRoles(prior)).toMatchObject([{ id: implied.id, name: implied.name }]);
  const inference = (await identity.listRoleInferences()).find(({ priorRole }) => priorRole.id === prior.id);
  expect(inference?.implies).toMatchObject([{ id: implied.id, name: implied.name }]);

  const admin = (await identity.findRole('admin'))!;
  await expect(identity.addImpliedRole(prior, admin)).rejects.toThrow(ForbiddenError);

  await identity.removeImpliedRole(prior, implied);
  expect(await identity.checkImpliedRole(prior, implied)).toBe(false);
  await expect(identity.removeImpliedRole(prior, implied)).rejects.toThrow(NotFoundError);
});
