import { defineResource, readOnly } from '@os/core';
import { api } from './api.js';

/**
 * A place where images can be kept. Clouds with a single one answer with a 404.
 *
 * @see https://docs.openstack.org/api-ref/image/v2/#list-stores
 */
export class Store extends defineResource(() => ({
  service: api,
  path: '/info/stores',
  keys: 'stores',
  can: ['list'],
  paging: 'none',
  attributes: {
    id: readOnly.string(),
    description: readOnly.string().optional(),
    /** `true`, as text, for the one that gets images that ask for none; left out for others. */
    isDefault: readOnly.oneOf('true').wire('default').optional(),
    /** `true`, as text, for one that takes no data; left out for others. */
    isReadOnly: readOnly.oneOf('true').wire('read-only').optional(),
    /** What administrators see beside that: `file`, `rbd`, `swift`. */
    type: readOnly.string().optional(),
    /** Of several that have an image, the one with the highest weight is read from. */
    weight: readOnly.number().optional(),
    properties: readOnly.map<unknown>().optional(),
  },
})) {}
