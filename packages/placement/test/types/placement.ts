import type { Connection } from '@os/core';
import '@os/placement';
import type { ResourceProvider } from '@os/placement';

export declare const conn: Connection;

export async function providers() {
  const provider: ResourceProvider = await conn.placement.createResourceProvider({ name: 'rack' });
  const generation: number = provider.generation;
  const root: string | undefined = provider.rootProviderId;
  await conn.placement.updateResourceProvider(provider, { parentProviderId: null });
  await conn.placement.createResourceProviderInventory(provider, { resourceClass: 'VCPU', total: 4 });
  await conn.placement.setResourceProviderInventories(provider, { VCPU: { total: 4 } }, { generation });
  // @ts-expect-error the service counts
  provider.generation = 2;
  // @ts-expect-error a provider has a name
  await conn.placement.createResourceProvider({});
  // @ts-expect-error how much?
  await conn.placement.createResourceProviderInventory(provider, { resourceClass: 'VCPU' });
  // @ts-expect-error how much?
  await conn.placement.setResourceProviderInventories(provider, { VCPU: {} });
  return root;
}

export async function allocations(consumer: string) {
  const { candidates } = await conn.placement.listAllocationCandidates({ resources: { VCPU: 1 } });
  const owner = { projectId: 'p', userId: 'u' };
  await conn.placement.setAllocations(consumer, { ...candidates[0]!, ...owner, consumerGeneration: null });
  // @ts-expect-error of a new consumer, or of one at which generation?
  await conn.placement.setAllocations(consumer, { ...candidates[0]!, ...owner });
  const got = await conn.placement.getAllocations(consumer);
  // @ts-expect-error nothing is known of a consumer that has nothing
  await conn.placement.setAllocations(consumer, { ...got, allocations: {} });
  if (got.projectId !== undefined) await conn.placement.setAllocations(consumer, { ...got, allocations: {} });
  // @ts-expect-error amounts are numbers
  await conn.placement.listAllocationCandidates({ resources: { VCPU: '1' } });
}
