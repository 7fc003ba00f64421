import { api } from './api.js';
import { named, namedListing } from './common.js';
import { createOnly, defineResource, readOnly } from './core.js';

/** A port that gets copies of packets. See https://docs.openstack.org/api-ref/network/v2/#tap-service */
export class TapService extends defineResource(() => ({
  service: api,
  path: '/taas/tap_services',
  key: 'tap_service',
  keys: 'tap_services',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    ...named(),
    portId: createOnly.string().required(),
    status: readOnly.oneOf('ACTIVE', 'DOWN', 'ERROR', 'PENDING_CREATE', 'PENDING_DELETE'),
  },
  query: ['name', 'portId', 'status'],
  filters: namedListing(),
})) {}

/** A port whose packets are copied to a {@link TapService}. See https://docs.openstack.org/api-ref/network/v2/#tap-flow */
export class TapFlow extends defineResource(() => ({
  service: api,
  path: '/taas/tap_flows',
  key: 'tap_flow',
  keys: 'tap_flows',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    ...named(),
    tapServiceId: createOnly.string().required(),
    /** The port's id. */
    sourcePort: createOnly.string().required(),
    direction: createOnly.oneOf('IN', 'OUT', 'BOTH').required(),
    status: readOnly.oneOf('ACTIVE', 'DOWN', 'ERROR', 'PENDING_CREATE', 'PENDING_DELETE'),
    /** The VLANs that are copied: `9,18-27`. */
    vlanFilter: createOnly.string().nullable().optional(),
  },
  query: ['name', 'tapServiceId', 'sourcePort', 'direction', 'status'],
  filters: namedListing(),
})) {}

/** Sends copies of a port's packets out of the cloud. See https://docs.openstack.org/api-ref/network/v2/#tap-mirror */
export class TapMirror extends defineResource(() => ({
  service: api,
  path: '/taas/tap_mirrors',
  key: 'tap_mirror',
  keys: 'tap_mirrors',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    ...named(),
    portId: createOnly.string().required(),
    /** The tunnel's number for what comes in, what goes out, or both; the keys are `IN` and `OUT`. */
    directions: createOnly.map<number>().required(),
    /** Where the tunnel ends. */
    remoteIp: createOnly.string().required(),
    mirrorType: createOnly.oneOf('erspanv1', 'gre').required(),
  },
  query: ['name', 'portId', 'remoteIp', 'mirrorType'],
  filters: namedListing(),
})) {}
