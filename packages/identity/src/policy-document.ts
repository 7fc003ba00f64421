import { attr, defineResource } from '@os/core';
import { api } from './api.js';
import { links } from './attributes.js';

/**
 * Rules of who may do what, stored for services that fetch them from Keystone. Hardly any does: most read files.
 *
 * @see https://docs.openstack.org/api-ref/identity/v3/#policies
 */
export class PolicyDocument extends defineResource(() => ({
  service: api,
  path: '/policies',
  key: 'policy',
  keys: 'policies',
  can: ['create', 'get', 'update', 'delete', 'list'],
  paging: 'none',
  attributes: {
    /** The rules, as text. */
    blob: attr.string().required(),
    /** The MIME type of the rules: `application/json`. */
    type: attr.string().required(),
    links: links(),
  },
  query: ['type'],
})) {}
