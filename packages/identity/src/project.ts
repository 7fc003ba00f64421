import { attr, createOnly, defineResource } from '@os/core';
import { api } from './api.js';
import { extra, links, options } from './attributes.js';

/**
 * What owns the resources of the other services.
 *
 * @see https://docs.openstack.org/api-ref/identity/v3/#projects
 */
export class Project extends defineResource(() => ({
  service: api,
  path: '/projects',
  key: 'project',
  keys: 'projects',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    name: attr.string().required(),
    description: attr.string().nullable(),
    /** Null for a project that is a domain. Default: the domain of the token. */
    domainId: createOnly.string().nullable(),
    /** Whether the project is a domain; such a project is listed only if asked for with `isDomain: true`. */
    isDomain: createOnly.boolean(),
    isEnabled: attr.boolean('enabled'),
    /** The project above; for the topmost ones it is the id of the domain. */
    parentId: createOnly.string().nullable(),
    /** At most 80, without slashes and commas. */
    tags: attr.list(attr.string()),
    options: options(),
    extra: extra(),
    links: links(),
  },
  query: ['name', 'domainId', 'parentId', 'isDomain', 'isEnabled'],
  filters: {
    /** Projects with all of these tags. */
    tags: attr.list(attr.string()),
    /** Projects with at least one of these tags. */
    anyTags: attr.list(attr.string(), 'tags-any'),
    /** Projects without at least one of these tags. */
    notTags: attr.list(attr.string(), 'not-tags'),
    /** Projects with none of these tags. */
    notAnyTags: attr.list(attr.string(), 'not-tags-any'),
  },
})) {}
