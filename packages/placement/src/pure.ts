import { defineService } from '@os/core';
import { api } from './api.js';
import { PlacementService } from './service.js';

/** The Placement service, to be handed to a connection: `createConnection({ services: [placement], … })`. */
export const placement = defineService({
  key: 'placement',
  packageName: '@os/placement',
  api,
  service: PlacementService,
});
export { PlacementService };
export type { Allocations, AllocationsInit, Consumer, Reshaping, Usage, UsageQuery } from './allocation.js';
export type {
  AllocationCandidate,
  AllocationCandidates,
  CandidateGroup,
  CandidateQuery,
  ProviderSummary,
} from './candidate.js';
export type { Amounts, ReplaceOptions } from './common.js';
export { ResourceClass } from './names.js';
export type { TraitQuery } from './names.js';
export { ResourceProvider, ResourceProviderInventory } from './resource-provider.js';
export type {
  InventoryInit,
  ProviderAggregates,
  ProviderAllocations,
  ProviderTraits,
  ProviderUsages,
} from './resource-provider.js';
