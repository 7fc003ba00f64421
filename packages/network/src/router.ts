import { attr, createOnly, defineResource, readOnly, type CreateAttributes } from '@os/core';
import { api } from './api.js';
import { datedListing, standard, tagListing, tags } from './common.js';

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
