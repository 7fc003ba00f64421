import { isJsonObject, type JsonObject } from '@os/core';
import { Refusal, type FakeCall } from '../../fake/answer.js';
import { plainDialect } from '../../fake/dialect.js';
import { defineFake, type CollectionRules } from '../../fake/rules.js';

const PROVIDERS = '/resource_providers';
const INVENTORIES = `${PROVIDERS}/{provider}/inventories`;
const DEFAULTS = { reserved: 0, min_unit: 1, max_unit: 2147483647, step_size: 1, allocation_ratio: 1 };

const inventoryRules: CollectionRules = {
  create: (fields, call) => ({ ...DEFAULTS, ...fields, resource_provider_generation: advance(call, fields) }),
  update: (fields, _, call) => ({ resource_provider_generation: advance(call, fields) }),
  show: (_, { service, ids }) => ({
    resource_class: undefined,
    resource_provider_generation: service.collection(PROVIDERS).get(ids[0])['generation'],
  }),
};

/** The Placement service, as far as providers and their inventories go. */
export const placementFake = defineFake('placement', {
  name: 'placement',
  dialect: {
    ...plainDialect,
    error: ({ status, message, type = 'placement.undefined_code' }) => ({
      errors: [{ status, title: message, detail: message, code: type }],
    }),
    paging: () => ({}),
  },
  collections: {
    [PROVIDERS]: {
      unique: [['name']],
      created(body) {
        body['root_provider_uuid'] = body['uuid'];
        body['parent_provider_uuid'] ??= null;
      },
    },
    [INVENTORIES]: inventoryRules,
  },
  actions: {
    'GET /': () => ({ versions: [{ id: 'v1.0', status: 'CURRENT', min_version: '1.0', max_version: '1.39' }] }),
    [`GET ${INVENTORIES}`]: ({ service, params: { provider = '' } }) => {
      const { generation } = service.collection(PROVIDERS).get(provider);
      const all = service.collection(INVENTORIES).all(provider);
      const inventories = all.map(({ resource_class: name, resource_provider_generation: _, ...each }) => [name, each]);
      return { resource_provider_generation: generation, inventories: Object.fromEntries(inventories) as JsonObject };
    },
    [`PUT ${INVENTORIES}`]: (call) => {
      const { service, params, json } = call;
      const { provider = '' } = params;
      const { inventories, ...fields } = isJsonObject(json) ? json : {};
      const generation = advance({ ...call, ids: [provider] }, fields);
      const collection = service.collection(INVENTORIES);
      for (const { resource_class: name } of collection.all(provider)) collection.remove(name, provider);
      const given = Object.entries(isJsonObject(inventories) ? inventories : {});
      const stored = given.map(([name, each]) => {
        const inventory = { ...DEFAULTS, ...(isJsonObject(each) && each) };
        collection.add({ resource_class: name, ...inventory }, provider);
        return [name, inventory];
      });
      return { resource_provider_generation: generation, inventories: Object.fromEntries(stored) as JsonObject };
    },
  },
});

/** Lets a provider's generation go up. @throws Refusal - with status 409: the request insists on another one. */
function advance({ service, ids }: FakeCall, { resource_provider_generation: known }: JsonObject): unknown {
  const provider = service.collection(PROVIDERS).get(ids[0]);
  const { generation } = provider;
  if (known !== generation) {
    throw new Refusal(409, 'resource provider generation conflict', 'placement.concurrent_update');
  }
  provider['generation'] = Number(generation) + 1;
  return provider['generation'];
}
