const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** How long a code is shown, in milliseconds. */
export const TOTP_PERIOD = 30_000;

/**
 * The code that a device shows (RFC 6238: six digits, SHA-1, thirty seconds).
 *
 * @param secret - In Base32, as the `blob` of a credential of type `totp` has it.
 * @param at - In milliseconds since 1970.
 */
export async function totpCode(secret: string, at: number): Promise<string> {
  const bits = [...secret.replace(/=+$/, '')]
    .map((each) => ALPHABET.indexOf(each).toString(2).padStart(5, '0'))
    .join('');
  const bytes = Uint8Array.from(bits.match(/[01]{8}/g) ?? [], (byte) => parseInt(byte, 2));
  const counter = new DataView(new ArrayBuffer(8));
  counter.setBigUint64(0, BigInt(Math.floor(at / TOTP_PERIOD)));
  const { subtle } = globalThis.crypto;
  const key = await subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-1' }, false, ['sign']);
  const digest = new DataView(await subtle.sign('HMAC', key, counter.buffer));
  const offset = digest.getUint8(digest.byteLength - 1) & 0xf;
  return String((digest.getUint32(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
