import { api } from './api.js';
import { listing } from './common.js';
import { attr, defineResource, readOnly } from './core.js';

/** A process that does Neutron's work on a host. See https://docs.openstack.org/api-ref/network/v2/#agents */
export class Agent extends defineResource(() => ({
  service: api,
  path: '/agents',
  key: 'agent',
  keys: 'agents',
  can: ['get', 'update', 'delete', 'list'],
  paging: 'none',
  attributes: {
    agentType: readOnly.string(),
    binary: readOnly.string(),
    topic: readOnly.string(),
    host: readOnly.string(),
    description: attr.string().nullable(),
    /** Whether it is given work. */
    isAdminStateUp: attr.boolean('admin_state_up'),
    isAlive: readOnly.boolean('alive'),
    createdAt: readOnly.time(),
    startedAt: readOnly.time(),
    lastHeartbeatAt: readOnly.time('heartbeat_timestamp'),
    availabilityZone: readOnly.string().nullable().optional(),
    /** What it tells about itself; depends on its type. */
    configuration: readOnly.map<unknown>('configurations'),
    /** Whether Placement knows what it has. */
    resourcesSynced: readOnly.boolean().nullable().optional(),
    // Told by lists of a router's agents alone.
    haState: readOnly.string().nullable().optional(),
    haChassisPriority: readOnly.number().nullable().optional(),
    resourceVersions: readOnly.map<unknown>().optional(),
  },
  query: ['agentType', 'binary', 'topic', 'host', 'description', 'isAdminStateUp', 'isAlive', 'availabilityZone'],
  filters: listing,
})) {}

/** A part of the cloud that agents belong to. See https://docs.openstack.org/api-ref/network/v2/#availability-zones */
export class AvailabilityZone extends defineResource(() => ({
  service: api,
  path: '/availability_zones',
  keys: 'availability_zones',
  idAttribute: 'name',
  can: ['list'],
  paging: 'none',
  attributes: {
    name: readOnly.string(),
    /** What it is for: a zone for routers and one for networks can have the same name. */
    resource: readOnly.oneOf('network', 'router'),
    state: readOnly.oneOf('available', 'unavailable'),
  },
  query: ['name', 'resource', 'state'],
})) {}
