import { createOnly, defineResource, readOnly } from '@os/core';
import { api } from './api.js';
import { paged } from './common.js';
import { Image } from './image.js';

const common = {
  /** `pending`, `processing`, `success` or `failure`. */
  status: readOnly.oneOf('pending', 'processing', 'success', 'failure'),
  ownerId: readOnly.string('owner'),
  createdAt: readOnly.time(),
  updatedAt: readOnly.time(),
};

/**
 * Work that the service does in the background. Administrators only.
 *
 * Wait with `waitForTask(task, { status: 'success', failOn: ['failure'] })`.
 *
 * @see https://docs.openstack.org/api-ref/image/v2/#tasks
 */
export class Task extends defineResource(() => ({
  service: api,
  path: '/tasks',
  keys: 'tasks',
  can: ['create', 'get', 'list'],
  attributes: {
    ...common,
    type: createOnly.oneOf('import', 'api_image_import', 'location_import').required(),
    // Lists tell neither of these.
    input: createOnly.json<Readonly<Record<string, unknown>> | null>().required().optional(),
    result: readOnly.json<Readonly<Record<string, unknown>> | null>().optional(),
    /** What went wrong, or how far it is. */
    message: readOnly.string().optional(),
    imageId: readOnly.string().optional(),
    requestId: readOnly.string().optional(),
    userId: readOnly.string().optional(),
    /** When the service may forget it. */
    expiresAt: readOnly.time().optional(),
    self: readOnly.string(),
    schema: readOnly.string(),
  },
  // Of types, the service only takes `import`.
  query: ['type', 'status'],
  filters: { sortKey: paged.sortKey, sortDir: paged.sortDir },
})) {}

/**
 * What was done, or is being done, with an image.
 *
 * @see https://docs.openstack.org/api-ref/image/v2/#show-tasks-associated-with-image
 */
export class ImageTask extends defineResource(() => ({
  service: api,
  path: '/images/{imageId}/tasks',
  keys: 'tasks',
  parents: { imageId: Image },
  can: ['list'],
  paging: 'none',
  attributes: {
    ...common,
    type: readOnly.string(),
    input: readOnly.json(),
    result: readOnly.json(),
    message: readOnly.string().nullable(),
    /** The same as `imageId`, as the service tells it. */
    image: readOnly.string('image_id'),
    requestId: readOnly.string().nullable(),
    userId: readOnly.string().nullable(),
    expiresAt: readOnly.time().nullable(),
    isDeleted: readOnly.boolean('deleted'),
    deletedAt: readOnly.time().nullable(),
  },
})) {}
