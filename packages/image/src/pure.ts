import { defineService } from '@os/core';
import { api } from './api.js';
import { ImageService } from './service.js';

/** The Image service, to be handed to a connection: `createConnection({ services: [image], … })`. */
export const image = defineService({
  key: 'image',
  packageName: '@os/image',
  api,
  service: ImageService,
});
export { ImageService };
export type { CachedImage, ImageCache } from './cache.js';
export type { ImageData, SizedData } from './data.js';
export { ChecksumError } from './errors.js';
export type { Hash, MakeHash } from './hash.js';
export type { CreateFromOptions, ImportOptions, ImportSource, UploadOptions } from './image-data.js';
export * from './image.js';
export type { Schema, SchemaName, Usage } from './info.js';
export * from './member.js';
export type { TransferOptions } from './meter.js';
export {
  MetadefNamespace,
  MetadefObject,
  MetadefProperty,
  MetadefResourceType,
  MetadefResourceTypeAssociation,
  MetadefTag,
} from './metadef.js';
export * from './store.js';
export * from './task.js';
