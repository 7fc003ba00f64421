import { api } from './api.js';
import { datedListing, standard, tagListing } from './common.js';
import { attr, createOnly, defineResource, readOnly } from './core.js';

/** A network card's place on a network. See https://docs.openstack.org/api-ref/network/v2/#ports */
export class Port extends defineResource(() => ({
  service: api,
  path: '/ports',
  key: 'port',
  keys: 'ports',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    ...standard,
    name: attr.string(),
    /** Labels. Unlike those of other resources they can be given on creation. */
    tags: createOnly.list(attr.string()),
    networkId: createOnly.string().required(),
    status: readOnly.oneOf('ACTIVE', 'BUILD', 'DOWN', 'ERROR', 'N/A'),
    /** Whether the port forwards packets. */
    isAdminStateUp: attr.boolean('admin_state_up'),
    macAddress: attr.string(),
    /** Its addresses. Given only a subnet, the service chooses the address; given an empty list, there are none. */
    fixedIps: attr.list(attr.object({ subnetId: attr.string(), ipAddress: attr.string() })),
    /** Addresses besides its own that it may send from; the MAC address is its own if left out. */
    allowedAddressPairs: attr.list(
      attr.object({
        ipAddress: attr.string().required(),
        macAddress: attr.string(),
        active: attr.boolean().nullable().optional(),
      }),
    ),
    /** The server, router or other thing that uses it. The empty string unsets it; the service refuses `null`. */
    deviceId: attr.string(),
    /** The kind of thing that uses it: `compute:nova`, `network:router_interface`. The empty string unsets it. */
    deviceOwner: attr.string(),
    securityGroupIds: attr.list(attr.string(), 'security_groups'),
    /** Options that DHCP hands out. An option's value of `null` takes it away again. */
    extraDhcpOpts: attr.list(
      attr.object({
        optName: attr.string().required(),
        optValue: attr.string().nullable(),
        ipVersion: attr.number(),
      }),
    ),
    bindingVnicType: attr
      .oneOf(
        'normal',
        'direct',
        'macvtap',
        'baremetal',
        'direct-physical',
        'virtio-forwarder',
        'smart-nic',
        'vdpa',
        'accelerator-direct',
        'accelerator-direct-physical',
        'remote-managed',
      )
      .wire('binding:vnic_type'),
    // Shown to administrators.
    bindingHostId: attr.string('binding:host_id').optional(),
    bindingProfile: attr.map<unknown>('binding:profile').optional(),
    bindingVifType: readOnly.string('binding:vif_type').optional(),
    bindingVifDetails: readOnly.map<unknown>('binding:vif_details').optional(),
    resourceRequest: readOnly
      .object({
        requestGroups: attr.list(
          attr.object({
            id: attr.string(),
            /** Traits. */
            required: attr.list(attr.string()),
            /** Amounts by resource class. */
            resources: attr.map<number>(),
          }),
        ),
        sameSubtree: attr.list(attr.string()),
      })
      .nullable()
      .optional(),
    hints: attr.map<unknown>().nullable().optional(),
    /** How it gets addresses. */
    ipAllocation: readOnly.oneOf('immediate', 'deferred', 'none').optional(),
    /** Whether it gets anti-spoofing rules and security groups. */
    isPortSecurityEnabled: attr.boolean('port_security_enabled').optional(),
    qosPolicyId: attr.string().nullable().optional(),
    qosNetworkPolicyId: readOnly.string().nullable().optional(),
    dnsName: attr.string().optional(),
    dnsDomain: attr.string().optional(),
    dnsAssignment: readOnly
      .list(attr.object({ ipAddress: attr.string(), hostname: attr.string(), fqdn: attr.string() }))
      .optional(),
    /** What a monitor outside Neutron says. */
    dataPlaneStatus: attr.oneOf('ACTIVE', 'DOWN').nullable().optional(),
    propagateUplinkStatus: attr.boolean().optional(),
    numaAffinityPolicy: attr.oneOf('required', 'preferred', 'legacy', 'socket').nullable().optional(),
    deviceProfile: createOnly.string().nullable().optional(),
    hardwareOffloadType: createOnly.oneOf('switchdev').nullable().optional(),
    /** Only where it is the parent of a trunk. */
    trunkDetails: readOnly
      .object({
        trunkId: attr.string(),
        subPorts: attr.list(
          attr.object({
            portId: attr.string(),
            macAddress: attr.string(),
            segmentationId: attr.number(),
            segmentationType: attr.string(),
          }),
        ),
      })
      .nullable()
      .optional(),
    trusted: attr.boolean().nullable().optional(),
    pvlanType: attr.string().nullable().optional(),
    pvlanCommunity: attr.string().nullable().optional(),
  },
  query: [
    'name',
    'networkId',
    'status',
    'isAdminStateUp',
    'macAddress',
    'deviceId',
    'deviceOwner',
    'bindingHostId',
    'bindingVifType',
    'ipAllocation',
  ],
  filters: {
    ...datedListing,
    ...tagListing,
    /**
     * By addresses: `subnet_id=…`, `ip_address=…`, or `ip_address_substr=…` for a part of the address. Several of one
     * kind are alternatives; different kinds must all hold.
     */
    fixedIps: attr.string(),
    securityGroupIds: attr.string('security_groups'),
  },
})) {}
