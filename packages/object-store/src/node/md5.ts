import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { CreateDigest, Digest } from '../digest.js';

/** Bytes handed to the worker at a time. */
const PIECE = 524_288;
/** Pieces of a digest that may be under way. */
const PIECES = 3;

/** Hashes pieces, and gives each back to be filled again. CommonJS, as text: it is found wherever this file is bundled to. */
const WORK = `
const { parentPort } = require('node:worker_threads');
const { createHash } = require('node:crypto');
const hashes = new Map();
parentPort.on('message', ({ id, piece, length, isLast }) => {
  const hash = hashes.get(id) ?? createHash('md5');
  if (piece) hashes.set(id, hash.update(piece.subarray(0, length)));
  if (isLast) hashes.delete(id);
  const hex = isLast && piece ? hash.digest('hex') : undefined;
  parentPort.postMessage({ id, piece, hex }, piece ? [piece.buffer] : []);
});
`;

interface Answer {
  readonly id: number;
  readonly piece?: Uint8Array<ArrayBuffer>;
  readonly hex?: string;
}

/** The thread that all digests share: it hashes more than a network brings. */
class Hasher {
  readonly #worker = new Worker(WORK, { eval: true, stdin: false });
  readonly #open = new Map<number, (answer: Answer | Error) => void>();

  constructor(onEnd: () => void) {
    const end = (error: Error): void => {
      onEnd();
      for (const tell of this.#open.values()) tell(error);
    };
    this.#worker.on('message', (answer: Answer) => this.#open.get(answer.id)?.(answer));
    this.#worker.on('error', end).on('exit', () => end(new Error('the thread that hashes ended')));
    this.#worker.unref();
  }

  /** The process lives on while a digest is open, and no longer. */
  add(id: number, tell: (answer: Answer | Error) => void): void {
    this.#open.set(id, tell);
    this.#worker.ref();
  }

  remove(id: number): void {
    this.#open.delete(id);
    if (this.#open.size === 0) this.#worker.unref();
  }

  send(id: number, piece: Uint8Array<ArrayBuffer> | undefined, length: number, isLast: boolean): void {
    this.#worker.postMessage({ id, piece, length, isLast }, piece ? [piece.buffer] : []);
  }
}

let hasher: Hasher | undefined;
let count = 0;

class Md5 implements Digest {
  readonly #id = ++count;
  readonly #free: Uint8Array<ArrayBuffer>[] = [];
  #made = 0;
  #hasher: Hasher | undefined;
  #piece: Uint8Array<ArrayBuffer> | undefined;
  #filled = 0;
  #wake: (() => void) | undefined;
  #error: Error | undefined;
  #hex: string | undefined;
  #isDropped = false;

  update(chunk: Uint8Array): Promise<void> | void {
    // What was under way when nobody wanted it any more.
    if (this.#isDropped) return;
    for (let at = 0; at < chunk.length;) {
      const piece = (this.#piece ??= this.#next());
      if (!piece) return this.#wait().then(() => this.update(chunk.subarray(at)));
      const part = chunk.subarray(at, at + PIECE - this.#filled);
      piece.set(part, this.#filled);
      this.#filled += part.length;
      at += part.length;
      if (this.#filled === PIECE) this.#send(false);
    }
  }

  async hex(): Promise<string> {
    const piece = this.#piece ?? new Uint8Array();
    // What is short is hashed sooner than told to another thread.
    if (!this.#hasher) return createHash('md5').update(piece.subarray(0, this.#filled)).digest('hex');
    this.#piece = piece;
    this.#send(true);
    try {
      while (this.#hex === undefined) await this.#wait();
    } finally {
      this.#hasher.remove(this.#id);
    }
    return this.#hex;
  }

  drop(): void {
    this.#isDropped = true;
    if (!this.#hasher || this.#hex !== undefined) return;
    this.#hasher.send(this.#id, undefined, 0, true);
    this.#hasher.remove(this.#id);
    this.#hasher = undefined;
    this.#wake?.();
  }

  #next(): Uint8Array<ArrayBuffer> | undefined {
    if (this.#free.length > 0 || this.#made === PIECES) return this.#free.pop();
    this.#made++;
    return new Uint8Array(PIECE);
  }

  #send(isLast: boolean): void {
    if (!this.#hasher) {
      this.#hasher = hasher ??= new Hasher(() => (hasher = undefined));
      this.#hasher.add(this.#id, (answer) => {
        if (answer instanceof Error) this.#error = answer;
        else {
          if (answer.piece) this.#free.push(answer.piece);
          this.#hex = answer.hex;
        }
        this.#wake?.();
      });
    }
    this.#hasher.send(this.#id, this.#piece, this.#filled, isLast);
    this.#piece = undefined;
    this.#filled = 0;
  }

  async #wait(): Promise<void> {
    if (!this.#error) await new Promise<void>((resolve) => (this.#wake = resolve));
    if (this.#error) throw this.#error;
  }
}

/** MD5 in a thread of its own, so that sending and receiving go on meanwhile. */
export const createMd5: CreateDigest = () => new Md5();
