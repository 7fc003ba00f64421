import type { OnReadOpts, Socket } from 'node:net';

/** Bytes that are taken at a time: at first, and where an answer fills them. */
const FEW = 65_536;
const MANY = 131_072;
/** With less room than that, there would be more reads. */
const LEAST_ROOM = 16_384;

/** For the connection that has just read, which asks for it at once. */
let next: Buffer | undefined;

/**
 * How connections read: one read after the other into the same memory until it is full. By itself, Node takes 64 KiB for
 * each read and gives back what did not come; and makes more pieces of a long answer, each of which costs what follows it.
 */
export const READING: OnReadOpts = {
  buffer: () => {
    const memory = next ?? Buffer.allocUnsafeSlow(FEW);
    next = undefined;
    return memory;
  },
  // Node calls it as a method of the connection.
  callback(this: Socket, length: number, memory: Buffer): boolean {
    const isMoreWelcome = this.push(memory.subarray(0, length));
    // Not before: whoever gets the piece may open a connection, which asks for memory, too.
    if (memory.length - length >= LEAST_ROOM) next = memory.subarray(length);
    else next = Buffer.allocUnsafeSlow(length === memory.length ? MANY : FEW);
    return isMoreWelcome;
  },
};
