import { hashOf } from '../image/hash.js';

/** The MD5 of bytes; where there is none, in browsers, something of the same look that is as different for other bytes. */
export function checksumOf(bytes: Uint8Array): string {
  return hashOf('md5', bytes) ?? [1, 2, 3, 4].map((seed) => mixed(bytes, seed)).join('');
}

/** FNV-1a, in hexadecimal. */
function mixed(bytes: Uint8Array, seed: number): string {
  let state = 0x811c9dc5 ^ seed;
  for (const byte of bytes) state = Math.imul(state ^ byte, 0x01000193);
  return (state >>> 0).toString(16).padStart(8, '0');
}
