import { idOf, InvalidAttributeError, type Ref } from '@os/core';
import type { Container } from './container.js';
import type { ObjectRef } from './object.js';
import type {
  FormOptions,
  SignatureDigest,
  SigningOptions,
  TempUrlMethods,
  TempUrlOptions,
  UploadForm,
} from './temp-url.js';

const HOUR = 3600;

/** @param path - Of the object, below the endpoint. */
export async function tempUrl(
  store: TempUrlMethods,
  container: Ref<Container>,
  object: ObjectRef,
  below: string,
  options: TempUrlOptions,
): Promise<string> {
  const { method = 'GET', isPrefix, ipRange, filename, isInline } = options;
  const { base, path, key, expires, digest } = await prepare(store, container, below, options);
  const signed = `${isPrefix ? 'prefix:' : ''}${decodeURIComponent(path)}`;
  const text = [...(ipRange === undefined ? [] : [`ip=${ipRange}`]), method, expires, signed].join('\n');
  const query = {
    temp_url_sig: await hmac(digest, key, text),
    temp_url_expires: String(expires),
    temp_url_prefix: isPrefix ? idOf(object) : undefined,
    temp_url_ip_range: ipRange,
    filename,
    inline: isInline ? '' : undefined,
  };
  const given = Object.entries(query).filter((each): each is [string, string] => each[1] !== undefined);
  return `${base}${path}?${new URLSearchParams(given).toString()}`;
}

export async function uploadForm(
  store: TempUrlMethods,
  container: Ref<Container>,
  below: string,
  options: FormOptions,
): Promise<UploadForm> {
  const { redirect = '', maxFileSize, maxFileCount = 1 } = options;
  const { base, path, key, expires, digest } = await prepare(store, container, below, options);
  const text = [decodeURIComponent(path), redirect, maxFileSize, maxFileCount, expires].join('\n');
  return {
    url: base + path,
    fields: {
      redirect,
      max_file_size: String(maxFileSize),
      max_file_count: String(maxFileCount),
      expires: String(expires),
      signature: await hmac(digest, key, text),
    },
  };
}

/** What is signed, and how. */
async function prepare(
  store: TempUrlMethods,
  container: Ref<Container>,
  below: string,
  { expiresIn = HOUR, expiresAt, key, digest = 'sha256', ...options }: SigningOptions,
) {
  const { signal, timeout, retries, call } = options;
  const found = key ?? (await store.getTempUrlKey(container, { signal, timeout, retries, call }));
  if (!found) throw new InvalidAttributeError('Nothing can be signed without a key: setAccountTempUrlKey() sets one');
  const end = expiresAt === undefined ? Date.now() + expiresIn * 1000 : new Date(expiresAt).getTime();
  if (!Number.isFinite(end))
    throw new InvalidAttributeError(`"expiresAt" or "expiresIn" is no time: ${String(expiresAt ?? expiresIn)}`);
  const endpoint = (await store.endpoint()).replace(/\/$/, '');
  // What is signed is the path from the version on, whatever a proxy has before it.
  const at = endpoint.lastIndexOf('/v1');
  return {
    base: endpoint.slice(0, at),
    path: endpoint.slice(at) + below,
    key: found,
    expires: Math.floor(end / 1000),
    digest,
  };
}

async function hmac(digest: SignatureDigest, key: string, text: string): Promise<string> {
  const encoder = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: digest.replace('sha', 'SHA-') };
  const secret = await crypto.subtle.importKey('raw', encoder.encode(key), algorithm, false, ['sign']);
  const signature = await crypto.subtle.sign('HMAC', secret, encoder.encode(text));
  return Array.from(new Uint8Array(signature), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
