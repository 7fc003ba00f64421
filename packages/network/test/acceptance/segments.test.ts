import { ConflictError, NotFoundError } from '@os/core';
import { cloud, expectDeclared, expectQueries } from './setup.js';

const { conn, network: neutron, name, keep } = cloud();
const NOBODY = '00000000-0000-0000-0000-000000000000';

it('segments are created, found, updated, listed and deleted', async () => {
  const title = name();
  const network = keep(await neutron.createNetwork({ name: title }), (each) => neutron.deleteNetwork(each));
  const segment = keep(
    await neutron.createSegment({
      name: title,
      description: 'first',
      networkId: network.id,
      networkType: 'vlan',
      physicalNetwork: 'physnet1',
    }),
    (each) => neutron.deleteSegment(each),
  );
  expect(expectDeclared(segment)).toMatchObject({ networkType: 'vlan', physicalNetwork: 'physnet1' });
  expect((await neutron.findSegment(title))?.id).toBe(segment.id);
  await neutron.updateSegment(segment, { description: 'second' });
  const { segmentationId } = expectDeclared(await neutron.getSegment(segment));
  await expectQueries(
    (query: Parameters<typeof neutron.listSegments>[0]) => neutron.listSegments(query),
    segment,
    {
      name: title,
      description: 'second',
      networkId: network.id,
      networkType: 'vlan',
      physicalNetwork: 'physnet1',
      segmentationId: segmentationId!,
    },
    { name: 'x', description: 'x', networkId: NOBODY, networkType: 'vxlan', physicalNetwork: 'x', segmentationId: 1 },
  );
  await neutron.deleteSegment(segment);
  await expect(neutron.getSegment(segment)).rejects.toBeInstanceOf(NotFoundError);
});

it('ranges of segments are created, found, updated, listed and deleted', async () => {
  const title = name();
  const projectId = (await conn.session.access()).project!.id!;
  const range = keep(
    await neutron.createNetworkSegmentRange({
      name: title,
      isShared: false,
      projectId,
      networkType: 'vlan',
      physicalNetwork: title,
      minimum: 9,
      maximum: 11,
    }),
    (each) => neutron.deleteNetworkSegmentRange(each),
  );
  expect(expectDeclared(range)).toMatchObject({ isDefault: false, available: [9, 10, 11], used: {} });
  await neutron.updateNetworkSegmentRange(range, { maximum: 12 });
  expect(expectDeclared(await neutron.getNetworkSegmentRange(range))).toMatchObject({ maximum: 12 });
  expect((await neutron.findNetworkSegmentRange(title))?.id).toBe(range.id);
  (await neutron.listNetworkSegmentRanges()).forEach(expectDeclared);
  await expectQueries(
    (query: Parameters<typeof neutron.listNetworkSegmentRanges>[0]) => neutron.listNetworkSegmentRanges(query),
    range,
    { name: title, projectId, networkType: 'vlan', physicalNetwork: title },
    { name: 'x', projectId: 'x', networkType: 'vxlan', physicalNetwork: 'x' },
  );
  await neutron.deleteNetworkSegmentRange(range);
  await expect(neutron.getNetworkSegmentRange(range)).rejects.toBeInstanceOf(NotFoundError);
});

it('topologies are made when they are first asked for', async () => {
  const projectId = (await conn.session.access()).project!.id!;
  const outside = await neutron.listNetworks({ isRouterExternal: true, name: 'public' }).first();
  const { isDefault = false } = outside!;
  keep(outside!, (each) => neutron.updateNetwork(each.id, { isDefault }));
  await neutron.updateNetwork(outside!.id, { isDefault: false });
  await expect(neutron.validateAutoAllocatedTopology(projectId)).rejects.toBeInstanceOf(ConflictError);
  await neutron.updateNetwork(outside!.id, { isDefault: true });
  await neutron.validateAutoAllocatedTopology(projectId);

  let isThere = true;
  const topology = keep(await neutron.getAutoAllocatedTopology(projectId), async (each) => {
    // Neutron looks for it before it deletes it, which makes a new one: for nothing, and slowly.
    if (isThere) await neutron.deleteAutoAllocatedTopology(each);
  });
  expect(expectDeclared(topology).id).toBe(projectId);
  expect((await neutron.getNetwork(topology.networkId)).name).toMatch(/auto/);
  expect((await neutron.getAutoAllocatedTopology(projectId)).networkId).toBe(topology.networkId);
  await neutron.deleteAutoAllocatedTopology(projectId);
  isThere = false;
  await expect(neutron.getNetwork(topology.networkId)).rejects.toBeInstanceOf(NotFoundError);
});
