import { serviceOf } from '@os/core';
import { CacheMethods } from './cache.js';
import { ImageActions } from './image-actions.js';
import { ImageDataMethods } from './image-data.js';
import { Image, ImageLocation } from './image.js';
import { InfoMethods } from './info.js';
import { Member } from './member.js';
import {
  MetadefMethods,
  MetadefNamespace,
  MetadefObject,
  MetadefProperty,
  MetadefResourceType,
  MetadefResourceTypeAssociation,
  MetadefTag,
} from './metadef.js';
import { Store } from './store.js';
import { ImageTask, Task } from './task.js';

/** The Image service (Glance). See https://docs.openstack.org/api-ref/image/v2/ */
export class ImageService extends serviceOf(
  {
    image: Image,
    imageLocation: ImageLocation,
    imageTask: ImageTask,
    member: Member,
    task: Task,
    store: Store,
    metadefNamespace: MetadefNamespace,
    metadefObject: MetadefObject,
    metadefProperty: MetadefProperty,
    metadefTag: MetadefTag,
    metadefResourceType: MetadefResourceType,
    metadefResourceTypeAssociation: MetadefResourceTypeAssociation,
  },
  ImageActions,
  ImageDataMethods,
  MetadefMethods,
  CacheMethods,
  InfoMethods,
) {}
