import { attr, createOnly, defineResource, otherFields, readOnly } from '@os/core';
import { api, recorded } from './widgets.js';

/** Takes fields that its declaration does not name. */
class Parcel extends defineResource(() => ({
  service: api,
  path: '/parcels',
  keys: 'parcels',
  can: ['create', 'get', 'update', 'list'],
  attributes: {
    id: createOnly.string(),
    name: attr.string(),
    isFragile: attr.boolean('fragile').optional(),
    status: readOnly.string(),
    labels: otherFields(attr.string()),
  },
  isWhole: true,
  filters: { labels: otherFields(attr.string()) },
})) {}

const body = { id: 'p1', name: 'x', status: 'ON_ITS_WAY', colour: 'red', 'size:cm': '30' };

describe('fields that a declaration does not name', () => {
  test('are read as one map, which cannot be changed in place', async () => {
    const { conn } = recorded([{ json: body }]);
    const parcel = await conn.get(new Parcel({ id: 'p1' }));
    expect(parcel.labels).toEqual({ colour: 'red', 'size:cm': '30' });
    expect(Object.isFrozen(parcel.labels)).toBe(true);
    expect(parcel.toJSON()).toEqual(body);
  });

  test('are sent beside the others on creation', async () => {
    const { conn, sent } = recorded([{ json: body }]);
    const parcel = await conn.create(new Parcel({ name: 'x', labels: { colour: 'red' } }));
    expect(sent[0]?.json).toEqual({ name: 'x', colour: 'red' });
    expect(parcel.labels).toEqual({ colour: 'red', 'size:cm': '30' });
  });

  test('are added to those that are there; null removes one', async () => {
    const { colour: _, ...without } = body;
    const { conn, sent } = recorded([
      { json: body },
      { json: { ...body, weight: '1' } },
      { json: { ...without, weight: '1' } },
    ]);
    const parcel = await conn.get(new Parcel({ id: 'p1' }));
    parcel.labels = { weight: '1' };
    expect(parcel.labels).toEqual({ colour: 'red', 'size:cm': '30', weight: '1' });
    await conn.update(parcel);
    expect(sent[1]?.json).toEqual({ weight: '1' });
    const other = new Parcel({ id: 'p1', labels: { colour: null } });
    expect(other.labels).toEqual({});
    await conn.update(other);
    expect(sent[2]?.json).toEqual({ colour: null });
    expect(other.labels).toEqual({ 'size:cm': '30', weight: '1' });
    expect(other.body).toEqual({ ...without, weight: '1' });
  });

  test('are gone when an answer lacks them; what was set and not sent stays', async () => {
    const { conn } = recorded([
      { json: { ...body, fragile: true } },
      { json: { id: 'p1', name: 'y', status: 'THERE' } },
    ]);
    const parcel = await conn.get(new Parcel({ id: 'p1' }));
    expect(parcel.isFragile).toBe(true);
    await conn.get(parcel);
    expect(parcel.body).toEqual({ id: 'p1', name: 'y', status: 'THERE' });
  });

  test('are queries under their own names', async () => {
    const { conn, lines } = recorded([{ json: { parcels: [body] } }]);
    const [parcel] = await conn.list(Parcel, { limit: 1, labels: { colour: 'red', 'size:cm': '30' } });
    expect(lines()).toEqual(['GET /parcels?limit=1&colour=red&size%3Acm=30']);
    expect(parcel?.labels).toEqual({ colour: 'red', 'size:cm': '30' });
  });
});
