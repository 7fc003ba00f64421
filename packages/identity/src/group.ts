import { attr, createOnly, defineResource, readOnly } from '@os/core';
import { api } from './api.js';
import { links } from './attributes.js';

/**
 * Users who are given roles together.
 *
 * @see https://docs.openstack.org/api-ref/identity/v3/#groups
 */
export class Group extends defineResource(() => ({
  service: api,
  path: '/groups',
  key: 'group',
  keys: 'groups',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    name: attr.string().required(),
    description: attr.string().nullable(),
    /** Default: the domain of the token. */
    domainId: createOnly.string(),
    /** When a federated user's membership ends; only in the list of a user's groups. */
    membershipExpiresAt: readOnly.time().nullable().optional(),
    links: links(),
  },
  query: ['name', 'domainId'],
  filters: {
    /** Not heeded by Keystone 2025.1 and before. */
    sortKey: attr.string(),
    sortDir: attr.oneOf('asc', 'desc'),
  },
})) {}
