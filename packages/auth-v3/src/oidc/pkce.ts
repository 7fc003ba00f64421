import { ConfigError } from '@os/core';

/** A random text that only this program knows (RFC 7636, section 4.1). */
export function newVerifier(): string {
  return base64Url(crypto.getRandomValues(new Uint8Array(32)));
}

/**
 * What is told of it in advance.
 *
 * @throws ConfigError - the runtime has no WebCrypto, as browsers have only over https.
 */
export async function challengeOf(verifier: string, method: 'S256' | 'plain' = 'S256'): Promise<string> {
  if (method === 'plain') return verifier;
  const subtle = (globalThis.crypto as Partial<Crypto>).subtle;
  if (!subtle)
    throw new ConfigError('PKCE needs WebCrypto, which this runtime lacks: browsers have it over https only');
  return base64Url(new Uint8Array(await subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}
