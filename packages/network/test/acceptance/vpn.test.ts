import { NotFoundError } from '@os/core';
import { cloud, expectDeclared, expectQueries } from './setup.js';

const { network: neutron, name, keep } = cloud();
const NOBODY = '00000000-0000-0000-0000-000000000000';

it('VPN connections, and all that they need, are created, found, updated, listed and deleted', async () => {
  const title = name();
  const network = keep(await neutron.createNetwork({ name: title }), (each) => neutron.deleteNetwork(each));
  const subnet = await neutron.createSubnet({ networkId: network.id, ipVersion: 4, cidr: '10.79.0.0/24' });
  const outside = await neutron.listNetworks({ isRouterExternal: true, name: 'public' }).first();
  const router = keep(
    await neutron.createRouter({ name: title, externalGatewayInfo: { networkId: outside!.id } }),
    (each) => neutron.deleteRouter(each),
  );
  await neutron.addInterfaceToRouter(router, { subnet });
  keep(router, (each) => neutron.removeInterfaceFromRouter(each, { subnet }));
  // Agents tell the status of what they are given.
  const agent = await neutron.listAgents({ agentType: 'L3 agent' }).first();
  if ((await neutron.listRouterAgents(router)).length === 0) await neutron.addRouterToAgent(agent!, router);

  const newGroup = async (type: string, endpoint: string) =>
    keep(await neutron.createVpnEndpointGroup({ name: `${title}-${type}`, type, endpoints: [endpoint] }), (each) =>
      neutron.deleteVpnEndpointGroup(each),
    );
  const [here, there] = [await newGroup('subnet', subnet.id), await newGroup('cidr', '10.80.0.0/24')];
  expectDeclared(here);
  expect((await neutron.findVpnEndpointGroup(`${title}-cidr`))?.id).toBe(there.id);
  await neutron.updateVpnEndpointGroup(here, { description: 'second' });
  expect(expectDeclared(await neutron.getVpnEndpointGroup(here)).description).toBe('second');
  const { projectId } = here;
  await expectQueries(
    (query: Parameters<typeof neutron.listVpnEndpointGroups>[0]) => neutron.listVpnEndpointGroups(query),
    here,
    { name: here.name, description: 'second', projectId },
    { name: 'x', description: 'x', projectId: 'x' },
  );

  const ikePolicy = keep(
    await neutron.createVpnIkePolicy({ name: title, ikeVersion: 'v2', lifetime: { units: 'seconds', value: 7200 } }),
    (each) => neutron.deleteVpnIkePolicy(each),
  );
  expect(expectDeclared(ikePolicy).lifetime).toEqual({ units: 'seconds', value: 7200 });
  expect((await neutron.findVpnIkePolicy(title))?.id).toBe(ikePolicy.id);
  await neutron.updateVpnIkePolicy(ikePolicy, { description: 'second', authAlgorithm: 'sha256' });
  const ike = expectDeclared(await neutron.getVpnIkePolicy(ikePolicy));
  expect(ike).toMatchObject({ description: 'second', authAlgorithm: 'sha256' });
  const { encryptionAlgorithm, pfs, phase1NegotiationMode } = ike;
  await expectQueries(
    (query: Parameters<typeof neutron.listVpnIkePolicies>[0]) => neutron.listVpnIkePolicies(query),
    ikePolicy,
    { name: title, authAlgorithm: 'sha256', encryptionAlgorithm, pfs, ikeVersion: 'v2', phase1NegotiationMode },
    {
      name: 'x',
      authAlgorithm: 'sha512',
      encryptionAlgorithm: '3des',
      pfs: 'group21',
      ikeVersion: 'v1',
      phase1NegotiationMode: 'aggressive',
    },
  );

  const ipsecPolicy = keep(
    await neutron.createVpnIpsecPolicy({ name: title, encapsulationMode: 'tunnel', transformProtocol: 'esp' }),
    (each) => neutron.deleteVpnIpsecPolicy(each),
  );
  expectDeclared(ipsecPolicy);
  expect((await neutron.findVpnIpsecPolicy(title))?.id).toBe(ipsecPolicy.id);
  await neutron.updateVpnIpsecPolicy(ipsecPolicy, { pfs: 'group14' });
  expect(expectDeclared(await neutron.getVpnIpsecPolicy(ipsecPolicy)).pfs).toBe('group14');
  const { authAlgorithm } = ipsecPolicy;
  await expectQueries(
    (query: Parameters<typeof neutron.listVpnIpsecPolicies>[0]) => neutron.listVpnIpsecPolicies(query),
    ipsecPolicy,
    { name: title, authAlgorithm, pfs: 'group14', transformProtocol: 'esp', encapsulationMode: 'tunnel' },
    {
      name: 'x',
      authAlgorithm: 'sha512',
      encryptionAlgorithm: '3des',
      pfs: 'group21',
      transformProtocol: 'ah',
      encapsulationMode: 'transport',
    },
  );

  const service = keep(await neutron.createVpnService({ name: title, routerId: router.id }), (each) =>
    neutron.deleteVpnService(each),
  );
  expect(expectDeclared(service)).toMatchObject({ status: 'PENDING_CREATE', externalV6Ip: null });
  expect((await neutron.findVpnService(title))?.id).toBe(service.id);

  const connection = keep(
    await neutron.createVpnIpsecSiteConnection({
      name: title,
      vpnServiceId: service.id,
      ikePolicyId: ikePolicy.id,
      ipsecPolicyId: ipsecPolicy.id,
      peerAddress: '172.24.4.233',
      peerId: '172.24.4.233',
      psk: 'secret',
      localEndpointGroupId: here.id,
      peerEndpointGroupId: there.id,
      dpd: { action: 'hold', interval: 60, timeout: 240 },
    }),
    (each) => neutron.deleteVpnIpsecSiteConnection(each),
  );
  expect(expectDeclared(connection)).toMatchObject({ authMode: 'psk', routeMode: 'static', peerCidrs: [] });
  expect(JSON.stringify(connection)).not.toContain('secret');
  expect((await neutron.findVpnIpsecSiteConnection(title))?.id).toBe(connection.id);
  await neutron.waitForVpnIpsecSiteConnection(connection, { status: 'ACTIVE', timeout: 30_000 });
  await neutron.waitForVpnService(service, { status: 'ACTIVE', timeout: 30_000 });
  await neutron.updateVpnIpsecSiteConnection(connection, { description: 'second', mtu: 1400 });
  await neutron.waitForVpnIpsecSiteConnection(connection, { status: 'ACTIVE', timeout: 30_000 });
  const fetched = expectDeclared(await neutron.getVpnIpsecSiteConnection(connection));
  expect(fetched).toMatchObject({ description: 'second', mtu: 1400, status: 'ACTIVE' });
  await expectQueries(
    (query: Parameters<typeof neutron.listVpnIpsecSiteConnections>[0]) => neutron.listVpnIpsecSiteConnections(query),
    connection,
    {
      name: title,
      status: 'ACTIVE',
      isAdminStateUp: true,
      vpnServiceId: service.id,
      ikePolicyId: ikePolicy.id,
      ipsecPolicyId: ipsecPolicy.id,
      peerAddress: '172.24.4.233',
      peerId: '172.24.4.233',
      localEndpointGroupId: here.id,
      peerEndpointGroupId: there.id,
      mtu: 1400,
      initiator: 'bi-directional',
    },
    {
      name: 'x',
      status: 'ERROR',
      isAdminStateUp: false,
      vpnServiceId: NOBODY,
      ikePolicyId: NOBODY,
      ipsecPolicyId: NOBODY,
      peerAddress: '172.24.4.1',
      peerId: '172.24.4.1',
      localId: 'x',
      localEndpointGroupId: NOBODY,
      peerEndpointGroupId: NOBODY,
      mtu: 1500,
      initiator: 'response-only',
    },
  );
  await neutron.updateVpnService(service, { description: 'second' });
  const { externalV4Ip, status } = expectDeclared(await neutron.getVpnService(service));
  await expectQueries(
    (query: Parameters<typeof neutron.listVpnServices>[0]) => neutron.listVpnServices(query),
    service,
    {
      name: title,
      description: 'second',
      status,
      isAdminStateUp: true,
      routerId: router.id,
      externalV4Ip: externalV4Ip!,
    },
    { name: 'x', status: 'ERROR', isAdminStateUp: false, routerId: NOBODY, subnetId: NOBODY, externalV4Ip: '10.0.0.1' },
  );

  await neutron.deleteVpnIpsecSiteConnection(connection);
  await neutron.deleteVpnService(service);
  await neutron.deleteVpnIpsecPolicy(ipsecPolicy);
  await neutron.deleteVpnIkePolicy(ikePolicy);
  await neutron.deleteVpnEndpointGroup(here);
  await expect(neutron.getVpnService(service)).rejects.toBeInstanceOf(NotFoundError);
  await expect(neutron.getVpnEndpointGroup(here)).rejects.toBeInstanceOf(NotFoundError);
});
