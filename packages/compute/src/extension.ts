import { attr, defineResource, readOnly } from '@os/core';
import { api } from './api.js';

/**
 * A part of the API, from when Nova had such. All clouds have the same ones, whatever they can do.
 *
 * @see https://docs.openstack.org/api-ref/compute/#extensions-extensions-deprecated
 */
export class Extension extends defineResource(() => ({
  service: api,
  path: '/extensions',
  key: 'extension',
  keys: 'extensions',
  can: ['get', 'list'],
  paging: 'none',
  idAttribute: 'alias',
  attributes: {
    /** `os-keypairs` */
    alias: readOnly.string(),
    name: readOnly.string(),
    description: readOnly.string(),
    namespace: readOnly.string(),
    updatedAt: readOnly.time('updated'),
    links: readOnly.list(attr.json()),
  },
})) {}
