import type { AnyResourceClass, ListQuery } from '@os/core';
import * as n from '@os/network';
import { cloud } from './setup.js';

const { network: neutron, name, keep } = cloud();
const NOBODY = '00000000-0000-0000-0000-000000000000';
const LONG_AGO = '2020-01-01T00:00:00';
const FAR_AHEAD = '2099-01-01T00:00:00';
/** What sorts and shapes a list, rather than choosing from it. */
const NO_CHOICE = ['sortKey', 'sortDir', 'fields'];

/** Values of one query: one that finds the resource, if there can be any here, and one that does not. */
type Choice<C> = { readonly [K in keyof ListQuery<C>]?: readonly [matching: ListQuery<C>[K], other: ListQuery<C>[K]] };

/** Checks that each query that a class declares chooses, on the real service: some that the service ignores look alike. */
async function expectChoice<C extends AnyResourceClass>(
  resourceClass: C,
  list: (query: ListQuery<C>) => PromiseLike<{ readonly id: string }[]>,
  id: string,
  choice: Choice<C>,
): Promise<void> {
  const { query = [], filters = {} } = resourceClass.definition;
  const declared = [...query, ...Object.keys(filters)].filter((each) => !NO_CHOICE.includes(each));
  expect(Object.keys(choice).sort()).toEqual(declared.sort());
  const found: Record<string, boolean[]> = {};
  for (const [key, values] of Object.entries(choice) as [string, readonly unknown[]][]) {
    for (const value of values) {
      const ids = value === undefined ? [] : (await list({ [key]: value } as ListQuery<C>)).map((each) => each.id);
      (found[key] ??= []).push(value === undefined || ids.includes(id));
    }
  }
  expect(found).toEqual(Object.fromEntries(declared.map((each) => [each, [true, false]])));
}

const tags = {
  tags: [['a'], ['x']],
  anyTags: [['a'], ['x']],
  notTags: [['x'], ['a']],
  notAnyTags: [['x'], ['a']],
} as const;
const dated = <R extends { readonly id: string; readonly projectId: string; readonly revisionNumber: number }>(
  resource: R,
) =>
  ({
    id: [resource.id, NOBODY],
    projectId: [resource.projectId, NOBODY],
    revisionNumber: [resource.revisionNumber, 999],
    changedSince: [LONG_AGO, FAR_AHEAD],
  }) as const;

let network: n.Network;
let subnet: n.Subnet;
const title = name();

beforeAll(async () => {
  network = keep(
    await neutron.createNetwork({ name: title, description: title, isRouterExternal: true, isShared: true, mtu: 1333 }),
    (each) => neutron.deleteNetwork(each),
  );
  subnet = await neutron.createSubnet({
    networkId: network.id,
    ipVersion: 6,
    name: title,
    description: title,
    cidr: 'fd00:73::/64',
    ipv6AddressMode: 'slaac',
    ipv6RaMode: 'slaac',
  });
  for (const each of [network, subnet]) await neutron.setTags(each, ['a']);
  [network, subnet] = [await neutron.getNetwork(network), await neutron.getSubnet(subnet)];
});

it('of networks', () =>
  expectChoice(n.Network, (query) => neutron.listNetworks(query), network.id, {
    ...dated(network),
    ...tags,
    name: [title, 'x'],
    description: [title, 'x'],
    status: ['ACTIVE', 'DOWN'],
    isAdminStateUp: [true, false],
    isShared: [true, false],
    isRouterExternal: [true, false],
    mtu: [1333, 1],
    providerNetworkType: [network.providerNetworkType, 'flat'],
    providerPhysicalNetwork: [undefined, 'x'],
    providerSegmentationId: [network.providerSegmentationId ?? undefined, 4093],
    isVlanTransparent: [undefined, true],
    isVlanQinq: [undefined, true],
  }));

it('of network IP availabilities', () =>
  expectChoice(n.NetworkIpAvailability, (query) => neutron.listNetworkIpAvailabilities(query), network.id, {
    networkId: [network.id, NOBODY],
    networkName: [title, 'x'],
    projectId: [network.projectId, NOBODY],
    ipVersion: [6, 5],
  }));

it('of subnets', () =>
  expectChoice(n.Subnet, (query) => neutron.listSubnets(query), subnet.id, {
    ...dated(subnet),
    ...tags,
    name: [title, 'x'],
    description: [title, 'x'],
    networkId: [network.id, NOBODY],
    ipVersion: [6, 4],
    cidr: ['fd00:73::/64', 'fd00:74::/64'],
    gatewayIp: [subnet.gatewayIp ?? undefined, 'fd00:74::1'],
    isDhcpEnabled: [true, false],
    ipv6AddressMode: ['slaac', 'dhcpv6-stateful'],
    ipv6RaMode: ['slaac', 'dhcpv6-stateful'],
    subnetPoolId: [undefined, NOBODY],
    segmentId: [undefined, NOBODY],
    isRouterExternal: [true, false],
    isShared: [true, false],
  }));

it('of subnet pools', async () => {
  const scope = keep(await neutron.createAddressScope({ name: title, ipVersion: 4 }), (each) =>
    neutron.deleteAddressScope(each),
  );
  const created = await neutron.createSubnetPool({
    name: title,
    description: title,
    prefixes: ['10.74.0.0/16'],
    defaultPrefixLength: 27,
    minimumPrefixLength: 25,
    maximumPrefixLength: 29,
    defaultQuota: 77,
    addressScopeId: scope.id,
  });
  keep(created, (each) => neutron.deleteSubnetPool(each));
  await neutron.setTags(created, ['a']);
  const pool = await neutron.getSubnetPool(created);
  await expectChoice(n.SubnetPool, (query) => neutron.listSubnetPools(query), pool.id, {
    ...dated(pool),
    ...tags,
    name: [title, 'x'],
    description: [title, 'x'],
    ipVersion: [4, 6],
    defaultPrefixLength: [27, 26],
    minimumPrefixLength: [25, 26],
    maximumPrefixLength: [29, 26],
    defaultQuota: [77, 78],
    addressScopeId: [scope.id, NOBODY],
    isShared: [false, true],
    isDefault: [false, true],
  });
  await expectChoice(n.AddressScope, (query) => neutron.listAddressScopes(query), scope.id, {
    id: [scope.id, NOBODY],
    projectId: [scope.projectId, NOBODY],
    name: [title, 'x'],
    ipVersion: [4, 6],
    isShared: [false, true],
  });
});

it('of address groups', async () => {
  const group = keep(await neutron.createAddressGroup({ name: title, description: title }), (each) =>
    neutron.deleteAddressGroup(each),
  );
  await expectChoice(n.AddressGroup, (query) => neutron.listAddressGroups(query), group.id, {
    id: [group.id, NOBODY],
    projectId: [group.projectId, NOBODY],
    revisionNumber: [group.revisionNumber, 999],
    name: [title, 'x'],
    description: [title, 'x'],
    isShared: [false, true],
  });
});

it('of ports', async () => {
  const created = await neutron.createPort({
    networkId: network.id,
    name: title,
    description: title,
    tags: ['a'],
    deviceId: title,
    deviceOwner: 'compute:test',
  });
  keep(created, (each) => neutron.deletePort(each));
  const port = await neutron.getPort(created);
  await expectChoice(n.Port, (query) => neutron.listPorts(query), port.id, {
    ...dated(port),
    ...tags,
    name: [title, 'x'],
    description: [title, 'x'],
    networkId: [network.id, NOBODY],
    status: ['DOWN', 'ACTIVE'],
    isAdminStateUp: [true, false],
    macAddress: [port.macAddress, 'fa:16:3e:00:00:00'],
    deviceId: [title, 'x'],
    deviceOwner: ['compute:test', 'x'],
    bindingHostId: [undefined, 'x'],
    bindingVifType: ['unbound', 'x'],
    ipAllocation: ['immediate', 'deferred'],
    fixedIps: [`subnet_id=${subnet.id}`, `subnet_id=${NOBODY}`],
    securityGroupIds: [port.securityGroupIds, NOBODY],
  });
});

it('of routers', async () => {
  const created = await neutron.createRouter({ name: title, description: title });
  keep(created, (each) => neutron.deleteRouter(each));
  await neutron.setTags(created, ['a']);
  const router = await neutron.getRouter(created);
  await expectChoice(n.Router, (query) => neutron.listRouters(query), router.id, {
    ...dated(router),
    ...tags,
    name: [title, 'x'],
    description: [title, 'x'],
    status: ['ACTIVE', 'ERROR'],
    isAdminStateUp: [true, false],
    flavorId: [undefined, NOBODY],
  });
});

it('of floating IPs', async () => {
  const outside = keep(await neutron.createNetwork({ name: title, isRouterExternal: true }), (each) =>
    neutron.deleteNetwork(each),
  );
  await neutron.createSubnet({ networkId: outside.id, ipVersion: 4, cidr: '203.0.113.0/24' });
  const created = await neutron.createFloatingIp({ floatingNetworkId: outside.id, description: title });
  keep(created, (each) => neutron.deleteFloatingIp(each));
  await neutron.setTags(created, ['a']);
  const floatingIp = await neutron.getFloatingIp(created);
  await expectChoice(n.FloatingIp, (query) => neutron.listFloatingIps(query), floatingIp.id, {
    ...dated(floatingIp),
    ...tags,
    name: [floatingIp.floatingIpAddress, '203.0.113.0'],
    description: [title, 'x'],
    floatingIpAddress: [floatingIp.floatingIpAddress, '203.0.113.0'],
    floatingNetworkId: [outside.id, NOBODY],
    fixedIpAddress: [undefined, '203.0.113.0'],
    portId: [undefined, NOBODY],
    routerId: [undefined, NOBODY],
    status: ['DOWN', 'ACTIVE'],
  });
});

it('of security groups and their rules', async () => {
  const created = await neutron.createSecurityGroup({ name: title, description: title });
  keep(created, (each) => neutron.deleteSecurityGroup(each));
  await neutron.setTags(created, ['a']);
  const group = await neutron.getSecurityGroup(created);
  await expectChoice(n.SecurityGroup, (query) => neutron.listSecurityGroups(query), group.id, {
    ...dated(group),
    ...tags,
    name: [title, 'x'],
    description: [title, 'x'],
    stateful: [true, false],
    isShared: [false, true],
  });
  const rule = await neutron.createSecurityGroupRule({
    securityGroupId: group.id,
    direction: 'ingress',
    description: title,
    protocol: 'tcp',
    portRangeMin: 22,
    portRangeMax: 23,
    remoteIpPrefix: '10.1.0.0/16',
  });
  await expectChoice(n.SecurityGroupRule, (query) => neutron.listSecurityGroupRules(query), rule.id, {
    ...dated(rule),
    description: [title, 'x'],
    securityGroupId: [group.id, NOBODY],
    direction: ['ingress', 'egress'],
    etherType: ['IPv4', 'IPv6'],
    protocol: ['tcp', 'udp'],
    portRangeMin: [22, 23],
    portRangeMax: [23, 22],
    remoteIpPrefix: ['10.1.0.0/16', '10.2.0.0/16'],
    remoteGroupId: [undefined, NOBODY],
    remoteAddressGroupId: [undefined, NOBODY],
  });
});

it('of RBAC policies', async () => {
  const [policy] = await neutron.listRbacPolicies({ objectId: network.id, action: 'access_as_shared' });
  await expectChoice(n.RbacPolicy, (query) => neutron.listRbacPolicies(query), policy!.id, {
    id: [policy!.id, NOBODY],
    projectId: [policy!.projectId, NOBODY],
    objectType: ['network', 'qos_policy'],
    objectId: [network.id, NOBODY],
    action: ['access_as_shared', 'access_as_external'],
    targetProjectId: ['*', NOBODY],
  });
});

it('of QoS policies', async () => {
  const created = keep(await neutron.createQosPolicy({ name: title, description: title }), (each) =>
    neutron.deleteQosPolicy(each),
  );
  await neutron.setTags(created, ['a']);
  const policy = await neutron.getQosPolicy(created);
  const { changedSince: _, ...common } = dated(policy);
  await expectChoice(n.QosPolicy, (query) => neutron.listQosPolicies(query), policy.id, {
    ...common,
    ...tags,
    name: [title, 'x'],
    description: [title, 'x'],
    isShared: [false, true],
  });
});

it('of agents', async () => {
  const agent = (await neutron.listAgents({ agentType: 'L3 agent' }).first())!;
  await expectChoice(n.Agent, (query) => neutron.listAgents(query), agent.id, {
    id: [agent.id, NOBODY],
    agentType: ['L3 agent', 'DHCP agent'],
    binary: [agent.binary, 'x'],
    topic: [agent.topic, 'x'],
    host: [agent.host, 'x'],
    description: [undefined, 'x'],
    isAdminStateUp: [true, false],
    isAlive: [true, false],
    availabilityZone: [agent.availabilityZone ?? undefined, 'x'],
  });
});
