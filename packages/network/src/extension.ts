import { api } from './api.js';
import { attr, defineResource, readOnly } from './core.js';

/** A part of the API that this cloud offers. See https://docs.openstack.org/api-ref/network/v2/#extensions */
export class Extension extends defineResource(() => ({
  service: api,
  path: '/extensions',
  key: 'extension',
  keys: 'extensions',
  idAttribute: 'alias',
  can: ['get', 'list'],
  paging: 'none',
  attributes: {
    /** What identifies it: `qos`, `port-security`. */
    alias: readOnly.string(),
    name: readOnly.string(),
    description: readOnly.string(),
    /** As its author wrote it: mostly, but not always, ISO 8601. */
    updatedAt: readOnly.string('updated'),
    links: readOnly.list(attr.json()),
  },
})) {}
