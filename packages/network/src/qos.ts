import type { AttributeLike } from '@os/core';
import { api } from './api.js';
import { listing, standard, standardListing, tagListing, tags } from './common.js';
import { attr, defineResource, readOnly } from './core.js';

/** A set of rules for networks, ports and floating IPs. See https://docs.openstack.org/api-ref/network/v2/#qos-policies-qos */
export class QosPolicy extends defineResource(() => ({
  service: api,
  path: '/qos/policies',
  key: 'policy',
  keys: 'policies',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    ...standard,
    name: attr.string(),
    tags,
    isShared: attr.boolean('shared'),
    /** Whether new networks of the project get it. */
    isDefault: attr.boolean().optional(),
    /** All rules, of whatever kind; each kind has methods of its own to change them. */
    rules: readOnly.list(
      attr.object({
        id: attr.string(),
        qosPolicyId: attr.string(),
        type: attr.string(),
        direction: attr.string().optional(),
        maxKbps: attr.number().optional(),
        maxBurstKbps: attr.number().optional(),
        minKbps: attr.number().optional(),
        maxKpps: attr.number().optional(),
        maxBurstKpps: attr.number().optional(),
        minKpps: attr.number().optional(),
        dscpMark: attr.number().optional(),
      }),
    ),
  },
  query: ['name', 'isShared'],
  filters: { ...standardListing, ...tagListing },
})) {}

/** A kind of rule that the cloud's network drivers know. See https://docs.openstack.org/api-ref/network/v2/#quality-of-service-rule-types */
export class QosRuleType extends defineResource(() => ({
  service: api,
  path: '/qos/rule-types',
  key: 'rule_type',
  keys: 'rule_types',
  idAttribute: 'type',
  can: ['get', 'list'],
  paging: 'none',
  attributes: {
    type: readOnly.string(),
    /** Not in lists. */
    drivers: readOnly
      .list(
        attr.object({
          name: attr.string(),
          supportedParameters: attr.list(
            attr.object({
              parameterName: attr.string(),
              parameterType: attr.oneOf('choices', 'range'),
              /** The choices, or the range's `start` and `end`. */
              parameterValues: attr.json(),
            }),
          ),
        }),
      )
      .optional(),
  },
  filters: {
    /** Those that all drivers know. The default. */
    allSupported: attr.boolean(),
    /** Those that one driver knows, or more. */
    allRules: attr.boolean(),
  },
})) {}

const direction = attr.oneOf('egress', 'ingress');

// What a rule must say when it is created; by its own id it can't be.

const bandwidthLimit = <A extends AttributeLike>(maxKbps: A) => ({
  /** In kbit/s. */
  maxKbps,
  /** In kbit; 0 leaves it to the driver. */
  maxBurstKbps: attr.number(),
  direction,
});

const dscpMarking = <A extends AttributeLike>(dscpMark: A) => ({
  /** 0, 8, an even number from 10 to 40, 44, 46, 48 or 56. */
  dscpMark,
});

const minimumBandwidth = <A extends AttributeLike>(minKbps: A) => ({
  /** In kbit/s. */
  minKbps,
  direction,
});

const minimumPacketRate = <A extends AttributeLike>(minKpps: A) => ({
  /** In thousands of packets a second. */
  minKpps,
  direction: attr.oneOf('any', 'egress', 'ingress'),
});

/** No more than so many bits a second. See https://docs.openstack.org/api-ref/network/v2/#qos-bandwidth-limit-rules */
export class QosBandwidthLimitRule extends defineResource(() => ({
  service: api,
  path: '/qos/policies/{qosPolicyId}/bandwidth_limit_rules',
  key: 'bandwidth_limit_rule',
  keys: 'bandwidth_limit_rules',
  parents: { qosPolicyId: QosPolicy },
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: bandwidthLimit(attr.number().required()),
  query: ['maxKbps', 'maxBurstKbps', 'direction'],
  filters: listing,
})) {}

/** Marks packets with a class of service. See https://docs.openstack.org/api-ref/network/v2/#qos-dscp-marking-rules */
export class QosDscpMarkingRule extends defineResource(() => ({
  service: api,
  path: '/qos/policies/{qosPolicyId}/dscp_marking_rules',
  key: 'dscp_marking_rule',
  keys: 'dscp_marking_rules',
  parents: { qosPolicyId: QosPolicy },
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: dscpMarking(attr.number().required()),
  query: ['dscpMark'],
  filters: listing,
})) {}

/** At least so many bits a second. See https://docs.openstack.org/api-ref/network/v2/#qos-minimum-bandwidth-rules */
export class QosMinimumBandwidthRule extends defineResource(() => ({
  service: api,
  path: '/qos/policies/{qosPolicyId}/minimum_bandwidth_rules',
  key: 'minimum_bandwidth_rule',
  keys: 'minimum_bandwidth_rules',
  parents: { qosPolicyId: QosPolicy },
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: minimumBandwidth(attr.number().required()),
  query: ['minKbps', 'direction'],
  filters: listing,
})) {}

/** At least so many packets a second. See https://docs.openstack.org/api-ref/network/v2/#qos-minimum-packet-rate-rules */
export class QosMinimumPacketRateRule extends defineResource(() => ({
  service: api,
  path: '/qos/policies/{qosPolicyId}/minimum_packet_rate_rules',
  key: 'minimum_packet_rate_rule',
  keys: 'minimum_packet_rate_rules',
  parents: { qosPolicyId: QosPolicy },
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: minimumPacketRate(attr.number().required()),
  query: ['minKpps', 'direction'],
  filters: listing,
})) {}

/** No more than so many packets a second. See https://docs.openstack.org/api-ref/network/v2/#qos-packet-rate-limit-rules */
export class QosPacketRateLimitRule extends defineResource(() => ({
  service: api,
  path: '/qos/policies/{qosPolicyId}/packet_rate_limit_rules',
  key: 'packet_rate_limit_rule',
  keys: 'packet_rate_limit_rules',
  parents: { qosPolicyId: QosPolicy },
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    /** In thousands of packets a second. */
    maxKpps: attr.number().required(),
    /** In thousands of packets; 0 leaves it to the driver. */
    maxBurstKpps: attr.number(),
    direction,
  },
  query: ['maxKpps', 'maxBurstKpps', 'direction'],
  filters: listing,
})) {}

// The same rules by their own ids, for whoever does not know the policy.

/** A {@link QosBandwidthLimitRule}, by its id alone. Needs the extension `qos-rules-alias`. */
export class QosAliasBandwidthLimitRule extends defineResource(() => ({
  service: api,
  path: '/qos/alias_bandwidth_limit_rules',
  key: 'alias_bandwidth_limit_rule',
  can: ['get', 'update', 'delete'],
  attributes: bandwidthLimit(attr.number()),
})) {}

/** A {@link QosDscpMarkingRule}, by its id alone. Needs the extension `qos-rules-alias`. */
export class QosAliasDscpMarkingRule extends defineResource(() => ({
  service: api,
  path: '/qos/alias_dscp_marking_rules',
  key: 'alias_dscp_marking_rule',
  can: ['get', 'update', 'delete'],
  attributes: dscpMarking(attr.number()),
})) {}

/** A {@link QosMinimumBandwidthRule}, by its id alone. Needs the extension `qos-rules-alias`. */
export class QosAliasMinimumBandwidthRule extends defineResource(() => ({
  service: api,
  path: '/qos/alias_minimum_bandwidth_rules',
  key: 'alias_minimum_bandwidth_rule',
  can: ['get', 'update', 'delete'],
  attributes: minimumBandwidth(attr.number()),
})) {}

/** A {@link QosMinimumPacketRateRule}, by its id alone. Needs the extension `qos-pps-minimum-rule-alias`. */
export class QosAliasMinimumPacketRateRule extends defineResource(() => ({
  service: api,
  path: '/qos/alias_minimum_packet_rate_rules',
  key: 'alias_minimum_packet_rate_rule',
  can: ['get', 'update', 'delete'],
  attributes: minimumPacketRate(attr.number()),
})) {}
