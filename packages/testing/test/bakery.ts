import { attr, createOnly, defineApi, defineResource, defineService, readOnly, serviceOf, waiting } from '@os/core';

/** A third party's service, made of nothing but what core offers to everybody. */
const api = defineApi({ type: 'bakery', version: 'v1', waiting });

export class Oven extends defineResource({
  service: api,
  path: '/ovens',
  key: 'oven',
  keys: 'ovens',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    name: attr.string().required(),
    temperature: attr.number(),
    isDoorOpen: attr.boolean('door_open'),
    fuel: createOnly.oneOf('gas', 'wood'),
    status: readOnly.oneOf('BUILD', 'ACTIVE', 'ERROR'),
    note: attr.string().nullable(),
    pin: attr.string().secret().optional(),
    tags: attr.list(attr.string()),
    labels: attr.map(),
    door: attr.object({ colour: attr.string(), width: attr.number() }),
    projectId: createOnly.string(),
    createdAt: readOnly.time(),
    updatedAt: readOnly.time(),
  },
  query: ['name', 'isDoorOpen', 'temperature', 'tags'],
  filters: { sortKey: attr.string(), sortDir: attr.oneOf('asc', 'desc') },
}) {}

export class Bun extends defineResource({
  service: api,
  path: '/ovens/{ovenId}/buns',
  key: 'bun',
  keys: 'buns',
  parents: { ovenId: Oven },
  can: ['create', 'get', 'update', 'delete', 'list'],
  paging: 'offset',
  attributes: { weight: attr.number().required() },
  query: ['weight'],
}) {}

/** Bodies without a key around them, an id of its own choosing, and lists that go on by it without a link. */
export class Recipe extends defineResource({
  service: api,
  path: '/recipes',
  can: ['create', 'get', 'delete', 'list'],
  createMethod: 'PUT',
  paging: 'marker',
  idAttribute: 'name',
  attributes: { name: createOnly.string(), flour: createOnly.string().required() },
}) {}

export class BakeryService extends serviceOf({ oven: Oven, bun: Bun, recipe: Recipe }) {}

export const bakery = defineService({ key: 'bakery', packageName: 'os-bakery', api, service: BakeryService });
