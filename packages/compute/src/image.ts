import { attr, defineResource, path, readOnly, ServiceBase, type CallOptions, type Ref } from '@os/core';
import { api } from './api.js';
import { changed, links, mapIn, send } from './common.js';

const filters = () => ({
  name: attr.string(),
  status: attr.string(),
  /** What it was made from. */
  server: attr.string(),
  type: attr.string(),
  /** GiB. */
  minDisk: attr.number('minDisk'),
  /** MiB. */
  minRam: attr.number('minRam'),
  changesSince: changed().changesSince,
});

/**
 * An image as Nova shows it, up to microversion 2.35; the image service has it in full.
 *
 * @see https://docs.openstack.org/api-ref/compute/#images-deprecated
 */
export class Image extends defineResource(() => ({
  service: api,
  path: '/images',
  listPath: '/images/detail',
  key: 'image',
  keys: 'images',
  can: ['get', 'delete', 'list'],
  until: '2.35',
  attributes: {
    name: readOnly.string().nullable(),
    status: readOnly.oneOf('ACTIVE', 'SAVING', 'DELETED', 'ERROR', 'UNKNOWN'),
    /** Percent. */
    progress: readOnly.number(),
    /** Bytes. */
    size: readOnly.number('OS-EXT-IMG-SIZE:size').nullable(),
    /** GiB that it needs. */
    minDisk: readOnly.number('minDisk'),
    /** MiB that it needs. */
    minRam: readOnly.number('minRam'),
    metadata: readOnly.map<unknown>(),
    createdAt: readOnly.time('created'),
    updatedAt: readOnly.time('updated'),
    diskConfig: readOnly.oneOf('AUTO', 'MANUAL').wire('OS-DCF:diskConfig').optional(),
    /** What it was made from. */
    server: readOnly.object({ id: attr.string(), links: links() }).optional(),
    links: links(),
  },
  filters: filters(),
})) {}

/** An image's name, without its details. */
export class ImageSummary extends defineResource(() => ({
  service: api,
  path: '/images',
  keys: 'images',
  can: ['list'],
  until: '2.35',
  attributes: { name: readOnly.string().nullable(), links: links() },
  filters: filters(),
})) {}

type Metadata = Readonly<Record<string, string>>;

/** Metadata of images, up to microversion 2.38; the image service has them as properties. */
export class ImageMethods extends ServiceBase {
  /** @deprecated Gone after microversion 2.38: ask the image service. */
  async getImageMetadata(image: Ref<Image>, options?: CallOptions): Promise<Metadata> {
    const url = path`/images/${image}/metadata`;
    return mapIn(await send(this, 'getImageMetadata', 'GET', url, options, UNTIL), 'metadata');
  }

  /**
   * Adds metadata, and changes what is there under the same names.
   *
   * @deprecated Gone after microversion 2.38.
   */
  async setImageMetadata(image: Ref<Image>, metadata: Metadata, options?: CallOptions): Promise<Metadata> {
    const url = path`/images/${image}/metadata`;
    const content = { json: { metadata }, ...UNTIL };
    return mapIn(await send(this, 'setImageMetadata', 'POST', url, options, content), 'metadata');
  }

  /**
   * Sets metadata in place of all that is there.
   *
   * @deprecated Gone after microversion 2.38.
   */
  async replaceImageMetadata(image: Ref<Image>, metadata: Metadata, options?: CallOptions): Promise<Metadata> {
    const url = path`/images/${image}/metadata`;
    const content = { json: { metadata }, ...UNTIL };
    return mapIn(await send(this, 'replaceImageMetadata', 'PUT', url, options, content), 'metadata');
  }

  /**
   * Deletes metadata by their names, one after the other.
   *
   * @deprecated Gone after microversion 2.38.
   */
  async deleteImageMetadata(image: Ref<Image>, names: readonly string[], options?: CallOptions): Promise<void> {
    for (const name of names) {
      await send(this, 'deleteImageMetadata', 'DELETE', path`/images/${image}/metadata/${name}`, options, UNTIL);
    }
  }
}

const UNTIL = { until: '2.38' };
