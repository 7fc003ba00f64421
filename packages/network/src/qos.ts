import { attr, defineResource } from '@os/core';
import { api } from './api.js';

/** A set of QoS rules, to be attached to networks, ports or floating IPs. */
export class QosPolicy extends defineResource({
  service: api,
  path: '/qos/policies',
  key: 'policy',
  keys: 'policies',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: { name: attr.string().required(), isShared: attr.boolean('shared') },
  query: ['name'],
}) {}

/** A limit of the bandwidth. */
export class QosBandwidthLimitRule extends defineResource({
  service: api,
  path: '/qos/policies/{qosPolicyId}/bandwidth_limit_rules',
  key: 'bandwidth_limit_rule',
  keys: 'bandwidth_limit_rules',
  parents: { qosPolicyId: QosPolicy },
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    /** The limit, in kbit/s. */
    maxKbps: attr.number().required(),
    maxBurstKbps: attr.number(),
    direction: attr.oneOf('egress', 'ingress'),
  },
  query: ['maxKbps'],
}) {}
