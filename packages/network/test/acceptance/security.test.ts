import { ConflictError, NotFoundError } from '@os/core';
import { cloud, expectDeclared, expectQueries } from './setup.js';

const { network: neutron, name, keep } = cloud();
const { network: member } = cloud('oscloud-demo');

describe('security groups and their rules', () => {
  it('are created, found, updated, listed and deleted', async () => {
    const title = name();
    const group = keep(await neutron.createSecurityGroup({ name: title, description: 'first' }), (each) =>
      neutron.deleteSecurityGroup(each),
    );
    expectDeclared(group);
    // Every group lets everything out from the start.
    expect(group.securityGroupRules.map(({ direction }) => direction)).toEqual(['egress', 'egress']);
    expect((await neutron.findSecurityGroup(title))?.id).toBe(group.id);

    const ssh = await neutron.createSecurityGroupRule({
      securityGroupId: group.id,
      direction: 'ingress',
      protocol: 'tcp',
      portRangeMin: 22,
      portRangeMax: 23,
      remoteIpPrefix: '10.1.2.3/24',
    });
    expect(expectDeclared(ssh)).toMatchObject({
      protocol: 'tcp',
      portRangeMin: 22,
      portRangeMax: 23,
      etherType: 'IPv4',
      normalizedCidr: '10.1.2.0/24',
      remoteGroupId: null,
    });
    const addresses = keep(await neutron.createAddressGroup({ name: title, addresses: ['10.0.0.0/24'] }), (each) =>
      neutron.deleteAddressGroup(each),
    );
    const fromGroup = await neutron.createSecurityGroupRule({
      securityGroupId: group.id,
      direction: 'ingress',
      etherType: 'IPv6',
      remoteGroupId: group.id,
    });
    const fromAddresses = await neutron.createSecurityGroupRule({
      securityGroupId: group.id,
      direction: 'ingress',
      remoteAddressGroupId: addresses.id,
    });
    await expect(
      neutron.createSecurityGroupRule({
        securityGroupId: group.id,
        direction: 'ingress',
        etherType: 'IPv6',
        remoteGroupId: group.id,
      }),
    ).rejects.toBeInstanceOf(ConflictError);

    const ids = async (query: Parameters<typeof neutron.listSecurityGroupRules>[0]) =>
      (await neutron.listSecurityGroupRules({ securityGroupId: group.id, ...query })).map(({ id }) => id);
    expect(await ids({ direction: 'ingress', limit: 1 })).toHaveLength(3);
    expect(await ids({ protocol: 'tcp' })).toEqual([ssh.id]);
    expect(await ids({ portRangeMin: 22 })).toEqual([ssh.id]);
    expect(await ids({ portRangeMax: 22 })).toEqual([]);
    expect(await ids({ remoteIpPrefix: '10.1.2.3/24' })).toEqual([ssh.id]);
    expect(await ids({ remoteGroupId: group.id })).toEqual([fromGroup.id]);
    expect(await ids({ remoteAddressGroupId: addresses.id })).toEqual([fromAddresses.id]);
    expect(await ids({ direction: 'ingress', etherType: 'IPv6' })).toEqual([fromGroup.id]);

    const fetched = expectDeclared(await neutron.getSecurityGroup(group));
    expect(fetched.securityGroupRules).toHaveLength(5);
    expectDeclared(await neutron.getSecurityGroupRule(ssh));
    await neutron.deleteSecurityGroupRule(ssh);
    expect(await neutron.findSecurityGroupRule(ssh.id)).toBeNull();
    await neutron.deleteSecurityGroupRule(fromAddresses);

    await neutron.updateSecurityGroup(group, { description: 'second', stateful: false });
    expect(await neutron.getSecurityGroup(group)).toMatchObject({
      name: title,
      description: 'second',
      stateful: false,
    });
    expect((await neutron.listSecurityGroups({ name: title, stateful: false })).map(({ id }) => id)).toEqual([
      group.id,
    ]);
    await neutron.setTags(group, ['a']);
    expect(await neutron.getTags(group)).toEqual(['a']);
    await neutron.deleteSecurityGroup(group);
    await expect(neutron.getSecurityGroup(group)).rejects.toBeInstanceOf(NotFoundError);
  });

  it('declare what the service answers for those of each project', async () => {
    for (const group of await neutron.listSecurityGroups()) expectDeclared(group);
    for (const rule of await neutron.listSecurityGroupRules()) expectDeclared(rule);
  });
});

describe('RBAC policies', () => {
  it('let another project use a network, until they are taken back', async () => {
    const title = name();
    const network = keep(await neutron.createNetwork({ name: title }), (each) => neutron.deleteNetwork(each));
    expect(await member.findNetwork(title)).toBeNull();
    const nobody = '0'.repeat(32);
    const policy = keep(
      await neutron.createRbacPolicy({
        objectType: 'network',
        objectId: network.id,
        action: 'access_as_shared',
        targetProjectId: nobody,
      }),
      (each) => neutron.deleteRbacPolicy(each),
    );
    expectDeclared(policy);
    expect(await member.findNetwork(title)).toBeNull();

    await neutron.updateRbacPolicy(policy, { targetProjectId: '*' });
    expect(expectDeclared(await neutron.getRbacPolicy(policy)).targetProjectId).toBe('*');
    expect((await member.findNetwork(title))?.isShared).toBe(true);
    const query = { objectType: 'network', objectId: network.id, action: 'access_as_shared', targetProjectId: '*' };
    expect((await neutron.listRbacPolicies(query)).map(({ id }) => id)).toEqual([policy.id]);
    expect((await neutron.findRbacPolicy(policy.id))?.objectId).toBe(network.id);

    await neutron.deleteRbacPolicy(policy);
    expect(await member.findNetwork(title)).toBeNull();
  });
});

describe('what a member sees', () => {
  it('is declared', async () => {
    const title = name();
    const network = keep(await member.createNetwork({ name: title }), (each) => member.deleteNetwork(each));
    const subnet = await member.createSubnet({ networkId: network.id, ipVersion: 4, cidr: '10.72.0.0/24' });
    const port = keep(await member.createPort({ networkId: network.id }), (each) => member.deletePort(each));
    const router = keep(await member.createRouter({ name: title }), (each) => member.deleteRouter(each));
    [network, subnet, port, router].forEach(expectDeclared);
    expectDeclared(await member.getNetwork(network));
    expectDeclared(await member.getSubnet(subnet));
    expectDeclared(await member.getPort(port));
    expectDeclared(await member.getRouter(router));
    expect(port).toMatchObject({ bindingVnicType: 'normal', bindingHostId: undefined });
    for (const group of await member.listSecurityGroups()) expectDeclared(group);
    for (const pool of await member.listSubnetPools()) expectDeclared(pool);
  });
});

it('rules that new security groups start with are created, found, listed and deleted', async () => {
  (await neutron.listDefaultSecurityGroupRules()).forEach(expectDeclared);
  const rule = keep(
    await neutron.createDefaultSecurityGroupRule({
      direction: 'ingress',
      protocol: 'tcp',
      portRangeMin: 4711,
      portRangeMax: 4712,
      remoteIpPrefix: '10.9.8.0/24',
      description: 'for a test',
      usedInDefaultSg: false,
      usedInNonDefaultSg: true,
    }),
    (each) => neutron.deleteDefaultSecurityGroupRule(each),
  );
  expect(expectDeclared(rule)).toMatchObject({ etherType: 'IPv4', remoteGroupId: null });
  expectDeclared(await neutron.getDefaultSecurityGroupRule(rule));
  expect((await neutron.findDefaultSecurityGroupRule(rule.id))?.portRangeMin).toBe(4711);
  await expectQueries(
    (query: Parameters<typeof neutron.listDefaultSecurityGroupRules>[0]) =>
      neutron.listDefaultSecurityGroupRules(query),
    rule,
    {
      direction: 'ingress',
      etherType: 'IPv4',
      protocol: 'tcp',
      portRangeMin: 4711,
      portRangeMax: 4712,
      remoteIpPrefix: '10.9.8.0/24',
      description: 'for a test',
      usedInDefaultSg: false,
      usedInNonDefaultSg: true,
    },
    {
      direction: 'egress',
      etherType: 'IPv6',
      protocol: 'udp',
      portRangeMin: 1,
      portRangeMax: 1,
      remoteIpPrefix: '10.9.9.0/24',
      remoteGroupId: 'PARENT',
      description: 'x',
      usedInDefaultSg: true,
      usedInNonDefaultSg: false,
    },
  );
  const group = keep(await neutron.createSecurityGroup({ name: name() }), (each) => neutron.deleteSecurityGroup(each));
  expect(group.securityGroupRules.map(({ portRangeMin }) => portRangeMin)).toContain(4711);
  await neutron.deleteDefaultSecurityGroupRule(rule);
  await expect(neutron.getDefaultSecurityGroupRule(rule)).rejects.toBeInstanceOf(NotFoundError);
});
