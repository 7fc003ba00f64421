import { isJsonObject, path, ServiceBase, type CallOptions, type Ref } from '@os/core';
import type { Image } from './image.js';
import { act } from './image-actions.js';
import { read } from './info.js';

/** An image whose data are kept close to the API. */
export interface CachedImage {
  readonly imageId: string;
  /** How often it was served from the cache. */
  readonly hits: number;
  /** Seconds since 1970; 0 if never. */
  readonly lastAccessed: number;
  /** Seconds since 1970. */
  readonly lastModified: number;
  /** Bytes. */
  readonly size: number;
}

/** What the API server that answers has cached, and what it is about to cache. */
export interface ImageCache {
  readonly cachedImages: readonly CachedImage[];
  /** Ids. */
  readonly queuedImages: readonly string[];
}

/**
 * The cache that each API server has of its own. Administrators only; clouds without one answer with a 404.
 *
 * @see https://docs.openstack.org/api-ref/image/v2/#cache-manage
 */
export class CacheMethods extends ServiceBase {
  /** @see https://docs.openstack.org/api-ref/image/v2/#query-cache-status */
  async getImageCache(options?: CallOptions): Promise<ImageCache> {
    const { cached_images: cached, queued_images: queued } = await read(this, 'getImageCache', '/cache', options);
    return {
      cachedImages: (Array.isArray(cached) ? cached : []).filter(isJsonObject).map((each) => ({
        imageId: String(each['image_id']),
        hits: Number(each['hits']),
        lastAccessed: Number(each['last_accessed']),
        lastModified: Number(each['last_modified']),
        size: Number(each['size']),
      })),
      queuedImages: (Array.isArray(queued) ? queued : []).map(String),
    };
  }

  /**
   * Has an image cached, in the background.
   *
   * @throws BadRequestError - the image is not active.
   * @see https://docs.openstack.org/api-ref/image/v2/#queue-image
   */
  async queueImage(image: Ref<Image>, options?: CallOptions): Promise<void> {
    await act(this, 'queueImage', 'PUT', path`/cache/${image}`, options);
  }

  /**
   * Takes an image from the cache, and from the queue.
   *
   * @see https://docs.openstack.org/api-ref/image/v2/#delete-image-from-cache
   */
  async cacheDeleteImage(image: Ref<Image>, options?: CallOptions): Promise<void> {
    await act(this, 'cacheDeleteImage', 'DELETE', path`/cache/${image}`, options);
  }

  /**
   * Empties the cache, the queue, or both.
   *
   * @see https://docs.openstack.org/api-ref/image/v2/#clear-images-from-cache
   */
  async clearCache(target: 'cache' | 'queue' | 'both' = 'both', options?: CallOptions): Promise<void> {
    const headers = { ...(target !== 'both' && { 'x-image-cache-clear-target': target }), ...options?.headers };
    await act(this, 'clearCache', 'DELETE', '/cache', { ...options, headers });
  }

  /**
   * Removes what was left of images that could not be cached to the end.
   *
   * @see https://docs.openstack.org/api-ref/image/v2/#clean-invalid-cached-images
   */
  async cleanCache(options?: CallOptions): Promise<void> {
    await act(this, 'cleanCache', 'POST', '/cache/clean', options);
  }

  /**
   * Removes the images that were used longest ago, until the cache is as small as it is configured to be.
   *
   * @see https://docs.openstack.org/api-ref/image/v2/#prune-image-cache-directory
   */
  async pruneCache(options?: CallOptions): Promise<void> {
    await act(this, 'pruneCache', 'POST', '/cache/prune', options);
  }
}
