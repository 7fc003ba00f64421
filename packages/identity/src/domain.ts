import { attr, createOnly, defineResource } from '@os/core';
import { api } from './api.js';
import { links, options } from './attributes.js';

/**
 * A realm of users, groups and projects, in which each name is unique. Has to be disabled before it can be deleted.
 *
 * @see https://docs.openstack.org/api-ref/identity/v3/#domains
 */
export class Domain extends defineResource(() => ({
  service: api,
  path: '/domains',
  key: 'domain',
  keys: 'domains',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    name: attr.string().required(),
    description: attr.string().nullable(),
    isEnabled: attr.boolean('enabled'),
    /** An id for the new domain, 32 hexadecimal digits; it is answered as `id`. */
    explicitDomainId: createOnly.string().optional(),
    tags: attr.list(attr.string()),
    options: options(),
    links: links(),
  },
  query: ['name', 'isEnabled'],
})) {}
