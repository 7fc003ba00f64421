import { idOf, ServiceBase, type CallOptions, type Ref } from '@os/core';
import { deleteInBulk } from './bulk.js';
import { containerName, type Container } from './container.js';
import { etagOf, isoTime } from './headers.js';
import { listSegments, metadataHeaders, objectPath, type ObjectRef } from './object.js';
import { md5Of, put } from './put.js';
import { settingHeaders, type ObjectSettings } from './settings.js';
import { sourceOf, type UploadData } from './source.js';

const GIB = 2 ** 30;

/** How far an upload or download is. */
export interface Progress {
  /** Bytes that were sent or received. */
  readonly loaded: number;
  /** All of them, where that is known. */
  readonly total: number | undefined;
}

/** What an object is stored as, and how it is sent. */
export interface UploadOptions extends CallOptions, ObjectSettings {
  /** Metadata of the user's own. */
  readonly metadata?: Readonly<Record<string, string>> | undefined;
  /** The MD5 of the content, in hexadecimal: the object store refuses anything else. Not for segments. */
  readonly etag?: string | undefined;
  /** Fails with status 412 if there is an object of this name. */
  readonly isNew?: boolean | undefined;
  /** Compares the MD5 of what was stored with that of what was sent. Default: true in Node; browsers have no MD5. */
  readonly checksum?: boolean | undefined;
  /** Number of bytes of a stream, where it is known. */
  readonly size?: number | undefined;
  /**
   * What is larger than so many bytes is uploaded in segments of this size. Default: 1 GiB; of a stream of unknown size,
   * none. Segments of streams are kept in memory while they are sent.
   */
  readonly segmentSize?: number | undefined;
  /** Segments sent at a time. Default: 4. */
  readonly concurrency?: number | undefined;
  /** Where segments go; it is created if it is missing. Default: `<container>_segments`. */
  readonly segmentContainer?: Ref<Container> | undefined;
  /** How segments become an object: a list with their checksums, or whatever begins alike. Default: `static`. */
  readonly manifest?: 'static' | 'dynamic' | undefined;
  /**
   * Uses segments that an earlier upload of the same content has left. The source has to have a `lastModified`, as a `File`
   * and `fileSource()` have. Segments of an upload that failed are deleted unless this is set.
   */
  readonly resume?: boolean | undefined;
  /** Told whenever more was sent. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** An object as it was stored. */
export interface UploadedObject {
  readonly container: string;
  readonly name: string;
  /** The MD5 of its content; of segments, that of their checksums. */
  readonly etag: string;
  /** Number of bytes. */
  readonly contentLength: number;
  readonly lastModifiedAt: string | undefined;
  /** Where the container keeps versions. */
  readonly versionId: string | undefined;
  /** Number of segments; 0 for a single object. */
  readonly segments: number;
}

/** What uploads in segments, which are loaded when they are needed, have in common with others. */
const TOOLS = { put, md5Of, deleteInBulk, objectPath, etagOf, list: listSegments };
export type Tools = typeof TOOLS;

export class UploadMethods extends ServiceBase {
  /**
   * Uploads an object. What is large goes in segments, several at a time; each is tried again by itself if it fails, and
   * memory stays small.
   *
   * ```ts
   * await conn.objectStore.uploadObject('photos', '2024/beach.jpg', file, {
   *   metadata: { camera: 'K-1' }, onProgress: ({ loaded, total }) => show(loaded / total),
   * });
   * ```
   *
   * @throws NotFoundError - there is no such container.
   * @throws IntegrityError - what is stored is not what was sent.
   */
  async uploadObject(
    container: Ref<Container>,
    object: ObjectRef,
    data: UploadData,
    options: UploadOptions = {},
  ): Promise<UploadedObject> {
    const { metadata, isNew, etag, checksum, onProgress } = options;
    const source = sourceOf(data);
    const size = source instanceof ReadableStream ? options.size : source.size;
    const segmentSize = options.segmentSize ?? Math.max(GIB, Math.ceil((size ?? 0) / 1000));
    const isSegmented = size === undefined ? options.segmentSize !== undefined : size > segmentSize;
    const call: CallOptions = {
      call: 'objectStore.uploadObject',
      signal: options.signal,
      timeout: options.timeout,
      retries: options.retries,
    };
    let loaded = 0;
    const onBytes = (count: number): void => {
      loaded += count;
      if (count !== 0) onProgress?.({ loaded, total: size });
    };
    const contentType = options.contentType ?? (data instanceof Blob && data.type ? data.type : undefined);
    const expiry = settingHeaders({ expiresAt: options.expiresAt, expiresIn: options.expiresIn });
    const headers = {
      ...settingHeaders({ ...options, contentType }),
      ...metadataHeaders(metadata),
      ...(isNew && { 'if-none-match': '*' }),
      ...options.headers,
    };
    const length = source instanceof ReadableStream && size !== undefined && { 'content-length': String(size) };
    const request = { ...call, method: 'PUT', path: objectPath(container, object), headers };
    const single = { ...request, headers: { ...headers, ...length, ...(etag !== undefined && { etag }) } };
    const parts = { ...options, size, segmentSize, call, onBytes, headers: expiry };
    const stored = isSegmented
      ? await (await import('#segments')).putLarge(this, TOOLS, request, container, object, source, parts)
      : { ...(await put(this, single, source, { checksum, onBytes })), segments: 0 };
    return {
      container: containerName(container),
      name: idOf(object),
      etag: stored.etag,
      contentLength: stored.size,
      lastModifiedAt: stored.headers['last-modified'] && isoTime(stored.headers['last-modified']),
      versionId: stored.headers['x-object-version-id'],
      segments: stored.segments,
    };
  }
}
