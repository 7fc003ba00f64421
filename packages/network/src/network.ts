import { api } from './api.js';
import { datedListing, listing, ownedView, standard, tagListing, tags } from './common.js';
import { attr, createOnly, defineResource, readOnly } from './core.js';

/** A layer-2 network. See https://docs.openstack.org/api-ref/network/v2/#networks */
export class Network extends defineResource(() => ({
  service: api,
  path: '/networks',
  key: 'network',
  keys: 'networks',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    ...standard,
    name: attr.string(),
    tags,
    status: readOnly.oneOf('ACTIVE', 'BUILD', 'DOWN', 'ERROR'),
    /** Whether the network forwards packets. */
    isAdminStateUp: attr.boolean('admin_state_up'),
    /** Whether all projects may use it; `RbacPolicy` shares it with some. */
    isShared: attr.boolean('shared'),
    /** Whether it leads out of the cloud, so that routers can have a gateway there and floating IPs come from it. */
    isRouterExternal: attr.boolean('router:external'),
    /** Whether it is the external network that automatically made topologies use. */
    isDefault: attr.boolean().optional(),
    subnetIds: readOnly.list(attr.string(), 'subnets'),
    /** The largest packet that it carries, in bytes. */
    mtu: attr.number(),
    ipv4AddressScopeId: readOnly.string('ipv4_address_scope').nullable(),
    ipv6AddressScopeId: readOnly.string('ipv6_address_scope').nullable(),
    availabilityZones: readOnly.list(attr.string()),
    availabilityZoneHints: createOnly.list(attr.string()),
    dnsDomain: attr.string().optional(),
    /** Whether ports of it get anti-spoofing rules and security groups, unless they say otherwise. */
    isPortSecurityEnabled: attr.boolean('port_security_enabled').optional(),
    qosPolicyId: attr.string().nullable().optional(),
    /** Whether all of it is one layer-2 segment. */
    l2Adjacency: readOnly.boolean().optional(),
    // Shown to administrators, and only where there is one segment.
    providerNetworkType: attr
      .oneOf('flat', 'geneve', 'gre', 'local', 'vlan', 'vxlan')
      .wire('provider:network_type')
      .optional(),
    providerPhysicalNetwork: attr.string('provider:physical_network').nullable().optional(),
    /** The VLAN's id, or the tunnel's. */
    providerSegmentationId: attr.number('provider:segmentation_id').nullable().optional(),
    /** Where there are several; shown to administrators. */
    segments: attr
      .list(
        attr.object({
          networkType: attr.string('provider:network_type'),
          physicalNetwork: attr.string('provider:physical_network').nullable(),
          segmentationId: attr.number('provider:segmentation_id').nullable(),
        }),
      )
      .optional(),
    isVlanTransparent: createOnly.boolean('vlan_transparent').nullable().optional(),
    isVlanQinq: createOnly.boolean('qinq').nullable().optional(),
    pvlan: attr.boolean().optional(),
  },
  query: [
    'name',
    'status',
    'isAdminStateUp',
    'isShared',
    'isRouterExternal',
    'mtu',
    'providerNetworkType',
    'providerPhysicalNetwork',
    'providerSegmentationId',
    'isVlanTransparent',
    'isVlanQinq',
  ],
  filters: { ...datedListing, ...tagListing },
})) {}

/** How many addresses of a network are in use. See https://docs.openstack.org/api-ref/network/v2/#network-ip-availability-and-usage-stats */
export class NetworkIpAvailability extends defineResource(() => ({
  service: api,
  path: '/network-ip-availabilities',
  key: 'network_ip_availability',
  keys: 'network_ip_availabilities',
  idAttribute: 'networkId',
  can: ['get', 'list'],
  attributes: {
    ...ownedView,
    networkId: readOnly.string(),
    networkName: readOnly.string(),
    totalIps: readOnly.number(),
    usedIps: readOnly.number(),
    subnetIpAvailability: readOnly.list(
      attr.object({
        subnetId: attr.string(),
        subnetName: attr.string(),
        cidr: attr.string(),
        ipVersion: attr.number(),
        totalIps: attr.number(),
        usedIps: attr.number(),
      }),
    ),
  },
  query: ['networkId', 'networkName', 'projectId'],
  filters: { sortKey: listing.sortKey, sortDir: listing.sortDir, fields: listing.fields, ipVersion: attr.number() },
})) {}
