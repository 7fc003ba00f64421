import { attr, createOnly, defineResource, readOnly } from '@os/core';
import { api } from './api.js';

/**
 * Servers that shall be on the same host, or on different ones. A server joins on creation, by the scheduler hint `group`.
 *
 * @see https://docs.openstack.org/api-ref/compute/#server-groups-os-server-groups
 */
export class ServerGroup extends defineResource(() => ({
  service: api,
  path: '/os-server-groups',
  key: 'server_group',
  keys: 'server_groups',
  can: ['create', 'get', 'delete', 'list'],
  paging: 'offset',
  attributes: {
    name: createOnly.string().required(),
    /** Those that begin with `soft` are wishes. Before microversion 2.64, there is `policies` instead. */
    policy: createOnly.oneOf('affinity', 'anti-affinity', 'soft-affinity', 'soft-anti-affinity').since('2.64'),
    rules: createOnly
      .object({
        /** With `anti-affinity`: how many servers may be on one host all the same. */
        maxServerPerHost: attr.number().optional(),
      })
      .since('2.64'),
    /** Ids of servers. */
    memberIds: readOnly.list(attr.string(), 'members'),
    projectId: readOnly.string().since('2.13'),
    userId: readOnly.string().since('2.13'),
    /** Gone from microversion 2.64 on. */
    policies: createOnly.list(attr.string()).optional(),
    /** Always empty, and gone from microversion 2.64 on. */
    metadata: readOnly.map().optional(),
  },
  filters: {
    /** Groups of all projects, for administrators. */
    allProjects: attr.boolean(),
  },
})) {}
