import type { CallOptions, Ref } from '@os/core';
import { api } from './api.js';
import { datedListing, standard, tagListing, tags } from './common.js';
import { attr, createOnly, defineResource, idOf, path, readOnly, ServiceBase } from './core.js';
import type { Network } from './network.js';
import { send, textsIn } from './requests.js';

/** A range of addresses on a network. See https://docs.openstack.org/api-ref/network/v2/#subnets */
export class Subnet extends defineResource(() => ({
  service: api,
  path: '/subnets',
  key: 'subnet',
  keys: 'subnets',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    ...standard,
    name: attr.string(),
    tags,
    networkId: createOnly.string().required(),
    /** 4 or 6. */
    ipVersion: createOnly.number().required(),
    /** Left out on creation where a pool is given to take it from. */
    cidr: createOnly.string(),
    /** `null`: without a gateway. Not given on creation: the first address. */
    gatewayIp: attr.string().nullable(),
    /** The addresses that ports get automatically. */
    allocationPools: attr.list(attr.object({ start: attr.string().required(), end: attr.string().required() })),
    isDhcpEnabled: attr.boolean('enable_dhcp'),
    dnsNameservers: attr.list(attr.string()),
    /** Routes that DHCP announces. */
    hostRoutes: attr.list(attr.object({ destination: attr.string().required(), nexthop: attr.string().required() })),
    ipv6AddressMode: createOnly.oneOf('dhcpv6-stateful', 'dhcpv6-stateless', 'slaac').nullable(),
    ipv6RaMode: createOnly.oneOf('dhcpv6-stateful', 'dhcpv6-stateless', 'slaac').nullable(),
    /** The pool that it was taken from; `prefix_delegation` for one from outside the cloud. */
    subnetPoolId: createOnly.string('subnetpool_id').nullable(),
    /** Only on creation: how much to take from the pool, as the length of the prefix in bits. */
    prefixLength: createOnly.number('prefixlen').optional(),
    /** Only on creation: take it from the default pool. */
    useDefaultSubnetPool: createOnly.boolean('use_default_subnetpool').optional(),
    /** The device owners whose ports get addresses from it: `compute:nova`. Empty: all. */
    serviceTypes: attr.list(attr.string()),
    /** Shown to administrators. */
    segmentId: attr.string().nullable().optional(),
    /** Whether fixed addresses are published in the DNS. */
    dnsPublishFixedIp: attr.boolean().optional(),
    isRouterExternal: readOnly.boolean('router:external').optional(),
  },
  query: [
    'name',
    'networkId',
    'ipVersion',
    'cidr',
    'gatewayIp',
    'isDhcpEnabled',
    'ipv6AddressMode',
    'ipv6RaMode',
    'subnetPoolId',
    'segmentId',
    'isRouterExternal',
  ],
  filters: { ...datedListing, ...tagListing, isShared: attr.boolean('shared') },
})) {}

/** Prefixes that subnets are taken from. See https://docs.openstack.org/api-ref/network/v2/#subnet-pools-extension-subnetpools */
export class SubnetPool extends defineResource(() => ({
  service: api,
  path: '/subnetpools',
  key: 'subnetpool',
  keys: 'subnetpools',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    ...standard,
    name: attr.string().required(),
    tags,
    /** Can grow later, never shrink. Neighbouring ones are merged. */
    prefixes: attr.list(attr.string()).required(),
    ipVersion: readOnly.number(),
    // In bits. The service answers updates with numbers, and everything else with text.
    defaultPrefixLength: attr.json<number | string>('default_prefixlen'),
    minimumPrefixLength: attr.json<number | string>('min_prefixlen'),
    maximumPrefixLength: attr.json<number | string>('max_prefixlen'),
    /** How much each project may take: addresses of IPv4, or /64 prefixes of IPv6. Once set, it can't be unset. */
    defaultQuota: attr.number().nullable().optional(),
    addressScopeId: attr.string().nullable(),
    isShared: createOnly.boolean('shared'),
    /** Whether it is the pool of its IP version that subnets use which ask for the default one. */
    isDefault: attr.boolean(),
  },
  query: [
    'name',
    'ipVersion',
    'defaultPrefixLength',
    'minimumPrefixLength',
    'maximumPrefixLength',
    'defaultQuota',
    'addressScopeId',
    'isShared',
    'isDefault',
  ],
  filters: { ...datedListing, ...tagListing },
})) {}

/** Changes what is in subnet pools. */
export class SubnetPoolMethods extends ServiceBase {
  /** Adds prefixes to a subnet pool; returns all that it has then, with neighbouring ones merged. */
  async addPrefixesToSubnetPool(
    pool: Ref<SubnetPool>,
    prefixes: readonly string[],
    options?: CallOptions,
  ): Promise<string[]> {
    const url = path`/subnetpools/${pool}/add_prefixes`;
    return textsIn(await send(this, 'addPrefixesToSubnetPool', 'PUT', url, options, { prefixes }), 'prefixes');
  }

  /** Takes prefixes that no subnet uses from a subnet pool; returns those that it has then. */
  async removePrefixesFromSubnetPool(
    pool: Ref<SubnetPool>,
    prefixes: readonly string[],
    options?: CallOptions,
  ): Promise<string[]> {
    const url = path`/subnetpools/${pool}/remove_prefixes`;
    return textsIn(await send(this, 'removePrefixesFromSubnetPool', 'PUT', url, options, { prefixes }), 'prefixes');
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
    await send(this, 'onboardNetworkSubnets', 'PUT', url, options, json);
  }
}
