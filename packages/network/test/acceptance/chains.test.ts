import { NotFoundError } from '@os/core';
import { cloud, expectDeclared, expectQueries } from './setup.js';

const { network: neutron, name, keep } = cloud();
const NOBODY = '00000000-0000-0000-0000-000000000000';

it('chains of services, and all that is in them, are created, found, updated, listed and deleted', async () => {
  const title = name();
  const network = keep(await neutron.createNetwork({ name: title }), (each) => neutron.deleteNetwork(each));
  await neutron.createSubnet({ networkId: network.id, ipVersion: 4, cidr: '10.76.0.0/24' });
  const newPort = async () =>
    keep(
      await neutron.createPort({
        networkId: network.id,
        bindingHostId: 'somewhere',
        deviceOwner: 'compute:nova',
        deviceId: 'd',
      }),
      (each) => neutron.deletePort(each),
    );
  const [ingress, egress, source] = [await newPort(), await newPort(), await newPort()];

  const pair = keep(
    await neutron.createSfcPortPair({
      name: title,
      ingress: ingress.id,
      egress: egress.id,
      serviceFunctionParameters: { correlation: 'mpls', weight: 2 },
    }),
    (each) => neutron.deleteSfcPortPair(each),
  );
  expect(expectDeclared(pair).serviceFunctionParameters).toEqual({ correlation: 'mpls', weight: 2 });
  expect((await neutron.findSfcPortPair(title))?.id).toBe(pair.id);
  await neutron.updateSfcPortPair(pair, { description: 'second' });
  expect(expectDeclared(await neutron.getSfcPortPair(pair)).description).toBe('second');
  const { projectId } = pair;
  await expectQueries(
    (query: Parameters<typeof neutron.listSfcPortPairs>[0]) => neutron.listSfcPortPairs(query),
    pair,
    { name: title, description: 'second', ingress: ingress.id, egress: egress.id, projectId },
    { name: 'x', description: 'x', ingress: NOBODY, egress: NOBODY, projectId: 'x' },
  );

  const newGroup = async (portPairs: string[]) =>
    keep(
      await neutron.createSfcPortPairGroup({
        name: title,
        portPairs,
        portPairGroupParameters: { lbFields: ['ip_src'] },
      }),
      (each) => neutron.deleteSfcPortPairGroup(each),
    );
  const group = expectDeclared(await newGroup([pair.id]));
  expect(group.portPairGroupParameters).toMatchObject({ lbFields: ['ip_src'] });
  expect((await neutron.findSfcPortPairGroup(title))?.id).toBe(group.id);
  await neutron.updateSfcPortPairGroup(group, { description: 'second' });
  expect(expectDeclared(await neutron.getSfcPortPairGroup(group)).description).toBe('second');
  await expectQueries(
    (query: Parameters<typeof neutron.listSfcPortPairGroups>[0]) => neutron.listSfcPortPairGroups(query),
    group,
    { name: title, description: 'second', projectId },
    { name: 'x', description: 'x', projectId: 'x' },
  );

  const classifier = keep(
    await neutron.createSfcFlowClassifier({
      name: title,
      protocol: 'tcp',
      sourcePortRangeMin: 1,
      sourcePortRangeMax: 2,
      destinationPortRangeMin: 3,
      destinationPortRangeMax: 4,
      sourceIpPrefix: '10.0.0.0/8',
      destinationIpPrefix: '10.1.0.0/16',
      logicalSourcePort: source.id,
    }),
    (each) => neutron.deleteSfcFlowClassifier(each),
  );
  expect(expectDeclared(classifier)).toMatchObject({ etherType: 'IPv4', logicalDestinationPort: null });
  expect((await neutron.findSfcFlowClassifier(title))?.id).toBe(classifier.id);
  await neutron.updateSfcFlowClassifier(classifier, { description: 'second' });
  expect(expectDeclared(await neutron.getSfcFlowClassifier(classifier)).description).toBe('second');
  await expectQueries(
    (query: Parameters<typeof neutron.listSfcFlowClassifiers>[0]) => neutron.listSfcFlowClassifiers(query),
    classifier,
    {
      name: title,
      etherType: 'IPv4',
      protocol: 'tcp',
      sourcePortRangeMin: 1,
      sourcePortRangeMax: 2,
      destinationPortRangeMin: 3,
      destinationPortRangeMax: 4,
      sourceIpPrefix: '10.0.0.0/8',
      destinationIpPrefix: '10.1.0.0/16',
      logicalSourcePort: source.id,
    },
    {
      etherType: 'IPv6',
      protocol: 'udp',
      sourcePortRangeMin: 9,
      sourcePortRangeMax: 9,
      destinationPortRangeMin: 9,
      destinationPortRangeMax: 9,
      sourceIpPrefix: '10.9.0.0/16',
      destinationIpPrefix: '10.9.0.0/16',
      logicalSourcePort: NOBODY,
      logicalDestinationPort: NOBODY,
    },
  );

  const chain = keep(
    await neutron.createSfcPortChain({
      name: title,
      portPairGroups: [group.id],
      flowClassifiers: [classifier.id],
      chainParameters: { correlation: 'mpls', symmetric: false },
    }),
    (each) => neutron.deleteSfcPortChain(each),
  );
  expect(expectDeclared(chain)).toMatchObject({
    flowClassifiers: [classifier.id],
    chainId: expect.any(Number) as unknown,
  });
  expect((await neutron.findSfcPortChain(title))?.id).toBe(chain.id);
  await neutron.updateSfcPortChain(chain, { description: 'second' });
  expect(expectDeclared(await neutron.getSfcPortChain(chain)).description).toBe('second');
  await expectQueries(
    (query: Parameters<typeof neutron.listSfcPortChains>[0]) => neutron.listSfcPortChains(query),
    chain,
    { name: title, description: 'second', projectId },
    { name: 'x', description: 'x', projectId: 'x' },
  );

  const next = keep(
    await neutron.createSfcPortChain({ name: `${title}-2`, portPairGroups: [(await newGroup([])).id] }),
    (each) => neutron.deleteSfcPortChain(each),
  );
  const graph = keep(
    await neutron.createSfcServiceGraph({ name: title, portChains: { [chain.id]: [next.id] } }),
    (each) => neutron.deleteSfcServiceGraph(each),
  );
  expect(expectDeclared(graph).portChains).toEqual({ [chain.id]: [next.id] });
  expect((await neutron.findSfcServiceGraph(title))?.id).toBe(graph.id);
  await neutron.updateSfcServiceGraph(graph, { description: 'second' });
  expect(expectDeclared(await neutron.getSfcServiceGraph(graph)).description).toBe('second');
  await expectQueries(
    (query: Parameters<typeof neutron.listSfcServiceGraphs>[0]) => neutron.listSfcServiceGraphs(query),
    graph,
    { name: title, description: 'second', projectId },
    { name: 'x', description: 'x', projectId: 'x' },
  );

  await neutron.deleteSfcServiceGraph(graph);
  await neutron.deleteSfcPortChain(chain);
  await neutron.deleteSfcFlowClassifier(classifier);
  await neutron.deleteSfcPortPairGroup(group);
  await neutron.deleteSfcPortPair(pair);
  await expect(neutron.getSfcPortPair(pair)).rejects.toBeInstanceOf(NotFoundError);
  await expect(neutron.getSfcServiceGraph(graph)).rejects.toBeInstanceOf(NotFoundError);
});
