import { InvalidAttributeError } from '@os/core';

/** Is shown bytes before they are passed on, which waits for the promise, if there is one. */
export type Look = (piece: Uint8Array) => Promise<void> | void;

/** Bytes that can be read again, as a whole and in parts. Every `Blob` and `File` is one. */
export interface ByteSource {
  /** Number of bytes. */
  readonly size: number;
  /** When the content was changed, in milliseconds since 1970: tells whether an upload can be resumed. */
  readonly lastModified?: number | undefined;
  slice(start: number, end: number): ByteSource;
  /** Opens a stream over all of it. */
  stream(): ReadableStream<Uint8Array>;
  /**
   * The same, where each piece is shown before it is passed on. Without this method, that is made of `stream`.
   *
   * @param memory - 2 MiB where whoever looks can leave pieces, rather than copy them. A piece is there until the next but one.
   */
  watched?(look: Look, memory?: ArrayBufferLike): ReadableStream<Uint8Array>;
}

/** What can be uploaded. A `ReadableStream` can be read but once, so that a broken upload of it is not tried again. */
export type UploadData = string | Uint8Array | ByteSource | ReadableStream<Uint8Array>;

/** Bytes of a stream at a time. */
const PIECE = 262_144;

/** Bytes in memory, as a source. */
export class BytesSource implements ByteSource {
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get size(): number {
    return this.bytes.length;
  }

  slice(start: number, end: number): BytesSource {
    return new BytesSource(this.bytes.subarray(start, end));
  }

  stream(): ReadableStream<Uint8Array> {
    let at = 0;
    return new ReadableStream<Uint8Array>(
      {
        pull: (controller) => {
          if (at < this.size) controller.enqueue(this.bytes.subarray(at, (at += PIECE)));
          else controller.close();
        },
      },
      { highWaterMark: 0 },
    );
  }
}

/** @throws InvalidAttributeError - it is nothing that can be uploaded. */
export function sourceOf(data: UploadData): ByteSource | ReadableStream<Uint8Array> {
  if (typeof data === 'string') return new BytesSource(new TextEncoder().encode(data));
  if (data instanceof Uint8Array) return new BytesSource(data);
  if (data instanceof ReadableStream || typeof (data as ByteSource | undefined)?.slice === 'function') return data;
  throw new InvalidAttributeError(
    'Text, a Uint8Array, a Blob, a ReadableStream (see Readable.toWeb) or a ByteSource can be uploaded',
  );
}

/** Blobs of so many bytes each, and of what is left at the end, out of a stream. */
export async function* partsOf(stream: ReadableStream<Uint8Array>, size: number): AsyncGenerator<Blob> {
  // Not every browser can iterate over a stream.
  const reader = stream.getReader();
  let pieces: Uint8Array[] = [];
  let filled = 0;
  try {
    for (let next; !(next = await reader.read()).done;) {
      let chunk = next.value;
      while (filled + chunk.length >= size) {
        const rest = size - filled;
        yield new Blob([...pieces, chunk.subarray(0, rest)] as BlobPart[]);
        chunk = chunk.subarray(rest);
        pieces = [];
        filled = 0;
      }
      pieces.push(chunk);
      filled += chunk.length;
    }
  } finally {
    // Whoever gives up in the middle lets go of the stream.
    await reader.cancel();
  }
  if (filled > 0) yield new Blob(pieces as BlobPart[]);
}

/** A stream that shows each chunk before it is passed on, and waits for whoever looks. */
export function watched(stream: ReadableStream<Uint8Array>, look: Look): ReadableStream<Uint8Array> {
  const reader = stream.getReader();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await reader.read();
        if (done) return controller.close();
        const looking = look(value);
        if (looking) await looking;
        controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}
