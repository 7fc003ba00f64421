import { api } from './api.js';
import { listing, owned } from './common.js';
import { attr, createOnly, defineResource, readOnly } from './core.js';

/** A virtual private network of the provider's, by BGP, that the cloud takes part in. See https://docs.openstack.org/api-ref/network/v2/#bgp-vpn */
export class BgpVpn extends defineResource(() => ({
  service: api,
  path: '/bgpvpn/bgpvpns',
  key: 'bgpvpn',
  keys: 'bgpvpns',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    ...owned,
    name: attr.string(),
    type: createOnly.oneOf('l3', 'l2'),
    // Shown to administrators.
    /** What it both imports and exports: `64512:1`. */
    routeTargets: attr.list(attr.string()).optional(),
    importTargets: attr.list(attr.string()).optional(),
    exportTargets: attr.list(attr.string()).optional(),
    routeDistinguishers: attr.list(attr.string()).optional(),
    networkIds: readOnly.list(attr.string(), 'networks'),
    routerIds: readOnly.list(attr.string(), 'routers'),
    /** Needs the extension `bgpvpn-routes-control`, as does `localPref`. */
    portIds: readOnly.list(attr.string(), 'ports').optional(),
    /** How much its routes are preferred. */
    localPref: attr.number().nullable().optional(),
    /** Needs the extension `bgpvpn-vni`. */
    vni: createOnly.number().nullable().optional(),
    isShared: readOnly.boolean('shared').optional(),
  },
  query: ['name', 'type', 'localPref', 'vni', 'projectId'],
  filters: {
    ...listing,
    networkIds: attr.string('networks'),
    routerIds: attr.string('routers'),
    portIds: attr.string('ports'),
  },
})) {}

/** A network that takes part in a {@link BgpVpn}. See https://docs.openstack.org/api-ref/network/v2/#network-associations */
export class BgpVpnNetworkAssociation extends defineResource(() => ({
  service: api,
  path: '/bgpvpn/bgpvpns/{bgpVpnId}/network_associations',
  key: 'network_association',
  keys: 'network_associations',
  parents: { bgpVpnId: BgpVpn },
  can: ['create', 'get', 'delete', 'list'],
  attributes: { ...owned, networkId: createOnly.string().required() },
  query: ['networkId', 'projectId'],
  filters: listing,
})) {}

/** A router whose networks take part in a {@link BgpVpn}. See https://docs.openstack.org/api-ref/network/v2/#router-associations */
export class BgpVpnRouterAssociation extends defineResource(() => ({
  service: api,
  path: '/bgpvpn/bgpvpns/{bgpVpnId}/router_associations',
  key: 'router_association',
  keys: 'router_associations',
  parents: { bgpVpnId: BgpVpn },
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    ...owned,
    routerId: createOnly.string().required(),
    /** Whether the router's extra routes are told, too. Needs the extension `bgpvpn-routes-control`. */
    advertiseExtraRoutes: attr.boolean().optional(),
  },
  query: ['routerId', 'projectId'],
  filters: listing,
})) {}

/** A port that takes part in a {@link BgpVpn}. Needs the extension `bgpvpn-routes-control`. See https://docs.openstack.org/api-ref/network/v2/#port-associations */
export class BgpVpnPortAssociation extends defineResource(() => ({
  service: api,
  path: '/bgpvpn/bgpvpns/{bgpVpnId}/port_associations',
  key: 'port_association',
  keys: 'port_associations',
  parents: { bgpVpnId: BgpVpn },
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    ...owned,
    portId: createOnly.string().required(),
    /** Whether its fixed addresses are told. */
    advertiseFixedIps: attr.boolean(),
    /** Further routes that are told. */
    routes: attr.list(
      attr.object({
        type: attr.oneOf('prefix', 'bgpvpn').required(),
        /** A network in CIDR notation, of type `prefix`. */
        prefix: attr.string().optional(),
        /** Whose routes are told, of type `bgpvpn`. */
        bgpVpnId: attr.string('bgpvpn_id').optional(),
        localPref: attr.number().optional(),
      }),
    ),
  },
  query: ['portId', 'projectId'],
  filters: listing,
})) {}
