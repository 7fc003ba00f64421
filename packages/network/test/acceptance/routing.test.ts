import { ConflictError, NotFoundError } from '@os/core';
import { FloatingIp, type Network, type Port, type Router, type Subnet } from '@os/network';
import { cloud, expectDeclared } from './setup.js';

const { network: neutron, name, keep } = cloud();
const title = name();

let outside: Network;
let outsideSubnet: Subnet;
let inside: Network;
let subnet: Subnet;
/** With a way out, and an interface inside. */
let connected: Router;

/** A port on the network inside. */
const newPort = async () =>
  keep(await neutron.createPort({ networkId: inside.id, name: title, fixedIps: [{ subnetId: subnet.id }] }), (each) =>
    neutron.deletePort(each),
  );
beforeAll(async () => {
  outside = keep(await neutron.createNetwork({ name: `${title}-out`, isRouterExternal: true }), (each) =>
    neutron.deleteNetwork(each),
  );
  outsideSubnet = await neutron.createSubnet({
    networkId: outside.id,
    ipVersion: 4,
    cidr: '203.0.113.0/24',
    isDhcpEnabled: false,
    // What Neutron chooses by itself must not be what a test asks for.
    allocationPools: [{ start: '203.0.113.10', end: '203.0.113.99' }],
  });
  inside = keep(await neutron.createNetwork({ name: title }), (each) => neutron.deleteNetwork(each));
  subnet = await neutron.createSubnet({
    networkId: inside.id,
    ipVersion: 4,
    cidr: '10.70.0.0/24',
    allocationPools: [{ start: '10.70.0.100', end: '10.70.0.199' }],
  });
  connected = keep(await neutron.createRouter({ name: title }), (each) => neutron.deleteRouter(each));
  await neutron.addGatewayToRouter(connected, { networkId: outside.id });
  const port = await newPort();
  await neutron.addInterfaceToRouter(connected, { port });
  keep(connected, (each) => neutron.removeInterfaceFromRouter(each, { port }));
});

describe('ports', () => {
  it('are created, found, updated, listed and deleted', async () => {
    const own = name();
    const port = await neutron.createPort({
      networkId: inside.id,
      name: own,
      tags: ['a'],
      fixedIps: [{ subnetId: subnet.id, ipAddress: '10.70.0.50' }],
      allowedAddressPairs: [{ ipAddress: '10.71.0.9' }],
      extraDhcpOpts: [{ optName: 'bootfile-name', optValue: 'x.0' }],
      deviceId: 'd',
      bindingVnicType: 'normal',
    });
    keep(port, (each) => neutron.deletePort(each));
    expectDeclared(port);
    expect(port).toMatchObject({
      tags: ['a'],
      fixedIps: [{ subnetId: subnet.id, ipAddress: '10.70.0.50' }],
      allowedAddressPairs: [{ ipAddress: '10.71.0.9', macAddress: port.macAddress }],
      extraDhcpOpts: [{ optName: 'bootfile-name', optValue: 'x.0', ipVersion: 4 }],
      deviceId: 'd',
    });
    expect((await neutron.findPort(own))?.id).toBe(port.id);

    await neutron.updatePort(port.id, {
      extraDhcpOpts: [{ optName: 'bootfile-name', optValue: null }],
      deviceId: undefined,
    });
    expect(await neutron.getPort(port)).toMatchObject({ extraDhcpOpts: [], deviceId: 'd' });
    await neutron.updatePort(port.id, { deviceId: '', dataPlaneStatus: 'ACTIVE', numaAffinityPolicy: 'required' });
    expect(await neutron.getPort(port)).toMatchObject({
      deviceId: '',
      dataPlaneStatus: 'ACTIVE',
      numaAffinityPolicy: 'required',
    });
    await neutron.updatePort(port.id, {
      numaAffinityPolicy: null,
      securityGroupIds: [],
      allowedAddressPairs: [],
      isPortSecurityEnabled: false,
      fixedIps: [{ subnetId: subnet.id, ipAddress: '10.70.0.51' }],
    });
    const fetched = expectDeclared(await neutron.getPort(port));
    expect(fetched).toMatchObject({
      numaAffinityPolicy: null,
      securityGroupIds: [],
      allowedAddressPairs: [],
      isPortSecurityEnabled: false,
      fixedIps: [{ ipAddress: '10.70.0.51' }],
    });

    const ids = async (fixedIps: string | string[]) =>
      (await neutron.listPorts({ networkId: inside.id, fixedIps })).map(({ id }) => id);
    expect(await ids('ip_address=10.70.0.51')).toEqual([port.id]);
    expect(await ids(`subnet_id=${subnet.id}`)).toContain(port.id);
    expect(await ids('ip_address_substr=0.51')).toEqual([port.id]);
    expect(await ids([`subnet_id=${subnet.id}`, 'ip_address=10.70.0.50'])).toEqual([]);
    expect(await ids(['ip_address=10.70.0.50', 'ip_address=10.70.0.51'])).toEqual([port.id]);

    await neutron.deletePort(port);
    await expect(neutron.getPort(port)).rejects.toBeInstanceOf(NotFoundError);
  });
});

describe('routers', () => {
  it('are created, found, updated, listed and deleted', async () => {
    const own = name();
    const router = keep(await neutron.createRouter({ name: own, description: 'first' }), (each) =>
      neutron.deleteRouter(each),
    );
    expectDeclared(router);
    expect(router).toMatchObject({ externalGatewayInfo: null, routes: [] });
    await neutron.waitForRouter(router, { status: 'ACTIVE', timeout: 60_000 });
    expect((await neutron.findRouter(own))?.id).toBe(router.id);
    await neutron.updateRouter(router, { description: 'second', isAdminStateUp: false });
    expect(expectDeclared(await neutron.getRouter(router))).toMatchObject({
      description: 'second',
      isAdminStateUp: false,
    });
    expect((await neutron.listRouters({ name: own, isAdminStateUp: false })).map(({ id }) => id)).toEqual([router.id]);
    await neutron.addTag(router, 'a');
    expect((await neutron.listRouters({ tags: ['a'], id: router.id })).map(({ id }) => id)).toEqual([router.id]);
    await neutron.deleteRouter(router);
    expect(await neutron.findRouter(router.id)).toBeNull();
  });

  it('get and lose a way out', async () => {
    const router = keep(await neutron.createRouter({ name: name() }), (each) => neutron.deleteRouter(each));
    await neutron.addGatewayToRouter(router, {
      networkId: outside.id,
      enableSnat: false,
      externalFixedIps: [{ subnetId: outsideSubnet.id, ipAddress: '203.0.113.200' }],
    });
    expect(router.externalGatewayInfo).toEqual({
      networkId: outside.id,
      enableSnat: false,
      externalFixedIps: [{ subnetId: outsideSubnet.id, ipAddress: '203.0.113.200' }],
    });
    expect(expectDeclared(await neutron.getRouter(router)).externalGatewayInfo?.networkId).toBe(outside.id);
    const [port] = await neutron.listPorts({ deviceId: router.id, deviceOwner: 'network:router_gateway' });
    expect(expectDeclared(port!)).toMatchObject({ networkId: outside.id, fixedIps: [{ ipAddress: '203.0.113.200' }] });
    await neutron.waitForPort(port!, { status: 'ACTIVE', timeout: 60_000 });

    await neutron.updateRouter(router.id, { externalGatewayInfo: undefined, description: 'still' });
    expect((await neutron.getRouter(router)).externalGatewayInfo).not.toBeNull();
    await neutron.removeGatewayFromRouter(router);
    expect((await neutron.getRouter(router)).externalGatewayInfo).toBeNull();
    expect(await neutron.listPorts({ deviceId: router.id })).toEqual([]);
  });

  it('get and lose interfaces', async () => {
    const router = keep(await neutron.createRouter({ name: name() }), (each) => neutron.deleteRouter(each));
    const bySubnet = expectDeclared(await neutron.addInterfaceToRouter(router, { subnet }));
    expect(bySubnet).toMatchObject({ routerId: router.id, subnetId: subnet.id, networkId: inside.id });
    expect(await neutron.getPort(bySubnet.portId)).toMatchObject({
      deviceId: router.id,
      deviceOwner: 'network:router_interface',
      fixedIps: [{ subnetId: subnet.id, ipAddress: subnet.gatewayIp }],
    });
    await expect(neutron.deleteRouter(router)).rejects.toBeInstanceOf(ConflictError);
    expectDeclared(await neutron.removeInterfaceFromRouter(router, { subnet }));
    await expect(neutron.getPort(bySubnet.portId)).rejects.toBeInstanceOf(NotFoundError);
    await expect(neutron.removeInterfaceFromRouter(router, { subnet })).rejects.toBeInstanceOf(NotFoundError);

    const port = await newPort();
    const byPort = await neutron.addInterfaceToRouter(router, { port });
    expect(byPort.portId).toBe(port.id);
    await neutron.waitForPort(port, { status: 'ACTIVE', timeout: 60_000 });
    await neutron.removeInterfaceFromRouter(router, { port });
    expect(await neutron.listPorts({ deviceId: router.id })).toEqual([]);
  });

  it('get and lose routes', async () => {
    const routes = [
      { destination: '10.98.0.0/24', nexthop: '10.70.0.8' },
      { destination: '10.99.0.0/24', nexthop: '10.70.0.9' },
    ];
    expect(expectDeclared(await neutron.addExtraRoutesToRouter(connected, routes)).routes).toEqual(routes);
    const left = await neutron.removeExtraRoutesFromRouter(connected, [routes[0]!]);
    expect(left.routes).toEqual([routes[1]]);
    expect((await neutron.getRouter(connected)).routes).toEqual([routes[1]]);
    await neutron.updateRouter(connected, { routes: [] });
    expect((await neutron.getRouter(connected)).routes).toEqual([]);
  });

  it('move between agents', async () => {
    const [agent] = await neutron.listRouterAgents(connected);
    expect(expectDeclared(agent!)).toMatchObject({ agentType: 'L3 agent', isAlive: true });
    const hosted = await neutron.listAgentRouters(agent!);
    expect(expectDeclared(hosted.find(({ id }) => id === connected.id)!).name).toBe(connected.name);
    await neutron.removeRouterFromAgent(agent!, connected);
    expect(await neutron.listRouterAgents(connected)).toEqual([]);
    await neutron.addRouterToAgent(agent!, connected);
    expect((await neutron.listRouterAgents(connected)).map(({ id }) => id)).toEqual([agent!.id]);
  });
});

describe('floating IPs', () => {
  let port: Port;
  beforeAll(async () => {
    port = await newPort();
  });

  it('are created, associated, found, listed, taken off and deleted', async () => {
    const floatingIp = keep(await neutron.createFloatingIp({ floatingNetworkId: outside.id }), (each) =>
      neutron.deleteFloatingIp(each),
    );
    expectDeclared(floatingIp);
    expect(floatingIp).toMatchObject({ portId: null, routerId: null, fixedIpAddress: null });

    await neutron.updateFloatingIp(floatingIp, { portId: port.id, description: 'kept' });
    const active = await neutron.waitForFloatingIp(floatingIp, { status: 'ACTIVE', timeout: 60_000 });
    expect(expectDeclared(active)).toMatchObject({
      portId: port.id,
      routerId: connected.id,
      fixedIpAddress: port.fixedIps[0]?.ipAddress,
      status: 'ACTIVE',
      portDetails: { name: title, networkId: inside.id },
    });
    expect((await neutron.findFloatingIp(floatingIp.floatingIpAddress))?.id).toBe(floatingIp.id);
    expect((await neutron.listFloatingIps({ portId: port.id })).map(({ id }) => id)).toEqual([floatingIp.id]);
    await neutron.setTags(new FloatingIp({ id: floatingIp.id }), ['a']);

    await neutron.updateFloatingIp(floatingIp.id, { portId: undefined, description: 'changed' });
    expect((await neutron.getFloatingIp(floatingIp)).portId).toBe(port.id);
    await neutron.updateFloatingIp(floatingIp.id, { portId: null });
    expect(await neutron.getFloatingIp(floatingIp)).toMatchObject({
      portId: null,
      routerId: null,
      fixedIpAddress: null,
      description: 'changed',
      tags: ['a'],
    });
    await neutron.deleteFloatingIp(floatingIp);
    expect(await neutron.findFloatingIp(floatingIp.floatingIpAddress)).toBeNull();
  });

  it('forward single ports', async () => {
    const floatingIp = keep(await neutron.createFloatingIp({ floatingNetworkId: outside.id }), (each) =>
      neutron.deleteFloatingIp(each),
    );
    const forwarding = await neutron.createPortForwarding(floatingIp, {
      protocol: 'tcp',
      internalPortId: port.id,
      internalIpAddress: port.fixedIps[0]!.ipAddress,
      internalPort: 22,
      externalPort: 2222,
    });
    keep(forwarding, (each) => neutron.deletePortForwarding(floatingIp, each));
    expect(expectDeclared(forwarding)).toMatchObject({ floatingIpId: floatingIp.id, externalPortRange: '2222:2222' });
    expect(expectDeclared(await neutron.getFloatingIp(floatingIp)).portForwardings).toEqual([
      expect.objectContaining({ id: forwarding.id, externalPort: 2222, internalPort: 22, protocol: 'tcp' }),
    ]);

    await neutron.updatePortForwarding(floatingIp, forwarding, { externalPort: 2223, description: 'second' });
    expect(expectDeclared(await neutron.getPortForwarding(floatingIp, forwarding))).toMatchObject({
      externalPort: 2223,
      description: 'second',
    });
    const ranged = await neutron.createPortForwarding(floatingIp, {
      protocol: 'udp',
      internalPortId: port.id,
      internalIpAddress: port.fixedIps[0]!.ipAddress,
      internalPortRange: '30:40',
      externalPortRange: '3030:3040',
    });
    keep(ranged, (each) => neutron.deletePortForwarding(floatingIp, each));
    expectDeclared(ranged);
    const listed = await neutron.listPortForwardings(floatingIp, { limit: 1 });
    expect(listed.map(({ id }) => id).sort()).toEqual([forwarding.id, ranged.id].sort());
    listed.forEach(expectDeclared);
    const ids = async (query: Parameters<typeof neutron.listPortForwardings>[1]) =>
      (await neutron.listPortForwardings(floatingIp, query)).map(({ id }) => id);
    expect(await ids({ protocol: 'udp' })).toEqual([ranged.id]);
    expect(await ids({ externalPort: 2223 })).toEqual([forwarding.id]);
    expect(await ids({ externalPortRange: '3030:3040' })).toEqual([ranged.id]);
    expect(await ids({ description: 'second' })).toEqual([forwarding.id]);
    expect(await ids({ internalPortId: port.id, id: ranged.id })).toEqual([ranged.id]);
    expect(await ids({ internalPortId: subnet.id })).toEqual([]);
    expect((await neutron.findPortForwarding(floatingIp, ranged.id))?.externalPortRange).toBe('3030:3040');

    await neutron.deletePortForwarding(floatingIp, ranged);
    await neutron.deletePortForwarding(floatingIp, forwarding);
    expect(await neutron.listPortForwardings(floatingIp)).toEqual([]);
  });

  it('come from pools', async () => {
    const pools = await neutron.listFloatingIpPools();
    pools.forEach(expectDeclared);
    expect(pools).toContainEqual(expect.objectContaining({ subnetId: outsideSubnet.id, cidr: '203.0.113.0/24' }));
  });
});

it('counts addresses in use', async () => {
  const before = expectDeclared(await neutron.getNetworkIpAvailability(inside.id));
  expect(before).toMatchObject({ id: inside.id, networkName: title, totalIps: 100 });
  await newPort();
  const after = await neutron.getNetworkIpAvailability(inside.id);
  expect(after.usedIps).toBe(before.usedIps + 1);
  expect(after.subnetIpAvailability[0]).toMatchObject({ subnetId: subnet.id, usedIps: after.usedIps });
  const [listed] = await neutron.listNetworkIpAvailabilities({ networkName: title });
  expect(listed?.networkId).toBe(inside.id);
});

it('networks have DHCP agents, if there are any', async () => {
  const [agent] = await neutron.listAgents({ agentType: 'DHCP agent' });
  if (agent) {
    const had = (await neutron.listNetworkAgents(inside)).map(({ id }) => id);
    if (had.includes(agent.id)) await neutron.removeNetworkFromAgent(agent, inside);
    await neutron.addNetworkToAgent(agent, inside);
    expect((await neutron.listNetworkAgents(inside)).map(({ id }) => id)).toContain(agent.id);
    expect((await neutron.listAgentNetworks(agent)).map(({ id }) => id)).toContain(inside.id);
    await neutron.removeNetworkFromAgent(agent, inside);
    expect((await neutron.listNetworkAgents(inside)).map(({ id }) => id)).not.toContain(agent.id);
  } else {
    // Without one, the service's refusals tell that the requests are right.
    const other = (await neutron.listAgents({ agentType: 'L3 agent' }).first())!;
    expect(await neutron.listNetworkAgents(inside)).toEqual([]);
    expect(await neutron.listAgentNetworks(other)).toEqual([]);
    await expect(neutron.addNetworkToAgent(other, inside)).rejects.toThrow('is not a valid DHCP Agent');
    await expect(neutron.removeNetworkFromAgent(other, inside)).rejects.toThrow('is not hosted by the DHCP Agent');
  }
});
