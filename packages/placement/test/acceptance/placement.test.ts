import { ConflictError, Connection, NotFoundError } from '@os/core';
import '@os/identity';
import '@os/placement';
import type { ResourceProvider } from '@os/placement';
import { cloud, expectDeclared } from '../../../../tooling/acceptance/cloud.js';
import { cloudOptions } from '../../../../tooling/acceptance/connect.js';

const { conn, name, keep } = cloud();
const { placement } = conn;

const custom = () => name().replaceAll('-', '_').replace('sdk', 'CUSTOM_SDK').toUpperCase();
const newProvider = async (more: { parentProviderId?: string } = {}): Promise<ResourceProvider> =>
  keep(await placement.createResourceProvider({ name: name(), ...more }), (each) =>
    placement.deleteResourceProvider(each),
  );
const newConsumer = () => keep(crypto.randomUUID(), (each) => placement.deleteAllocations(each));
const owner = async () => {
  const { project, user } = await conn.session.access();
  return { projectId: project!.id!, userId: user!.id! };
};

it('providers are created, found, changed, listed and deleted', async () => {
  const parent = expectDeclared(await newProvider());
  const id = crypto.randomUUID();
  const title = name();
  const child = keep(await placement.createResourceProvider({ id, name: title, parentProviderId: parent.id }), (each) =>
    placement.deleteResourceProvider(each),
  );
  expect(expectDeclared(child)).toMatchObject({ id, generation: 0, rootProviderId: parent.id });
  expect((await placement.findResourceProvider(title))?.id).toBe(id);
  const changed = await placement.updateResourceProvider(id, { parentProviderId: null });
  expect(expectDeclared(changed)).toMatchObject({ name: title, parentProviderId: null, rootProviderId: id });
  child.name = `${title}-renamed`;
  child.parentProviderId = parent.id;
  await conn.update(child);
  expect(await placement.getResourceProvider(id)).toMatchObject({
    name: `${title}-renamed`,
    rootProviderId: parent.id,
  });
  const listed = await placement.listResourceProviders({ inTree: parent.id });
  expect(listed.map((each) => expectDeclared(each).id).sort()).toEqual([parent.id, id].sort());
  expect(await placement.listResourceProviders({ name: child.name, id })).toHaveLength(1);
  await expect(placement.deleteResourceProvider(parent)).rejects.toBeInstanceOf(ConflictError);
  await placement.deleteResourceProvider(child);
  await expect(placement.getResourceProvider(id)).rejects.toBeInstanceOf(NotFoundError);
});

it('inventories are added, changed, replaced and removed; generations are looked after', async () => {
  const provider = await newProvider();
  const made = await placement.createResourceProviderInventory(provider, { resourceClass: 'VCPU', total: 4 });
  expect(expectDeclared(made)).toMatchObject({ id: 'VCPU', total: 4, reserved: 0, resourceProviderGeneration: 1 });
  const changed = await placement.updateResourceProviderInventory(provider, 'VCPU', {
    reserved: 1,
    allocationRatio: 2,
  });
  expect(expectDeclared(changed)).toMatchObject({ total: 4, reserved: 1, allocationRatio: 2 });
  made.maxUnit = 2;
  await conn.update(made);
  const got = expectDeclared(await placement.getResourceProviderInventory(provider, 'VCPU'));
  expect(got).toMatchObject({ total: 4, reserved: 1, maxUnit: 2, resourceProviderGeneration: 3 });
  const stale = placement.updateResourceProviderInventory(provider, 'VCPU', {
    total: 9,
    resourceProviderGeneration: 1,
  });
  await expect(stale).rejects.toBeInstanceOf(ConflictError);
  await expect(stale).rejects.toMatchObject({ serviceCode: 'placement.concurrent_update' });
  const all = await placement.setResourceProviderInventories(provider, {
    MEMORY_MB: { total: 1024, minUnit: 1, maxUnit: 512, stepSize: 1, reserved: 0, allocationRatio: 1.5 },
    DISK_GB: { total: 10 },
  });
  expect(all.map((each) => expectDeclared(each).id).sort()).toEqual(['DISK_GB', 'MEMORY_MB']);
  await expect(placement.setResourceProviderInventories(provider, {}, { generation: 0 })).rejects.toBeInstanceOf(
    ConflictError,
  );
  await placement.deleteResourceProviderInventory(provider, 'DISK_GB');
  const [memory, ...others] = await placement.listResourceProviderInventories(provider);
  expect(others).toEqual([]);
  memory!.total = 2048;
  await conn.update(memory!);
  expect((await placement.listResourceProviderInventories(provider))[0]).toMatchObject({ total: 2048, stepSize: 1 });
  await placement.deleteResourceProviderInventories(provider);
  expect(await placement.listResourceProviderInventories(provider)).toEqual([]);
});

it('providers have traits and aggregates', async () => {
  const trait = keep(custom(), (each) => placement.deleteTrait(each));
  expect(await placement.hasTrait(trait)).toBe(false);
  await placement.createTrait(trait);
  await placement.createTrait(trait);
  expect(await placement.hasTrait(trait)).toBe(true);
  expect(await placement.listTraits({ name: `startswith:${trait}`, associated: false })).toEqual([trait]);
  const provider = await newProvider();
  const { generation } = await placement.getResourceProviderTraits(provider);
  expect(await placement.setResourceProviderTraits(provider, [trait], { generation })).toEqual({
    traits: [trait],
    generation: generation + 1,
  });
  expect((await placement.listResourceProviders({ required: trait })).map(({ id }) => id)).toEqual([provider.id]);
  await expect(placement.deleteTrait(trait)).rejects.toBeInstanceOf(ConflictError);
  await expect(placement.setResourceProviderTraits(provider, [], { generation })).rejects.toBeInstanceOf(ConflictError);
  await placement.deleteResourceProviderTraits(provider);
  expect((await placement.getResourceProviderTraits(provider)).traits).toEqual([]);
  await placement.deleteTrait(trait);
  await placement.deleteTrait(trait, { ignoreMissing: true });
  await expect(placement.deleteTrait(trait)).rejects.toBeInstanceOf(NotFoundError);

  const aggregate = crypto.randomUUID();
  const { aggregates } = await placement.setResourceProviderAggregates(provider, [aggregate]);
  expect(aggregates).toEqual([aggregate]);
  expect((await placement.getResourceProviderAggregates(provider)).aggregates).toEqual([aggregate]);
  expect((await placement.listResourceProviders({ memberOf: aggregate })).map(({ id }) => id)).toEqual([provider.id]);
});

it('classes of resources are created, listed and deleted', async () => {
  const [first, second] = [custom(), custom()];
  const created = keep(await placement.createResourceClass({ name: first }), () =>
    placement.deleteResourceClass(first),
  );
  expect(expectDeclared(created).id).toBe(first);
  await placement.ensureResourceClass(keep(second, (each) => placement.deleteResourceClass(each)));
  await placement.ensureResourceClass(second);
  expect(expectDeclared(await placement.getResourceClass(second)).name).toBe(second);
  const all = await placement.listResourceClasses();
  expect(all.map((each) => expectDeclared(each).id)).toEqual(expect.arrayContaining(['VCPU', first, second]));
  await placement.deleteResourceClass(second);
  expect(await placement.findResourceClass(second)).toBeNull();
});

it('resources are looked for, allocated, counted and given back', async () => {
  const resourceClass = custom();
  const trait = custom();
  await placement.ensureResourceClass(keep(resourceClass, (each) => placement.deleteResourceClass(each)));
  await placement.createTrait(keep(trait, (each) => placement.deleteTrait(each)));
  const provider = await newProvider();
  await placement.setResourceProviderInventories(provider, { [resourceClass]: { total: 10 } });
  await placement.setResourceProviderTraits(provider, [trait]);
  const { candidates, providers } = await placement.listAllocationCandidates({
    groups: { _SDK: { resources: { [resourceClass]: 3 }, required: trait, inTree: provider.id } },
    sameSubtree: '_SDK',
    limit: 5,
  });
  expect(candidates).toEqual([
    { allocations: { [provider.id]: { resources: { [resourceClass]: 3 } } }, mappings: { _SDK: [provider.id] } },
  ]);
  expect(providers).toEqual({
    [provider.id]: {
      resources: { [resourceClass]: { capacity: 10, used: 0 } },
      traits: [trait],
      parentProviderId: undefined,
      rootProviderId: provider.id,
    },
  });
  const other = await placement.listAllocationCandidates({
    resources: { [resourceClass]: 1 },
    required: [trait],
    rootRequired: `!HW_CPU_X86_AVX`,
    groupPolicy: 'none',
  });
  expect(other.candidates).toHaveLength(1);
  expect((await placement.listResourceProviders({ resources: `${resourceClass}:11` })).map(({ id }) => id)).toEqual([]);

  const consumer = newConsumer();
  const { projectId, userId } = await owner();
  expect(await placement.getAllocations(consumer)).toMatchObject({ allocations: {}, consumerGeneration: undefined });
  const init = { projectId, userId, consumerGeneration: null, consumerType: 'SDK_TEST' };
  await placement.setAllocations(consumer, { ...candidates[0]!, ...init });
  const now = await placement.getAllocations(consumer);
  expect(now).toMatchObject({ projectId, userId, consumerGeneration: 1, consumerType: 'SDK_TEST' });
  expect(now.allocations[provider.id]?.resources).toEqual({ [resourceClass]: 3 });
  await expect(placement.setAllocations(consumer, { ...candidates[0]!, ...init })).rejects.toBeInstanceOf(
    ConflictError,
  );
  expect((await placement.getResourceProviderUsages(provider)).usages).toEqual({ [resourceClass]: 3 });
  expect((await placement.getResourceProviderAllocations(provider)).allocations).toEqual({
    [consumer]: { resources: { [resourceClass]: 3 }, consumerGeneration: 1 },
  });
  const usages = await placement.getUsages({ projectId, userId, consumerType: 'SDK_TEST' });
  expect(usages['SDK_TEST']).toEqual({ consumerCount: 1, resources: { [resourceClass]: 3 } });
  expect(Object.keys(await placement.getUsages({ projectId }))).toContain('SDK_TEST');

  // From one consumer to another, at once; the second is of no type.
  const second = newConsumer();
  await placement.manageAllocations({
    [consumer]: { allocations: {}, projectId, userId, consumerGeneration: now.consumerGeneration! },
    [second]: { allocations: now.allocations, projectId, userId, consumerGeneration: null },
  });
  expect((await placement.getAllocations(consumer)).allocations).toEqual({});
  expect(await placement.getAllocations(second)).toMatchObject({ consumerGeneration: 1, consumerType: 'unknown' });
  // What was got, with a change, is set again.
  const got = await placement.getAllocations(second);
  if (got.projectId === undefined) throw new Error('It has allocations');
  await placement.setAllocations(second, {
    ...got,
    allocations: { [provider.id]: { resources: { [resourceClass]: 2 } } },
  });
  expect(await placement.getAllocations(second)).toMatchObject({ consumerGeneration: 2, consumerType: 'unknown' });
  await placement.deleteAllocations(second);
  await expect(placement.deleteAllocations(second)).rejects.toBeInstanceOf(NotFoundError);
});

it('other services move resources from one provider to another', async () => {
  const { projectId, userId } = await owner();
  const { identity } = conn;
  const password = crypto.randomUUID();
  const user = keep(await identity.createUser({ name: name(), domainId: 'default', password }), (each) =>
    identity.deleteUser(each),
  );
  for (const role of ['service', 'admin']) {
    await identity.assignProjectRoleToUser(projectId, user, (await identity.findRole(role))!);
  }
  const service = new Connection({ authUrl: cloudOptions().authUrl, userId: user.id, password, projectId });
  try {
    const [from, to] = [await newProvider(), await newProvider()];
    const consumer = newConsumer();
    await placement.setResourceProviderInventories(from, { VGPU: { total: 2 } });
    const init = { projectId, userId, consumerType: 'SDK_TEST' };
    const allocations = { [from.id]: { resources: { VGPU: 1 } } };
    await placement.setAllocations(consumer, { ...init, allocations, consumerGeneration: null });
    const { generation } = await placement.getResourceProviderUsages(from);
    await service.placement.reshape({
      inventories: {
        [from.id]: { generation, inventories: {} },
        [to.id]: { generation: to.generation, inventories: { VGPU: { total: 2, maxUnit: 1 } } },
      },
      allocations: {
        [consumer]: { ...init, allocations: { [to.id]: { resources: { VGPU: 1 } } }, consumerGeneration: 1 },
      },
    });
    expect((await placement.getResourceProviderUsages(to)).usages).toEqual({ VGPU: 1 });
    expect(await placement.listResourceProviderInventories(from)).toEqual([]);
  } finally {
    await service.close();
  }
});
