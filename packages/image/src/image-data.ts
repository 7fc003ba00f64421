import {
  idOf,
  InvalidResponseError,
  path,
  ResourceFailureError,
  ServiceBase,
  type CallOptions,
  type CreateAttributes,
  type PollOptions,
  type Ref,
} from '@os/core';
import { metered, sizeOf, type ImageData } from './data.js';
import { Image } from './image.js';
import { meterOf, type Meter, type TransferOptions } from './meter.js';
import type { Store } from './store.js';
import { ImageTask } from './task.js';

/** How data are uploaded. */
export interface UploadOptions extends TransferOptions {
  /** The number of bytes, for streams that do not tell; it lets the service refuse early what is too large. */
  readonly size?: number | undefined;
  /** The store that gets them. Default: the cloud's own choice. */
  readonly store?: Ref<Store> | undefined;
}

/** Where an import gets the data from. */
export type ImportSource =
  /** What was staged before. */
  | { readonly method: 'glance-direct' }
  /** A web server that the service can reach. */
  | { readonly method: 'web-download'; readonly uri: string }
  /** Another region of the same cloud. */
  | {
      readonly method: 'glance-download';
      readonly region: string;
      readonly image: Ref<Image>;
      /** The endpoint to use there. Default: `public`. */
      readonly interface?: 'public' | 'internal' | 'admin' | undefined;
    }
  /** The stores that have the image already. */
  | { readonly method: 'copy-image' };

/** Where an import puts the data. */
export interface ImportOptions extends CallOptions {
  /** Default: the cloud's own choice. */
  readonly stores?: readonly Ref<Store>[] | undefined;
  /** To all stores there are. */
  readonly allStores?: boolean | undefined;
  /** Whether one store that fails fails the import. Default: true. */
  readonly allStoresMustSucceed?: boolean | undefined;
}

/** How to make an image out of data. */
export interface CreateFromOptions extends UploadOptions, Omit<ImportOptions, keyof CallOptions> {
  /** Stage the data and import them, rather than upload them: for clouds that convert or check images on import. */
  readonly viaImport?: boolean | undefined;
}

/** Milliseconds for an upload: the service answers when it has stored everything. */
const UPLOAD_TIMEOUT = 3_600_000;

/** How images get their data, and give them. */
export class ImageDataMethods extends ServiceBase {
  /**
   * Uploads the data of a queued image, and returns it as it is then: active. What the service stored is compared with what
   * was sent. A stream can be sent only once; all else is sent again when the connection breaks.
   *
   * @param options - `timeout` is an hour, unless it is given.
   * @throws ChecksumError - the service stored something else. The image is active nevertheless.
   * @throws ConflictError - the image has data already.
   * @see https://docs.openstack.org/api-ref/image/v2/#upload-binary-image-data
   */
  async uploadImage(image: Ref<Image>, data: ImageData, options: UploadOptions = {}): Promise<Image> {
    const call = `${this.context.key}.uploadImage`;
    const meter = await send(this, call, path`/images/${image}/file`, data, options);
    const stored = await fetched(this, call, image, options);
    meter.check(stored);
    return stored;
  }

  /**
   * Puts the data of a queued image where `importImage(image, { method: 'glance-direct' })` finds them.
   *
   * @param options - `timeout` is an hour, unless it is given. There is nothing to verify yet.
   * @see https://docs.openstack.org/api-ref/image/v2/#stage-binary-image-data
   */
  async stageImage(image: Ref<Image>, data: ImageData, options: Omit<UploadOptions, 'store'> = {}): Promise<void> {
    const url = path`/images/${image}/stage`;
    await send(this, `${this.context.key}.stageImage`, url, data, { ...options, verify: false });
  }

  /**
   * Downloads the data of an image, as a stream that fails at its end if they are not what the service says.
   *
   * Of a part, asked for by the header `range`, only the progress is told.
   *
   * @throws InvalidResponseError - the image has no data yet.
   * @throws ForbiddenError - the image is deactivated.
   * @see https://docs.openstack.org/api-ref/image/v2/#download-binary-image-data
   */
  async downloadImage(image: Ref<Image>, options: TransferOptions = {}): Promise<ReadableStream<Uint8Array>> {
    const { onProgress: _, verify = true, hash: __, ...callOptions } = options;
    const call = `${this.context.key}.downloadImage`;
    const known = image instanceof Image && typeof image.size === 'number' ? image : undefined;
    const stored = known ?? (verify ? await fetched(this, call, image, options) : undefined);
    const url = path`/images/${image}/file`;
    const response = await this.request({ path: url, expect: 'stream', call, ...callOptions });
    if (response.status === 204 || !(response.body instanceof ReadableStream)) {
      throw new InvalidResponseError(`The image ${idOf(image)} has no data`);
    }
    const length = Number(response.headers['content-length'] ?? NaN);
    const algorithm = stored?.hashAlgo ?? 'md5';
    const meter = meterOf([algorithm], options, Number.isNaN(length) ? undefined : length);
    const isWhole = response.status !== 206;
    return meter.through(response.body as ReadableStream<Uint8Array>, () => isWhole && stored && meter.check(stored));
  }

  /**
   * Lets the service get the data of an image by itself. It does so in the background: see `waitForImport`.
   *
   * @throws BadRequestError - the cloud does not allow that method, or that address.
   * @throws ConflictError - the image is in no state for it.
   * @see https://docs.openstack.org/api-ref/image/v2/#import-an-image
   */
  async importImage(
    image: Ref<Image>,
    source: ImportSource,
    { stores, allStores, allStoresMustSucceed, ...options }: ImportOptions = {},
  ): Promise<void> {
    const json = {
      method: methodOf(source),
      stores: stores?.map(idOf),
      all_stores: allStores,
      all_stores_must_succeed: allStoresMustSucceed,
    };
    const call = `${this.context.key}.importImage`;
    await this.request({ method: 'POST', path: path`/images/${image}/import`, json, call, ...options });
  }

  /**
   * Waits until an import is over, and returns the image.
   *
   * @throws ResourceFailureError - it failed, in one of the stores or altogether; `reason` is what the service says.
   * @throws TimeoutError
   */
  async waitForImport(image: Ref<Image>, options: PollOptions<Image> = {}): Promise<Image> {
    const call = `${this.context.key}.waitForImport`;
    const { resources } = this.context;
    const now = await resources.waitFor(new Image({ id: idOf(image) }), {
      until: ({ importTaskId }) => importTaskId === undefined,
      call,
      ...options,
    });
    if (now.status === 'active' && !now.failedImportStores) return now;
    const { signal } = options;
    const tasks = await resources.list(ImageTask, { imageId: now.id }, { call, signal });
    const reason = tasks.findLast(({ status }) => status === 'failure')?.message ?? undefined;
    const where = now.failedImportStores ? ` into ${now.failedImportStores}` : '';
    throw new ResourceFailureError(
      `The import of ${now.id}${where} failed; it is ${now.status}${reason ? `: ${reason}` : ''}`,
      { reason },
    );
  }

  /**
   * Creates an image with its data, and returns it when it is active. If that fails, the image is deleted.
   *
   * @param data - A URL is for the service to fetch: a web-download.
   * @param attributes - `containerFormat` is `bare` unless it is given.
   * @throws ChecksumError - the service stored something else than was sent.
   * @throws ResourceFailureError - the import failed.
   */
  async createImageFrom(
    data: ImageData | URL,
    attributes: CreateAttributes<typeof Image>,
    options: CreateFromOptions = {},
  ): Promise<Image> {
    const { onProgress, verify, hash, size, store, viaImport, stores, allStores, allStoresMustSucceed, ...rest } =
      options;
    const callOptions = { call: `${this.context.key}.createImageFrom`, ...rest };
    // What cannot be sent is refused before there is an image.
    if (!(data instanceof URL)) sizeOf(data);
    const transfer = { onProgress, verify, hash, size, ...callOptions };
    const image = await this.context.resources.create(
      new Image({ containerFormat: 'bare', ...attributes }),
      callOptions,
    );
    const importFrom = async (source: ImportSource): Promise<Image> => {
      const into = { stores: stores ?? (store === undefined ? undefined : [store]), allStores, allStoresMustSucceed };
      await this.importImage(image, source, { ...into, ...callOptions });
      const { timeout: _, ...pollOptions } = callOptions;
      return this.waitForImport(image, { timeout: UPLOAD_TIMEOUT, ...pollOptions });
    };
    try {
      if (data instanceof URL) return await importFrom({ method: 'web-download', uri: data.href });
      if (!viaImport) return await this.uploadImage(image, data, { store, ...transfer });
      await this.stageImage(image, data, transfer);
      return await importFrom({ method: 'glance-direct' });
    } catch (error) {
      // What went wrong first is what the caller wants to know.
      await this.context.resources.delete(image).catch(() => undefined);
      throw error;
    }
  }
}

async function fetched(
  { context }: ServiceBase,
  call: string,
  image: Ref<Image>,
  { signal, timeout, retries, headers }: CallOptions,
): Promise<Image> {
  return context.resources.get(new Image({ id: idOf(image) }), { call, signal, timeout, retries, headers });
}

/** Sends data, and returns what was metered on the way. */
async function send(
  service: ServiceBase,
  call: string,
  url: string,
  data: ImageData,
  options: UploadOptions,
): Promise<Meter> {
  const known = sizeOf(data);
  const { onProgress: _, verify: __, hash: ___, store, size = known, ...callOptions } = options;
  // What the service will have hashed with is not known yet; MD5 it always has.
  const meter = meterOf(['sha512', 'md5'], options, size);
  const { body, done } = await metered(data, meter);
  const length = size === undefined ? undefined : String(size);
  await service.request({
    method: 'PUT',
    path: url,
    body,
    timeout: UPLOAD_TIMEOUT,
    call,
    ...callOptions,
    headers: {
      'content-type': 'application/octet-stream',
      ...(length !== undefined && { 'content-length': length, 'x-openstack-image-size': length }),
      ...(store !== undefined && { 'x-image-meta-store': idOf(store) }),
      ...callOptions.headers,
    },
  });
  done?.();
  return meter;
}

function methodOf(source: ImportSource): object {
  switch (source.method) {
    case 'web-download':
      return { name: source.method, uri: source.uri };
    case 'glance-download':
      return {
        name: source.method,
        glance_region: source.region,
        glance_image_id: idOf(source.image),
        glance_service_interface: source.interface,
      };
    default:
      return { name: source.method };
  }
}
