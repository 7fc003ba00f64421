import { ConfigError } from '@os/core';

/** A request to sign, and what with. */
export interface OAuth1Signature {
  readonly method: string;
  readonly url: string;
  readonly consumerKey: string;
  readonly consumerSecret: string;
  /** The token and its secret; there are none yet when the first one is asked for. */
  readonly accessKey?: string | undefined;
  readonly accessSecret?: string | undefined;
  /** Where the user is sent back to, when a request token is asked for; Keystone sends nobody, and wants `oob`. */
  readonly callback?: string | undefined;
  /** The code that the user was given when they allowed it, where a request token is exchanged. */
  readonly verifier?: string | undefined;
}

/** RFC 3986, as the base string needs it. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`);
}

/**
 * The value of the header `authorization` of a request signed with OAuth 1 (RFC 5849) by HMAC-SHA1.
 *
 * @throws ConfigError - the runtime has no WebCrypto, as browsers have only over https.
 */
export async function oauth1Header(request: OAuth1Signature): Promise<string> {
  // It is there in every runtime but for pages that came over plain http.
  const subtle = (globalThis.crypto as Partial<Crypto> | undefined)?.subtle;
  if (!subtle)
    throw new ConfigError('OAuth 1 needs WebCrypto, which this runtime lacks: browsers have it over https only');
  const { method, consumerKey, consumerSecret, accessKey, accessSecret = '', callback, verifier } = request;
  const url = new URL(request.url);
  const own: Record<string, string> = {
    oauth_consumer_key: consumerKey,
    // Keystone takes nothing but hexadecimal digits.
    oauth_nonce: crypto.randomUUID().replaceAll('-', ''),
    oauth_signature_method: 'HMAC-SHA1',
    oauth_timestamp: String(Math.floor(Date.now() / 1000)),
    oauth_version: '1.0',
    ...(accessKey !== undefined && { oauth_token: accessKey }),
    ...(callback !== undefined && { oauth_callback: callback }),
    ...(verifier !== undefined && { oauth_verifier: verifier }),
  };
  const parameters = [...Object.entries(own), ...url.searchParams]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort();
  const base = [method, url.origin + url.pathname, parameters.join('&')].map(encode).join('&');
  const bytes = (text: string) => new TextEncoder().encode(text);
  const secret = bytes(`${encode(consumerSecret)}&${encode(accessSecret)}`);
  const key = await subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-1' }, false, ['sign']);
  const signature = btoa(String.fromCharCode(...new Uint8Array(await subtle.sign('HMAC', key, bytes(base)))));
  const fields = Object.entries({ ...own, oauth_signature: signature });
  return `OAuth ${fields.map(([name, value]) => `${name}="${encode(value)}"`).join(', ')}`;
}
