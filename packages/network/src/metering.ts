import { api } from './api.js';
import { listing, owned } from './common.js';
import { createOnly, defineResource } from './core.js';

/** A name that traffic is counted under. See https://docs.openstack.org/api-ref/network/v2/#metering-labels-and-rules-metering-labels-metering-label-rules */
export class MeteringLabel extends defineResource(() => ({
  service: api,
  path: '/metering/metering-labels',
  key: 'metering_label',
  keys: 'metering_labels',
  can: ['create', 'get', 'delete', 'list'],
  attributes: {
    ...owned,
    name: createOnly.string(),
    description: createOnly.string(),
    /** Whether it counts the traffic of all projects. */
    isShared: createOnly.boolean('shared'),
  },
  query: ['name', 'description', 'projectId', 'isShared'],
  filters: listing,
})) {}

/** The traffic that a label counts. See https://docs.openstack.org/api-ref/network/v2/#metering-labels-and-rules-metering-labels-metering-label-rules */
export class MeteringLabelRule extends defineResource(() => ({
  service: api,
  path: '/metering/metering-label-rules',
  key: 'metering_label_rule',
  keys: 'metering_label_rules',
  can: ['create', 'get', 'delete', 'list'],
  attributes: {
    meteringLabelId: createOnly.string().required(),
    direction: createOnly.oneOf('ingress', 'egress').required(),
    /** Whether it is left out of what other rules count. */
    isExcluded: createOnly.boolean('excluded'),
    /** The address outside. Deprecated by the service in favour of the next two, which it can't be given with. */
    remoteIpPrefix: createOnly.string().nullable(),
    sourceIpPrefix: createOnly.string().nullable(),
    destinationIpPrefix: createOnly.string().nullable(),
  },
  query: ['meteringLabelId', 'direction', 'isExcluded', 'remoteIpPrefix', 'sourceIpPrefix', 'destinationIpPrefix'],
  filters: listing,
})) {}
