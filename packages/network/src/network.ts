import { attr, createOnly, defineResource, readOnly } from '@os/core';
import { api } from './api.js';

/** A layer-2 network. */
export class Network extends defineResource({
  service: api,
  path: '/networks',
  key: 'network',
  keys: 'networks',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    name: attr.string(),
    description: attr.string(),
    /** Whether the network forwards packets. */
    isAdminStateUp: attr.boolean('admin_state_up'),
    isRouterExternal: attr.boolean('router:external'),
    status: readOnly.oneOf('ACTIVE', 'BUILD', 'DOWN', 'ERROR'),
    subnetIds: readOnly.list(attr.string(), 'subnets'),
    mtu: attr.number(),
    projectId: createOnly.string(),
    dnsDomain: attr.string().optional(),
    segments: attr.list(attr.object({ networkType: attr.string('provider:network_type'), segmentationId: attr.number('provider:segmentation_id').nullable() })).optional(),
  },
  query: ['name', 'status', 'projectId', 'isAdminStateUp'],
  filters: { tags: attr.list(attr.string()), notTags: attr.string('not-tags') },
}) {}
