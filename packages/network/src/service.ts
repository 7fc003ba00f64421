import {
  idOf,
  InvalidAttributeError,
  InvalidResponseError,
  isJsonObject,
  NotFoundError,
  path,
  resourceIn,
  serviceOf,
  type AnyResourceClass,
  type CallOptions,
  type JsonObject,
  type ListOptions,
  type Ref,
  type ResourceList,
  type ServiceResponse,
} from '@os/core';
import { AddressGroup, AddressScope } from './address.js';
import { Agent, AvailabilityZone } from './agent.js';
import { Extension } from './extension.js';
import { Flavor, ServiceProfile, ServiceProvider } from './flavor.js';
import { FloatingIp, FloatingIpPool, PortForwarding } from './floating-ip.js';
import { Network, NetworkIpAvailability } from './network.js';
import { Port } from './port.js';
import {
  QosBandwidthLimitRule,
  QosDscpMarkingRule,
  QosMinimumBandwidthRule,
  QosMinimumPacketRateRule,
  QosPacketRateLimitRule,
  QosPolicy,
  QosRuleType,
} from './qos.js';
import { Quota, QuotaDetails } from './quota.js';
import { RbacPolicy } from './rbac.js';
import { Router, RouterInterface, type RouterGateway, type RouterRoute } from './router.js';
import { SecurityGroup, SecurityGroupRule } from './security-group.js';
import { Subnet, SubnetPool } from './subnet.js';
import { tagsPath, type Taggable } from './tags.js';

/** What a router's interface leads to: a subnet, whose gateway address it takes, or a port, with the port's addresses. */
export type RouterInterfaceTarget =
  | { readonly subnet: Ref<Subnet>; readonly port?: undefined }
  | { readonly port: Ref<Port>; readonly subnet?: undefined };

/** The Networking service (Neutron). See https://docs.openstack.org/api-ref/network/v2/ */
export class NetworkService extends serviceOf({
  network: Network,
  networkIpAvailability: NetworkIpAvailability,
  subnet: Subnet,
  subnetPool: SubnetPool,
  addressScope: AddressScope,
  addressGroup: AddressGroup,
  port: Port,
  router: Router,
  floatingIp: FloatingIp,
  floatingIpPool: FloatingIpPool,
  portForwarding: PortForwarding,
  securityGroup: SecurityGroup,
  securityGroupRule: SecurityGroupRule,
  rbacPolicy: RbacPolicy,
  qosPolicy: QosPolicy,
  qosRuleType: QosRuleType,
  qosBandwidthLimitRule: QosBandwidthLimitRule,
  qosDscpMarkingRule: QosDscpMarkingRule,
  qosMinimumBandwidthRule: QosMinimumBandwidthRule,
  qosMinimumPacketRateRule: QosMinimumPacketRateRule,
  qosPacketRateLimitRule: QosPacketRateLimitRule,
  agent: Agent,
  availabilityZone: AvailabilityZone,
  extension: Extension,
  quota: Quota,
  flavor: Flavor,
  serviceProfile: ServiceProfile,
  serviceProvider: ServiceProvider,
}) {
  /**
   * Connects a router with a subnet, or with the subnets of a port.
   *
   * @throws ConflictError - the port is in use already.
   * @throws BadRequestError - the subnet has no gateway address, or overlaps with another one of the router.
   */
  async addInterfaceToRouter(
    router: Ref<Router>,
    target: RouterInterfaceTarget,
    options?: CallOptions,
  ): Promise<RouterInterface> {
    const url = path`/routers/${router}/add_router_interface`;
    return this.#change(RouterInterface, 'addInterfaceToRouter', url, options, interfaceOf(target));
  }

  /**
   * Takes a router's interface away. Its port is deleted.
   *
   * @throws ConflictError - floating IPs or routes need it.
   * @throws NotFoundError - there is no such interface.
   */
  async removeInterfaceFromRouter(
    router: Ref<Router>,
    target: RouterInterfaceTarget,
    options?: CallOptions,
  ): Promise<RouterInterface> {
    const url = path`/routers/${router}/remove_router_interface`;
    return this.#change(RouterInterface, 'removeInterfaceFromRouter', url, options, interfaceOf(target));
  }

  /** Gives a router a way out through an external network, in place of the one that it had. */
  async addGatewayToRouter(router: Ref<Router>, gateway: RouterGateway, options?: CallOptions): Promise<Router> {
    const call = `${this.context.key}.addGatewayToRouter`;
    return this.updateRouter(router, { externalGatewayInfo: gateway }, { call, ...options });
  }

  /**
   * Takes a router's way out away.
   *
   * @throws ConflictError - floating IPs need it.
   */
  async removeGatewayFromRouter(router: Ref<Router>, options?: CallOptions): Promise<Router> {
    const call = `${this.context.key}.removeGatewayFromRouter`;
    return this.updateRouter(router, { externalGatewayInfo: null }, { call, ...options });
  }

  /** Gives a router further ways out. Needs the extension `external-gateway-multihoming`. */
  async addExternalGatewaysToRouter(
    router: Ref<Router>,
    gateways: readonly RouterGateway[],
    options?: CallOptions,
  ): Promise<Router> {
    const url = path`/routers/${router}/add_external_gateways`;
    return this.#change(Router, 'addExternalGatewaysToRouter', url, options, gatewaysOf(gateways));
  }

  /** Changes ways out of a router. Needs the extension `external-gateway-multihoming`. */
  async updateExternalGatewaysOfRouter(
    router: Ref<Router>,
    gateways: readonly RouterGateway[],
    options?: CallOptions,
  ): Promise<Router> {
    const url = path`/routers/${router}/update_external_gateways`;
    return this.#change(Router, 'updateExternalGatewaysOfRouter', url, options, gatewaysOf(gateways));
  }

  /** Takes ways out of a router away. Needs the extension `external-gateway-multihoming`. */
  async removeExternalGatewaysFromRouter(
    router: Ref<Router>,
    gateways: readonly RouterGateway[],
    options?: CallOptions,
  ): Promise<Router> {
    const url = path`/routers/${router}/remove_external_gateways`;
    return this.#change(Router, 'removeExternalGatewaysFromRouter', url, options, gatewaysOf(gateways));
  }

  /** Adds routes to those that a router has. Unlike an update, it does not undo what others change at the same time. */
  async addExtraRoutesToRouter(
    router: Ref<Router>,
    routes: readonly RouterRoute[],
    options?: CallOptions,
  ): Promise<Router> {
    const url = path`/routers/${router}/add_extraroutes`;
    return this.#change(Router, 'addExtraRoutesToRouter', url, options, { router: { routes } });
  }

  /** Takes routes from those that a router has. Routes that it lacks are no error. */
  async removeExtraRoutesFromRouter(
    router: Ref<Router>,
    routes: readonly RouterRoute[],
    options?: CallOptions,
  ): Promise<Router> {
    const url = path`/routers/${router}/remove_extraroutes`;
    return this.#change(Router, 'removeExtraRoutesFromRouter', url, options, { router: { routes } });
  }

  /** Adds networks in CIDR notation to an address group. */
  async addAddressesToAddressGroup(
    group: Ref<AddressGroup>,
    addresses: readonly string[],
    options?: CallOptions,
  ): Promise<AddressGroup> {
    const url = path`/address-groups/${group}/add_addresses`;
    return this.#change(AddressGroup, 'addAddressesToAddressGroup', url, options, { addresses });
  }

  /**
   * Takes networks in CIDR notation from an address group.
   *
   * @throws NotFoundError - the group lacks one of them.
   */
  async removeAddressesFromAddressGroup(
    group: Ref<AddressGroup>,
    addresses: readonly string[],
    options?: CallOptions,
  ): Promise<AddressGroup> {
    const url = path`/address-groups/${group}/remove_addresses`;
    return this.#change(AddressGroup, 'removeAddressesFromAddressGroup', url, options, { addresses });
  }

  /** Adds prefixes to a subnet pool; returns all that it has then, with neighbouring ones merged. */
  async addPrefixesToSubnetPool(
    pool: Ref<SubnetPool>,
    prefixes: readonly string[],
    options?: CallOptions,
  ): Promise<string[]> {
    const url = path`/subnetpools/${pool}/add_prefixes`;
    return textsIn(await this.#send('addPrefixesToSubnetPool', 'PUT', url, options, { prefixes }), 'prefixes');
  }

  /** Takes prefixes that no subnet uses from a subnet pool; returns those that it has then. */
  async removePrefixesFromSubnetPool(
    pool: Ref<SubnetPool>,
    prefixes: readonly string[],
    options?: CallOptions,
  ): Promise<string[]> {
    const url = path`/subnetpools/${pool}/remove_prefixes`;
    return textsIn(await this.#send('removePrefixesFromSubnetPool', 'PUT', url, options, { prefixes }), 'prefixes');
  }

  /** Takes a network's subnets of one IP version, 4 or 6, into a pool, as if they had been made from it. */
  async onboardNetworkSubnets(
    pool: Ref<SubnetPool>,
    network: Ref<Network>,
    ipVersion: 4 | 6,
    options?: CallOptions,
  ): Promise<void> {
    const url = path`/subnetpools/${pool}/onboard_network_subnets`;
    const json = { network_id: idOf(network), ip_version: ipVersion };
    await this.#send('onboardNetworkSubnets', 'PUT', url, options, json);
  }

  /** Lists the L3 agents that work for a router. */
  listRouterAgents(router: Ref<Router>, options?: CallOptions): ResourceList<Agent> {
    return this.context.resources.list(
      Agent,
      {},
      this.#listing('listRouterAgents', path`/routers/${router}/l3-agents`, options),
    );
  }

  /** Lists the routers that an L3 agent works for. */
  listAgentRouters(agent: Ref<Agent>, options?: CallOptions): ResourceList<Router> {
    return this.context.resources.list(
      Router,
      {},
      this.#listing('listAgentRouters', path`/agents/${agent}/l3-routers`, options),
    );
  }

  /**
   * Lets an L3 agent work for a router.
   *
   * @throws ConflictError - another agent does.
   */
  async addRouterToAgent(agent: Ref<Agent>, router: Ref<Router>, options?: CallOptions): Promise<void> {
    const url = path`/agents/${agent}/l3-routers`;
    await this.#send('addRouterToAgent', 'POST', url, options, { router_id: idOf(router) });
  }

  /** Stops an L3 agent's work for a router. */
  async removeRouterFromAgent(agent: Ref<Agent>, router: Ref<Router>, options?: CallOptions): Promise<void> {
    await this.#send('removeRouterFromAgent', 'DELETE', path`/agents/${agent}/l3-routers/${router}`, options);
  }

  /** Lists the DHCP agents that work for a network. */
  listNetworkAgents(network: Ref<Network>, options?: CallOptions): ResourceList<Agent> {
    return this.context.resources.list(
      Agent,
      {},
      this.#listing('listNetworkAgents', path`/networks/${network}/dhcp-agents`, options),
    );
  }

  /** Lists the networks that a DHCP agent works for. */
  listAgentNetworks(agent: Ref<Agent>, options?: CallOptions): ResourceList<Network> {
    return this.context.resources.list(
      Network,
      {},
      this.#listing('listAgentNetworks', path`/agents/${agent}/dhcp-networks`, options),
    );
  }

  /**
   * Lets a DHCP agent work for a network.
   *
   * @throws ConflictError - it does already.
   */
  async addNetworkToAgent(agent: Ref<Agent>, network: Ref<Network>, options?: CallOptions): Promise<void> {
    const url = path`/agents/${agent}/dhcp-networks`;
    await this.#send('addNetworkToAgent', 'POST', url, options, { network_id: idOf(network) });
  }

  /** Stops a DHCP agent's work for a network. */
  async removeNetworkFromAgent(agent: Ref<Agent>, network: Ref<Network>, options?: CallOptions): Promise<void> {
    await this.#send('removeNetworkFromAgent', 'DELETE', path`/agents/${agent}/dhcp-networks/${network}`, options);
  }

  /** How much projects may have that were given no quota of their own. */
  async getDefaultQuota(projectId: string, options?: CallOptions): Promise<Quota> {
    const quota = resourceIn(
      Quota,
      await this.#send('getDefaultQuota', 'GET', path`/quotas/${projectId}/default`, options),
    );
    quota.body['project_id'] = projectId;
    return quota;
  }

  /** How much a project may have, and has. */
  async getQuotaDetails(projectId: string, options?: CallOptions): Promise<QuotaDetails> {
    const url = path`/quotas/${projectId}/details.json`;
    const details = resourceIn(QuotaDetails, await this.#send('getQuotaDetails', 'GET', url, options));
    details.body['project_id'] = projectId;
    return details;
  }

  /** Makes a service profile one of those that a flavor is implemented by. */
  async associateFlavorWithServiceProfile(
    flavor: Ref<Flavor>,
    profile: Ref<ServiceProfile>,
    options?: CallOptions,
  ): Promise<void> {
    const json = { service_profile: { id: idOf(profile) } };
    const url = path`/flavors/${flavor}/service_profiles`;
    await this.#send('associateFlavorWithServiceProfile', 'POST', url, options, json);
  }

  /** Undoes `associateFlavorWithServiceProfile`. */
  async disassociateFlavorFromServiceProfile(
    flavor: Ref<Flavor>,
    profile: Ref<ServiceProfile>,
    options?: CallOptions,
  ): Promise<void> {
    const url = path`/flavors/${flavor}/service_profiles/${profile}`;
    await this.#send('disassociateFlavorFromServiceProfile', 'DELETE', url, options);
  }

  /**
   * The tags that a resource has now.
   *
   * ```ts
   * await conn.network.getTags(network);
   * await conn.network.getTags(new Network({ id }));
   * ```
   */
  async getTags(resource: Taggable, options?: CallOptions): Promise<string[]> {
    return textsIn(await this.#send('getTags', 'GET', tagsPath(resource), options), 'tags');
  }

  /** Gives a resource these tags, in place of those that it had. The object itself stays as it is. */
  async setTags(resource: Taggable, tags: readonly string[], options?: CallOptions): Promise<void> {
    await this.#send('setTags', 'PUT', tagsPath(resource), options, { tags });
  }

  /** Gives a resource further tags. Needs the extension `tag-creation`; `addTag` does not. */
  async addTags(resource: Taggable, tags: readonly string[], options?: CallOptions): Promise<void> {
    await this.#send('addTags', 'POST', tagsPath(resource), options, { tags });
  }

  /** Gives a resource a tag, if it lacks it. Tags with a slash need `addTags` or `setTags`. */
  async addTag(resource: Taggable, tag: string, options?: CallOptions): Promise<void> {
    await this.#send('addTag', 'PUT', tagsPath(resource) + path`/${tag}`, options);
  }

  /** Whether a resource has a tag. */
  async hasTag(resource: Taggable, tag: string, options?: CallOptions): Promise<boolean> {
    try {
      await this.#send('hasTag', 'GET', tagsPath(resource) + path`/${tag}`, options);
      return true;
    } catch (error) {
      if (error instanceof NotFoundError) return false;
      throw error;
    }
  }

  /**
   * Takes a tag from a resource.
   *
   * @throws NotFoundError - it has no such tag.
   */
  async removeTag(resource: Taggable, tag: string, options?: CallOptions): Promise<void> {
    await this.#send('removeTag', 'DELETE', tagsPath(resource) + path`/${tag}`, options);
  }

  /** Takes all tags from a resource. */
  async removeAllTags(resource: Taggable, options?: CallOptions): Promise<void> {
    await this.#send('removeAllTags', 'DELETE', tagsPath(resource), options);
  }

  /** Options of a list that the method `name` finds elsewhere than at the resource's own path. */
  #listing(name: string, url: string, options: CallOptions | undefined): ListOptions {
    return { path: url, call: `${this.context.key}.${name}`, ...options };
  }

  /** Sends a change of the method `name`, which is answered with the resource. */
  async #change<C extends AnyResourceClass>(
    resourceClass: C,
    name: string,
    url: string,
    options: CallOptions | undefined,
    json: JsonObject,
  ): Promise<InstanceType<C>> {
    return resourceIn(resourceClass, await this.#send(name, 'PUT', url, options, json));
  }

  /** Sends the request of the method `name`. */
  #send(
    name: string,
    method: string,
    url: string,
    options: CallOptions | undefined,
    json?: JsonObject,
  ): Promise<ServiceResponse> {
    return this.request({ method, path: url, json, call: `${this.context.key}.${name}`, ...options });
  }
}

function interfaceOf({ subnet, port }: RouterInterfaceTarget): JsonObject {
  if ((subnet === undefined) === (port === undefined)) {
    throw new InvalidAttributeError(
      'An interface of a router is given by its subnet or its port: { subnet } or { port }',
    );
  }
  return port === undefined ? { subnet_id: idOf(subnet) } : { port_id: idOf(port) };
}

function gatewaysOf(gateways: readonly RouterGateway[]): JsonObject {
  const external_gateways = gateways.map(
    (gateway) => new Router({ externalGatewayInfo: gateway }).body['external_gateway_info'],
  );
  return { router: { external_gateways } };
}

/** A list of texts in an answer. */
function textsIn({ body, url }: ServiceResponse, key: string): string[] {
  const texts = isJsonObject(body) ? body[key] : undefined;
  if (!Array.isArray(texts)) throw new InvalidResponseError(`${url} was answered without "${key}"`);
  return texts.map(String);
}
