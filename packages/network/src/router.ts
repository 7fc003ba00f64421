import type { CallOptions, CreateAttributes, JsonObject, Ref } from '@os/core';
import { api } from './api.js';
import { datedListing, standard, tagListing, tags } from './common.js';
import { attr, createOnly, defineResource, idOf, InvalidAttributeError, path, readOnly, serviceOf } from './core.js';
import type { Port } from './port.js';
import { change } from './requests.js';
import type { Subnet } from './subnet.js';

const gateway = {
  networkId: attr.string().required(),
  enableSnat: attr.boolean().optional(),
  externalFixedIps: attr.list(attr.object({ subnetId: attr.string(), ipAddress: attr.string() })),
  qosPolicyId: attr.string().nullable().optional(),
};

const route = attr.object({ destination: attr.string().required(), nexthop: attr.string().required() });

/** Connects networks with each other and with the outside. See https://docs.openstack.org/api-ref/network/v2/#routers-routers */
export class Router extends defineResource(() => ({
  service: api,
  path: '/routers',
  key: 'router',
  keys: 'routers',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    ...standard,
    name: attr.string(),
    tags,
    status: readOnly.oneOf('ACTIVE', 'ALLOCATING', 'ERROR'),
    /** Whether the router forwards packets. */
    isAdminStateUp: attr.boolean('admin_state_up'),
    /** The way out; `null` without one. See `addGatewayToRouter`. */
    externalGatewayInfo: attr.object(gateway).nullable(),
    /** All ways out, where a router can have several. */
    externalGateways: readOnly.list(attr.object(gateway)).nullable().optional(),
    /** Its static routes; they can't be given on creation. See `addExtraRoutesToRouter`. */
    routes: attr.list(route),
    availabilityZones: readOnly.list(attr.string()),
    availabilityZoneHints: createOnly.list(attr.string()),
    flavorId: createOnly.string().nullable().optional(),
    // Shown to administrators.
    isDistributed: attr.boolean('distributed').optional(),
    isHa: attr.boolean('ha').optional(),
    enableNdpProxy: attr.boolean().optional(),
    enableDefaultRouteBfd: attr.boolean().optional(),
    enableDefaultRouteEcmp: attr.boolean().optional(),
    conntrackHelpers: readOnly
      .list(attr.object({ protocol: attr.string(), port: attr.number(), helper: attr.string() }))
      .optional(),
    evpnVni: attr.number().nullable().optional(),
    // Answered only to changes of the routes, and by agents.
    gatewayPortId: readOnly.string('gw_port_id').nullable().optional(),
    haVrId: readOnly.number().nullable().optional(),
  },
  query: ['name', 'status', 'isAdminStateUp', 'flavorId'],
  filters: { ...datedListing, ...tagListing },
})) {}

/** A port by which a router takes part in a network, as adding and removing it is answered. */
export class RouterInterface extends defineResource(() => ({
  service: api,
  path: '/ports',
  can: [],
  idAttribute: 'portId',
  attributes: {
    projectId: readOnly.string().optional(),
    tenantId: readOnly.string(),
    routerId: readOnly.string('id'),
    portId: readOnly.string(),
    networkId: readOnly.string(),
    /** The first of `subnetIds`. */
    subnetId: readOnly.string(),
    subnetIds: readOnly.list(attr.string()),
    tags: readOnly.list(attr.string()).optional(),
  },
})) {}

/** The way out of a router: an external network, and what else is known of it. */
export type RouterGateway = NonNullable<NonNullable<CreateAttributes<typeof Router>['externalGatewayInfo']>>;

/** A static route: packets to the network `destination` go to the address `nexthop`. */
export type RouterRoute = NonNullable<CreateAttributes<typeof Router>['routes']>[number];

/** What a router's interface leads to: a subnet, whose gateway address it takes, or a port, with the port's addresses. */
export type RouterInterfaceTarget =
  | { readonly subnet: Ref<Subnet>; readonly port?: undefined }
  | { readonly port: Ref<Port>; readonly subnet?: undefined };

/** What routers do besides being created, changed and deleted. */
export class RouterMethods extends serviceOf({ router: Router }) {
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
    return change(this, RouterInterface, 'addInterfaceToRouter', url, options, interfaceOf(target));
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
    return change(this, RouterInterface, 'removeInterfaceFromRouter', url, options, interfaceOf(target));
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
    return change(this, Router, 'addExternalGatewaysToRouter', url, options, gatewaysOf(gateways));
  }

  /** Changes ways out of a router. Needs the extension `external-gateway-multihoming`. */
  async updateExternalGatewaysOfRouter(
    router: Ref<Router>,
    gateways: readonly RouterGateway[],
    options?: CallOptions,
  ): Promise<Router> {
    const url = path`/routers/${router}/update_external_gateways`;
    return change(this, Router, 'updateExternalGatewaysOfRouter', url, options, gatewaysOf(gateways));
  }

  /** Takes ways out of a router away. Needs the extension `external-gateway-multihoming`. */
  async removeExternalGatewaysFromRouter(
    router: Ref<Router>,
    gateways: readonly RouterGateway[],
    options?: CallOptions,
  ): Promise<Router> {
    const url = path`/routers/${router}/remove_external_gateways`;
    return change(this, Router, 'removeExternalGatewaysFromRouter', url, options, gatewaysOf(gateways));
  }

  /** Adds routes to those that a router has. Unlike an update, it does not undo what others change at the same time. */
  async addExtraRoutesToRouter(
    router: Ref<Router>,
    routes: readonly RouterRoute[],
    options?: CallOptions,
  ): Promise<Router> {
    const url = path`/routers/${router}/add_extraroutes`;
    return change(this, Router, 'addExtraRoutesToRouter', url, options, { router: { routes } });
  }

  /** Takes routes from those that a router has. Routes that it lacks are no error. */
  async removeExtraRoutesFromRouter(
    router: Ref<Router>,
    routes: readonly RouterRoute[],
    options?: CallOptions,
  ): Promise<Router> {
    const url = path`/routers/${router}/remove_extraroutes`;
    return change(this, Router, 'removeExtraRoutesFromRouter', url, options, { router: { routes } });
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
