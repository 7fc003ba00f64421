import { OpenStackError } from '@os/core';

/** Works out a checksum of bytes as they pass. */
export interface Digest {
  /** 2 MiB. Bytes that come from here are not copied, and may be overwritten when the next but one are taken. */
  readonly memory: ArrayBufferLike;
  /** Takes bytes, all of them from its memory or none; a promise where it cannot keep up. */
  update(chunk: Uint8Array): Promise<void> | void;
  /** The checksum in hexadecimal; takes no more. */
  hex(): Promise<string> | string;
  /** Lets go of a checksum that nobody wants any more. */
  drop(): void;
}

/** Makes digests where the platform has them: Node has MD5, browsers do not. */
export type CreateDigest = (() => Digest) | undefined;

/** What arrived is not what was sent. */
export class IntegrityError extends OpenStackError {
  static override readonly code: string = 'INTEGRITY';
}

/** @throws IntegrityError - the checksum of what was sent or received is there, and not the one of what is stored. */
export function compare(url: string, md5: string | undefined, stored: string | undefined): void {
  if (md5 !== undefined && md5 !== stored) {
    throw new IntegrityError(`The MD5 of ${url} is ${stored} in the store, and ${md5} here`);
  }
}
