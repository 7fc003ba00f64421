import { attr, defineResource, readOnly } from '@os/core';
import { api } from './api.js';

/** Where volumes can be put. See https://docs.openstack.org/api-ref/block-storage/v3/#back-end-storage-pools */
export class BackendPool extends defineResource(() => ({
  service: api,
  path: '/scheduler-stats/get_pools',
  keys: 'pools',
  can: ['list'],
  idAttribute: 'name',
  paging: 'none',
  attributes: {
    /** `host@backend#pool`. */
    name: readOnly.string(),
    /** What the backend says of itself, in the API's own names: `free_capacity_gb`, `storage_protocol`, … Absent without `isDetailed`. */
    capabilities: readOnly.map<unknown>().optional(),
  },
  query: ['name'],
  filters: {
    isDetailed: attr.boolean('detail'),
    /** Those that volumes of this type can be put into. Needs 3.35. */
    volumeType: attr.string().since('3.35'),
  },
})) {}

/** What a backend can do. See https://docs.openstack.org/api-ref/block-storage/v3/#capabilities-for-storage-back-ends-capabilities */
export class Capabilities extends defineResource(() => ({
  service: api,
  path: '/capabilities',
  can: ['get'],
  idAttribute: 'host',
  attributes: {
    /** As in `host@backend`. It is never answered. */
    host: readOnly.string().optional(),
    namespace: readOnly.string(),
    vendorName: readOnly.string().nullable(),
    volumeBackendName: readOnly.string().nullable(),
    poolName: readOnly.string().nullable(),
    driverVersion: readOnly.string().nullable(),
    storageProtocol: readOnly.string().nullable(),
    displayName: readOnly.string().nullable(),
    description: readOnly.string().nullable(),
    visibility: readOnly.string().nullable(),
    replicationTargets: readOnly.list(attr.json()),
    /** What extra specs of types it knows, by their names. */
    properties: readOnly.map<unknown>(),
  },
})) {}
