/** Hashes data piece by piece: as `createHash` of Node's `crypto` does, or `sha512.create()` of `@noble/hashes`. */
export interface Hash {
  update(chunk: Uint8Array): unknown;
  digest(): Uint8Array;
}

/** Makes a hash by the name of its algorithm: `sha512`, `md5`. Undefined for those that it lacks. */
export type MakeHash = (algorithm: string) => Hash | undefined;

interface Platform {
  readonly process?: { getBuiltinModule?(name: 'crypto'): { createHash(algorithm: string): Hash } };
}

/**
 * What the platform has: everything in Node and its like, nothing in browsers, which hash whole buffers only. Asked for at
 * run time, so that nothing of it is in a bundle.
 */
export const platformHash: MakeHash = (algorithm) => {
  try {
    return (globalThis as Platform).process?.getBuiltinModule?.('crypto').createHash(algorithm);
  } catch {
    return undefined;
  }
};

export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
