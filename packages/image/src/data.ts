import { InvalidAttributeError, type RequestOptions } from '@os/core';
import type { Meter } from './meter.js';

/** Something of a known size that gives its bytes as a stream: a `Blob` or `File`, or what `fileData` of `@os/image/node` makes of a path. */
export interface SizedData {
  readonly size: number;
  stream(): ReadableStream<Uint8Array>;
}

/** Bytes, or where they come from. */
export type ImageData = Uint8Array | ReadableStream<Uint8Array> | SizedData;

/** The number of bytes, as far as that can be told beforehand. */
export function sizeOf(data: ImageData): number | undefined {
  return data instanceof Uint8Array ? data.byteLength : data instanceof ReadableStream ? undefined : data.size;
}

/**
 * What to send, metered. Bytes are metered by `done`, after they were sent: nothing tells how far they are.
 *
 * @throws InvalidAttributeError - it is nothing that can be sent.
 */
export async function metered(
  data: ImageData,
  meter: Meter,
): Promise<Pick<RequestOptions, 'body'> & { done?: () => void }> {
  if (data instanceof ReadableStream) return { body: meter.through(data) };
  if (!(data instanceof Uint8Array)) {
    if (typeof data !== 'object' || typeof data?.stream !== 'function') {
      throw new InvalidAttributeError(
        'Data of an image are bytes, a stream of bytes, or a Blob; for a file in Node, there is fileData of @os/image/node',
      );
    }
    const open = (): ReadableStream<Uint8Array> => {
      meter.reset();
      return meter.through(data.stream());
    };
    if (!isBrowser()) return { body: open };
  }
  // Most browsers send no streams.
  const body = data instanceof Uint8Array ? data : new Uint8Array(await new Response(data.stream()).arrayBuffer());
  return { body, done: () => meter.take(body) };
}

function isBrowser(): boolean {
  return 'document' in globalThis || 'WorkerGlobalScope' in globalThis;
}
