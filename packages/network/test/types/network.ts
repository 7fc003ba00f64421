// Compiled, never run: what the types promise, and what they refuse.
import type { Connection } from '@os/core';
import { QosPolicy, Router, Subnet, SubnetPool } from '@os/network';
import type { RouterGateway, Network, Port } from '@os/network';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const holds = <T extends true>(): T | undefined => undefined;

export async function promises({ network: neutron }: Connection): Promise<void> {
  const network = await neutron.createNetwork({ name: 'blue', isAdminStateUp: true });
  holds<Equal<typeof network, Network>>();
  holds<Equal<typeof network.name, string>>();
  holds<Equal<typeof network.subnetIds, readonly string[]>>();
  holds<Equal<typeof network.ipv4AddressScopeId, string | null>>();
  holds<Equal<typeof network.qosPolicyId, string | null | undefined>>();
  network.mtu = 1400;
  // @ts-expect-error -- a number
  network.mtu = '1400';
  // @ts-expect-error -- only the service sets it
  network.status = 'DOWN';
  // @ts-expect-error -- can only be given on creation
  network.projectId = 'p';
  // @ts-expect-error -- tags are set by methods of their own
  network.tags = ['a'];

  // @ts-expect-error -- networkId is required
  await neutron.createSubnet({ ipVersion: 4 });
  // @ts-expect-error -- no such attribute
  await neutron.createNetwork({ isUp: true });
  // @ts-expect-error -- a name cannot be unset
  await neutron.updateNetwork(network, { name: null });
  await neutron.updateNetwork(network, { name: undefined, qosPolicyId: null });
  await neutron.updateFloatingIp('f', { portId: null });
  // @ts-expect-error -- the empty string unsets it
  await neutron.updatePort('p', { deviceId: null });
  // @ts-expect-error -- can only be given on creation
  await neutron.updateSubnet('s', { cidr: '10.0.0.0/8' });
  // @ts-expect-error -- rules never change
  neutron.updateSecurityGroupRule;
  // @ts-expect-error -- agents come by themselves
  neutron.createAgent;
  // @ts-expect-error -- pools have no status
  neutron.waitForSubnetPool;

  const found = await neutron.findNetwork('blue');
  holds<Equal<typeof found, Network | null>>();
  for await (const port of neutron.listPorts({ networkId: network.id, status: ['ACTIVE', 'DOWN'] })) {
    holds<Equal<typeof port, Port>>();
    holds<Equal<(typeof port.fixedIps)[number], { readonly subnetId: string; readonly ipAddress: string }>>();
  }
  // @ts-expect-error -- no such query
  neutron.listPorts({ networkIds: [] });
  // @ts-expect-error -- a number
  neutron.listNetworks({ mtu: 'large' });

  const policy = await neutron.createQosPolicy({});
  const rule = await neutron.createQosBandwidthLimitRule(policy, { maxKbps: 1000, direction: 'egress' });
  holds<Equal<typeof rule.qosPolicyId, string>>();
  await neutron.deleteQosBandwidthLimitRule(policy, rule);
  // @ts-expect-error -- the policy comes first
  await neutron.deleteQosBandwidthLimitRule(rule);
  // @ts-expect-error -- a network is no policy
  neutron.listQosBandwidthLimitRules(network);
  // @ts-expect-error -- a subnet is no network
  await neutron.getNetwork(new Subnet({ id: 's' }));

  await neutron.addInterfaceToRouter('r', { subnet: new Subnet({ id: 's' }) });
  // @ts-expect-error -- either of them
  await neutron.addInterfaceToRouter('r', { subnet: 's', port: 'p' });
  // @ts-expect-error -- a router is no subnet
  await neutron.addInterfaceToRouter('r', { subnet: new Router({ id: 'r' }) });
  const gateway: RouterGateway = { networkId: 'ext', externalFixedIps: [{ subnetId: 's' }] };
  await neutron.addGatewayToRouter('r', gateway);
  // @ts-expect-error -- a gateway leads to a network
  await neutron.addGatewayToRouter('r', { enableSnat: true });

  await neutron.setTags(network, ['a']);
  await neutron.addTag(policy, 'a');
  await neutron.removeTag(new SubnetPool({ id: 's' }), 'a');
  // @ts-expect-error -- rules have no tags
  await neutron.addTag(rule, 'a');
  // @ts-expect-error -- an id alone does not say what it is the id of
  await neutron.addTag(network.id, 'a');
  await neutron.getTags(new QosPolicy({ id: 'q' }));
}
