import { defineService } from '@os/core';
import { api } from './api.js';
import { ObjectStoreService } from './service.js';

/** The Object Store service, to be handed to a connection: `createConnection({ services: [objectStore], … })`. */
export const objectStore = defineService({
  key: 'objectStore',
  packageName: '@os/object-store',
  api,
  service: ObjectStoreService,
});
export { ObjectStoreService };
export { Account } from './account.js';
export type { AccountChanges } from './account.js';
export { BulkError } from './bulk.js';
export type { ArchiveFormat, BulkResult, ObjectNames } from './bulk.js';
export { Container } from './container.js';
export type { ContainerAccess, ContainerChanges } from './container.js';
export { IntegrityError } from './digest.js';
export type { Download, DownloadOptions } from './download.js';
export type { MetadataChanges } from './headers.js';
export type { ObjectStoreInfo } from './info.js';
export { objectPath, StoredObject } from './object.js';
export type {
  CopyObjectOptions,
  DeleteObjectOptions,
  GetObjectOptions,
  ObjectChanges,
  ObjectQuery,
  ObjectRef,
  ObjectSelection,
  Subdirectory,
} from './object.js';
export type { ObjectSettings } from './settings.js';
export type { ByteSource, UploadData } from './source.js';
export type { FormOptions, SignatureDigest, SigningOptions, TempUrlOptions, UploadForm } from './temp-url.js';
export type { Progress, UploadedObject, UploadOptions } from './upload.js';
