import {
  attr,
  defineResource,
  idOf,
  isHttpError,
  path,
  readOnly,
  ServiceBase,
  type CallOptions,
  type DeleteOptions,
  type ListQuery,
  type Ref,
  type ResourceList,
  type ServiceResponse,
} from '@os/core';
import { api } from './api.js';
import { deleteInBulk, readBulkAnswer } from './bulk.js';
import { Container, containerName } from './container.js';
import {
  AS_STORED,
  fromHeaders,
  given,
  headerExchange,
  toHeaders,
  type HeaderForm,
  without,
  type MetadataChanges,
} from './headers.js';
import { settingHeaders, type ObjectSettings } from './settings.js';

const FORM: HeaderForm = {
  kind: 'object',
  listed: {
    bytes: 'content-length',
    hash: 'etag',
    content_type: 'content-type',
    last_modified: 'last-modified',
    version_id: 'x-object-version-id',
  },
};

const exchange = headerExchange(FORM, () => StoredObject.definition.attributes);

/**
 * An object of a container. Lists tell its name, size, checksum, type and time; all else is known of one that was got by
 * `getObjectMetadata`.
 *
 * @see https://docs.openstack.org/api-ref/object-store/#objects
 */
export class StoredObject extends defineResource(() => ({
  service: api,
  path: '/{containerName}',
  key: 'object',
  can: ['get', 'head', 'delete', 'list'],
  idAttribute: 'name',
  parents: { containerName: Container },
  paging: 'marker',
  markerAttribute: ['name', 'subdir'],
  exchange: (request, send) => exchange({ ...request, path: withSlashes(request.path) }, send),
  attributes: {
    /** May have slashes in it; of names that begin alike, lists with a `delimiter` make directories. */
    name: readOnly.string(),
    contentLength: readOnly.number('bytes'),
    /** The MD5 of its content; of a large object, that of its segments' checksums. */
    etag: readOnly.string('hash'),
    contentType: readOnly.string('content_type'),
    /** When it was stored; ISO 8601 in UTC. */
    lastModifiedAt: readOnly.time('last_modified'),
    /** Metadata of the user's own, keys in lower case. */
    metadata: readOnly.map().optional(),
    contentEncoding: readOnly.string('content-encoding').nullable().optional(),
    contentDisposition: readOnly.string('content-disposition').nullable().optional(),
    cacheControl: readOnly.string('cache-control').nullable().optional(),
    /** When it is deleted; ISO 8601. */
    expiresAt: readOnly.time('x-delete-at').nullable().optional(),
    /** Whether it is a list of segments, with the checksum of each. */
    isStaticLargeObject: readOnly.boolean('x-static-large-object').optional(),
    /** Container and prefix of its segments, if it is all that begins so. */
    objectManifest: readOnly.string('x-object-manifest').nullable().optional(),
    /** Container and name of the object that it stands for, when asked with `isSymlinkItself`. */
    symlinkTarget: readOnly.string('x-symlink-target').nullable().optional(),
    symlinkTargetAccount: readOnly.string('x-symlink-target-account').nullable().optional(),
    /** The path of the object that it stands for, in lists. */
    symlinkPath: readOnly.string('symlink_path').optional(),
    /** Bytes and checksum of that, in lists, where the symlink insists on them. */
    symlinkBytes: readOnly.number('symlink_bytes').optional(),
    symlinkEtag: readOnly.string('symlink_etag').optional(),
    /** Whether it stands for a version of itself: in lists of containers that keep versions. */
    isVersionSymlink: readOnly.boolean('version_symlink').optional(),
    /** The checksum of a static large object, in lists, where `etag` is that of its manifest. */
    sloEtag: readOnly.string('slo_etag').optional(),
    versionId: readOnly.string('version_id').nullable().optional(),
    /** Whether this is the current version: in lists of versions. */
    isLatest: readOnly.boolean('is_latest').optional(),
    /** When it was stored or its metadata changed, in seconds since 1970. */
    timestamp: readOnly.number('x-timestamp').nullable().optional(),
    /** Never there: what tells objects from a {@link Subdirectory}. */
    subdir: readOnly.json<undefined>().optional(),
  },
  filters: {
    /** Names that begin with this. */
    prefix: attr.string(),
    /** Names are cut at this text, mostly `/`, behind the prefix; what was cut is listed once, as `subdir`. */
    delimiter: attr.string(),
    /** Names before this one. */
    endMarker: attr.string(),
    /** From the last name to the first. */
    reverse: attr.boolean(),
    /** All versions, each with its `versionId`. */
    versions: attr.boolean().flag(),
    /** Among versions of the object `marker`, those behind this one. */
    versionMarker: attr.string(),
  },
})) {}

/** What a list with a delimiter has in the place of all objects whose names begin so. */
export interface Subdirectory {
  /** The beginning of their names, delimiter included. */
  readonly subdir: string;
  readonly name: undefined;
}

/** An object, or just its name. */
export type ObjectRef = Ref<StoredObject>;

/** What lists of objects can be asked for. */
export type ObjectQuery = Omit<ListQuery<typeof StoredObject>, 'delimiter'>;

/** Which object is meant, beside its name. */
export interface ObjectSelection {
  /** One of the versions that the container keeps. */
  readonly versionId?: string | undefined;
}

/** Which object is asked for, and of whom. */
export interface GetObjectOptions extends CallOptions, ObjectSelection {
  /** Of a symlink: the link itself, instead of what it stands for. */
  readonly isSymlinkItself?: boolean | undefined;
  /** Asks all replicas, and answers the newest. */
  readonly isNewest?: boolean | undefined;
}

/** How an object is deleted. */
export interface DeleteObjectOptions extends DeleteOptions, ObjectSelection {
  /** Leave the segments of a large object where they are. Saves a request. Default: false. */
  readonly keepSegments?: boolean | undefined;
}

/** What the copy of an object is like. */
export interface CopyObjectOptions extends CallOptions, ObjectSelection {
  /** Replaces metadata; all that is not given is copied. */
  readonly metadata?: Readonly<Record<string, string>> | undefined;
  readonly contentType?: string | undefined;
  /** Copies nothing but the content. */
  readonly isFreshMetadata?: boolean | undefined;
  /** Copies the manifest of a large object, whose segments are then shared. Default: its content, to one object. */
  readonly isManifest?: boolean | undefined;
  /** The account copied to. Default: the same. */
  readonly account?: string | undefined;
}

/** Changes of an object's metadata. */
export interface ObjectChanges extends ObjectSettings {
  /** Keys that are given are set, those that are null removed, others stay. */
  readonly metadata?: MetadataChanges | undefined;
}

/** The path of an object, for requests of one's own; its name keeps its slashes. */
export function objectPath(container: Ref<Container>, object: ObjectRef): string {
  return withSlashes(path`/${containerName(container)}/${object}`);
}

/** Slashes of names, which are encoded, as they are: proxies refuse the encoded ones, or take them for something else. */
export function withSlashes(encoded: string): string {
  // But for names with dots as parts, which URL parsers would resolve.
  return /%2F\.{1,2}(?=%2F|$)|\/\.{1,2}(?=%2F)/.test(encoded) ? encoded : encoded.replaceAll('%2F', '/');
}

/** What the headers of an answer tell of an object. */
export function objectIn(
  container: Ref<Container>,
  object: ObjectRef,
  headers: ServiceResponse['headers'],
): StoredObject {
  const found = new StoredObject({ id: idOf(object), containerName: containerName(container) });
  Object.assign(found.body, fromHeaders(FORM, StoredObject.definition.attributes, headers));
  return found;
}

/** Headers that give an object metadata of the user's own. */
export function metadataHeaders(metadata: MetadataChanges = {}): Record<string, string> {
  return toHeaders(FORM, { metadata });
}

export class ObjectMethods extends ServiceBase {
  /**
   * Lists a container's objects: stream the result with `for await`, or await it as an array. With a `delimiter`, some
   * items are subdirectories:
   *
   * ```ts
   * for await (const each of conn.objectStore.listObjects('photos', { delimiter: '/' })) {
   *   console.log(each.subdir ?? `${each.name}: ${each.contentLength} bytes`);
   * }
   * ```
   *
   * @throws NotFoundError - there is no such container.
   */
  listObjects(
    container: Ref<Container>,
    query?: ObjectQuery & { readonly delimiter?: undefined },
    options?: CallOptions,
  ): ResourceList<StoredObject>;
  listObjects(
    container: Ref<Container>,
    query: ObjectQuery & { readonly delimiter: string },
    options?: CallOptions,
  ): ResourceList<StoredObject | Subdirectory>;
  listObjects(
    container: Ref<Container>,
    query?: ObjectQuery & { readonly delimiter?: string | undefined },
    options?: CallOptions,
  ): ResourceList<StoredObject | Subdirectory> {
    const wanted = { ...query, containerName: containerName(container) };
    return this.context.resources.list(StoredObject, wanted, { call: 'objectStore.listObjects', ...options });
  }

  /**
   * What is known of an object.
   *
   * @throws NotFoundError
   */
  async getObjectMetadata(
    container: Ref<Container>,
    object: ObjectRef,
    { versionId, isSymlinkItself, isNewest, headers, ...options }: GetObjectOptions = {},
  ): Promise<StoredObject> {
    const response = await this.request({
      method: 'HEAD',
      path: objectPath(container, object),
      query: { 'version-id': versionId, symlink: isSymlinkItself && 'get' },
      headers: { ...AS_STORED, ...given({ 'x-newest': isNewest && 'true' }), ...headers },
      expect: 'text',
      call: 'objectStore.getObjectMetadata',
      ...options,
    });
    return objectIn(container, object, response.headers);
  }

  /**
   * Changes metadata and settings of an object: what is given is set, what is null is removed, all else stays. As the
   * object store replaces all of them at once, they are fetched before, and a dynamic large object's manifest with them.
   *
   * @throws NotFoundError
   */
  async setObjectMetadata(
    container: Ref<Container>,
    object: ObjectRef,
    { metadata, ...settings }: ObjectChanges,
    { headers, ...options }: CallOptions = {},
  ): Promise<void> {
    const call = { call: 'objectStore.setObjectMetadata', ...options };
    const known = await this.getObjectMetadata(container, object, call);
    const merged = { ...known.metadata };
    for (const [key, value] of Object.entries(metadata ?? {})) {
      if (value === null) delete merged[key.toLowerCase()];
      else merged[key.toLowerCase()] = value;
    }
    const { contentEncoding, contentDisposition, cacheControl, objectManifest } = known;
    const expiresAt = settings.expiresIn === undefined ? known.expiresAt : null;
    const isGiven = ([, value]: [string, unknown]): boolean => value !== undefined;
    await this.request({
      method: 'POST',
      path: objectPath(container, object),
      headers: {
        ...metadataHeaders(merged),
        // Without it, nothing would be left of the object but an empty one.
        ...given({ 'x-object-manifest': objectManifest }),
        ...settingHeaders({
          ...{ contentEncoding, contentDisposition, cacheControl, expiresAt },
          ...Object.fromEntries(Object.entries(settings).filter(isGiven)),
        }),
        ...headers,
      },
      expect: 'text',
      ...call,
    });
  }

  /** Removes metadata of the user's own. */
  deleteObjectMetadata(
    container: Ref<Container>,
    object: ObjectRef,
    keys: readonly string[],
    options?: CallOptions,
  ): Promise<void> {
    const call = { call: 'objectStore.deleteObjectMetadata', ...options };
    return this.setObjectMetadata(container, object, without(keys), call);
  }

  /**
   * Copies an object, with its metadata, within the object store. Of a large object, the content is copied to one object,
   * which fails if that is too much for one; see `isManifest`.
   *
   * @throws NotFoundError - there is no such object, or no container to copy it to.
   */
  async copyObject(
    container: Ref<Container>,
    object: ObjectRef,
    to: { readonly container?: Ref<Container> | undefined; readonly name: string },
    options: CopyObjectOptions = {},
  ): Promise<void> {
    const { metadata, contentType, isFreshMetadata, isManifest, account, versionId, headers, ...rest } = options;
    await this.request({
      method: 'COPY',
      path: objectPath(container, object),
      query: { 'version-id': versionId, 'multipart-manifest': isManifest && 'get' },
      headers: {
        destination: objectPath(to.container ?? container, to.name).slice(1),
        ...given({
          'destination-account': account,
          'x-fresh-metadata': isFreshMetadata && 'true',
          'content-type': contentType,
        }),
        ...metadataHeaders(metadata),
        ...headers,
      },
      isIdempotent: true,
      expect: 'text',
      call: 'objectStore.copyObject',
      ...rest,
    });
  }

  /**
   * Deletes an object; a large one together with its segments, unless they shall be kept.
   *
   * @throws NotFoundError - there is none, and `ignoreMissing` is not set.
   * @throws BulkError - some segments could not be deleted.
   */
  async deleteObject(
    container: Ref<Container>,
    object: ObjectRef,
    { keepSegments, ignoreMissing, versionId, ...options }: DeleteObjectOptions = {},
  ): Promise<void> {
    const call = { call: 'objectStore.deleteObject', ...options };
    const where = { path: objectPath(container, object), query: { 'version-id': versionId } };
    try {
      // Of a symlink, the segments are another object's.
      const asked = { versionId, isSymlinkItself: true, ...call };
      const found = keepSegments
        ? undefined
        : await this.getObjectMetadata(container, object, asked).catch((error: unknown) => {
            // Versions that tell of a deletion can be deleted, but not asked about.
            if (versionId === undefined || !isHttpError(error, 404)) throw error;
            return undefined;
          });
      if (found?.isStaticLargeObject) {
        const query = { ...where.query, 'multipart-manifest': 'delete' };
        readBulkAnswer(await this.request({ method: 'DELETE', ...where, ...call, query }), 'Deletion');
        return;
      }
      await this.request({ method: 'DELETE', ...where, expect: 'text', ...call });
      if (found?.objectManifest) await deleteSegments(this, found.objectManifest, call);
    } catch (error) {
      if (!(ignoreMissing && isHttpError(error, 404))) throw error;
    }
  }
}

/** Objects whose names begin alike. */
export function listSegments(
  { context }: ServiceBase,
  container: Ref<Container>,
  prefix: string,
  options: CallOptions,
): ResourceList<StoredObject> {
  return context.resources.list(StoredObject, { containerName: container, prefix }, options);
}

/** @param manifest - Container and prefix, encoded. */
async function deleteSegments(service: ServiceBase, manifest: string, options: CallOptions): Promise<void> {
  const [container = '', ...prefix] = decodeURIComponent(manifest).split('/');
  await deleteInBulk(service, container, listSegments(service, container, prefix.join('/'), options), options);
}
