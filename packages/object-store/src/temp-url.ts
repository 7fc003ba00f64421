import { path, ServiceBase, type CallOptions, type Ref } from '@os/core';
import { getAccount } from './account.js';
import { Container, containerName } from './container.js';
import { objectPath, type ObjectRef } from './object.js';

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

/** What a temporary URL is good for. */
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

/** What a form may upload. */
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
    const { tempUrl } = await import('#signing');
    const call = { call: 'objectStore.generateTempUrl', ...options };
    return tempUrl(this, container, object, objectPath(container, object), call);
  }

  /**
   * A form by which browsers upload files without logging in: below a prefix of names, under the names that they have.
   *
   * @throws InvalidAttributeError - there is no key.
   */
  async generateFormSignature(container: Ref<Container>, prefix: string, options: FormOptions): Promise<UploadForm> {
    const { uploadForm } = await import('#signing');
    const call = { call: 'objectStore.generateFormSignature', ...options };
    const below = prefix === '' ? path`/${containerName(container)}/` : objectPath(container, prefix);
    return uploadForm(this, container, below, call);
  }
}
