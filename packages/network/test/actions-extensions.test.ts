import { InvalidAttributeError, InvalidResponseError } from '@os/core';
import {
  Agent,
  BgpPeer,
  BgpSpeaker,
  FirewallPolicy,
  FirewallRule,
  Network,
  Port,
  PortBinding,
  SecurityGroupRule,
  Subnet,
  Trunk,
} from '@os/network/pure';
import { testActions, type ActionRows } from './actions.js';
import { AGENT, NETWORK, PORT, ROUTER, SECURITY_GROUP_RULE, SUBNET } from './answers.js';
import { BGP_PEER, BGP_SPEAKER } from './answers/bgp.js';
import { AUTO_ALLOCATED_TOPOLOGY, PORT_BINDING, TRUNK } from './answers/networks.js';
import { FIREWALL_POLICY, FIREWALL_RULE } from './answers/policies.js';
import { exchange } from './exchange.js';

const { project_id: PROJECT } = AUTO_ALLOCATED_TOPOLOGY;
const SPEAKER = `/bgp-speakers/${BGP_SPEAKER.id}`;
const POLICY = `/fwaas/firewall_policies/${FIREWALL_POLICY.id}`;
const is = (body: object) => expect.objectContaining({ body }) as unknown;

const rows: ActionRows = {
  'addRouterToAgent, with its place among several': {
    call: (c) => c.addRouterToAgent(AGENT.id, ROUTER.id, { haChassisPriority: 7 }),
    sends: `POST /agents/${AGENT.id}/l3-routers`,
    body: { router_id: ROUTER.id, ha_chassis_priority: 7 },
    answer: [201],
  },
  updateRouterInAgent: {
    call: (c) => c.updateRouterInAgent(AGENT.id, ROUTER.id, 8),
    sends: `PUT /agents/${AGENT.id}/l3-routers/${ROUTER.id}`,
    body: { ha_chassis_priority: 8 },
    answer: [200],
  },
  validateAutoAllocatedTopology: {
    call: (c) => c.validateAutoAllocatedTopology(PROJECT),
    sends: `GET /auto-allocated-topology/${PROJECT}?fields=dry-run`,
    answer: [200, { auto_allocated_topology: { id: 'dry-run=pass', tenant_id: PROJECT, project_id: PROJECT } }],
  },
  addTrunkSubports: {
    call: (c) =>
      c.addTrunkSubports(TRUNK.id, [{ portId: PORT.id, segmentationType: 'vlan', segmentationId: 5 }, { portId: 'q' }]),
    sends: `PUT /trunks/${TRUNK.id}/add_subports`,
    body: { sub_ports: [{ port_id: PORT.id, segmentation_type: 'vlan', segmentation_id: 5 }, { port_id: 'q' }] },
    answer: [200, TRUNK],
    gives: is(TRUNK),
  },
  'addTrunkSubports, answered as it is documented': {
    call: (c) => c.addTrunkSubports(new Trunk({ id: TRUNK.id }), []),
    sends: `PUT /trunks/${TRUNK.id}/add_subports`,
    body: { sub_ports: [] },
    answer: [200, { trunk: TRUNK }],
    gives: is(TRUNK),
  },
  deleteTrunkSubports: {
    call: (c) => c.deleteTrunkSubports(TRUNK.id, [PORT.id, new Port({ id: 'q' })]),
    sends: `PUT /trunks/${TRUNK.id}/remove_subports`,
    body: { sub_ports: [{ port_id: PORT.id }, { port_id: 'q' }] },
    answer: [200, TRUNK],
    gives: is(TRUNK),
  },
  activatePortBinding: {
    call: (c) => c.activatePortBinding(PORT.id, 'oscloud2'),
    sends: `PUT /ports/${PORT.id}/bindings/oscloud2/activate`,
    answer: [200, PORT_BINDING],
    gives: expect.any(PortBinding) as unknown,
  },
  addBgpPeerToSpeaker: {
    call: (c) => c.addBgpPeerToSpeaker(BGP_SPEAKER.id, new BgpPeer({ id: BGP_PEER.id })),
    sends: `PUT ${SPEAKER}/add_bgp_peer`,
    body: { bgp_peer_id: BGP_PEER.id },
    answer: [200, { bgp_peer_id: BGP_PEER.id }],
  },
  removeBgpPeerFromSpeaker: {
    call: (c) => c.removeBgpPeerFromSpeaker(new BgpSpeaker({ id: BGP_SPEAKER.id }), BGP_PEER.id),
    sends: `PUT ${SPEAKER}/remove_bgp_peer`,
    body: { bgp_peer_id: BGP_PEER.id },
    answer: [200],
  },
  addGatewayNetworkToSpeaker: {
    call: (c) => c.addGatewayNetworkToSpeaker(BGP_SPEAKER.id, new Network({ id: NETWORK.id })),
    sends: `PUT ${SPEAKER}/add_gateway_network`,
    body: { network_id: NETWORK.id },
    answer: [200, { network_id: NETWORK.id }],
  },
  removeGatewayNetworkFromSpeaker: {
    call: (c) => c.removeGatewayNetworkFromSpeaker(BGP_SPEAKER.id, NETWORK.id),
    sends: `PUT ${SPEAKER}/remove_gateway_network`,
    body: { network_id: NETWORK.id },
    answer: [200, { network_id: NETWORK.id }],
  },
  listBgpSpeakerAgents: {
    call: (c) => c.listBgpSpeakerAgents(BGP_SPEAKER.id),
    sends: `GET ${SPEAKER}/bgp-dragents`,
    answer: [200, { agents: [AGENT] }],
    gives: [expect.any(Agent)],
  },
  listAgentBgpSpeakers: {
    call: (c) => c.listAgentBgpSpeakers(AGENT.id),
    sends: `GET /agents/${AGENT.id}/bgp-drinstances`,
    answer: [200, { bgp_speakers: [BGP_SPEAKER] }],
    gives: [is(BGP_SPEAKER)],
  },
  addBgpSpeakerToAgent: {
    call: (c) => c.addBgpSpeakerToAgent(AGENT.id, BGP_SPEAKER.id),
    sends: `POST /agents/${AGENT.id}/bgp-drinstances`,
    body: { bgp_speaker_id: BGP_SPEAKER.id },
    answer: [201],
  },
  removeBgpSpeakerFromAgent: {
    call: (c) => c.removeBgpSpeakerFromAgent(AGENT.id, BGP_SPEAKER.id),
    sends: `DELETE /agents/${AGENT.id}/bgp-drinstances/${BGP_SPEAKER.id}`,
    answer: [204],
  },
  'insertRuleIntoPolicy, as the first': {
    call: (c) => c.insertRuleIntoPolicy(FIREWALL_POLICY.id, FIREWALL_RULE.id),
    sends: `PUT ${POLICY}/insert_rule`,
    body: { firewall_rule_id: FIREWALL_RULE.id },
    answer: [200, FIREWALL_POLICY],
    gives: is(FIREWALL_POLICY),
  },
  'insertRuleIntoPolicy, at a place': {
    call: (c) =>
      c.insertRuleIntoPolicy(FIREWALL_POLICY.id, new FirewallRule({ id: FIREWALL_RULE.id }), {
        after: 'a',
        before: new FirewallRule({ id: 'b' }),
      }),
    sends: `PUT ${POLICY}/insert_rule`,
    body: { firewall_rule_id: FIREWALL_RULE.id, insert_after: 'a', insert_before: 'b' },
    answer: [200, FIREWALL_POLICY],
    gives: expect.any(FirewallPolicy) as unknown,
  },
  removeRuleFromPolicy: {
    call: (c) => c.removeRuleFromPolicy(FIREWALL_POLICY.id, FIREWALL_RULE.id),
    sends: `PUT ${POLICY}/remove_rule`,
    body: { firewall_rule_id: FIREWALL_RULE.id },
    answer: [200, FIREWALL_POLICY],
    gives: is(FIREWALL_POLICY),
  },
  createNetworks: {
    call: (c) => c.createNetworks([{ name: 'a', isAdminStateUp: false }, { name: 'b' }]),
    sends: 'POST /networks',
    body: { networks: [{ name: 'a', admin_state_up: false }, { name: 'b' }] },
    answer: [201, { networks: [NETWORK, NETWORK] }],
    gives: [is(NETWORK), expect.any(Network)],
  },
  createSubnets: {
    call: (c) => c.createSubnets([{ networkId: 'n', ipVersion: 4, cidr: '10.0.0.0/24' }]),
    sends: 'POST /subnets',
    body: { subnets: [{ network_id: 'n', ip_version: 4, cidr: '10.0.0.0/24' }] },
    answer: [201, { subnets: [SUBNET] }],
    gives: [expect.any(Subnet)],
  },
  createPorts: {
    call: (c) => c.createPorts([{ networkId: 'n' }, { networkId: 'n', fixedIps: [] }]),
    sends: 'POST /ports',
    body: { ports: [{ network_id: 'n' }, { network_id: 'n', fixed_ips: [] }] },
    answer: [201, { ports: [PORT, PORT] }],
    gives: [expect.any(Port), is(PORT)],
  },
  createSecurityGroupRules: {
    call: (c) => c.createSecurityGroupRules([{ securityGroupId: 's', direction: 'ingress', etherType: 'IPv6' }]),
    sends: 'POST /security-group-rules',
    body: { security_group_rules: [{ security_group_id: 's', direction: 'ingress', ethertype: 'IPv6' }] },
    answer: [201, { security_group_rules: [SECURITY_GROUP_RULE] }],
    gives: [expect.any(SecurityGroupRule)],
  },
};

describe('what is not plain CRUD', () => {
  testActions(rows);

  it('refuses to create several where one lacks what all need, before anything is sent', async () => {
    const creating = exchange((c) => c.createSubnets([{ networkId: 'n', ipVersion: 4 }, { networkId: 'n' } as never]));
    await expect(creating).rejects.toThrow(new InvalidAttributeError('createSubnets: item 1 is without ipVersion'));
  });

  it.each([
    ['networks', { network: NETWORK }],
    ['networks', [NETWORK]],
  ])('refuses an answer without "%s"', async (key, answer) => {
    const creating = exchange((c) => c.createNetworks([{}]), [201, answer]);
    await expect(creating).rejects.toThrow(InvalidResponseError);
    await expect(exchange((c) => c.createNetworks([{}]), [201, answer])).rejects.toThrow(`answered without "${key}"`);
  });

  it('refuses an answer that is no trunk', async () => {
    const adding = exchange((c) => c.addTrunkSubports('t', []), [200, 'no JSON']);
    await expect(adding).rejects.toThrow(InvalidResponseError);
  });
});
