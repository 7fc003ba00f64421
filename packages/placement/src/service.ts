import { serviceOf } from '@os/core';
import { AllocationMethods } from './allocation.js';
import { CandidateMethods } from './candidate.js';
import { NameMethods, ResourceClass } from './names.js';
import { ResourceProvider, ResourceProviderInventory, ResourceProviderMethods } from './resource-provider.js';

/** The Placement service. See https://docs.openstack.org/api-ref/placement/ */
export class PlacementService extends serviceOf(
  {
    resourceProvider: ResourceProvider,
    resourceProviderInventory: ResourceProviderInventory,
    resourceClass: ResourceClass,
  },
  ResourceProviderMethods,
  AllocationMethods,
  CandidateMethods,
  NameMethods,
) {}
