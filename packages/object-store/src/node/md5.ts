import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { CreateDigest, Digest } from '../digest.js';

/** Bytes handed to the worker at a time. */
const PIECE = 524_288;
/** Pieces of a digest that may be under way. */
const PIECES = 4;
/** Memory of digests that are done, to be used again: as many as there are transfers at a time. */
const SPARE = 4;

/** CommonJS, as text: it is found wherever this file is bundled to. */
const WORK = `
const { parentPort } = require('node:worker_threads');
const { createHash } = require('node:crypto');
const open = new Map();
parentPort.on('message', ({ id, memory, start, end, isLast }) => {
  if (memory) open.set(id, { hash: createHash('md5'), bytes: new Uint8Array(memory) });
  const { hash, bytes } = open.get(id);
  if (isLast) open.delete(id);
  if (end === undefined) return;
  hash.update(bytes.subarray(start, end));
  parentPort.postMessage({ id, hex: isLast ? hash.digest('hex') : undefined });
});
`;

/** What a digest has ready. Without `end` it is dropped. */
interface Piece {
  readonly id: number;
  /** With the first one: where all of them are. */
  readonly memory?: SharedArrayBuffer | undefined;
  readonly start?: number;
  readonly end?: number;
  readonly isLast: boolean;
}

/** A piece is hashed; the checksum comes with the last one. */
interface Answer {
  readonly id: number;
  readonly hex: string | undefined;
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

  send(piece: Piece): void {
    this.#worker.postMessage(piece);
  }
}

let hasher: Hasher | undefined;
let count = 0;
const spare: SharedArrayBuffer[] = [];

/**
 * Pieces go through memory that both threads see, and that the next digest uses again. Handing buffers over to and fro
 * takes as long, and a tenth more memory, for they are garbage here each time.
 */
class Md5 implements Digest {
  readonly #id = ++count;
  readonly memory = spare.pop() ?? new SharedArrayBuffer(PIECES * PIECE);
  readonly #bytes = new Uint8Array(this.memory);
  #hasher: Hasher | undefined;
  /** Where the piece that is being filled begins, and how far it is. */
  #start = 0;
  #end = 0;
  #underWay = 0;
  #wake: (() => void) | undefined;
  #error: Error | undefined;
  #hex: string | undefined;
  #isLent = false;
  #isOver = false;

  update(chunk: Uint8Array): Promise<void> | void {
    // What was under way when nobody wanted it any more.
    if (this.#isOver) return;
    if (chunk.buffer === this.memory) return this.#take(chunk);
    for (let at = 0; at < chunk.length;) {
      if (this.#underWay === PIECES) return this.#wait().then(() => this.update(chunk.subarray(at)));
      const part = chunk.subarray(at, at + this.#start + PIECE - this.#end);
      this.#bytes.set(part, this.#end);
      this.#end += part.length;
      at += part.length;
      if (this.#end === this.#start + PIECE) this.#send(false);
    }
  }

  async hex(): Promise<string> {
    // What is short is hashed sooner than told to another thread.
    if (!this.#hasher) {
      const hash = createHash('md5').update(this.#bytes.subarray(0, this.#end));
      this.#letGo();
      return hash.digest('hex');
    }
    this.#send(true);
    while (this.#hex === undefined) await this.#wait();
    this.#letGo();
    return this.#hex;
  }

  drop(): void {
    if (this.#isOver) return;
    this.#hasher?.send({ id: this.#id, isLast: true });
    // What others have put there may still be sent, as long as nobody has seen to it that all of it arrived.
    this.#letGo(!this.#isLent);
  }

  /** The memory is another's from now on: whatever is hashed of it for this one, nobody asks for. */
  #letGo(isMemoryFree = true): void {
    this.#isOver = true;
    this.#hasher?.remove(this.#id);
    if (isMemoryFree && spare.length < SPARE) spare.push(this.memory);
    this.#wake?.();
  }

  /** Takes what is in the memory already; waits until nothing but that is under way. */
  #take({ byteOffset, length }: Uint8Array): Promise<void> | void {
    this.#isLent = true;
    this.#start = byteOffset;
    this.#end = byteOffset + length;
    this.#send(false);
    if (this.#underWay > 1) return this.#untilLast();
  }

  async #untilLast(): Promise<void> {
    while (this.#underWay > 1 && !this.#isOver) await this.#wait();
  }

  #send(isLast: boolean): void {
    let memory;
    if (!this.#hasher) {
      this.#hasher = hasher ??= new Hasher(() => (hasher = undefined));
      this.#hasher.add(this.#id, (answer) => {
        if (answer instanceof Error) this.#error = answer;
        else {
          this.#underWay--;
          this.#hex = answer.hex;
        }
        this.#wake?.();
      });
      memory = this.memory;
    }
    this.#underWay++;
    this.#hasher.send({ id: this.#id, memory, start: this.#start, end: this.#end, isLast });
    this.#start = this.#end = (this.#start + PIECE) % this.#bytes.length;
  }

  async #wait(): Promise<void> {
    if (!this.#error) await new Promise<void>((resolve) => (this.#wake = resolve));
    if (this.#error) throw this.#error;
  }
}

/** MD5 in a thread of its own, so that sending and receiving go on meanwhile. */
export const createMd5: CreateDigest = () => new Md5();
