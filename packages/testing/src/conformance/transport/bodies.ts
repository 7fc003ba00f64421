import type { TransportResponse } from '@os/core';
import { ensure } from '../check.js';

export const ALL_BYTES = Uint8Array.from({ length: 256 }, (_, i) => i);
/** Not of zeros, for which systems keep no memory. */
export const CHUNK = new Uint8Array(65_536).fill(1);
/** 32 MiB in chunks. */
export const MANY = 512;
/** 256 MiB in chunks. */
export const LONG = 4096;

/** A stream of many chunks that knows how many were taken. */
export class Flow {
  count = 0;
  isCancelled = false;
  readonly #length: number;

  /** @param length - in chunks. */
  constructor(length = MANY) {
    this.#length = length;
  }

  stream(): ReadableStream<Uint8Array> {
    return new ReadableStream({
      pull: (controller) => {
        if (this.count++ < this.#length) controller.enqueue(CHUNK.slice());
        else controller.close();
      },
      cancel: () => {
        this.isCancelled = true;
      },
    });
  }

  /** Waits until no more chunks are taken. */
  async settled(): Promise<void> {
    for (let before = -1; before !== this.count;) {
      before = this.count;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

export function streamOf(texts: readonly string[]): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start(controller) {
      for (const text of texts) controller.enqueue(encoder.encode(text));
      controller.close();
    },
  });
}

export async function sizeOf(body: TransportResponse['body']): Promise<number> {
  if (!(body instanceof ReadableStream)) return body.length;
  let size = 0;
  for (const reader = body.getReader(); ;) {
    const { value, done } = await reader.read();
    if (done) return size;
    size += value.length;
  }
}

export async function bytesOf(body: TransportResponse['body']): Promise<Uint8Array> {
  if (typeof body === 'string') return new TextEncoder().encode(body);
  return body instanceof ReadableStream ? new Uint8Array(await new Response(body).arrayBuffer()) : body;
}

/** A reader of a body that must be a stream. */
export function readerOf(body: TransportResponse['body']): ReadableStreamDefaultReader<Uint8Array> {
  ensure(body instanceof ReadableStream, 'The body should be a ReadableStream');
  return body.getReader();
}

/** A stream that gives something every now and then, and ends; or does not. */
export function dripping(pieces: number, interval: number, { ends = true } = {}): ReadableStream<Uint8Array> {
  let count = 0;
  return new ReadableStream(
    {
      async pull(controller) {
        await pause(interval);
        if (count++ < pieces) controller.enqueue(new TextEncoder().encode('drop'));
        else if (ends) controller.close();
        else await new Promise(() => undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
