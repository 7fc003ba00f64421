import { InvalidAttributeError, ServiceBase, type CallOptions, type Ref } from '@os/core';
import { getAccount } from './account.js';
import { Container, containerName } from './container.js';
import { objectPath, type ObjectRef } from './object.js';
import { secondsOf } from './settings.js';

/** With what signatures are made. Object stores of before 2022 may know `sha1` alone. */
export type SignatureDigest = 'sha1' | 'sha256' | 'sha512';

/** How long something that is signed is good for, and by which key. */
export interface SigningOptions extends CallOptions {
  /** Seconds. Default: an hour. */
  readonly expiresIn?: number | undefined;
  /** When it ends, instead. */
  readonly expiresAt?: Date | string | undefined;
  /** The key. Default: the container's, or else the account's, which are asked for. */
  readonly key?: string | undefined;
  /** Default: `sha256`. */
  readonly digest?: SignatureDigest | undefined;
}

export interface TempUrlOptions extends SigningOptions {
  /** Default: `GET`, which allows `HEAD` as well. */
  readonly method?: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE' | undefined;
  /** All objects whose names begin so: replace the name in the URL by theirs. */
  readonly isPrefix?: boolean | undefined;
  /** An address, or a network such as `10.0.0.0/8`, from where it is good alone. */
  readonly ipRange?: string | undefined;
  /** Under which name browsers save it. */
  readonly filename?: string | undefined;
  /** Browsers show it, instead of saving it. */
  readonly isInline?: boolean | undefined;
}

export interface FormOptions extends SigningOptions {
  /** Where the browser goes afterwards, with `status` and `message` in the query. Default: the answer is shown. */
  readonly redirect?: string | undefined;
  /** Bytes of each file. */
  readonly maxFileSize: number;
  /** Default: 1. */
  readonly maxFileCount?: number | undefined;
}

/** A form by which browsers upload files. */
export interface UploadForm {
  /** What the form's `action` is; its `method` is `POST`, its `enctype` `multipart/form-data`. */
  readonly url: string;
  /** Hidden fields, which stand before the files. */
  readonly fields: Readonly<Record<string, string>>;
}

const HOUR = 3600;

export class TempUrlMethods extends ServiceBase {
  /** The key that signs temporary URLs of a container, its own or the account's; undefined if none is set. */
  async getTempUrlKey(container?: Ref<Container>, options?: CallOptions): Promise<string | undefined> {
    const { resources } = this.context;
    const call = { call: 'objectStore.getTempUrlKey', ...options };
    const own = container && (await resources.get(new Container({ name: containerName(container) }), call));
    const key = own && (own.tempUrlKey ?? own.tempUrlKey2);
    if (key) return key;
    const { tempUrlKey, tempUrlKey2 } = await getAccount(this, call);
    return tempUrlKey ?? tempUrlKey2 ?? undefined;
  }

  /**
   * A URL by which anybody can reach an object for some time, without logging in. It is made here, with no request if the
   * key is given.
   *
   * @throws InvalidAttributeError - there is no key: see `setAccountTempUrlKey` and `setContainerTempUrlKey`.
   */
  async generateTempUrl(container: Ref<Container>, object: ObjectRef, options: TempUrlOptions = {}): Promise<string> {
    const { method = 'GET', isPrefix, ipRange, filename, isInline } = options;
    const { base, path, key, expires, digest } = await prepare(this, container, object, options, 'generateTempUrl');
    const signed = `${isPrefix ? 'prefix:' : ''}${decodeURIComponent(path)}`;
    const text = [...(ipRange === undefined ? [] : [`ip=${ipRange}`]), method, expires, signed].join('\n');
    const query = {
      temp_url_sig: await hmac(digest, key, text),
      temp_url_expires: String(expires),
      temp_url_prefix: isPrefix ? (object as string) : undefined,
      temp_url_ip_range: ipRange,
      filename,
      inline: isInline ? '' : undefined,
    };
    const given = Object.entries(query).filter((each): each is [string, string] => each[1] !== undefined);
    return `${base}${path}?${new URLSearchParams(given).toString()}`;
  }

  /**
   * A form by which browsers upload files without logging in: below a prefix of names, under the names that they have.
   *
   * @throws InvalidAttributeError - there is no key.
   */
  async generateFormSignature(container: Ref<Container>, prefix: string, options: FormOptions): Promise<UploadForm> {
    const { redirect = '', maxFileSize, maxFileCount = 1 } = options;
    const { base, path, key, expires, digest } = await prepare(
      this,
      container,
      prefix,
      options,
      'generateFormSignature',
    );
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
}

/** What is signed, and how. */
async function prepare(
  service: TempUrlMethods,
  container: Ref<Container>,
  object: ObjectRef,
  { expiresIn = HOUR, expiresAt, key, digest = 'sha256', ...options }: SigningOptions,
  method: string,
) {
  const { signal, timeout, retries } = options;
  const call = { call: `objectStore.${method}`, signal, timeout, retries };
  const found = key ?? (await service.getTempUrlKey(container, call));
  if (!found) {
    throw new InvalidAttributeError('Nothing can be signed without a key: setAccountTempUrlKey() sets one');
  }
  const expires = expiresAt === undefined ? Math.floor(Date.now() / 1000) + expiresIn : secondsOf(expiresAt);
  const endpoint = (await service.endpoint()).replace(/\/$/, '');
  // What is signed is the path from the version on, whatever a proxy has before it.
  const at = endpoint.lastIndexOf('/v1');
  const path = endpoint.slice(at) + objectPath(container, object);
  return { base: endpoint.slice(0, at), path, key: found, expires, digest };
}

async function hmac(digest: SignatureDigest, key: string, text: string): Promise<string> {
  const encoder = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: digest.replace('sha', 'SHA-') };
  const secret = await crypto.subtle.importKey('raw', encoder.encode(key), algorithm, false, ['sign']);
  const signature = await crypto.subtle.sign('HMAC', secret, encoder.encode(text));
  return Array.from(new Uint8Array(signature), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
