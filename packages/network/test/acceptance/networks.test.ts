import { DuplicateResourceError, HttpError, NotFoundError } from '@os/core';
import { ifRevision, Network, SubnetPool } from '@os/network';
import { cloud, expectDeclared } from './setup.js';

const { network: neutron, name, keep } = cloud();
const newNetwork = async (attributes: Parameters<typeof neutron.createNetwork>[0]) =>
  keep(await neutron.createNetwork(attributes), (each) => neutron.deleteNetwork(each));

describe('networks', () => {
  it('are created, found, updated, listed and deleted', async () => {
    const title = name();
    const network = await neutron.createNetwork({ name: title, description: 'first', mtu: 1400 });
    keep(network, (each) => neutron.deleteNetwork(each));
    expectDeclared(network);
    expect(network).toMatchObject({ name: title, description: 'first', mtu: 1400, status: 'ACTIVE', subnetIds: [] });

    expect((await neutron.findNetwork(title))?.id).toBe(network.id);
    expect((await neutron.findNetwork(network.id))?.name).toBe(title);
    expect(await neutron.findNetwork(name())).toBeNull();

    await neutron.updateNetwork(network, { description: 'second' });
    const fetched = expectDeclared(await neutron.getNetwork(network));
    expect(fetched).toMatchObject({ description: 'second', mtu: 1400, status: 'ACTIVE' });

    const listed = await neutron.listNetworks({ name: title });
    expect(listed.map(({ id }) => id)).toEqual([network.id]);
    expectDeclared(listed[0]!);

    await neutron.deleteNetwork(network);
    await expect(neutron.getNetwork(network)).rejects.toBeInstanceOf(NotFoundError);
    await expect(neutron.deleteNetwork(network)).rejects.toBeInstanceOf(NotFoundError);
    await neutron.deleteNetwork(network, { ignoreMissing: true });
    await neutron.waitForNetworkDeletion(network);
  });

  it('can have several segments', async () => {
    const network = await newNetwork({
      name: name(),
      segments: [
        { networkType: 'vxlan', segmentationId: 7101 },
        { networkType: 'vxlan', segmentationId: 7102 },
      ],
    });
    expect(expectDeclared(await neutron.getNetwork(network)).segments).toEqual([
      { networkType: 'vxlan', physicalNetwork: null, segmentationId: 7101 },
      { networkType: 'vxlan', physicalNetwork: null, segmentationId: 7102 },
    ]);
  });

  it('of one name are told apart by id alone', async () => {
    const title = name();
    const ids = [(await newNetwork({ name: title })).id, (await newNetwork({ name: title })).id];
    const finding = neutron.findNetwork(title);
    await expect(finding).rejects.toBeInstanceOf(DuplicateResourceError);
    await expect(finding).rejects.toMatchObject({ ids: expect.arrayContaining(ids) as unknown });
    expect((await neutron.findNetwork(ids[1]!))?.id).toBe(ids[1]);
  });
});

describe('lists', () => {
  const title = name();
  const names = ['a', 'b', 'c', 'd', 'e'].map((letter) => `${title}-${letter}`);
  beforeAll(async () => {
    for (const each of names) await newNetwork({ name: each, description: title });
  });

  it.each([1, 2, 5, 50])('give all of them in pages of %i, sorted', async (limit) => {
    const list = neutron.listNetworks({ description: title, limit, sortKey: 'name', sortDir: 'desc' });
    expect((await list).map((each) => each.name)).toEqual([...names].reverse());
    const sizes: number[] = [];
    for await (const page of list.byPage()) sizes.push(page.items.length);
    expect(Math.max(...sizes)).toBe(Math.min(limit, names.length));
    expect(sizes.reduce((sum, size) => sum + size)).toBe(names.length);
  });

  it('start after a marker, and stop at the first', async () => {
    const query = { description: title, sortKey: 'name', sortDir: 'asc' };
    const [, second] = await neutron.listNetworks(query);
    const rest = await neutron.listNetworks({ ...query, limit: 1, marker: second!.id });
    expect(rest.map((each) => each.name)).toEqual(names.slice(2));
    expect((await neutron.listNetworks({ ...query, limit: 1 }).first())?.name).toBe(names[0]);
  });

  it('answer some fields only', async () => {
    const query = { description: title, sortKey: 'name', sortDir: 'asc', limit: 2 };
    const [first] = await neutron.listNetworks({ ...query, fields: ['id', 'name'] });
    expect(first!.body).toEqual({ id: expect.any(String) as unknown, name: names[0] });
    expect(await neutron.listNetworks({ ...query, fields: 'name' })).toHaveLength(names.length);
  });

  it('have no limit where the service does not page', async () => {
    const all = (await neutron.listRbacPolicies()).map(({ body }) => body);
    const { body } = await neutron.request({ path: '/rbac-policies', query: { limit: 1 } });
    expect(body).toEqual({ rbac_policies: all });
  });
});

describe('updates', () => {
  it('leave what is undefined, and unset what is null', async () => {
    const policy = keep(await neutron.createQosPolicy({ name: name() }), (each) => neutron.deleteQosPolicy(each));
    const network = await newNetwork({ name: name(), qosPolicyId: policy.id, description: 'kept' });
    await neutron.updateNetwork(network.id, { qosPolicyId: undefined, description: undefined, mtu: 1300 });
    expect(await neutron.getNetwork(network)).toMatchObject({ qosPolicyId: policy.id, description: 'kept', mtu: 1300 });
    await neutron.updateNetwork(network.id, { qosPolicyId: null });
    expect(await neutron.getNetwork(network)).toMatchObject({ qosPolicyId: null, description: 'kept', mtu: 1300 });
    // The text of what cannot be null is unset by an empty one.
    await neutron.updateNetwork(network.id, { description: '' });
    expect((await neutron.getNetwork(network)).description).toBe('');
  });

  it('are refused if the resource was changed meanwhile', async () => {
    const network = await newNetwork({ name: name() });
    await neutron.updateNetwork(network.id, { description: 'by another' });
    const update = neutron.updateNetwork(network, { description: 'by me' }, ifRevision(network));
    await expect(update).rejects.toBeInstanceOf(HttpError);
    await expect(update).rejects.toMatchObject({ status: 412 });
    const fresh = await neutron.getNetwork(network);
    await neutron.updateNetwork(fresh, { description: 'by me' }, ifRevision(fresh));
    expect((await neutron.getNetwork(network)).description).toBe('by me');
    await expect(neutron.deleteNetwork(network, ifRevision(network))).rejects.toMatchObject({ status: 412 });
  });
});

describe('tags', () => {
  it('are set, added, asked for, removed and queried', async () => {
    const network = await newNetwork({ name: name() });
    const tag = name();
    await neutron.setTags(network, [tag, 'b']);
    expect((await neutron.getTags(network)).sort()).toEqual(['b', tag]);
    await neutron.addTag(network, 'c d?');
    await neutron.addTags(network, ['e/f']);
    expect((await neutron.getNetwork(network)).tags.slice().sort()).toEqual(['b', 'c d?', 'e/f', tag]);
    expect(await neutron.hasTag(network, 'c d?')).toBe(true);
    await neutron.removeTag(network, 'c d?');
    expect(await neutron.hasTag(network, 'c d?')).toBe(false);
    await expect(neutron.removeTag(network, 'c d?')).rejects.toBeInstanceOf(NotFoundError);

    const ids = async (query: Parameters<typeof neutron.listNetworks>[0]) =>
      (await neutron.listNetworks({ ...query, id: network.id })).map(({ id }) => id);
    expect(await ids({ tags: [tag, 'b'] })).toEqual([network.id]);
    expect(await ids({ tags: [tag, 'x'] })).toEqual([]);
    expect(await ids({ anyTags: [tag, 'x'] })).toEqual([network.id]);
    expect(await ids({ notTags: [tag, 'b'] })).toEqual([]);
    expect(await ids({ notTags: [tag, 'x'] })).toEqual([network.id]);
    expect(await ids({ notAnyTags: [tag, 'x'] })).toEqual([]);
    expect(await ids({ notAnyTags: ['x', 'y'] })).toEqual([network.id]);

    await neutron.removeAllTags(network);
    expect(await neutron.getTags(new Network({ id: network.id }))).toEqual([]);
  });
});

describe('subnets', () => {
  it('are created, found, updated, listed and deleted', async () => {
    const title = name();
    const network = await newNetwork({ name: title });
    const subnet = await neutron.createSubnet({
      networkId: network.id,
      ipVersion: 4,
      name: title,
      cidr: '10.60.0.0/24',
      allocationPools: [{ start: '10.60.0.10', end: '10.60.0.20' }],
      hostRoutes: [{ destination: '10.61.0.0/24', nexthop: '10.60.0.9' }],
      dnsNameservers: ['10.60.0.53'],
    });
    keep(subnet, (each) => neutron.deleteSubnet(each));
    expectDeclared(subnet);
    expect(subnet).toMatchObject({ gatewayIp: '10.60.0.1', isDhcpEnabled: true });
    expect((await neutron.getNetwork(network)).subnetIds).toEqual([subnet.id]);
    expect((await neutron.findSubnet(title))?.id).toBe(subnet.id);

    await neutron.updateSubnet(subnet.id, { gatewayIp: undefined, hostRoutes: [] });
    expect(await neutron.getSubnet(subnet)).toMatchObject({ gatewayIp: '10.60.0.1', hostRoutes: [] });
    await neutron.updateSubnet(subnet.id, {
      gatewayIp: null,
      allocationPools: [{ start: '10.60.0.30', end: '10.60.0.31' }],
    });
    const fetched = expectDeclared(await neutron.getSubnet(subnet));
    expect(fetched).toMatchObject({ gatewayIp: null, dnsNameservers: ['10.60.0.53'] });
    expect(fetched.allocationPools).toEqual([{ start: '10.60.0.30', end: '10.60.0.31' }]);

    await neutron.setTags(subnet, ['a']);
    const [listed] = await neutron.listSubnets({ networkId: network.id, tags: ['a'] });
    expect(listed?.id).toBe(subnet.id);

    await neutron.deleteSubnet(subnet);
    expect((await neutron.getNetwork(network)).subnetIds).toEqual([]);
  });

  it('of IPv6 keep their modes', async () => {
    const network = await newNetwork({ name: name() });
    const subnet = await neutron.createSubnet({
      networkId: network.id,
      ipVersion: 6,
      cidr: 'fd00:60::/64',
      ipv6AddressMode: 'slaac',
      ipv6RaMode: 'slaac',
    });
    expect(expectDeclared(subnet)).toMatchObject({ ipVersion: 6, ipv6AddressMode: 'slaac', ipv6RaMode: 'slaac' });
  });
});

describe('subnet pools and address scopes', () => {
  it('are created, found, updated, listed and deleted; subnets are taken from them', async () => {
    const title = name();
    const scope = await neutron.createAddressScope({ name: title, ipVersion: 4 });
    keep(scope, (each) => neutron.deleteAddressScope(each));
    expectDeclared(scope);
    const pool = await neutron.createSubnetPool({
      name: title,
      prefixes: ['10.62.0.0/16'],
      defaultPrefixLength: 26,
      minimumPrefixLength: 24,
      addressScopeId: scope.id,
    });
    keep(pool, (each) => neutron.deleteSubnetPool(each));
    expectDeclared(pool);
    expect(Number(pool.defaultPrefixLength)).toBe(26);
    expect((await neutron.findSubnetPool(title))?.id).toBe(pool.id);
    expect((await neutron.findAddressScope(title))?.id).toBe(scope.id);

    const network = await newNetwork({ name: title });
    const taken = await neutron.createSubnet({ networkId: network.id, ipVersion: 4, subnetPoolId: pool.id });
    keep(taken, (each) => neutron.deleteSubnet(each));
    expect(taken.cidr).toMatch(/^10\.62\.\d+\.\d+\/26$/);
    expect((await neutron.getNetwork(network)).ipv4AddressScopeId).toBe(scope.id);
    const longer = await neutron.createSubnet({
      networkId: network.id,
      ipVersion: 4,
      subnetPoolId: pool.id,
      prefixLength: 28,
    });
    expect(longer.cidr).toMatch(/\/28$/);
    await neutron.deleteSubnet(longer);

    await neutron.updateAddressScope(scope, { name: `${title}-2` });
    expect((await neutron.getAddressScope(scope)).name).toBe(`${title}-2`);
    expect((await neutron.listAddressScopes({ ipVersion: 4, name: `${title}-2` })).map(({ id }) => id)).toEqual([
      scope.id,
    ]);

    expectDeclared(await neutron.updateSubnetPool(new SubnetPool({ id: pool.id }), { defaultPrefixLength: 27 }));
    const fetched = expectDeclared(await neutron.getSubnetPool(pool));
    expect(Number(fetched.defaultPrefixLength)).toBe(27);
    expect((await neutron.listSubnetPools({ addressScopeId: scope.id })).map(({ id }) => id)).toEqual([pool.id]);

    await neutron.deleteSubnet(taken);
    await neutron.deleteSubnetPool(pool);
    await neutron.deleteAddressScope(scope);
    await expect(neutron.getSubnetPool(pool)).rejects.toBeInstanceOf(NotFoundError);
    await expect(neutron.getAddressScope(scope)).rejects.toBeInstanceOf(NotFoundError);
  });

  it('grow and shrink, and take in subnets', async () => {
    const title = name();
    const pool = keep(await neutron.createSubnetPool({ name: title, prefixes: ['10.63.0.0/16'] }), (each) =>
      neutron.deleteSubnetPool(each),
    );
    expect(await neutron.addPrefixesToSubnetPool(pool, ['10.65.0.0/16'])).toEqual(['10.63.0.0/16', '10.65.0.0/16']);
    expect(await neutron.removePrefixesFromSubnetPool(pool, ['10.65.0.0/16'])).toEqual(['10.63.0.0/16']);
    const network = await newNetwork({ name: title });
    const subnet = await neutron.createSubnet({ networkId: network.id, ipVersion: 4, cidr: '10.66.0.0/24' });
    await neutron.onboardNetworkSubnets(pool, network, 4);
    expect((await neutron.getSubnet(subnet)).subnetPoolId).toBe(pool.id);
    expect((await neutron.getSubnetPool(pool)).prefixes).toContain('10.66.0.0/24');
  });
});

describe('address groups', () => {
  it('are created, found, updated, listed and deleted; their addresses change', async () => {
    const title = name();
    const group = await neutron.createAddressGroup({ name: title, addresses: ['10.0.0.0/24'] });
    keep(group, (each) => neutron.deleteAddressGroup(each));
    expectDeclared(group);
    expectDeclared(await neutron.addAddressesToAddressGroup(group, ['10.0.2.0/24', '10.0.4.5/32']));
    expect((await neutron.getAddressGroup(group)).addresses).toEqual(['10.0.0.0/24', '10.0.2.0/24', '10.0.4.5/32']);
    const shrunk = await neutron.removeAddressesFromAddressGroup(group, ['10.0.2.0/24']);
    expect(shrunk.addresses).toEqual(['10.0.0.0/24', '10.0.4.5/32']);
    await expect(neutron.removeAddressesFromAddressGroup(group, ['10.9.9.0/24'])).rejects.toBeInstanceOf(NotFoundError);

    expectDeclared(await neutron.updateAddressGroup(group, { description: 'second' }));
    expect((await neutron.findAddressGroup(title))?.description).toBe('second');
    expect((await neutron.listAddressGroups({ name: title })).map(({ id }) => id)).toEqual([group.id]);
    await neutron.deleteAddressGroup(group);
    expect(await neutron.findAddressGroup(title)).toBeNull();
  });
});

it('many are created with one request', async () => {
  const [one, two] = [name(), name()];
  const networks = await neutron.createNetworks([{ name: one }, { name: two, mtu: 1400 }]);
  for (const each of networks) keep(each, (network) => neutron.deleteNetwork(network));
  expect(networks.map((each) => expectDeclared(each).name)).toEqual([one, two]);
  const networkId = networks[0]!.id;
  const subnets = await neutron.createSubnets([
    { networkId, ipVersion: 4, cidr: '10.81.0.0/24' },
    { networkId, ipVersion: 4, cidr: '10.81.1.0/24' },
  ]);
  expect(subnets.map((each) => expectDeclared(each).cidr)).toEqual(['10.81.0.0/24', '10.81.1.0/24']);
  const ports = await neutron.createPorts([{ networkId }, { networkId, name: two }]);
  expect(ports.map((each) => expectDeclared(each).networkId)).toEqual([networkId, networkId]);
  for (const each of ports) await neutron.deletePort(each);
  const { id: securityGroupId } = keep(await neutron.createSecurityGroup({ name: one }), (each) =>
    neutron.deleteSecurityGroup(each),
  );
  const rules = await neutron.createSecurityGroupRules([
    { securityGroupId, direction: 'ingress', protocol: 'tcp' },
    { securityGroupId, direction: 'ingress', protocol: 'udp' },
  ]);
  expect(rules.map((each) => expectDeclared(each).protocol)).toEqual(['tcp', 'udp']);
});
