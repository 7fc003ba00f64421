import { api } from './api.js';
import { listing, named, namedListing, owned } from './common.js';
import { attr, createOnly, defineResource, readOnly } from './core.js';

// The load balancing that was part of Neutron until 2019 (release Stein). Since then it is a service of its own, Octavia.

const references = (wire: string) => readOnly.list(attr.object({ id: attr.string() }), wire);

/** Shares out what comes to an address. Until release Stein (2019); Octavia took its place. */
export class LoadBalancer extends defineResource(() => ({
  service: api,
  path: '/lbaas/loadbalancers',
  key: 'loadbalancer',
  keys: 'loadbalancers',
  can: ['create', 'get', 'update', 'delete', 'list'],
  statusAttribute: 'provisioningStatus',
  attributes: {
    ...named(),
    isAdminStateUp: attr.boolean('admin_state_up'),
    vipSubnetId: createOnly.string().required(),
    vipAddress: createOnly.string(),
    vipPortId: readOnly.string(),
    provider: createOnly.string(),
    provisioningStatus: readOnly.oneOf('ACTIVE', 'ERROR', 'PENDING_CREATE', 'PENDING_DELETE', 'PENDING_UPDATE'),
    operatingStatus: readOnly.oneOf('DEGRADED', 'OFFLINE', 'ONLINE'),
    listeners: references('listeners'),
    pools: references('pools').optional(),
  },
  query: ['name', 'isAdminStateUp', 'vipSubnetId', 'vipAddress', 'provider', 'provisioningStatus', 'operatingStatus'],
  filters: namedListing(),
})) {}

/** A port that a load balancer listens on. Until release Stein (2019). */
export class Listener extends defineResource(() => ({
  service: api,
  path: '/lbaas/listeners',
  key: 'listener',
  keys: 'listeners',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    ...named(),
    isAdminStateUp: attr.boolean('admin_state_up'),
    /** Only on creation; answers have `loadBalancers`. */
    loadBalancerId: createOnly.string('loadbalancer_id').required().optional(),
    loadBalancers: references('loadbalancers'),
    protocol: createOnly.oneOf('HTTP', 'HTTPS', 'TCP', 'TERMINATED_HTTPS').required(),
    protocolPort: createOnly.number().required(),
    defaultPoolId: attr.string().nullable(),
    /** -1 is without limit. */
    connectionLimit: attr.number(),
    defaultTlsContainerRef: attr.string().nullable(),
    sniContainerRefs: attr.list(attr.string()),
  },
  query: [
    'name',
    'isAdminStateUp',
    'protocol',
    'protocolPort',
    'defaultPoolId',
    'connectionLimit',
    'defaultTlsContainerRef',
  ],
  filters: namedListing(),
})) {}

/** Servers that share the work. Until release Stein (2019). */
export class Pool extends defineResource(() => ({
  service: api,
  path: '/lbaas/pools',
  key: 'pool',
  keys: 'pools',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    ...named(),
    isAdminStateUp: attr.boolean('admin_state_up'),
    // One of the two is needed.
    // Only on creation, either of them; answers have `loadBalancers` and `listeners`.
    loadBalancerId: createOnly.string('loadbalancer_id').optional(),
    listenerId: createOnly.string().optional(),
    loadBalancers: references('loadbalancers'),
    listeners: references('listeners'),
    protocol: createOnly.oneOf('HTTP', 'HTTPS', 'TCP').required(),
    lbAlgorithm: attr.oneOf('LEAST_CONNECTIONS', 'ROUND_ROBIN', 'SOURCE_IP').required(),
    /** What keeps a client with one server. */
    sessionPersistence: attr
      .object({
        type: attr.oneOf('APP_COOKIE', 'HTTP_COOKIE', 'SOURCE_IP').required(),
        cookieName: attr.string().nullable(),
      })
      .nullable(),
    members: references('members'),
    healthMonitorId: readOnly.string('healthmonitor_id').nullable(),
  },
  query: ['name', 'isAdminStateUp', 'loadBalancerId', 'listenerId', 'protocol', 'lbAlgorithm'],
  filters: namedListing(),
})) {}

/** A server that does the work. Until release Stein (2019). */
export class PoolMember extends defineResource(() => ({
  service: api,
  path: '/lbaas/pools/{poolId}/members',
  key: 'member',
  keys: 'members',
  parents: { poolId: Pool },
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    ...owned,
    name: attr.string(),
    isAdminStateUp: attr.boolean('admin_state_up'),
    address: createOnly.string().required(),
    protocolPort: createOnly.number().required(),
    subnetId: createOnly.string().required(),
    /** Its share of the work. */
    weight: attr.number(),
  },
  query: ['name', 'isAdminStateUp', 'address', 'protocolPort', 'subnetId', 'weight', 'projectId'],
  filters: listing,
})) {}

/** Asks the servers of a pool whether they are well. Until release Stein (2019). */
export class HealthMonitor extends defineResource(() => ({
  service: api,
  path: '/lbaas/healthmonitors',
  key: 'healthmonitor',
  keys: 'healthmonitors',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    ...owned,
    name: attr.string(),
    isAdminStateUp: attr.boolean('admin_state_up'),
    /** Only on creation; answers have `pools`. */
    poolId: createOnly.string().required().optional(),
    pools: references('pools'),
    type: createOnly.oneOf('HTTP', 'HTTPS', 'PING', 'TCP').required(),
    /** Seconds between two questions. */
    delay: attr.number().required(),
    /** Seconds to wait for an answer. */
    timeout: attr.number().required(),
    /** How often it asks in vain until the server counts as ill. */
    maxRetries: attr.number().required(),
    // Of types `HTTP` and `HTTPS`.
    httpMethod: attr.string().nullable().optional(),
    urlPath: attr.string().nullable().optional(),
    /** Statuses of the server when it is well: `200`, `200,202` or `200-204`. */
    expectedCodes: attr.string().nullable().optional(),
  },
  query: [
    'name',
    'isAdminStateUp',
    'type',
    'delay',
    'timeout',
    'maxRetries',
    'httpMethod',
    'urlPath',
    'expectedCodes',
    'projectId',
  ],
  filters: listing,
})) {}
