import { NotFoundError } from '@os/core';
import type { Network } from '@os/network';
import { cloud, expectDeclared, expectQueries } from './setup.js';

const { network: neutron, name, keep } = cloud();
const title = name();
const NOBODY = '00000000-0000-0000-0000-000000000000';

let inside: Network;
beforeAll(async () => {
  inside = keep(await neutron.createNetwork({ name: title }), (each) => neutron.deleteNetwork(each));
  await neutron.createSubnet({ networkId: inside.id, ipVersion: 4, cidr: '10.72.0.0/24' });
});

it('BGP speakers and peers are created, found, updated, listed and deleted', async () => {
  const speaker = keep(await neutron.createBgpSpeaker({ name: title, ipVersion: 4, localAs: 65001 }), (each) =>
    neutron.deleteBgpSpeaker(each),
  );
  expect(expectDeclared(speaker)).toMatchObject({ localAs: 65001, peers: [], networks: [] });
  expect((await neutron.findBgpSpeaker(title))?.id).toBe(speaker.id);
  await neutron.updateBgpSpeaker(speaker, { advertiseTenantNetworks: false });
  expect(expectDeclared(await neutron.getBgpSpeaker(speaker)).advertiseTenantNetworks).toBe(false);
  await expectQueries(
    (query: Parameters<typeof neutron.listBgpSpeakers>[0]) => neutron.listBgpSpeakers(query),
    speaker,
    { name: title, ipVersion: 4, localAs: 65001, projectId: speaker.projectId },
    { name: 'x', ipVersion: 6, localAs: 65009, projectId: 'x' },
  );

  const peer = keep(
    await neutron.createBgpPeer({
      name: title,
      peerIp: '10.73.0.9',
      remoteAs: 65002,
      authType: 'md5',
      password: 'first',
    }),
    (each) => neutron.deleteBgpPeer(each),
  );
  expectDeclared(peer);
  expect((await neutron.findBgpPeer(title))?.id).toBe(peer.id);
  await neutron.updateBgpPeer(peer, { password: 'second', name: `${title}-2` });
  expect(expectDeclared(await neutron.getBgpPeer(peer))).toMatchObject({ name: `${title}-2`, password: undefined });
  await expectQueries(
    (query: Parameters<typeof neutron.listBgpPeers>[0]) => neutron.listBgpPeers(query),
    peer,
    { name: `${title}-2`, peerIp: '10.73.0.9', remoteAs: 65002, authType: 'md5', projectId: peer.projectId },
    { name: 'x', peerIp: '10.73.0.8', remoteAs: 65009, authType: 'none', projectId: 'x' },
  );

  const outside = keep(await neutron.createNetwork({ name: `${title}-out`, isRouterExternal: true }), (each) =>
    neutron.deleteNetwork(each),
  );
  await neutron.addBgpPeerToSpeaker(speaker, peer);
  await neutron.addGatewayNetworkToSpeaker(speaker, outside);
  const busy = expectDeclared(await neutron.getBgpSpeaker(speaker));
  expect(busy).toMatchObject({ peers: [peer.id], networks: [outside.id] });
  expect(await neutron.listBgpAdvertisedRoutes(speaker)).toEqual([]);

  const agent = await neutron.listAgents({ agentType: 'BGP dynamic routing agent' }).first();
  const agents = async () => (await neutron.listBgpSpeakerAgents(speaker)).map(({ id }) => expect(id).toBe(agent!.id));
  // Speakers may be given an agent when they are created.
  if ((await agents()).length > 0) await neutron.removeBgpSpeakerFromAgent(agent!, speaker);
  await neutron.addBgpSpeakerToAgent(agent!, speaker);
  (await neutron.listBgpSpeakerAgents(speaker)).forEach(expectDeclared);
  const speakers = await neutron.listAgentBgpSpeakers(agent!);
  speakers.forEach(expectDeclared);
  expect(speakers.map(({ id }) => id)).toContain(speaker.id);
  await neutron.removeBgpSpeakerFromAgent(agent!, speaker);
  expect(await agents()).toEqual([]);

  await neutron.removeGatewayNetworkFromSpeaker(speaker, outside);
  await neutron.removeBgpPeerFromSpeaker(speaker, peer);
  expect(await neutron.getBgpSpeaker(speaker)).toMatchObject({ peers: [], networks: [] });
  await neutron.deleteBgpPeer(peer);
  await neutron.deleteBgpSpeaker(speaker);
  await expect(neutron.getBgpSpeaker(speaker)).rejects.toBeInstanceOf(NotFoundError);
  await expect(neutron.getBgpPeer(peer)).rejects.toBeInstanceOf(NotFoundError);
});

it('a speaker tells of the floating IPs behind its networks', async () => {
  const scope = keep(await neutron.createAddressScope({ name: title, ipVersion: 4 }), (each) =>
    neutron.deleteAddressScope(each),
  );
  const pool = keep(
    await neutron.createSubnetPool({
      name: title,
      prefixes: ['10.74.0.0/16'],
      addressScopeId: scope.id,
      defaultPrefixLength: 24,
    }),
    (each) => neutron.deleteSubnetPool(each),
  );
  const outside = keep(await neutron.createNetwork({ name: `${title}-out`, isRouterExternal: true }), (each) =>
    neutron.deleteNetwork(each),
  );
  const network = keep(await neutron.createNetwork({ name: `${title}-in` }), (each) => neutron.deleteNetwork(each));
  const [, subnet] = [
    await neutron.createSubnet({ networkId: outside.id, ipVersion: 4, subnetPoolId: pool.id }),
    await neutron.createSubnet({ networkId: network.id, ipVersion: 4, subnetPoolId: pool.id }),
  ];
  const router = keep(
    await neutron.createRouter({ name: title, externalGatewayInfo: { networkId: outside.id } }),
    (each) => neutron.deleteRouter(each),
  );
  await neutron.addInterfaceToRouter(router, { subnet });
  keep(router, (each) => neutron.removeInterfaceFromRouter(each, { subnet }));
  const speaker = keep(await neutron.createBgpSpeaker({ name: title, ipVersion: 4, localAs: 65001 }), (each) =>
    neutron.deleteBgpSpeaker(each),
  );
  await neutron.addGatewayNetworkToSpeaker(speaker, outside);
  const routes = await neutron.listBgpAdvertisedRoutes(speaker);
  routes.forEach(expectDeclared);
  expect(routes.map(({ destination }) => destination)).toContain(subnet.cidr);
});

it('BGP VPNs are created, found, updated, listed and deleted; networks and routers take part in them', async () => {
  const vpn = keep(await neutron.createBgpVpn({ name: title, type: 'l3', routeTargets: ['64512:1'] }), (each) =>
    neutron.deleteBgpVpn(each),
  );
  expect(expectDeclared(vpn)).toMatchObject({ routeTargets: ['64512:1'], importTargets: [] });
  expect((await neutron.findBgpVpn(title))?.id).toBe(vpn.id);
  await neutron.updateBgpVpn(vpn, { importTargets: ['64512:2'], exportTargets: ['64512:3'] });
  expect(expectDeclared(await neutron.getBgpVpn(vpn))).toMatchObject({
    importTargets: ['64512:2'],
    exportTargets: ['64512:3'],
  });

  const router = keep(await neutron.createRouter({ name: title }), (each) => neutron.deleteRouter(each));
  const ofNetwork = expectDeclared(await neutron.createBgpVpnNetworkAssociation(vpn, { networkId: inside.id }));
  const ofRouter = expectDeclared(await neutron.createBgpVpnRouterAssociation(vpn, { routerId: router.id }));
  expect(expectDeclared(await neutron.getBgpVpn(vpn))).toMatchObject({
    networkIds: [inside.id],
    routerIds: [router.id],
  });
  await expectQueries(
    (query: Parameters<typeof neutron.listBgpVpns>[0]) => neutron.listBgpVpns(query),
    vpn,
    {
      name: title,
      type: 'l3',
      networkIds: [inside.id],
      routerIds: [router.id],
      projectId: vpn.projectId,
    },
    {
      name: 'x',
      type: 'l2',
      networkIds: [NOBODY],
      routerIds: [NOBODY],

      projectId: 'x',
    },
  );

  expect(expectDeclared(await neutron.getBgpVpnNetworkAssociation(vpn, ofNetwork)).networkId).toBe(inside.id);
  expect(expectDeclared(await neutron.getBgpVpnRouterAssociation(vpn, ofRouter)).routerId).toBe(router.id);
  await expectQueries(
    (query: Parameters<typeof neutron.listBgpVpnNetworkAssociations>[1]) =>
      neutron.listBgpVpnNetworkAssociations(vpn, query),
    ofNetwork,
    { networkId: inside.id, projectId: vpn.projectId },
    { networkId: NOBODY, projectId: 'x' },
  );
  await expectQueries(
    (query: Parameters<typeof neutron.listBgpVpnRouterAssociations>[1]) =>
      neutron.listBgpVpnRouterAssociations(vpn, query),
    ofRouter,
    { routerId: router.id, projectId: vpn.projectId },
    { routerId: NOBODY, projectId: 'x' },
  );
  await neutron.deleteBgpVpnRouterAssociation(vpn, ofRouter);
  await neutron.deleteBgpVpnNetworkAssociation(vpn, ofNetwork);
  expect(await neutron.getBgpVpn(vpn)).toMatchObject({ networkIds: [], routerIds: [] });
  await neutron.deleteBgpVpn(vpn);
  await expect(neutron.getBgpVpn(vpn)).rejects.toBeInstanceOf(NotFoundError);
});
