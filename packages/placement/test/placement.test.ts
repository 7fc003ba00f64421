import { ConflictError, InvalidResponseError, MicroversionError } from '@os/core';
import { placement, ResourceClass, ResourceProvider, ResourceProviderInventory } from '@os/placement/pure';
import { exchangeWith, list, nothing, one, testCalls, value } from '../../../tooling/jest/exchange.js';
import {
  AGGREGATES,
  ALLOCATIONS,
  CANDIDATES,
  CONFLICT,
  CONSUMER,
  INVENTORIES,
  INVENTORY,
  OLD_PROJECT_USAGES,
  PROJECT_USAGES,
  PROVIDER,
  PROVIDER_ALLOCATIONS,
  RESOURCE_CLASS,
  TRAITS,
  USAGES,
  VCPU,
} from './answers.js';

const exchange = exchangeWith(placement);
const ID = PROVIDER.uuid;
const url = `/resource_providers/${ID}`;
const AGGREGATE = AGGREGATES.aggregates[0]!;
const INIT = { projectId: 'p', userId: 'u', consumerGeneration: null };
const SENT = { project_id: 'p', user_id: 'u', consumer_generation: null };
const amounts = { [ID]: { resources: { VCPU: 1 } } };

testCalls(exchange, [
  {
    call: (c) => c.createResourceProvider({ id: ID, name: 'rack', parentProviderId: 'parent' }),
    sends: 'POST /resource_providers',
    body: { uuid: ID, name: 'rack', parent_provider_uuid: 'parent' },
    microversion: '1.39',
    answer: [200, PROVIDER],
    gives: one(ResourceProvider, PROVIDER),
  },
  {
    call: (c) => c.getResourceProvider(ID),
    sends: `GET ${url}`,
    microversion: '1.39',
    answer: [200, PROVIDER],
    gives: (result) => expect(result).toMatchObject({ id: ID, generation: 6, rootProviderId: ID }),
  },
  {
    call: (c) => c.updateResourceProvider(ID, { name: 'shelf', parentProviderId: null }),
    sends: `PUT ${url}`,
    body: { name: 'shelf', parent_provider_uuid: null },
    microversion: '1.39',
    answer: [200, PROVIDER],
    gives: one(ResourceProvider, PROVIDER),
  },
  {
    call: (c) =>
      c.listResourceProviders({
        name: 'rack',
        id: ID,
        memberOf: ['in:a,b', '!in:c'],
        resources: 'VCPU:1,DISK_GB:2',
        inTree: 'tree',
        required: ['A,!B', 'in:C,D'],
      }),
    sends:
      `GET /resource_providers?name=rack&uuid=${ID}&member_of=in%3Aa%2Cb&member_of=%21in%3Ac` +
      '&resources=VCPU%3A1%2CDISK_GB%3A2&in_tree=tree&required=A%2C%21B&required=in%3AC%2CD',
    microversion: '1.39',
    answer: [200, { resource_providers: [PROVIDER] }],
    gives: list(ResourceProvider, PROVIDER),
  },
  {
    call: (c) => c.findResourceProvider('rack'),
    sends: 'GET /resource_providers?name=rack',
    microversion: '1.39',
    answer: [200, { resource_providers: [PROVIDER] }],
    gives: one(ResourceProvider, PROVIDER),
  },
  {
    call: (c) => c.deleteResourceProvider(ID),
    sends: `DELETE ${url}`,
    microversion: '1.39',
    answer: [204],
    gives: nothing,
  },
  {
    call: (c) => c.getResourceProviderInventory(ID, 'VCPU'),
    sends: `GET ${url}/inventories/VCPU`,
    microversion: '1.39',
    answer: [200, INVENTORY],
    gives: (result) => {
      expect(result).toBeInstanceOf(ResourceProviderInventory);
      expect(result).toMatchObject({ id: 'VCPU', total: 8, minUnit: 1, maxUnit: 2147483647, stepSize: 1 });
    },
  },
  {
    call: (c) => c.deleteResourceProviderInventory(ID, 'VCPU'),
    sends: `DELETE ${url}/inventories/VCPU`,
    microversion: '1.39',
    answer: [204],
    gives: nothing,
  },
  {
    call: (c) => c.listResourceProviderInventories(ID),
    sends: `GET ${url}/inventories`,
    microversion: '1.39',
    answer: [200, INVENTORIES],
    gives: list(ResourceProviderInventory, { resource_class: 'VCPU', resource_provider_generation: 6, ...VCPU }),
  },
  {
    call: (c) =>
      c.setResourceProviderInventories(
        ID,
        { VCPU: { total: 8, reserved: 0, minUnit: 1, maxUnit: 4, stepSize: 1, allocationRatio: 1 } },
        { generation: 5 },
      ),
    sends: `PUT ${url}/inventories`,
    body: {
      inventories: { VCPU: { total: 8, reserved: 0, min_unit: 1, max_unit: 4, step_size: 1, allocation_ratio: 1 } },
      resource_provider_generation: 5,
    },
    microversion: '1.39',
    answer: [200, INVENTORIES],
    gives: (result) => expect(result).toMatchObject([{ id: 'VCPU', resourceProviderId: ID }]),
  },
  {
    call: (c) => c.deleteResourceProviderInventories(ID),
    sends: `DELETE ${url}/inventories`,
    microversion: '1.39',
    answer: [204],
    gives: nothing,
  },
  {
    call: (c) => c.getResourceProviderUsages(ID),
    sends: `GET ${url}/usages`,
    microversion: '1.39',
    answer: [200, USAGES],
    gives: value({ usages: { VCPU: 1, MEMORY_MB: 0 }, generation: 7 }),
  },
  {
    call: (c) => c.getResourceProviderAllocations(ID),
    sends: `GET ${url}/allocations`,
    microversion: '1.39',
    answer: [200, PROVIDER_ALLOCATIONS],
    gives: value({ allocations: { [CONSUMER]: { resources: { VCPU: 1 }, consumerGeneration: 1 } }, generation: 7 }),
  },
  {
    call: (c) => c.getResourceProviderAggregates(ID),
    sends: `GET ${url}/aggregates`,
    microversion: '1.39',
    answer: [200, AGGREGATES],
    gives: value({ aggregates: [AGGREGATE], generation: 5 }),
  },
  {
    call: (c) => c.setResourceProviderAggregates(ID, [AGGREGATE], { generation: 4 }),
    sends: `PUT ${url}/aggregates`,
    body: { aggregates: [AGGREGATE], resource_provider_generation: 4 },
    microversion: '1.39',
    answer: [200, AGGREGATES],
    gives: value({ aggregates: [AGGREGATE], generation: 5 }),
  },
  {
    call: (c) => c.getResourceProviderTraits(ID),
    sends: `GET ${url}/traits`,
    microversion: '1.39',
    answer: [200, TRAITS],
    gives: value({ traits: ['CUSTOM_SDK'], generation: 6 }),
  },
  {
    call: (c) => c.setResourceProviderTraits(ID, ['CUSTOM_SDK']),
    sends: [`GET ${url}/traits`, `PUT ${url}/traits`],
    microversion: '1.39',
    answer: [
      [200, { traits: [], resource_provider_generation: 5 }],
      [200, TRAITS],
    ],
    gives: value({ traits: ['CUSTOM_SDK'], generation: 6 }),
  },
  {
    call: (c) => c.deleteResourceProviderTraits(ID),
    sends: `DELETE ${url}/traits`,
    microversion: '1.39',
    answer: [204],
    gives: nothing,
  },
  {
    call: (c) => c.getAllocations(CONSUMER),
    sends: `GET /allocations/${CONSUMER}`,
    microversion: '1.39',
    answer: [200, ALLOCATIONS],
    gives: value({
      allocations: { [ID]: { resources: { VCPU: 1 }, generation: 7 } },
      projectId: 'p',
      userId: 'u',
      consumerGeneration: 1,
      consumerType: 'INSTANCE',
    }),
  },
  {
    call: (c) => c.getAllocations(CONSUMER),
    sends: `GET /allocations/${CONSUMER}`,
    microversion: '1.39',
    answer: [200, { allocations: {} }],
    gives: (result) => expect(result).toMatchObject({ allocations: {}, projectId: undefined }),
  },
  {
    call: (c) => c.setAllocations(CONSUMER, { ...INIT, allocations: amounts, consumerType: 'unknown' }),
    sends: `PUT /allocations/${CONSUMER}`,
    body: { ...SENT, allocations: amounts },
    microversion: '1.37',
    answer: [204],
    gives: nothing,
  },
  {
    call: (c) =>
      c.setAllocations(CONSUMER, {
        ...INIT,
        // As an answer has it.
        allocations: { [ID]: { resources: { VCPU: 1 }, generation: 7 } as never },
        consumerType: 'INSTANCE',
        mappings: { '': [ID] },
      }),
    sends: `PUT /allocations/${CONSUMER}`,
    body: { ...SENT, allocations: amounts, consumer_type: 'INSTANCE', mappings: { '': [ID] } },
    microversion: '1.39',
    answer: [204],
    gives: nothing,
  },
  {
    call: (c) => c.setAllocations(CONSUMER, { ...INIT, allocations: amounts }),
    sends: `PUT /allocations/${CONSUMER}`,
    body: { ...SENT, allocations: amounts },
    microversion: '1.37',
    answer: [204],
    gives: nothing,
  },
  {
    call: (c) => c.manageAllocations({ [CONSUMER]: { ...INIT, allocations: amounts, mappings: { '': [ID] } } }),
    sends: 'POST /allocations',
    body: { [CONSUMER]: { ...SENT, allocations: amounts, mappings: { '': [ID] } } },
    microversion: '1.37',
    answer: [204],
    gives: nothing,
  },
  {
    call: (c) => c.deleteAllocations(CONSUMER),
    sends: `DELETE /allocations/${CONSUMER}`,
    microversion: '1.39',
    answer: [204],
    gives: nothing,
  },
  {
    call: (c) =>
      c.reshape({
        inventories: { [ID]: { generation: 7, inventories: { VCPU: { total: 3, maxUnit: 2 } } } },
        allocations: { [CONSUMER]: { ...INIT, allocations: amounts, consumerType: 'INSTANCE' } },
      }),
    sends: 'POST /reshaper',
    body: {
      inventories: { [ID]: { resource_provider_generation: 7, inventories: { VCPU: { total: 3, max_unit: 2 } } } },
      allocations: { [CONSUMER]: { ...SENT, allocations: amounts, consumer_type: 'INSTANCE' } },
    },
    microversion: '1.39',
    answer: [204],
    gives: nothing,
  },
  {
    call: (c) => c.reshape({ inventories: {}, allocations: {} }),
    sends: 'POST /reshaper',
    body: { inventories: {}, allocations: {} },
    microversion: '1.39',
    answer: [204],
    gives: nothing,
  },
  {
    call: (c) => c.getUsages({ projectId: 'p', userId: 'u', consumerType: 'INSTANCE' }),
    sends: 'GET /usages?project_id=p&user_id=u&consumer_type=INSTANCE',
    microversion: '1.39',
    answer: [200, PROJECT_USAGES],
    gives: value({ INSTANCE: { consumerCount: 1, resources: { VCPU: 1 } } }),
  },
  {
    call: (c) => c.getUsages({ projectId: 'p' }),
    sends: 'GET /usages?project_id=p',
    microversion: '1.39',
    answer: [200, OLD_PROJECT_USAGES],
    gives: value({ all: { consumerCount: undefined, resources: { VCPU: 1, MEMORY_MB: 512 } } }),
  },
  {
    call: (c) =>
      c.listAllocationCandidates({
        resources: { VCPU: 1, MEMORY_MB: 512 },
        required: ['A,!B', 'in:C,D'],
        memberOf: 'in:a,b',
        inTree: 'tree',
        limit: 2,
        groupPolicy: 'isolate',
        rootRequired: '!E',
        sameSubtree: ['_A,_B'],
        groups: { _A: { resources: { VGPU: 1 }, required: 'F', memberOf: ['g', 'h'], inTree: 'branch' }, _B: {} },
      }),
    sends:
      'GET /allocation_candidates?limit=2&group_policy=isolate&root_required=%21E&same_subtree=_A%2C_B' +
      '&resources=VCPU%3A1%2CMEMORY_MB%3A512&required=A%2C%21B&required=in%3AC%2CD&member_of=in%3Aa%2Cb&in_tree=tree' +
      '&resources_A=VGPU%3A1&required_A=F&member_of_A=g&member_of_A=h&in_tree_A=branch',
    microversion: '1.39',
    answer: [200, CANDIDATES],
    gives: value({
      candidates: [{ allocations: amounts, mappings: { '': [ID] } }],
      providers: {
        [ID]: {
          resources: { VCPU: { capacity: 8, used: 1 }, MEMORY_MB: { capacity: 1534, used: 0 } },
          traits: ['CUSTOM_SDK'],
          parentProviderId: undefined,
          rootProviderId: ID,
        },
      },
    }),
  },
  {
    call: (c) => c.createResourceClass({ name: 'CUSTOM_SDKX' }),
    sends: 'POST /resource_classes',
    body: { name: 'CUSTOM_SDKX' },
    microversion: '1.39',
    answer: [201],
    gives: (result) => expect(result).toMatchObject({ id: 'CUSTOM_SDKX' }),
  },
  {
    call: (c) => c.ensureResourceClass('CUSTOM_SDKX'),
    sends: 'PUT /resource_classes/CUSTOM_SDKX',
    microversion: '1.39',
    answer: [204],
    gives: nothing,
  },
  {
    call: (c) => c.getResourceClass('CUSTOM_SDKX'),
    sends: 'GET /resource_classes/CUSTOM_SDKX',
    microversion: '1.39',
    answer: [200, RESOURCE_CLASS],
    gives: one(ResourceClass, RESOURCE_CLASS),
  },
  {
    call: (c) => c.findResourceClass('CUSTOM_SDKX'),
    sends: 'GET /resource_classes/CUSTOM_SDKX',
    microversion: '1.39',
    answer: [200, RESOURCE_CLASS],
    gives: one(ResourceClass, RESOURCE_CLASS),
  },
  {
    call: (c) => c.listResourceClasses(),
    sends: 'GET /resource_classes',
    microversion: '1.39',
    answer: [200, { resource_classes: [RESOURCE_CLASS] }],
    gives: list(ResourceClass, RESOURCE_CLASS),
  },
  {
    call: (c) => c.deleteResourceClass('CUSTOM_SDKX'),
    sends: 'DELETE /resource_classes/CUSTOM_SDKX',
    microversion: '1.39',
    answer: [204],
    gives: nothing,
  },
  {
    call: (c) => c.listTraits({ name: 'startswith:CUSTOM_', associated: true }),
    sends: 'GET /traits?name=startswith%3ACUSTOM_&associated=true',
    microversion: '1.39',
    answer: [200, { traits: ['CUSTOM_FAKE_DEVICE', 'CUSTOM_SDK'] }],
    gives: value(['CUSTOM_FAKE_DEVICE', 'CUSTOM_SDK']),
  },
  { call: (c) => c.hasTrait('A'), sends: 'GET /traits/A', microversion: '1.39', answer: [204], gives: value(true) },
  { call: (c) => c.hasTrait('A'), sends: 'GET /traits/A', microversion: '1.39', answer: [404], gives: value(false) },
  {
    call: (c) => c.createTrait('CUSTOM_A'),
    sends: 'PUT /traits/CUSTOM_A',
    microversion: '1.39',
    answer: [201],
    gives: nothing,
  },
  {
    call: (c) => c.deleteTrait('CUSTOM_A'),
    sends: 'DELETE /traits/CUSTOM_A',
    microversion: '1.39',
    answer: [204],
    gives: nothing,
  },
  {
    call: (c) => c.deleteTrait('CUSTOM_A', { ignoreMissing: true }),
    sends: 'DELETE /traits/CUSTOM_A',
    microversion: '1.39',
    answer: [404],
    gives: nothing,
  },
]);

describe('generations', () => {
  test('an update sends the rest of an inventory along, as it is then', async () => {
    const { result, sent } = await exchange(
      (c) =>
        c.updateResourceProviderInventory(ID, 'VCPU', {
          total: 9,
          reserved: 1,
          minUnit: 2,
          maxUnit: 4,
          stepSize: 2,
          allocationRatio: 2,
        }),
      [200, INVENTORY],
      [200, { ...INVENTORY, total: 9, resource_provider_generation: 7 }],
    );
    expect(sent).toEqual([
      { request: `GET ${url}/inventories/VCPU`, microversion: '1.39' },
      {
        request: `PUT ${url}/inventories/VCPU`,
        body: {
          total: 9,
          reserved: 1,
          min_unit: 2,
          max_unit: 4,
          step_size: 2,
          allocation_ratio: 2,
          resource_provider_generation: 6,
        },
        microversion: '1.39',
      },
    ]);
    expect(result).toMatchObject({ id: 'VCPU', total: 9, resourceProviderGeneration: 7 });
  });

  test('a new inventory has that of its provider', async () => {
    const { result, sent } = await exchange(
      (c) => c.createResourceProviderInventory(ID, { resourceClass: 'DISK_GB', total: 8 }),
      [200, INVENTORIES],
      [201, { ...VCPU, resource_provider_generation: 7 }],
    );
    expect(sent[1]).toMatchObject({
      request: `POST ${url}/inventories`,
      body: { resource_class: 'DISK_GB', total: 8, resource_provider_generation: 6 },
    });
    expect(result).toMatchObject({ id: 'DISK_GB', resourceProviderGeneration: 7 });
  });

  test('one that is given is insisted on, and a conflict told', async () => {
    const call = exchange(
      (c) => c.updateResourceProviderInventory(ID, 'VCPU', { total: 9, resourceProviderGeneration: 1 }),
      [200, INVENTORY],
      [409, CONFLICT],
    );
    await expect(call).rejects.toBeInstanceOf(ConflictError);
    await expect(call).rejects.toMatchObject({ serviceCode: 'placement.concurrent_update' });
  });
});

test('a provider is sent its name with every change', async () => {
  const { sent } = await exchange(
    (c) => c.updateResourceProvider(ID, { parentProviderId: 'other' }),
    [200, PROVIDER],
    [200, PROVIDER],
  );
  expect(sent.map(({ request, body }) => [request, body])).toEqual([
    [`GET ${url}`, undefined],
    [`PUT ${url}`, { name: 'rack', parent_provider_uuid: 'other' }],
  ]);
});

test('what an old cloud lacks is refused before it is sent', async () => {
  const options = { microversion: '1.30' };
  const call = exchange((c) => c.listAllocationCandidates({ resources: { VCPU: 1 }, sameSubtree: '_A' }, options));
  await expect(call).rejects.toThrow(MicroversionError);
  await expect(call).rejects.toThrow('placement.listAllocationCandidates needs microversion 1.36');
  await expect(
    exchange((c) => c.setAllocations(CONSUMER, { ...INIT, allocations: {}, consumerType: 'X' }, options)),
  ).rejects.toThrow('1.38');
  await expect(exchange((c) => c.listAllocationCandidates({ rootRequired: 'A' }, options))).rejects.toThrow('1.35');
  await expect(exchange((c) => c.getUsages({ projectId: 'p', consumerType: 'X' }, options))).rejects.toThrow('1.38');
});

test('answers that make no sense are refused', async () => {
  await expect(exchange((c) => c.getResourceProviderTraits(ID), [200, {}])).rejects.toThrow(InvalidResponseError);
  await expect(exchange((c) => c.getAllocations(CONSUMER), [200, { allocations: [] }])).rejects.toThrow(
    InvalidResponseError,
  );
});
