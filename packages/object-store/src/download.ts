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
import { IntegrityError, type Digest } from './digest.js';
import { AS_STORED, etagOf } from './headers.js';
import { objectIn, objectPath, type GetObjectOptions, type ObjectRef, type StoredObject } from './object.js';
import type { Progress } from './upload.js';

/** How often a download goes on after its connection broke. */
const RESUMPTIONS = 5;

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
    const conditions = {
      range: range && rangeOf(range),
      'if-match': ifMatch,
      'if-none-match': ifNoneMatch,
      'if-modified-since': ifModifiedSince && new Date(ifModifiedSince).toUTCString(),
      'if-unmodified-since': ifUnmodifiedSince && new Date(ifUnmodifiedSince).toUTCString(),
      'x-newest': isNewest && 'true',
    };
    const request: ServiceRequest & { headers: Record<string, string> } = {
      path: objectPath(container, object),
      query: { 'version-id': versionId },
      expect: 'stream',
      call: 'objectStore.downloadObject',
      ...call,
      headers: {
        ...Object.fromEntries(Object.entries(conditions).filter((each): each is [string, string] => Boolean(each[1]))),
        ...AS_STORED,
        ...headers,
      },
    };
    const response = await this.request(request);
    const found = objectIn(container, object, response.headers);
    const incoming = new Incoming(this, request, response, checksum, onProgress);
    if (incoming.total !== undefined) found.body['bytes'] = incoming.total;
    return { object: found, status: response.status, body: incoming.open() };
  }
}

/** The content of an answer, and of those that it takes to get all of it. */
class Incoming {
  /** Number of bytes of the whole object. */
  readonly total: number | undefined;
  readonly #service: ServiceBase;
  readonly #request: ServiceRequest;
  readonly #answer: ServiceResponse;
  readonly #onProgress: DownloadOptions['onProgress'];
  /** First and last byte, where what comes is known to be what is stored. */
  readonly #first: number;
  readonly #last: number | undefined;
  readonly #digest: Digest | undefined;
  #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  #received = 0;
  #resumptions = RESUMPTIONS;

  constructor(
    service: ServiceBase,
    request: ServiceRequest,
    answer: ServiceResponse,
    checksum: boolean,
    onProgress: DownloadOptions['onProgress'],
  ) {
    const { status, headers } = answer;
    const [, first = 0, last, total = headers['content-length']] =
      /^bytes (\d+)-(\d+)\/(\d+)$/.exec(headers['content-range'] ?? '') ?? [];
    const isKnown = headers['content-encoding'] === undefined && total !== undefined;
    this.#service = service;
    this.#request = request;
    this.#answer = answer;
    this.#onProgress = onProgress;
    this.total = total === undefined ? undefined : Number(total);
    this.#first = Number(first);
    if (isKnown && (status === 200 || last !== undefined)) this.#last = Number(last ?? Number(total) - 1);
    // Quoted is that of a large object, which is made of its segments'.
    const isMd5 = /^\w{32}$/.test(headers['etag'] ?? '') && !headers['x-object-manifest'];
    if (checksum && isKnown && isMd5 && status === 200) this.#digest = createMd5?.();
  }

  open(): ReadableStream<Uint8Array> {
    const body = this.#answer.body as ReadableStream<Uint8Array>;
    if (this.#last === undefined) return body;
    this.#reader = body.getReader();
    return new ReadableStream<Uint8Array>(
      {
        pull: (controller) => this.#pull(controller).catch((error: unknown) => this.#fail(error)),
        cancel: async (reason) => {
          this.#digest?.drop();
          await this.#reader?.cancel(reason);
        },
      },
      { highWaterMark: 0 },
    );
  }

  async #pull(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    const { done, value } = await this.#read();
    if (done) {
      await this.#check();
      controller.close();
      return;
    }
    this.#received += value.length;
    this.#onProgress?.({ loaded: this.#received, total: this.#last! - this.#first + 1 });
    const hashing = this.#digest?.update(value);
    if (hashing) await hashing;
    controller.enqueue(value);
  }

  #fail(error: unknown): never {
    this.#digest?.drop();
    throw error;
  }

  async #read(): Promise<ReadableStreamReadResult<Uint8Array>> {
    for (;;) {
      try {
        return await this.#reader!.read();
      } catch (error) {
        if (!(error instanceof ConnectionError) || this.#resumptions-- === 0 || !this.#answer.headers['etag'])
          throw error;
        await this.#resume();
      }
    }
  }

  /** Asks for the rest, of the same content. */
  async #resume(): Promise<void> {
    const { range: _, ...headers } = this.#request.headers ?? {};
    const next = this.#first + this.#received;
    const { body, status, url } = await this.#service.request({
      ...this.#request,
      headers: { ...headers, 'if-match': this.#answer.headers['etag']!, range: `bytes=${next}-${this.#last}` },
    });
    this.#reader = (body as ReadableStream<Uint8Array>).getReader();
    if (status === 206) return;
    await this.#reader.cancel();
    throw new InvalidResponseError(`${url} was asked for bytes from ${next} on, and answered ${status} instead of 206`);
  }

  async #check(): Promise<void> {
    const md5 = await this.#digest?.hex();
    const etag = etagOf(this.#answer.headers);
    if (md5 === undefined || md5 === etag) return;
    throw new IntegrityError(`What came from ${this.#answer.url} has the MD5 ${md5}; what is stored has ${etag}`);
  }
}

function rangeOf({ offset, length }: NonNullable<DownloadOptions['range']>): string {
  if (offset < 0) {
    // Of the end, HTTP knows how much and no less.
    if (length !== undefined && length < -offset)
      throw new InvalidAttributeError('A range counted from the end goes to the end');
    return `bytes=${offset}`;
  }
  return `bytes=${offset}-${length === undefined ? '' : offset + length - 1}`;
}
