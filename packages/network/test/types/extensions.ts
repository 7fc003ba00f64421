// Compiled, never run: what the types of resources and methods of extensions promise, and what they refuse.
import type { Connection } from '@os/core';
import { BgpPeer, BgpSpeaker, VpnIkePolicy } from '@os/network';
import type {
  BgpVpnPortAssociation,
  FirewallPolicy,
  Network,
  PortBinding,
  RulePlace,
  SubPort,
  Trunk,
} from '@os/network';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const holds = <T extends true>(): T | undefined => undefined;

export async function promises({ network: neutron }: Connection): Promise<void> {
  const trunk = await neutron.createTrunk({ portId: 'p', subPorts: [{ portId: 'q', segmentationId: 5 }] });
  holds<Equal<typeof trunk, Trunk>>();
  await neutron.waitForTrunk(trunk, { status: 'ACTIVE' });
  // @ts-expect-error -- the port is required
  await neutron.createTrunk({ name: 'blue' });
  // @ts-expect-error -- sub-ports are changed by methods of their own
  await neutron.updateTrunk(trunk, { subPorts: [] });
  const subPort: SubPort = { portId: 'q', segmentationType: 'vlan', segmentationId: 6 };
  holds<Equal<Awaited<ReturnType<typeof neutron.addTrunkSubports>>, Trunk>>();
  await neutron.addTrunkSubports(trunk, [subPort]);
  // @ts-expect-error -- a sub-port is more than an id
  await neutron.addTrunkSubports(trunk, ['q']);
  // @ts-expect-error -- sub-ports are listed by their trunk
  neutron.listTrunkSubports();
  // @ts-expect-error -- sub-ports come with methods of the trunk
  neutron.createTrunkSubport;

  const binding = await neutron.activatePortBinding('p', 'host');
  holds<Equal<typeof binding, PortBinding>>();
  holds<Equal<typeof binding.host, string>>();

  await neutron.addBgpPeerToSpeaker(new BgpSpeaker({ id: 's' }), new BgpPeer({ id: 'p' }));
  // @ts-expect-error -- first the speaker, then the peer
  await neutron.addBgpPeerToSpeaker(new BgpPeer({ id: 'p' }), new BgpSpeaker({ id: 's' }));
  // @ts-expect-error -- how it proves who it is must be said
  await neutron.createBgpPeer({ peerIp: '10.0.0.1', remoteAs: 65001 });
  // @ts-expect-error -- speakers keep their number
  await neutron.updateBgpSpeaker('s', { localAs: 65002 });

  const association = await neutron.createBgpVpnPortAssociation('v', { portId: 'p', routes: [{ type: 'prefix' }] });
  holds<Equal<typeof association, BgpVpnPortAssociation>>();
  holds<Equal<(typeof association.routes)[number]['prefix'], string | undefined>>();
  // @ts-expect-error -- associations of networks have nothing to change
  neutron.updateBgpVpnNetworkAssociation;
  neutron.listBgpVpns({ networkIds: ['n', 'm'], type: 'l3' });
  // @ts-expect-error -- a number
  neutron.listBgpVpns({ vni: 'many' });

  const place: RulePlace = { after: 'r' };
  const policy = await neutron.insertRuleIntoPolicy('p', 'r', place);
  holds<Equal<typeof policy, FirewallPolicy>>();
  // @ts-expect-error -- a place is after or before a rule
  await neutron.insertRuleIntoPolicy('p', 'r', { first: true });

  const networks = await neutron.createNetworks([{ name: 'a' }, { name: 'b' }]);
  holds<Equal<typeof networks, Network[]>>();
  // @ts-expect-error -- each needs a network
  await neutron.createPorts([{ networkId: 'n' }, {}]);

  const ike = new VpnIkePolicy({ id: 'i' });
  await neutron.updateVpnIkePolicy(ike, { lifetime: { units: 'seconds', value: 3600 } });
  // @ts-expect-error -- a policy is no service
  await neutron.getVpnService(ike);
  // @ts-expect-error -- both ends know a secret
  await neutron.createVpnIpsecSiteConnection({ vpnServiceId: 'v', ikePolicyId: 'i', ipsecPolicyId: 'j' });

  const rule = await neutron.getQosAliasDscpMarkingRule('r');
  await neutron.updateQosAliasDscpMarkingRule(rule, { dscpMark: 26 });
  // @ts-expect-error -- rules are created below their policy
  neutron.createQosAliasDscpMarkingRule;
  // @ts-expect-error -- counted traffic keeps its name
  neutron.updateMeteringLabel;
}
