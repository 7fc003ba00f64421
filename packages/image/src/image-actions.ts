import {
  idOf,
  path,
  ServiceBase,
  type CallOptions,
  type ListOptions,
  type ListQuery,
  type Ref,
  type ResourceList,
} from '@os/core';
import { Image } from './image.js';
import { Store } from './store.js';

/** What can be done with images besides changing them. */
export class ImageActions extends ServiceBase {
  /**
   * The image that was made last of those that servers can be created from; null if there is none. Clouds keep older builds
   * of the same system under similar names.
   *
   * ```ts
   * const image = await conn.image.findNewestImage({ visibility: 'public' }, ({ name }) => /^debian-13/i.test(name ?? ''));
   * ```
   *
   * @param query - What the service looks for: `{ name, visibility, properties: { os_distro: 'debian' } }`.
   * @param filter - What else must hold. Pages are asked for until one does.
   */
  async findNewestImage(
    query: Omit<ListQuery<typeof Image>, 'sort' | 'sortDir' | 'sortKey'> = {},
    filter: (image: Image) => boolean = () => true,
    options?: CallOptions,
  ): Promise<Image | null> {
    const call = `${this.context.key}.findNewestImage`;
    const sorted = { status: 'active' as const, ...query, sort: 'created_at:desc' };
    for await (const image of this.context.resources.list(Image, sorted, { call, ...options })) {
      if (filter(image)) return image;
    }
    return null;
  }

  /**
   * Makes the data of an image unavailable to all but administrators.
   *
   * @throws ForbiddenError - the image is not active, or the user is no administrator.
   * @see https://docs.openstack.org/api-ref/image/v2/#deactivate-image
   */
  async deactivateImage(image: Ref<Image>, options?: CallOptions): Promise<void> {
    await act(this, 'deactivateImage', 'POST', path`/images/${image}/actions/deactivate`, options);
  }

  /**
   * Undoes `deactivateImage`.
   *
   * @see https://docs.openstack.org/api-ref/image/v2/#reactivate-image
   */
  async reactivateImage(image: Ref<Image>, options?: CallOptions): Promise<void> {
    await act(this, 'reactivateImage', 'POST', path`/images/${image}/actions/reactivate`, options);
  }

  /**
   * Gives an image a tag; it is no error if it has it already.
   *
   * @see https://docs.openstack.org/api-ref/image/v2/#add-image-tag
   */
  async addTag(image: Ref<Image>, tag: string, options?: CallOptions): Promise<void> {
    await act(this, 'addTag', 'PUT', path`/images/${image}/tags/${tag}`, options);
  }

  /**
   * Takes a tag from an image.
   *
   * @throws NotFoundError - it has no such tag.
   * @see https://docs.openstack.org/api-ref/image/v2/#delete-image-tag
   */
  async removeTag(image: Ref<Image>, tag: string, options?: CallOptions): Promise<void> {
    await act(this, 'removeTag', 'DELETE', path`/images/${image}/tags/${tag}`, options);
  }

  /**
   * Deletes the data of an image from one of the stores that have it.
   *
   * @throws ForbiddenError - no other store has it.
   * @see https://docs.openstack.org/api-ref/image/v2/#delete-image-from-store
   */
  async deleteImageFromStore(image: Ref<Image>, store: Ref<Store>, options?: CallOptions): Promise<void> {
    await act(this, 'deleteImageFromStore', 'DELETE', path`/stores/${idOf(store)}/${image}`, options);
  }

  /**
   * Lists the stores with what only administrators see: their types, weights and settings.
   *
   * @see https://docs.openstack.org/api-ref/image/v2/#list-stores-detail
   */
  listStoreDetails(options?: Omit<ListOptions, 'path'>): ResourceList<Store> {
    const call = `${this.context.key}.listStoreDetails`;
    return this.context.resources.list(Store, {}, { call, ...options, path: '/info/stores/detail' });
  }
}

/** Sends a request that is answered with nothing. */
export async function act(
  service: ServiceBase,
  name: string,
  method: string,
  url: string,
  options?: CallOptions,
): Promise<void> {
  await service.request({ method, path: url, call: `${service.context.key}.${name}`, ...options });
}
