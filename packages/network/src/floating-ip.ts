import { api } from './api.js';
import { datedListing, listing, ownedView, standard, tagListing, tags } from './common.js';
import { attr, createOnly, defineResource, readOnly } from './core.js';

/** An address of an external network that leads to a port. See https://docs.openstack.org/api-ref/network/v2/#floating-ips-floatingips */
export class FloatingIp extends defineResource(() => ({
  service: api,
  path: '/floatingips',
  key: 'floatingip',
  keys: 'floatingips',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    ...standard,
    /** The address: what `findFloatingIp` looks for, as there are no names. */
    name: readOnly.string('floating_ip_address'),
    tags,
    floatingNetworkId: createOnly.string().required(),
    floatingIpAddress: createOnly.string(),
    /** Only on creation: the subnet of the external network to take it from. */
    subnetId: createOnly.string().optional(),
    /** The port that it leads to; `null` takes it off. */
    portId: attr.string().nullable(),
    /** Which of the port's addresses it leads to. */
    fixedIpAddress: attr.string().nullable(),
    routerId: readOnly.string().nullable(),
    status: readOnly.oneOf('ACTIVE', 'DOWN', 'ERROR'),
    qosPolicyId: attr.string().nullable().optional(),
    qosNetworkPolicyId: readOnly.string().nullable().optional(),
    dnsName: createOnly.string().optional(),
    dnsDomain: createOnly.string().optional(),
    isDistributed: attr.boolean('distributed').optional(),
    portDetails: readOnly
      .object({
        name: attr.string(),
        networkId: attr.string(),
        macAddress: attr.string(),
        isAdminStateUp: attr.boolean('admin_state_up'),
        status: attr.string(),
        deviceId: attr.string(),
        deviceOwner: attr.string(),
      })
      .nullable()
      .optional(),
    /** In short; single ports only. See {@link PortForwarding}. */
    portForwardings: readOnly
      .list(
        attr.object({
          id: attr.string().optional(),
          protocol: attr.string(),
          internalIpAddress: attr.string(),
          internalPortId: attr.string().optional(),
          internalPort: attr.number().optional(),
          externalPort: attr.number().optional(),
        }),
      )
      .optional(),
  },
  query: ['name', 'floatingIpAddress', 'floatingNetworkId', 'fixedIpAddress', 'portId', 'routerId', 'status'],
  filters: { ...datedListing, ...tagListing },
})) {}

/** Sends one port of a floating IP to a port of an address inside. See https://docs.openstack.org/api-ref/network/v2/#floating-ips-port-forwarding */
export class PortForwarding extends defineResource(() => ({
  service: api,
  path: '/floatingips/{floatingIpId}/port_forwardings',
  key: 'port_forwarding',
  keys: 'port_forwardings',
  parents: { floatingIpId: FloatingIp },
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    description: attr.string().optional(),
    protocol: attr.oneOf('tcp', 'udp', 'icmp', 'icmp6', 'sctp', 'dccp').required(),
    internalPortId: attr.string().required(),
    internalIpAddress: attr.string().required(),
    /** Not where there is a range of several. */
    internalPort: attr.number().nullable().optional(),
    externalPort: attr.number().nullable().optional(),
    /** First and last: `3000:3010`. */
    internalPortRange: attr.string().optional(),
    externalPortRange: attr.string().optional(),
  },
  query: ['description', 'protocol', 'internalPortId', 'externalPort', 'externalPortRange'],
  filters: listing,
})) {}

/** A subnet that floating IPs can be taken from. See https://docs.openstack.org/api-ref/network/v2/#floating-ip-pools */
export class FloatingIpPool extends defineResource(() => ({
  service: api,
  path: '/floatingip_pools',
  keys: 'floatingip_pools',
  idAttribute: 'subnetId',
  can: ['list'],
  paging: 'none',
  attributes: {
    ...ownedView,
    subnetId: readOnly.string(),
    subnetName: readOnly.string(),
    networkId: readOnly.string(),
    cidr: readOnly.string(),
  },
})) {}
