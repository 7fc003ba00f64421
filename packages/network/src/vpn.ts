import { api } from './api.js';
import { named, namedListing } from './common.js';
import { attr, createOnly, defineResource, readOnly } from './core.js';

/** What one end of a connection reaches. See https://docs.openstack.org/api-ref/network/v2/#vpn-endpoint-groups */
export class VpnEndpointGroup extends defineResource(() => ({
  service: api,
  path: '/vpn/endpoint-groups',
  key: 'endpoint_group',
  keys: 'endpoint_groups',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    ...named(),
    /** `subnet` is for the end that is in the cloud, `cidr` for the other. */
    type: createOnly.oneOf('cidr', 'network', 'router', 'subnet', 'vlan').required(),
    /** Ids of subnets, networks in CIDR notation, or whatever the type says. */
    endpoints: createOnly.list(attr.string()).required(),
  },
  query: ['name'],
  filters: namedListing(),
})) {}

const policy = () => ({
  ...named(),
  authAlgorithm: attr.oneOf('sha1', 'sha256', 'sha384', 'sha512', 'aes-xcbc', 'aes-cmac'),
  encryptionAlgorithm: attr.oneOf('3des', 'aes-128', 'aes-192', 'aes-256', 'aes-256-ctr', 'aes-256-gcm-16'),
  /** The Diffie-Hellman group. */
  pfs: attr.oneOf('group2', 'group5', 'group14', 'group15', 'group16', 'group19', 'group20', 'group21'),
  /** How long keys are used. */
  lifetime: attr.object({ units: attr.oneOf('seconds'), value: attr.number() }),
});

/** How the two ends agree on keys. See https://docs.openstack.org/api-ref/network/v2/#ike-policies */
export class VpnIkePolicy extends defineResource(() => ({
  service: api,
  path: '/vpn/ikepolicies',
  key: 'ikepolicy',
  keys: 'ikepolicies',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    ...policy(),
    ikeVersion: attr.oneOf('v1', 'v2'),
    /** Of version `v1` only. */
    phase1NegotiationMode: attr.oneOf('main', 'aggressive').wire('phase1_negotiation_mode'),
  },
  query: ['name', 'authAlgorithm', 'encryptionAlgorithm', 'pfs', 'ikeVersion', 'phase1NegotiationMode'],
  filters: namedListing(),
})) {}

/** How packets are encrypted. See https://docs.openstack.org/api-ref/network/v2/#ipsec-policies */
export class VpnIpsecPolicy extends defineResource(() => ({
  service: api,
  path: '/vpn/ipsecpolicies',
  key: 'ipsecpolicy',
  keys: 'ipsecpolicies',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    ...policy(),
    transformProtocol: attr.oneOf('ah', 'ah-esp', 'esp'),
    encapsulationMode: attr.oneOf('transport', 'tunnel'),
  },
  query: ['name', 'authAlgorithm', 'encryptionAlgorithm', 'pfs', 'transformProtocol', 'encapsulationMode'],
  filters: namedListing(),
})) {}

const status = () => readOnly.oneOf('ACTIVE', 'DOWN', 'ERROR', 'PENDING_CREATE', 'PENDING_DELETE', 'PENDING_UPDATE');

/** What a router needs to have connections. See https://docs.openstack.org/api-ref/network/v2/#vpn-services */
export class VpnService extends defineResource(() => ({
  service: api,
  path: '/vpn/vpnservices',
  key: 'vpnservice',
  keys: 'vpnservices',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    ...named(),
    /** An agent tells it; until then, the service refuses changes. */
    status: status(),
    isAdminStateUp: attr.boolean('admin_state_up'),
    routerId: createOnly.string().required(),
    /** What is reached here, where connections have no endpoint groups. */
    subnetId: createOnly.string().nullable(),
    flavorId: createOnly.string().nullable().optional(),
    // The address that the other end connects with.
    externalV4Ip: readOnly.string('external_v4_ip').nullable(),
    externalV6Ip: readOnly.string('external_v6_ip').nullable(),
  },
  query: ['name', 'status', 'isAdminStateUp', 'routerId', 'subnetId', 'externalV4Ip', 'externalV6Ip'],
  filters: namedListing(),
})) {}

/** A connection with another end outside of the cloud. See https://docs.openstack.org/api-ref/network/v2/#ipsec-site-connections */
export class VpnIpsecSiteConnection extends defineResource(() => ({
  service: api,
  path: '/vpn/ipsec-site-connections',
  key: 'ipsec_site_connection',
  keys: 'ipsec_site_connections',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    ...named(),
    /** An agent tells it; until then, the service refuses changes. */
    status: status(),
    isAdminStateUp: attr.boolean('admin_state_up'),
    vpnServiceId: createOnly.string('vpnservice_id').required(),
    ikePolicyId: createOnly.string('ikepolicy_id').required(),
    ipsecPolicyId: createOnly.string('ipsecpolicy_id').required(),
    peerAddress: attr.string().required(),
    /** What the other end calls itself; mostly its address. */
    peerId: attr.string().required(),
    /** What this end calls itself; empty for its address. */
    localId: attr.string(),
    /** The secret that both ends know. */
    psk: attr.string().secret().required(),
    authMode: readOnly.oneOf('psk'),
    routeMode: readOnly.oneOf('static'),
    // What is reached: endpoint groups of both ends, or else the peer's networks in CIDR notation.
    localEndpointGroupId: attr.string('local_ep_group_id').nullable(),
    peerEndpointGroupId: attr.string('peer_ep_group_id').nullable(),
    peerCidrs: attr.list(attr.string()),
    mtu: attr.number(),
    initiator: attr.oneOf('bi-directional', 'response-only'),
    /** What happens when the other end is silent; times in seconds. */
    dpd: attr.object({
      action: attr.oneOf('clear', 'disabled', 'hold', 'restart', 'restart-by-peer'),
      interval: attr.number(),
      timeout: attr.number(),
    }),
  },
  query: [
    'name',
    'status',
    'isAdminStateUp',
    'vpnServiceId',
    'ikePolicyId',
    'ipsecPolicyId',
    'peerAddress',
    'peerId',
    'localId',
    'localEndpointGroupId',
    'peerEndpointGroupId',
    'mtu',
    'initiator',
  ],
  filters: namedListing(),
})) {}
