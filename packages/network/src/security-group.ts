import { api } from './api.js';
import { dated, datedListing, owned, standard, tagListing, tags } from './common.js';
import { attr, createOnly, defineResource, readOnly } from './core.js';

const rule = {
  ...owned,
  ...dated,
  securityGroupId: createOnly.string().required(),
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
  remoteGroupId: createOnly.string().nullable(),
  remoteAddressGroupId: createOnly.string().nullable().optional(),
  /** `remoteIpPrefix` as the network that it belongs to. */
  normalizedCidr: readOnly.string().nullable().optional(),
  description: createOnly.string().nullable(),
  belongsToDefaultSg: readOnly.boolean().nullable().optional(),
  tags: readOnly.list(attr.string()).optional(),
};

/** What packets may reach and leave the ports that have it. See https://docs.openstack.org/api-ref/network/v2/#security-groups-security-groups */
export class SecurityGroup extends defineResource(() => ({
  service: api,
  path: '/security-groups',
  key: 'security_group',
  keys: 'security_groups',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    ...standard,
    name: attr.string(),
    tags,
    /** Whether answers to allowed packets are allowed. Can't be changed while ports have it. */
    stateful: attr.boolean().optional(),
    isShared: readOnly.boolean('shared').optional(),
    securityGroupRules: readOnly.list(
      attr.object({ ...rule, id: readOnly.string(), standardAttrId: readOnly.number().optional() }),
    ),
  },
  query: ['name', 'stateful', 'isShared'],
  filters: { ...datedListing, ...tagListing },
})) {}

/** One thing that a security group allows. See https://docs.openstack.org/api-ref/network/v2/#security-group-rules-security-group-rules */
export class SecurityGroupRule extends defineResource(() => ({
  service: api,
  path: '/security-group-rules',
  key: 'security_group_rule',
  keys: 'security_group_rules',
  can: ['create', 'get', 'delete', 'list'],
  attributes: rule,
  query: [
    'securityGroupId',
    'direction',
    'etherType',
    'protocol',
    'portRangeMin',
    'portRangeMax',
    'remoteIpPrefix',
    'remoteGroupId',
    'remoteAddressGroupId',
  ],
  filters: datedListing,
})) {}
