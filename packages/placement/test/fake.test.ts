import { Connection, ConflictError } from '@os/core';
import { placement } from '@os/placement/pure';
import { FakeCloud, serviceConformance } from '@os/testing';

describe('conformance', () => {
  // A new inventory needs its provider's generation, and one that is changed the rest of it: both are asked for before.
  const checks = serviceConformance(placement).filter(
    ({ name }) => !name.startsWith('resourceProviderInventory: sends what'),
  );
  for (const { name, run } of checks) it(name, run);
});

it('providers in the fake cloud have inventories, and generations', async () => {
  const fake = new FakeCloud({ services: [placement] });
  const conn = new Connection({ transport: fake, authenticator: fake.authenticator(), services: [placement] });
  const api = conn.placement;
  const [rack, shelf] = [
    await api.createResourceProvider({ name: 'rack' }),
    await api.createResourceProvider({ name: 'shelf' }),
  ];
  for (const each of [rack, shelf]) {
    await api.createResourceProviderInventory(each, { resourceClass: 'VCPU', total: 4 });
  }
  await api.updateResourceProviderInventory(shelf, 'VCPU', { total: 8 });
  expect(await api.getResourceProviderInventory(rack, 'VCPU')).toMatchObject({
    total: 4,
    resourceProviderGeneration: 1,
  });
  expect(await api.getResourceProviderInventory(shelf, 'VCPU')).toMatchObject({
    total: 8,
    resourceProviderGeneration: 2,
  });
  await expect(
    api.setResourceProviderInventories(shelf, { DISK_GB: { total: 1 } }, { generation: 1 }),
  ).rejects.toBeInstanceOf(ConflictError);
  await api.setResourceProviderInventories(shelf, { DISK_GB: { total: 1 } });
  expect((await api.listResourceProviderInventories(shelf)).map(({ id }) => id)).toEqual(['DISK_GB']);
  expect((await api.listResourceProviderInventories(rack)).map(({ id }) => id)).toEqual(['VCPU']);
  await expect(api.createResourceProvider({ name: 'rack' })).rejects.toBeInstanceOf(ConflictError);
});
