import { attr, createOnly, defineResource, readOnly } from '@os/core';
import { api } from './api.js';

/** One of the things that the service manages. */
export class __Resource__
  extends /* @__PURE__ */ defineResource(() => ({
    service: api,
    path: '/__wires__',
    key: '__wire__',
    keys: '__wires__',
    can: ['create', 'get', 'update', 'delete', 'list'],
    attributes: {
      name: attr.string().required(),
      description: attr.string().nullable(),
      /** Its size, in GiB. */
      size: createOnly.number('size_gb'),
      status: readOnly.oneOf('ACTIVE', 'BUILDING', 'ERROR'),
      createdAt: readOnly.time(),
    },
    query: ['name'],
  })) {}
