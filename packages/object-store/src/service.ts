import { serviceOf } from '@os/core';
import { AccountMethods } from './account.js';
import { BulkMethods } from './bulk.js';
import { Container, ContainerMethods } from './container.js';
import { DownloadMethods } from './download.js';
import { InfoMethods } from './info.js';
import { ObjectMethods } from './object.js';
import { TempUrlMethods } from './temp-url.js';
import { UploadMethods } from './upload.js';

/** The Object Store service (Swift, or Ceph). See https://docs.openstack.org/api-ref/object-store/ */
export class ObjectStoreService extends serviceOf(
  { container: Container },
  AccountMethods,
  ContainerMethods,
  ObjectMethods,
  UploadMethods,
  DownloadMethods,
  BulkMethods,
  TempUrlMethods,
  InfoMethods,
) {}
