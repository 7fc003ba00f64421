import { defineResource, readOnly } from '@os/core';
import { collection } from './collection.js';
import { links, sorted } from './common.js';

/** Why something failed, told to whom it failed for. See https://docs.openstack.org/api-ref/block-storage/v3/#messages */
export class Message extends defineResource(() => ({
  ...collection('message'),
  can: ['get', 'delete', 'list'],
  since: '3.3',
  attributes: {
    eventId: readOnly.string(),
    userMessage: readOnly.string(),
    messageLevel: readOnly.string(),
    createdAt: readOnly.time(),
    /** When it may be deleted by itself. */
    guaranteedUntil: readOnly.time(),
    /** The request that failed, as errors tell of it as `requestId`. */
    requestId: readOnly.string(),
    /** As in `VOLUME`. */
    resourceType: readOnly.string().optional(),
    resourceUuid: readOnly.string().optional(),
    links,
  },
  query: ['eventId', 'messageLevel', 'requestId', 'resourceType', 'resourceUuid'],
  filters: sorted,
})) {}
