import { getDefaultHighWaterMark, Readable } from 'node:stream';
import type { RequestBody } from '@os/core';

/** Bytes beyond this are sent piece by piece: TLS would encrypt all of them at once. */
const PIECE = 262_144;

/** The name of the method of a {@link ReusingStream}; it is the same in all copies of this module. */
export const REUSE = Symbol.for('@os/core: reuse memory');

/**
 * A stream that can fill the same memory again and again: fresh memory for each piece keeps the garbage collector busy. Its
 * pieces are of 256 KiB or more, but for the last.
 */
export interface ReusingStream extends ReadableStream<Uint8Array> {
  /** Called before anything is read, by a reader that is done with a piece when it asks for the next but one. */
  [REUSE]?: () => void;
}

/** Whether a body has to be sent as {@link Outgoing}, rather than at once. */
export function isLong(body: RequestBody): boolean {
  // In this order, as Node loads its web streams when they are first mentioned.
  if (typeof body === 'string') return false;
  return body instanceof Uint8Array ? body.length > PIECE : isSource(body);
}

function isSource(body: RequestBody): body is Blob | ReadableStream<Uint8Array> {
  return body instanceof ReadableStream || body instanceof Blob;
}

/** A request's body as a stream of Node's, which takes from its source only what can be sent. */
export class Outgoing extends Readable {
  /** Number of bytes, if it is known. */
  readonly size: number | undefined;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #whenWanted: Promise<void> | undefined;
  readonly #onPiece: () => void;
  #isStopped = false;

  /**
   * @param whenWanted - nothing is sent before.
   * @param onPiece - called whenever more can be sent.
   */
  constructor(body: RequestBody, onPiece: () => void, whenWanted?: Promise<void>) {
    super();
    const bytes = typeof body === 'string' ? Buffer.from(body) : body;
    if (isSource(bytes)) {
      // Whoever sends this takes a piece when the one before is written, and only then is the next but one read. Unless
      // streams are told to let more than a piece wait.
      if (getDefaultHighWaterMark(false) < PIECE) (bytes as ReusingStream)[REUSE]?.();
      this.size = bytes instanceof Blob ? bytes.size : undefined;
      this.#reader = (bytes instanceof Blob ? (bytes.stream() as ReadableStream<Uint8Array>) : bytes).getReader();
    } else {
      this.size = bytes.length;
      this.#reader = pieces(bytes).getReader();
    }
    this.#onPiece = onPiece;
    this.#whenWanted = whenWanted;
  }

  /** Sends nothing more, and lets go of the source, without this being a failure of the request. */
  stop(): void {
    this.#isStopped = true;
    this.#reader.cancel().catch(() => undefined);
  }

  override _read(): void {
    this.#next().catch((error: unknown) => this.destroy(error as Error));
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.#reader.cancel(error).catch(() => undefined);
    callback(error);
  }

  async #next(): Promise<void> {
    await this.#whenWanted;
    const { done, value } = await this.#reader.read();
    if (this.#isStopped || this.destroyed) return;
    this.#onPiece();
    this.push(done ? null : value);
  }
}

function pieces(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let sent = 0;
  return new ReadableStream(
    {
      pull(controller) {
        if (sent < bytes.length) controller.enqueue(bytes.subarray(sent, (sent += PIECE)));
        else controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}
