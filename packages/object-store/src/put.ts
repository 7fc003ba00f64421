import { createMd5 } from '#md5';
import type { RequestOptions, Service, ServiceRequest, ServiceResponse } from '@os/core';
import { compare, type Digest } from './digest.js';
import { etagOf } from './headers.js';
import { BytesSource, watched, type ByteSource, type Look } from './source.js';

/** Bytes that are hashed before they are sent, so that the object store refuses them if they change on their way. */
const SHORT = 262_144;

export interface PutOptions {
  /** Whether what was stored is compared with what was sent. */
  readonly checksum?: boolean | undefined;
  /** Told of each piece that is sent; a negative number takes back what has to be sent again. */
  readonly onBytes: (count: number) => void;
}

/** What is known of an object that was stored. */
export interface Stored {
  readonly headers: ServiceResponse['headers'];
  readonly etag: string;
  readonly size: number;
}

/**
 * Stores an object by one request. What can be read again is sent again, if need be.
 *
 * @throws IntegrityError - something else was stored.
 */
export async function put(
  service: Pick<Service, 'request'>,
  request: ServiceRequest,
  source: ByteSource | ReadableStream<Uint8Array>,
  { checksum = true, onBytes }: PutOptions,
): Promise<Stored> {
  let size = 0;
  let digest: Digest | undefined;
  let attempts = 0;
  /** Begins to count and to hash. */
  const start = (): Look => {
    const attempt = ++attempts;
    onBytes(-size);
    size = 0;
    digest?.drop();
    digest = checksum ? createMd5?.() : undefined;
    return (piece) => {
      // It may have been on its way when the attempt failed.
      if (attempt !== attempts) return;
      size += piece.length;
      onBytes(piece.length);
      return digest?.update(piece);
    };
  };
  const headers: Record<string, string> = { ...request.headers };
  let body: RequestOptions['body'];
  if (source instanceof ReadableStream) {
    body = watched(source, start());
  } else {
    const again: ByteSource = source;
    const bytes = source instanceof BytesSource && source.bytes;
    if (bytes && bytes.length <= SHORT) {
      if (checksum && createMd5) headers['etag'] ??= (await md5Of(bytes))!;
      body = bytes;
    } else if (!createMd5 && (bytes || source instanceof Blob)) {
      // Few browsers send streams.
      body = bytes || (source as Blob);
    } else {
      headers['content-length'] = String(source.size);
      body = () => {
        const look = start();
        return again.watched?.(look, digest?.memory) ?? watched(again.stream(), look);
      };
    }
  }
  try {
    const { headers: answered, url } = await service.request({
      method: 'PUT',
      expect: 'text',
      ...request,
      headers,
      body,
    });
    if (!(source instanceof ReadableStream) && size === 0) onBytes((size = source.size));
    const etag = etagOf(answered) ?? '';
    compare(url, await digest?.hex(), etag);
    return { headers: answered, etag, size };
  } catch (error) {
    onBytes(-size);
    throw error;
  } finally {
    digest?.drop();
  }
}

/** The checksum of a source, in hexadecimal. */
export async function md5Of(source: Uint8Array | ByteSource): Promise<string | undefined> {
  const digest = createMd5?.();
  if (!digest) return undefined;
  try {
    if (source instanceof Uint8Array) {
      await digest.update(source);
    } else {
      const chunks = source.stream() as ReadableStream<Uint8Array> & AsyncIterable<Uint8Array>;
      for await (const chunk of chunks) await digest.update(chunk);
    }
    return await digest.hex();
  } finally {
    digest.drop();
  }
}
