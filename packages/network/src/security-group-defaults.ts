import { api } from './api.js';
import { listing } from './common.js';
import { attr, createOnly, defineResource } from './core.js';

/** A rule that new security groups start with. See https://docs.openstack.org/api-ref/network/v2/#security-group-default-rules-security-group-default-rules */
export class DefaultSecurityGroupRule extends defineResource(() => ({
  service: api,
  path: '/default-security-group-rules',
  key: 'default_security_group_rule',
  keys: 'default_security_group_rules',
  can: ['create', 'get', 'delete', 'list'],
  attributes: {
    description: createOnly.string(),
    direction: createOnly.oneOf('ingress', 'egress').required(),
    etherType: createOnly.oneOf('IPv4', 'IPv6').wire('ethertype'),
    /** A name or number: `tcp`, `icmp`, `47`. `null` for all. */
    protocol: createOnly.string().nullable(),
    /** The first port, or the type of ICMP. */
    portRangeMin: createOnly.number().nullable(),
    /** The last port, or the code of ICMP. */
    portRangeMax: createOnly.number().nullable(),
    // The other side, by one of three; all are `null` for everybody.
    remoteIpPrefix: createOnly.string().nullable(),
    /** `PARENT` for the group that gets the rule. */
    remoteGroupId: createOnly.string().nullable(),
    remoteAddressGroupId: createOnly.string().nullable(),
    /** Whether the group `default` of new projects starts with it. The service's default: false. */
    usedInDefaultSg: createOnly.boolean(),
    /** Whether all other groups start with it. The service's default: true. */
    usedInNonDefaultSg: createOnly.boolean(),
  },
  query: [
    'description',
    'direction',
    'etherType',
    'protocol',
    'portRangeMin',
    'portRangeMax',
    'remoteIpPrefix',
    'remoteGroupId',
    'remoteAddressGroupId',
    'usedInDefaultSg',
    'usedInNonDefaultSg',
  ],
  filters: listing,
})) {}

/**
 * Whether new security groups allow answers to allowed packets where their creation does not say. Since 2026.
 * See https://docs.openstack.org/api-ref/network/v2/#security-groups-default-statefulness
 */
export class SecurityGroupsDefaultStatefulness extends defineResource(() => ({
  service: api,
  path: '/security-groups-default-statefulness',
  key: 'security_groups_default_statefulness',
  keys: 'security_groups_default_statefulness',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    /** `null`: all projects without a setting of their own. Left out on creation: the project of the token. */
    projectId: createOnly.string().nullable(),
    stateful: attr.boolean(),
  },
  query: ['projectId', 'stateful'],
  filters: listing,
})) {}
