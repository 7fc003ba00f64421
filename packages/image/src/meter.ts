import type { CallOptions } from '@os/core';
import { ChecksumError } from './errors.js';
import { hexOf, platformHash, type Hash, type MakeHash } from './hash.js';

/** How data are sent or received. */
export interface TransferOptions extends CallOptions {
  /** Called after each piece: the bytes so far, and how many there are, if that is known. */
  readonly onProgress?: ((bytes: number, total: number | undefined) => void) | undefined;
  /**
   * Whether to compare the data with the hash that the service has. Default: true. Without a way to hash, only their size is
   * compared.
   */
  readonly verify?: boolean | undefined;
  /** A way to hash, for platforms that have none: browsers. Default: the platform's own. */
  readonly hash?: MakeHash | undefined;
}

/** What the service knows of an image's data. */
export interface Known {
  readonly id: string;
  readonly size: number | null;
  readonly checksum: string | null;
  readonly hashAlgo: string | null;
  readonly hashValue: string | null;
}

/** Counts and hashes data on their way. */
export interface Meter {
  /** Begins anew: the data are sent once more. */
  reset(): void;
  take(chunk: Uint8Array): void;
  /** @throws ChecksumError - what was taken is not the image's data. */
  check(image: Known): void;
  /** Lets a stream through; `atEnd` may fail it. */
  through(stream: ReadableStream<Uint8Array>, atEnd?: () => void): ReadableStream<Uint8Array>;
}

/** @param algorithms - Of the hashes to make, as far as there is a way. */
export function meterOf(
  algorithms: readonly string[],
  { onProgress, verify = true, hash = platformHash }: TransferOptions,
  total: number | undefined,
): Meter {
  let hashes: Map<string, Hash | undefined>;
  let bytes: number;
  const meter: Meter = {
    reset() {
      hashes = new Map(algorithms.map((name) => [name, verify ? hash(name) : undefined]));
      bytes = 0;
    },
    take(chunk) {
      bytes += chunk.byteLength;
      for (const each of hashes.values()) each?.update(chunk);
      onProgress?.(bytes, total);
    },
    check({ id, size, checksum, hashAlgo, hashValue }) {
      if (!verify) return;
      const fail = (what: string, found: string | number, wanted: string | number): never => {
        throw new ChecksumError(`The data of image ${id} have ${what} ${found}; the service says ${wanted}`);
      };
      if (size !== null && bytes !== size) fail('the size', bytes, size);
      for (const [name, wanted] of [
        [hashAlgo, hashValue],
        ['md5', checksum],
      ]) {
        const made = name ? hashes.get(name) : undefined;
        if (!made || !wanted) continue;
        const found = hexOf(made.digest());
        if (found !== wanted) fail(`the ${name}`, found, wanted);
        return;
      }
    },
    through: (stream, atEnd) =>
      stream.pipeThrough(
        new TransformStream<Uint8Array, Uint8Array>({
          transform(chunk, controller) {
            meter.take(chunk);
            controller.enqueue(chunk);
          },
          flush: () => atEnd?.(),
        }),
      ),
  };
  meter.reset();
  return meter;
}
