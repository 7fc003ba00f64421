import {
  attr,
  createOnly,
  defineResource,
  idOf,
  InvalidAttributeError,
  readOnly,
  ServiceBase,
  type CallOptions,
  type Ref,
  type UpdateAttributes,
} from '@os/core';
import { api } from './api.js';
import { headerExchange, without, type HeaderForm } from './headers.js';

const FORM: HeaderForm = {
  kind: 'container',
  listed: {
    count: 'x-container-object-count',
    bytes: 'x-container-bytes-used',
    last_modified: 'last-modified',
    storage_policy: 'x-storage-policy',
  },
};

const exchange = headerExchange(FORM, () => Container.definition.attributes);

/**
 * A container of objects. Lists tell its name, counts and time of change; all else is known of one that was got or
 * created. `null` says that something is not set, and unsets it.
 *
 * @see https://docs.openstack.org/api-ref/object-store/#containers
 */
export class Container extends defineResource(() => ({
  service: api,
  path: '',
  key: 'container',
  can: ['create', 'get', 'head', 'update', 'delete', 'list'],
  idAttribute: 'name',
  createMethod: 'PUT',
  paging: 'marker',
  exchange: (request, send) => {
    // With a slash it would be another path, and an object's.
    containerName(decodeURIComponent(request.path.slice(1)));
    return exchange(request, send);
  },
  attributes: {
    name: createOnly.string().required(),
    /** Number of objects. Updated some time after objects are. */
    objectCount: readOnly.number('count'),
    /** Bytes of all objects. Updated some time after objects are. */
    bytesUsed: readOnly.number('bytes'),
    /** When it was created, or its metadata changed; ISO 8601 in UTC. */
    lastModifiedAt: readOnly.time('last_modified'),
    /** Metadata of the user's own, keys in lower case. Keys that are given are set, those that are null removed, others stay. */
    metadata: attr.map<string | null>().optional(),
    /** Who may read: `.r:*,.rlistings` is everybody, `project:user` is one user. */
    readAcl: attr.string('x-container-read').nullable().optional(),
    /** Who may write: `project:user`, `project:*`. */
    writeAcl: attr.string('x-container-write').nullable().optional(),
    /** The name of the policy by which objects are stored: one of those in `getInfo()`. */
    storagePolicy: createOnly.string('storage_policy').nullable().optional(),
    /** Whether objects that are overwritten or deleted stay there as older versions. */
    isVersioningEnabled: attr.boolean('x-versions-enabled').optional(),
    /** The container that older versions go to, by the way of before `isVersioningEnabled`; a deletion brings one back. */
    versionsLocation: attr.string('x-versions-location').nullable().optional(),
    /** The same, where a deletion leaves a marker. */
    historyLocation: attr.string('x-history-location').nullable().optional(),
    /** The most bytes it takes. */
    quotaBytes: attr.number('x-container-meta-quota-bytes').nullable().optional(),
    /** The most objects it takes. */
    quotaCount: attr.number('x-container-meta-quota-count').nullable().optional(),
    /** Signs temporary URLs of its objects, instead of the account's key. */
    tempUrlKey: attr.string('x-container-meta-temp-url-key').secret().nullable().optional(),
    /** The same, while keys are changed. */
    tempUrlKey2: attr.string('x-container-meta-temp-url-key-2').secret().nullable().optional(),
    /** CORS: origins of web pages that may ask, between spaces; `*` for all. */
    accessControlAllowOrigin: attr.string('x-container-meta-access-control-allow-origin').nullable().optional(),
    /** CORS: seconds for which browsers may remember that. */
    accessControlMaxAge: attr.number('x-container-meta-access-control-max-age').nullable().optional(),
    /** CORS: headers that web pages may read, between spaces. */
    accessControlExposeHeaders: attr.string('x-container-meta-access-control-expose-headers').nullable().optional(),
    /** Static sites: the object that is answered for a directory: `index.html`. */
    webIndex: attr.string('x-container-meta-web-index').nullable().optional(),
    /** Static sites: what error pages end with: `error.html` stands for `404error.html` and others. */
    webError: attr.string('x-container-meta-web-error').nullable().optional(),
    /** Static sites: whether directories without an index are listed. */
    isWebListed: attr.boolean('x-container-meta-web-listings').optional(),
    /** Static sites: the style sheet of such lists. */
    webListingsCss: attr.string('x-container-meta-web-listings-css').nullable().optional(),
    /** Static sites: what such lists are headed with, instead of the path. */
    webListingsLabel: attr.string('x-container-meta-web-listings-label').nullable().optional(),
    /** Static sites: the content type of objects that stand for directories. Default: `application/directory`. */
    webDirectoryType: attr.string('x-container-meta-web-directory-type').nullable().optional(),
    /** The URL, or `//realm/cluster/account/container`, that objects are copied to all the time. */
    syncTo: attr.string('x-container-sync-to').nullable().optional(),
    /** What both sides of such copying know. */
    syncKey: attr.string('x-container-sync-key').secret().nullable().optional(),
    /** When it was created, in seconds since 1970. */
    timestamp: readOnly.number('x-timestamp').nullable().optional(),
  },
  filters: {
    /** Names that begin with this. */
    prefix: attr.string(),
    /** Names before this one. */
    endMarker: attr.string(),
    /** From the last name to the first. */
    reverse: attr.boolean(),
  },
})) {}

/** What can be changed of a container. */
export type ContainerChanges = UpdateAttributes<typeof Container>;

/** Who may read a container: everybody, or those of its project. */
export type ContainerAccess = 'public' | 'private';

/** @throws InvalidAttributeError - it is none that can be. */
export function containerName(container: Ref<Container>): string {
  const name = idOf(container);
  if (name.includes('/')) throw new InvalidAttributeError(`"${name}" cannot be a container: no slashes`);
  return name;
}

const PUBLIC = '.r:*,.rlistings';

export class ContainerMethods extends ServiceBase {
  /**
   * What is known of a container.
   *
   * @throws NotFoundError
   */
  getContainerMetadata(container: Ref<Container>, options?: CallOptions): Promise<Container> {
    const wanted = new Container({ name: idOf(container) });
    return this.context.resources.get(wanted, { call: 'objectStore.getContainerMetadata', ...options });
  }

  /**
   * Changes metadata and settings of a container: what is given is set, what is null is removed, all else stays.
   *
   * @throws NotFoundError
   */
  async setContainerMetadata(
    container: Ref<Container>,
    changes: ContainerChanges,
    options?: CallOptions,
  ): Promise<Container> {
    const changed = new Container({ name: idOf(container), ...changes });
    return this.context.resources.update(changed, { call: 'objectStore.setContainerMetadata', ...options });
  }

  /** Removes metadata of the user's own. */
  deleteContainerMetadata(
    container: Ref<Container>,
    keys: readonly string[],
    options?: CallOptions,
  ): Promise<Container> {
    const call = { call: 'objectStore.deleteContainerMetadata', ...options };
    return this.setContainerMetadata(container, without(keys), call);
  }

  /** Lets everybody read and list a container, or nobody outside of its project. */
  setContainerAccess(container: Ref<Container>, access: ContainerAccess, options?: CallOptions): Promise<Container> {
    const call = { call: 'objectStore.setContainerAccess', ...options };
    return this.setContainerMetadata(container, { readAcl: access === 'public' ? PUBLIC : null }, call);
  }

  /** Whether everybody can read a container; undefined if others than its project can, but not everybody. */
  async getContainerAccess(container: Ref<Container>, options?: CallOptions): Promise<ContainerAccess | undefined> {
    const call = { call: 'objectStore.getContainerAccess', ...options };
    const { readAcl } = await this.getContainerMetadata(container, call);
    if (!readAcl) return 'private';
    return /(^|,)\.r:\*(,|$)/.test(readAcl) ? 'public' : undefined;
  }

  /** Sets the key that signs temporary URLs of a container's objects. */
  setContainerTempUrlKey(
    container: Ref<Container>,
    key: string,
    { isSecondary, ...options }: CallOptions & { readonly isSecondary?: boolean | undefined } = {},
  ): Promise<Container> {
    const call = { call: 'objectStore.setContainerTempUrlKey', ...options };
    return this.setContainerMetadata(container, isSecondary ? { tempUrlKey2: key } : { tempUrlKey: key }, call);
  }
}
