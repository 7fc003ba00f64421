import { createMd5 } from '#md5';
import {
  ConnectionError,
  InvalidAttributeError,
  InvalidResponseError,
  ServiceBase,
  type Ref,
  type ServiceRequest,
  type ServiceResponse,
} from '@os/core';
import type { Container } from './container.js';
import { compare } from './digest.js';
import { AS_STORED, given } from './headers.js';
import { objectIn, objectPath, type GetObjectOptions, type ObjectRef, type StoredObject } from './object.js';
import type { Progress } from './upload.js';

/** How often a download goes on after its connection broke. */
const RESUMPTIONS = 5;

/** What is downloaded, under which conditions, and how it is checked. */
export interface DownloadOptions extends Omit<GetObjectOptions, 'isSymlinkItself'> {
  /** A part of it: so many bytes from the offset on, or all from there. A negative offset counts from the end. */
  readonly range?: { readonly offset: number; readonly length?: number | undefined } | undefined;
  /** Only if it has this checksum; else the call fails with status 412. */
  readonly ifMatch?: string | undefined;
  /** Only if it has not this checksum; else the answer's `status` is 304. */
  readonly ifNoneMatch?: string | undefined;
  /** Only if it was stored after that; else the answer's `status` is 304. */
  readonly ifModifiedSince?: Date | string | undefined;
  /** Only if it was not stored after that; else the call fails with status 412. */
  readonly ifUnmodifiedSince?: Date | string | undefined;
  /** Compares the MD5 of what arrives with the object's; large objects have none. Default: true in Node; browsers have no MD5. */
  readonly checksum?: boolean | undefined;
  /** Told whenever more has arrived. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** An object on its way. */
export interface Download {
  /** What is known of it. */
  readonly object: StoredObject;
  /** 200, 206 for a part of it, or 304 if a condition says that it is not wanted. */
  readonly status: number;
  /** The content. Has to be read or cancelled, as its connection is kept until then. */
  readonly body: ReadableStream<Uint8Array>;
}

export class DownloadMethods extends ServiceBase {
  /**
   * Downloads an object, as it was stored. If the connection breaks, the stream goes on where it was.
   *
   * ```ts
   * const { object, body } = await conn.objectStore.downloadObject('photos', '2024/beach.jpg');
   * const bytes = await new Response(body).bytes();
   * ```
   *
   * Reading `body` fails with an IntegrityError if its MD5 is wrong at the end.
   *
   * @throws NotFoundError
   */
  async downloadObject(container: Ref<Container>, object: ObjectRef, options: DownloadOptions = {}): Promise<Download> {
    const { range, ifMatch, ifNoneMatch, ifModifiedSince, ifUnmodifiedSince, isNewest, versionId, headers, ...rest } =
      options;
    const { checksum = true, onProgress, ...call } = rest;
    const request: ServiceRequest = {
      path: objectPath(container, object),
      query: { 'version-id': versionId },
      expect: 'stream',
      call: 'objectStore.downloadObject',
      ...call,
      headers: {
        ...given({
          range: range && rangeOf(range),
          'if-match': ifMatch,
          'if-none-match': ifNoneMatch,
          'if-modified-since': ifModifiedSince && new Date(ifModifiedSince).toUTCString(),
          'if-unmodified-since': ifUnmodifiedSince && new Date(ifUnmodifiedSince).toUTCString(),
          'x-newest': isNewest && 'true',
        }),
        ...AS_STORED,
        ...headers,
      },
    };
    const response = await this.request(request);
    const found = objectIn(container, object, response.headers);
    const { total, stream } = contentOf(this, request, response, checksum, onProgress);
    if (total !== undefined) found.body['bytes'] = total;
    return { object: found, status: response.status, body: stream };
  }
}

/** The content of an answer, and of those that it takes to get all of it. */
function contentOf(
  service: ServiceBase,
  request: ServiceRequest,
  { status, headers, body, url }: ServiceResponse,
  checksum: boolean,
  onProgress: DownloadOptions['onProgress'],
): { readonly total: number | undefined; readonly stream: ReadableStream<Uint8Array> } {
  const [, start = 0, last, size = headers['content-length']] =
    /^bytes (\d+)-(\d+)\/(\d+)$/.exec(headers['content-range'] ?? '') ?? [];
  const total = size === undefined ? undefined : Number(size);
  const { etag } = headers;
  let stream = body as ReadableStream<Uint8Array>;
  // What a client may have decompressed is not known byte by byte.
  const isKnown = total !== undefined && headers['content-encoding'] === undefined;
  if (!isKnown || (status !== 200 && last === undefined)) return { total, stream };
  const first = Number(start);
  const end = last === undefined ? total : Number(last) + 1;
  // Quoted is that of a large object, which is made of its segments'.
  const isMd5 = status === 200 && /^\w{32}$/.test(etag ?? '') && !headers['x-object-manifest'];
  const digest = checksum && isMd5 ? createMd5?.() : undefined;
  let reader = stream.getReader();
  let next = first;
  let resumptions = RESUMPTIONS;

  /** Reads on, after a broken connection by asking for the rest of the same content. */
  const read = async (): Promise<ReadableStreamReadResult<Uint8Array>> => {
    try {
      return await reader.read();
    } catch (error) {
      if (!(error instanceof ConnectionError) || resumptions-- === 0 || !etag) throw error;
    }
    const rest = await service.request({
      ...request,
      headers: { ...request.headers, 'if-match': etag, range: `bytes=${next}-${end - 1}` },
    });
    reader = (rest.body as typeof stream).getReader();
    if (rest.status === 206) return read();
    await reader.cancel();
    throw new InvalidResponseError(`${url} was asked for a range, and answered with ${rest.status}`);
  };
  stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await read();
          if (!done) {
            next += value.length;
            onProgress?.({ loaded: next - first, total: end - first });
            const hashing = digest?.update(value);
            if (hashing) await hashing;
            return controller.enqueue(value);
          }
          compare(url, await digest?.hex(), etag);
          controller.close();
        } catch (error) {
          digest?.drop();
          throw error;
        }
      },
      cancel(reason) {
        digest?.drop();
        return reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
  return { total, stream };
}

function rangeOf({ offset, length }: NonNullable<DownloadOptions['range']>): string {
  // What HTTP cannot express would be ignored, and everything sent.
  if ((length ?? 1) < 1 || !Number.isInteger(offset + (length ?? 0))) {
    throw new InvalidAttributeError('"range" takes whole numbers, and a "length" above 0');
  }
  if (offset < 0) {
    // Of the end, HTTP knows how much and no less.
    if (length !== undefined && length < -offset) throw new InvalidAttributeError('A negative offset goes to the end');
    return `bytes=${offset}`;
  }
  return `bytes=${offset}-${length === undefined ? '' : offset + length - 1}`;
}
