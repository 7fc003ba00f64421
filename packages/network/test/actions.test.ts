import { InvalidAttributeError, InvalidResponseError } from '@os/core';
import {
  AddressGroup,
  Agent,
  FloatingIp,
  Network,
  Port,
  QosPolicy,
  Quota,
  QuotaDetails,
  Router,
  RouterInterface,
  SecurityGroup,
  type NetworkService,
} from '@os/network/pure';
import { testActions, type ActionRows } from './actions.js';
import * as answers from './answers.js';
import { exchange } from './exchange.js';

const { ADDRESS_GROUP, AGENT, FLAVOR, NETWORK, PORT, ROUTER, SERVICE_PROFILE, SUBNET, SUBNET_POOL } = answers;
const ROUTES = [{ destination: '10.99.0.0/24', nexthop: '10.77.0.7' }];
const GATEWAY = {
  networkId: 'ext',
  enableSnat: false,
  externalFixedIps: [{ subnetId: 's', ipAddress: '172.24.4.9' }],
};
const GATEWAY_BODY = {
  network_id: 'ext',
  enable_snat: false,
  external_fixed_ips: [{ subnet_id: 's', ip_address: '172.24.4.9' }],
};
const error = (type: string) => ({ NeutronError: { type, message: `It is ${type}.`, detail: '' } });

const rows: ActionRows = {
  'addInterfaceToRouter, by subnet': {
    call: (c) => c.addInterfaceToRouter(ROUTER.id, { subnet: SUBNET.id }),
    sends: `PUT /routers/${ROUTER.id}/add_router_interface`,
    body: { subnet_id: SUBNET.id },
    answer: [200, answers.ROUTER_INTERFACE],
    gives: expect.any(RouterInterface) as unknown,
  },
  'addInterfaceToRouter, by port': {
    call: (c) => c.addInterfaceToRouter(new Router({ id: ROUTER.id }), { port: new Port({ id: PORT.id }) }),
    sends: `PUT /routers/${ROUTER.id}/add_router_interface`,
    body: { port_id: PORT.id },
    answer: [200, answers.ROUTER_INTERFACE],
    gives: expect.objectContaining({ body: answers.ROUTER_INTERFACE }),
  },
  removeInterfaceFromRouter: {
    call: (c) => c.removeInterfaceFromRouter(ROUTER.id, { port: PORT.id }),
    sends: `PUT /routers/${ROUTER.id}/remove_router_interface`,
    body: { port_id: PORT.id },
    answer: [200, answers.ROUTER_INTERFACE],
    gives: expect.any(RouterInterface) as unknown,
  },
  addGatewayToRouter: {
    call: (c) => c.addGatewayToRouter(ROUTER.id, GATEWAY),
    sends: `PUT /routers/${ROUTER.id}`,
    body: { router: { external_gateway_info: GATEWAY_BODY } },
    answer: [200, { router: ROUTER }],
    gives: expect.objectContaining({ body: ROUTER }),
  },
  removeGatewayFromRouter: {
    call: (c) => c.removeGatewayFromRouter(ROUTER.id),
    sends: `PUT /routers/${ROUTER.id}`,
    body: { router: { external_gateway_info: null } },
    answer: [200, { router: ROUTER }],
    gives: expect.any(Router) as unknown,
  },
  addExternalGatewaysToRouter: {
    call: (c) => c.addExternalGatewaysToRouter(ROUTER.id, [GATEWAY, { networkId: 'other' }]),
    sends: `PUT /routers/${ROUTER.id}/add_external_gateways`,
    body: { router: { external_gateways: [GATEWAY_BODY, { network_id: 'other' }] } },
    answer: [200, { router: ROUTER }],
    gives: expect.any(Router) as unknown,
  },
  updateExternalGatewaysOfRouter: {
    call: (c) => c.updateExternalGatewaysOfRouter(ROUTER.id, [GATEWAY]),
    sends: `PUT /routers/${ROUTER.id}/update_external_gateways`,
    body: { router: { external_gateways: [GATEWAY_BODY] } },
    answer: [200, { router: ROUTER }],
    gives: expect.any(Router) as unknown,
  },
  removeExternalGatewaysFromRouter: {
    call: (c) => c.removeExternalGatewaysFromRouter(ROUTER.id, [{ networkId: 'ext' }]),
    sends: `PUT /routers/${ROUTER.id}/remove_external_gateways`,
    body: { router: { external_gateways: [{ network_id: 'ext' }] } },
    answer: [200, { router: ROUTER }],
    gives: expect.any(Router) as unknown,
  },
  addExtraRoutesToRouter: {
    call: (c) => c.addExtraRoutesToRouter(ROUTER.id, ROUTES),
    sends: `PUT /routers/${ROUTER.id}/add_extraroutes`,
    body: { router: { routes: ROUTES } },
    answer: [200, { router: answers.ROUTED_ROUTER }],
    gives: expect.objectContaining({ routes: ROUTES, body: answers.ROUTED_ROUTER }),
  },
  removeExtraRoutesFromRouter: {
    call: (c) => c.removeExtraRoutesFromRouter(ROUTER.id, ROUTES),
    sends: `PUT /routers/${ROUTER.id}/remove_extraroutes`,
    body: { router: { routes: ROUTES } },
    answer: [200, { router: ROUTER }],
    gives: expect.any(Router) as unknown,
  },
  addAddressesToAddressGroup: {
    call: (c) => c.addAddressesToAddressGroup(ADDRESS_GROUP.id, ['10.0.1.0/24']),
    sends: `PUT /address-groups/${ADDRESS_GROUP.id}/add_addresses`,
    body: { addresses: ['10.0.1.0/24'] },
    answer: [200, { address_group: answers.CHANGED_ADDRESS_GROUP }],
    gives: expect.objectContaining({ addresses: ['10.0.0.0/24', '10.0.1.0/24'] }),
  },
  removeAddressesFromAddressGroup: {
    call: (c) => c.removeAddressesFromAddressGroup(ADDRESS_GROUP.id, ['10.0.1.0/24']),
    sends: `PUT /address-groups/${ADDRESS_GROUP.id}/remove_addresses`,
    body: { addresses: ['10.0.1.0/24'] },
    answer: [200, { address_group: answers.CHANGED_ADDRESS_GROUP }],
    gives: expect.any(AddressGroup) as unknown,
  },
  addPrefixesToSubnetPool: {
    call: (c) => c.addPrefixesToSubnetPool(SUBNET_POOL.id, ['10.78.0.0/16']),
    sends: `PUT /subnetpools/${SUBNET_POOL.id}/add_prefixes`,
    body: { prefixes: ['10.78.0.0/16'] },
    answer: [200, { prefixes: ['10.77.0.0/16', '10.78.0.0/16'] }],
    gives: ['10.77.0.0/16', '10.78.0.0/16'],
  },
  removePrefixesFromSubnetPool: {
    call: (c) => c.removePrefixesFromSubnetPool(SUBNET_POOL.id, ['10.78.0.0/16']),
    sends: `PUT /subnetpools/${SUBNET_POOL.id}/remove_prefixes`,
    body: { prefixes: ['10.78.0.0/16'] },
    answer: [200, { prefixes: ['10.77.0.0/16'] }],
    gives: ['10.77.0.0/16'],
  },
  onboardNetworkSubnets: {
    call: (c) => c.onboardNetworkSubnets(SUBNET_POOL.id, NETWORK.id, 4),
    sends: `PUT /subnetpools/${SUBNET_POOL.id}/onboard_network_subnets`,
    body: { network_id: NETWORK.id, ip_version: 4 },
    answer: [200, [{ id: SUBNET.id, cidr: '10.71.0.0/24' }]],
  },
  listRouterAgents: {
    call: (c) => c.listRouterAgents(ROUTER.id),
    sends: `GET /routers/${ROUTER.id}/l3-agents`,
    answer: [200, { agents: [answers.AGENT_OF_ROUTER] }],
    gives: [expect.any(Agent)],
  },
  listAgentRouters: {
    call: (c) => c.listAgentRouters(AGENT.id),
    sends: `GET /agents/${AGENT.id}/l3-routers`,
    answer: [200, { routers: [ROUTER] }],
    gives: [expect.any(Router)],
  },
  addRouterToAgent: {
    call: (c) => c.addRouterToAgent(AGENT.id, ROUTER.id),
    sends: `POST /agents/${AGENT.id}/l3-routers`,
    body: { router_id: ROUTER.id },
    answer: [201],
  },
  removeRouterFromAgent: {
    call: (c) => c.removeRouterFromAgent(AGENT.id, ROUTER.id),
    sends: `DELETE /agents/${AGENT.id}/l3-routers/${ROUTER.id}`,
    answer: [204],
  },
  listNetworkAgents: {
    call: (c) => c.listNetworkAgents(NETWORK.id),
    sends: `GET /networks/${NETWORK.id}/dhcp-agents`,
    answer: [200, { agents: [AGENT] }],
    gives: [expect.any(Agent)],
  },
  listAgentNetworks: {
    call: (c) => c.listAgentNetworks(AGENT.id),
    sends: `GET /agents/${AGENT.id}/dhcp-networks`,
    answer: [200, { networks: [NETWORK] }],
    gives: [expect.any(Network)],
  },
  addNetworkToAgent: {
    call: (c) => c.addNetworkToAgent(AGENT.id, NETWORK.id),
    sends: `POST /agents/${AGENT.id}/dhcp-networks`,
    body: { network_id: NETWORK.id },
    answer: [201],
  },
  removeNetworkFromAgent: {
    call: (c) => c.removeNetworkFromAgent(AGENT.id, NETWORK.id),
    sends: `DELETE /agents/${AGENT.id}/dhcp-networks/${NETWORK.id}`,
    answer: [204],
  },
  getDefaultQuota: {
    call: (c) => c.getDefaultQuota('p'),
    sends: 'GET /quotas/p/default',
    answer: [200, { quota: answers.QUOTA }],
    gives: expect.any(Quota) as unknown,
  },
  getQuotaDetails: {
    call: (c) => c.getQuotaDetails('p'),
    sends: 'GET /quotas/p/details.json',
    answer: [200, { quota: answers.QUOTA_DETAILS }],
    gives: expect.any(QuotaDetails) as unknown,
  },
  associateFlavorWithServiceProfile: {
    call: (c) => c.associateFlavorWithServiceProfile(FLAVOR.id, SERVICE_PROFILE.id),
    sends: `POST /flavors/${FLAVOR.id}/service_profiles`,
    body: { service_profile: { id: SERVICE_PROFILE.id } },
    answer: [201, { service_profile: { id: FLAVOR.id } }],
  },
  disassociateFlavorFromServiceProfile: {
    call: (c) => c.disassociateFlavorFromServiceProfile(FLAVOR.id, SERVICE_PROFILE.id),
    sends: `DELETE /flavors/${FLAVOR.id}/service_profiles/${SERVICE_PROFILE.id}`,
    answer: [204],
  },
  getTags: {
    call: (c) => c.getTags(new Network({ id: NETWORK.id })),
    sends: `GET /networks/${NETWORK.id}/tags`,
    answer: [200, { tags: ['a', 'b'] }],
    gives: ['a', 'b'],
  },
  'getTags of a policy, whose path is shorter': {
    call: (c) => c.getTags(new QosPolicy({ id: 'q' })),
    sends: 'GET /policies/q/tags',
    answer: [200, { tags: [] }],
    gives: [],
  },
  setTags: {
    call: (c) => c.setTags(new SecurityGroup({ id: 's' }), ['a', 'b']),
    sends: 'PUT /security-groups/s/tags',
    body: { tags: ['a', 'b'] },
    answer: [200, { tags: ['a', 'b'] }],
  },
  addTags: {
    call: (c) => c.addTags(new FloatingIp({ id: 'f' }), ['a/b']),
    sends: 'POST /floatingips/f/tags',
    body: { tags: ['a/b'] },
    answer: [200, { tags: ['a/b'] }],
  },
  addTag: {
    call: (c) => c.addTag(new Router({ id: 'r' }), 'a b?'),
    sends: 'PUT /routers/r/tags/a%20b%3F',
    answer: [201],
  },
  'hasTag, if it has': {
    call: (c) => c.hasTag(new Port({ id: 'p' }), 'a'),
    sends: 'GET /ports/p/tags/a',
    answer: [204],
    gives: true,
  },
  'hasTag, if it has not': {
    call: (c) => c.hasTag(new Port({ id: 'p' }), 'a'),
    sends: 'GET /ports/p/tags/a',
    answer: [404, error('TagNotFound')],
    gives: false,
  },
  removeTag: {
    call: (c) => c.removeTag(new Network({ id: 'n' }), 'a'),
    sends: 'DELETE /networks/n/tags/a',
    answer: [204],
  },
  removeAllTags: {
    call: (c) => c.removeAllTags(new Network({ id: 'n' })),
    sends: 'DELETE /networks/n/tags',
    answer: [204],
  },
};

describe('what is not plain CRUD', () => {
  testActions(rows);

  it('says which project a quota is of', async () => {
    const { result } = await exchange((c) => c.getDefaultQuota('p'), [200, { quota: answers.QUOTA }]);
    expect(result).toMatchObject({ id: 'p', projectId: 'p', networks: 500 });
    const { result: details } = await exchange((c) => c.getQuotaDetails('p'), [200, { quota: answers.QUOTA_DETAILS }]);
    expect(details).toMatchObject({ id: 'p', networks: { limit: 500, reserved: 0 } });
  });

  it('brings a router object up to date when it gets a gateway', async () => {
    const router = new Router({ id: ROUTER.id });
    await exchange((c) => c.addGatewayToRouter(router, GATEWAY), [200, { router: ROUTER }]);
    expect(router.externalGatewayInfo?.externalFixedIps).toEqual([
      {
        subnetId: ROUTER.external_gateway_info.external_fixed_ips[0]!.subnet_id,
        ipAddress: expect.any(String) as unknown,
      },
    ]);
  });

  it.each([
    ['neither', {}],
    ['both', { subnet: 's', port: 'p' }],
  ])('refuses an interface given by %s', async (_, target) => {
    await expect(exchange((c) => c.addInterfaceToRouter('r', target as never))).rejects.toThrow(
      new InvalidAttributeError('An interface of a router is given by its subnet or its port: { subnet } or { port }'),
    );
  });

  it('refuses to tag what was not created yet', async () => {
    await expect(exchange((c) => c.getTags(new Network({ name: 'blue' })))).rejects.toThrow(InvalidAttributeError);
  });

  it.each([
    ['tags', (c: NetworkService) => c.getTags(new Network({ id: 'n' }))],
    ['prefixes', (c: NetworkService) => c.addPrefixesToSubnetPool('s', [])],
    ['quota', (c: NetworkService) => c.getDefaultQuota('p')],
  ])('refuses an answer without "%s"', async (key, call) => {
    await expect(exchange(call, [200, { other: 1 }])).rejects.toThrow(InvalidResponseError);
    await expect(exchange(call, [200, { other: 1 }])).rejects.toThrow(`was answered without "${key}"`);
  });
});
