import type { Readable } from 'node:stream';
import type { Attempt } from './attempt.js';

/** Bytes that may wait for the reader: to pause a connection, and let it go on, costs more than a piece from it. */
const WAITING = 262_144;

/**
 * An answer's body as a web stream, made of pieces as they come. The attempt's clock runs while the reader waits for one,
 * and the stream fails with what the attempt makes of its failure.
 */
export class Inlet {
  readonly stream: ReadableStream<Uint8Array>;
  readonly #attempt: Attempt;
  #stream!: ReadableStreamDefaultController<Uint8Array>;
  #waiting: Uint8Array[] = [];
  #size = 0;
  #isAwaited = false;
  #isOver = false;

  /**
   * @param resume - asks for more, at first and whenever {@link push} said that it was enough.
   * @param discard - gives up on the rest of the body.
   */
  constructor(attempt: Attempt, resume: () => void, discard: () => void) {
    this.#attempt = attempt;
    attempt.stopClock();
    this.stream = new ReadableStream<Uint8Array>(
      {
        start: (stream) => {
          this.#stream = stream;
        },
        pull: () => {
          if (this.#waiting.length > 0) return this.#hand();
          this.#isAwaited = true;
          attempt.startClock();
          resume();
        },
        cancel: () => {
          if (!this.#end()) return;
          this.#waiting = [];
          discard();
        },
      },
      { highWaterMark: 0 },
    );
  }

  /** Takes a piece. Returns whether more is welcome already. */
  push(piece: Uint8Array): boolean {
    if (this.#isOver) return true;
    this.#waiting.push(piece);
    this.#size += piece.length;
    if (this.#isAwaited) this.#hand();
    return this.#size < WAITING;
  }

  /** Nothing more comes. */
  close(): void {
    // Node throws away what is left of an answer that is broken off, and lets it end.
    if (this.#attempt.isAborted) return this.fail(undefined);
    // What waits is read before.
    if (this.#end() && this.#waiting.length === 0) this.#stream.close();
  }

  fail(cause: unknown): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#stream.error(this.#attempt.fail(cause));
  }

  /** Gives the reader what there is. */
  #hand(): void {
    this.#isAwaited = false;
    if (!this.#isOver) this.#attempt.stopClock();
    for (const piece of this.#waiting) this.#stream.enqueue(piece);
    this.#waiting = [];
    this.#size = 0;
    if (this.#isOver) this.#stream.close();
  }

  /** Whether it was not over already. */
  #end(): boolean {
    if (this.#isOver) return false;
    this.#isOver = true;
    this.#attempt.end();
    return true;
  }
}

/**
 * A stream of Node's as {@link Inlet}.
 *
 * @param discard - gives up on the rest of the body.
 */
export function incoming(source: Readable, attempt: Attempt, discard: () => void): ReadableStream<Uint8Array> {
  const inlet = new Inlet(attempt, () => source.resume(), discard);
  source
    .on('data', (piece: Buffer) => {
      if (!inlet.push(piece)) source.pause();
    })
    .on('end', () => inlet.close())
    .on('error', (error) => inlet.fail(error))
    .on('close', () => inlet.fail(new Error('the connection was closed before the end of the answer')))
    .pause();
  return inlet.stream;
}
