import { InvalidAttributeError, type RequestOptions } from '@os/core';
import type { Meter } from './meter.js';

/**
 * Something of a known size that gives its bytes as a stream, as often as it is asked: a `Blob`, a `File`, or what `fileData`
 * of `@os/image/node` makes of a path.
 */
export interface SizedData {
  readonly size: number;
  stream(): ReadableStream<Uint8Array>;
}

/** Bytes, or where they come from. */
export type ImageData = Uint8Array | ReadableStream<Uint8Array> | SizedData;

/**
 * The number of bytes, as far as that can be told beforehand.
 *
 * @throws InvalidAttributeError - it is nothing that can be sent.
 */
export function sizeOf(data: ImageData): number | undefined {
  if (data instanceof Uint8Array) return data.byteLength;
  if (data instanceof ReadableStream) return undefined;
  if (typeof data === 'object' && typeof data?.stream === 'function') return data.size;
  throw new InvalidAttributeError(
    'Data of an image are bytes, a stream of bytes, or a Blob; for a file in Node, there is fileData of @os/image/node',
  );
}

/** What to send, metered. Bytes are metered by `done`, after they were sent: nothing tells how far they are. */
export async function metered(
  data: ImageData,
  meter: Meter,
): Promise<Pick<RequestOptions, 'body'> & { done?: () => void }> {
  if (data instanceof ReadableStream) return { body: meter.through(data) };
  const isSized = !(data instanceof Uint8Array);
  if (isSized && !isBrowser()) {
    const open = (): ReadableStream<Uint8Array> => {
      meter.reset();
      return meter.through(data.stream());
    };
    return { body: open };
  }
  // Most browsers send no streams.
  const body = isSized ? new Uint8Array(await new Response(data.stream()).arrayBuffer()) : data;
  return { body, done: () => meter.take(body) };
}

function isBrowser(): boolean {
  return 'document' in globalThis || 'WorkerGlobalScope' in globalThis;
}
