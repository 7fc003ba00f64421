import {
  InvalidResponseError,
  isJsonObject,
  path,
  ServiceBase,
  type CallOptions,
  type JsonObject,
  type Ref,
} from '@os/core';
import { containerName, type Container } from './container.js';
import { objectPath, type ObjectRef } from './object.js';

/** What an object store can do, and how much of it; names are its own. What is not there is not offered. */
export interface ObjectStoreInfo {
  readonly swift: {
    readonly version?: string;
    /** Bytes of one object, or segment. */
    readonly max_file_size?: number;
    readonly max_object_name_length?: number;
    readonly container_listing_limit?: number;
    readonly policies?: readonly { readonly name: string; readonly aliases?: string; readonly default?: boolean }[];
    readonly [name: string]: unknown;
  };
  /** Static large objects. */
  readonly slo?: {
    readonly max_manifest_segments?: number;
    readonly min_segment_size?: number;
    readonly [name: string]: unknown;
  };
  readonly bulk_delete?: { readonly max_deletes_per_request?: number; readonly [name: string]: unknown };
  readonly bulk_upload?: JsonObject;
  readonly tempurl?: {
    readonly methods?: readonly string[];
    readonly allowed_digests?: readonly string[];
    readonly [name: string]: unknown;
  };
  readonly [feature: string]: JsonObject | undefined;
}

const GIB = 2 ** 30;

export class InfoMethods extends ServiceBase {
  /**
   * What the object store can do.
   *
   * @throws NotFoundError - it does not tell.
   * @throws ForbiddenError - it does not tell everybody.
   */
  async getInfo(options?: CallOptions): Promise<ObjectStoreInfo> {
    const { body, url } = await this.request({
      path: `${await rootOf(this)}info`,
      call: 'objectStore.getInfo',
      ...options,
    });
    if (isJsonObject(body) && isJsonObject(body['swift'])) return body as unknown as ObjectStoreInfo;
    throw new InvalidResponseError(`${url} was answered without "swift"`);
  }

  /**
   * A size of segments that the object store takes, as near as can be to the one that is wanted.
   *
   * @param wanted - Bytes. Default: 1 GiB.
   */
  async getObjectSegmentSize(wanted = GIB, options?: CallOptions): Promise<number> {
    const { swift, slo } = await this.getInfo({ call: 'objectStore.getObjectSegmentSize', ...options });
    return Math.max(slo?.min_segment_size ?? 1, Math.min(wanted, swift.max_file_size ?? wanted));
  }

  /**
   * Where the replicas of the account, a container or an object are, as URLs inside of the cluster; for programs that work
   * beside the storage, and offered by few object stores.
   *
   * @throws HttpError - this one does not: with status 400 or 404.
   */
  async listEndpoints(
    container?: Ref<Container>,
    object?: ObjectRef,
    options?: CallOptions,
  ): Promise<readonly string[]> {
    const endpoint = await this.endpoint();
    const [, account = ''] = /\/v1\/([^/]+)\/?$/.exec(endpoint) ?? [];
    const below =
      container === undefined
        ? ''
        : object === undefined
          ? path`/${containerName(container)}`
          : objectPath(container, object);
    // Beside the version, whatever the documentation says.
    const url = `${await rootOf(this)}endpoints/v1/${account}${below}`;
    const { body } = await this.request({ path: url, call: 'objectStore.listEndpoints', ...options });
    if (Array.isArray(body) && body.every((each) => typeof each === 'string')) return body;
    throw new InvalidResponseError(`${url} was answered without a list`);
  }
}

/** The way from the endpoint, `/v1/AUTH_account` or, in Ceph, `/swift/v1`, to what is beside its version. */
async function rootOf(service: ServiceBase): Promise<string> {
  return /\/v1\/?$/.test(await service.endpoint()) ? '../' : '../../';
}
