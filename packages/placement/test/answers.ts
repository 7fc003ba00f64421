// What a real Placement 13.0.0 (2025.1) answered, but for old usages, which are from its API reference.

const ID = 'f1eef765-ae53-4e50-92d1-cbf6fc88d9f4';

export const PROVIDER = {
  uuid: ID,
  name: 'rack',
  generation: 6,
  links: [
    { rel: 'self', href: `/resource_providers/${ID}` },
    { rel: 'inventories', href: `/resource_providers/${ID}/inventories` },
  ],
  parent_provider_uuid: null,
  root_provider_uuid: ID,
};

export const VCPU = {
  total: 8,
  reserved: 0,
  min_unit: 1,
  max_unit: 2147483647,
  step_size: 1,
  allocation_ratio: 1.0,
};

export const INVENTORY = { ...VCPU, resource_provider_generation: 6 };

export const INVENTORIES = { resource_provider_generation: 6, inventories: { VCPU } };

export const USAGES = { resource_provider_generation: 7, usages: { VCPU: 1, MEMORY_MB: 0 } };

export const AGGREGATES = { aggregates: ['4a5d8e31-0000-4000-8000-000000000001'], resource_provider_generation: 5 };

export const TRAITS = { traits: ['CUSTOM_SDK'], resource_provider_generation: 6 };

export const CONSUMER = '4a5d8e31-0000-4000-8000-00000000000a';

export const ALLOCATIONS = {
  allocations: { [ID]: { resources: { VCPU: 1 }, generation: 7 } },
  project_id: 'p',
  user_id: 'u',
  consumer_generation: 1,
  consumer_type: 'INSTANCE',
};

export const PROVIDER_ALLOCATIONS = {
  allocations: { [CONSUMER]: { resources: { VCPU: 1 }, consumer_generation: 1 } },
  resource_provider_generation: 7,
};

export const PROJECT_USAGES = { usages: { INSTANCE: { VCPU: 1, consumer_count: 1 } } };

export const OLD_PROJECT_USAGES = { usages: { VCPU: 1, MEMORY_MB: 512 } };

export const CANDIDATES = {
  allocation_requests: [{ allocations: { [ID]: { resources: { VCPU: 1 } } }, mappings: { '': [ID] } }],
  provider_summaries: {
    [ID]: {
      resources: { VCPU: { capacity: 8, used: 1 }, MEMORY_MB: { capacity: 1534, used: 0 } },
      traits: ['CUSTOM_SDK'],
      parent_provider_uuid: null,
      root_provider_uuid: ID,
    },
  },
};

export const RESOURCE_CLASS = { name: 'CUSTOM_SDKX', links: [{ rel: 'self', href: '/resource_classes/CUSTOM_SDKX' }] };

export const CONFLICT = {
  errors: [
    {
      status: 409,
      title: 'Conflict',
      detail: 'There was a conflict when trying to complete your request.\n\n resource provider generation conflict  ',
      code: 'placement.concurrent_update',
      request_id: 'req-817040cf-9e35-4038-838f-38b5a3a613b5',
    },
  ],
};
