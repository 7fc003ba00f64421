import { attr, createOnly, defineResource, readOnly } from '@os/core';
import { api } from './api.js';
import { Image } from './image.js';

/**
 * A project that a shared image is shared with. It sees the image in its lists once it has accepted.
 *
 * @see https://docs.openstack.org/api-ref/image/v2/#sharing
 */
export class Member extends defineResource(() => ({
  service: api,
  path: '/images/{imageId}/members',
  keys: 'members',
  parents: { imageId: Image },
  idAttribute: 'memberId',
  can: ['create', 'get', 'update', 'delete', 'list'],
  paging: 'none',
  updateMethod: 'PUT',
  attributes: {
    /** The project to share with. */
    projectId: createOnly.string('member').required().optional(),
    /** The project that it is shared with; identifies the member. */
    memberId: readOnly.string(),
    /** Only the project itself changes it. */
    status: attr.oneOf('pending', 'accepted', 'rejected'),
    /** The same as `imageId`, as the service tells it. */
    image: readOnly.string('image_id'),
    createdAt: readOnly.time(),
    updatedAt: readOnly.time(),
    schema: readOnly.string(),
  },
})) {}
