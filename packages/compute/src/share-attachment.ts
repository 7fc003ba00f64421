import { createOnly, defineResource, readOnly } from '@os/core';
import { api } from './api.js';
import { Server } from './server.js';

/**
 * A share of the shared file system service at a server. It is identified by the share's id. The server has to be off
 * while shares are attached to it.
 *
 * @see https://docs.openstack.org/api-ref/compute/#servers-with-shares-attachments-servers-shares
 */
export class ShareAttachment extends defineResource(() => ({
  service: api,
  path: '/servers/{serverId}/shares',
  key: 'share',
  keys: 'shares',
  parents: { serverId: Server },
  can: ['create', 'get', 'delete', 'list'],
  paging: 'none',
  since: '2.97',
  idAttribute: 'shareId',
  attributes: {
    shareId: createOnly.string().required(),
    /** By which the server mounts it. Default: the share's id. */
    tag: createOnly.string(),
    status: readOnly.oneOf('attaching', 'detaching', 'inactive', 'active', 'error'),
    // Shown to administrators.
    uuid: readOnly.string().optional(),
    exportLocation: readOnly.string().optional(),
  },
})) {}
