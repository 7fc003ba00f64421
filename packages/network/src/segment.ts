import { api } from './api.js';
import { dated, listing } from './common.js';
import { attr, createOnly, defineResource, readOnly } from './core.js';

/** A part of a network that is one layer-2 domain. See https://docs.openstack.org/api-ref/network/v2/#segments */
export class Segment extends defineResource(() => ({
  service: api,
  path: '/segments',
  key: 'segment',
  keys: 'segments',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    ...dated,
    name: attr.string().nullable(),
    description: attr.string().nullable(),
    networkId: createOnly.string().required(),
    networkType: createOnly.oneOf('flat', 'geneve', 'gre', 'local', 'vlan', 'vxlan').required(),
    physicalNetwork: createOnly.string().nullable(),
    segmentationId: createOnly.number().nullable(),
  },
  query: ['name', 'description', 'networkId', 'networkType', 'physicalNetwork', 'segmentationId'],
  filters: listing,
})) {}

/** The numbers that segments of a type get. See https://docs.openstack.org/api-ref/network/v2/#network-segment-ranges */
export class NetworkSegmentRange extends defineResource(() => ({
  service: api,
  path: '/network_segment_ranges',
  key: 'network_segment_range',
  keys: 'network_segment_ranges',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    ...dated,
    updatedAt: readOnly.time().optional(),
    // Absent where it is for all.
    projectId: createOnly.string().nullable().optional(),
    tenantId: readOnly.string().nullable().optional(),
    name: attr.string().optional(),
    description: attr.string().nullable().optional(),
    tags: readOnly.list(attr.string()).optional(),
    /** Whether it comes from the configuration of the service, and can't be changed. */
    isDefault: readOnly.boolean('default'),
    /** Whether it is for all projects. */
    isShared: createOnly.boolean('shared'),
    networkType: createOnly.oneOf('geneve', 'gre', 'vlan', 'vxlan').required(),
    /** Of type `vlan` only. */
    physicalNetwork: createOnly.string().nullable().optional(),
    minimum: attr.number().required(),
    maximum: attr.number().required(),
    /** The projects that use numbers of it. */
    used: readOnly.map(),
    available: readOnly.list(attr.number()),
  },
  query: ['name', 'projectId', 'networkType', 'physicalNetwork'],
  filters: listing,
})) {}
