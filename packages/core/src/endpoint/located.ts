import type { JsonObject } from '../json.js';
import type { ServiceResponse } from '../request.js';
import type { AttributeMap } from '../resource/attribute.js';
import type { ResourceDefinition } from '../resource/types.js';
import type { ServiceApi } from '../service/api.js';
import type { Store } from '../store.js';

/** What a call needs of the service's microversion. */
export interface MicroversionNeeds {
  /** The first that has the call, and all that is sent with it: `2.52`. */
  readonly since?: string | undefined;
  /** The last that has the call, or whose answer the caller understands. Default: the newest that the package knows. */
  readonly until?: string | undefined;
  /** What it is that needs them, for messages: `server.tags`. */
  readonly what?: string | undefined;
}

/** A service that was found. */
export interface Located {
  /** Its versioned URL. */
  url(): string | Promise<string>;
  /**
   * The microversion to ask for in a call.
   *
   * @param pinned - The one that the user chose, if any.
   */
  microversion(
    needs: MicroversionNeeds | undefined,
    pinned: string | undefined,
  ): string | undefined | Promise<string | undefined>;
}

/** What finding a service starts from. */
export interface DiscoveryContext {
  readonly api: ServiceApi;
  /** The URL of the catalog, or the user's own. */
  readonly url: string;
  /** Whether the URL is the user's own, and hence not to be doubted. */
  readonly isOverride: boolean;
  /** The major version that the user wants, as a path segment. */
  readonly version: string | undefined;
  /** The project that the token is for: some catalogs have it at the end of their URLs. */
  readonly projectId: string | undefined;
  /** Sends an authenticated GET to the service. Error statuses are thrown. */
  readonly get: (url: string) => Promise<ServiceResponse>;
  /** Tells the user of something that is not as it should be. */
  readonly warn: (message: string) => void;
  readonly store: Store | undefined;
}

/** A way to find services. */
export interface Discovery {
  /** Called once for each service of a connection; what it returns is asked for every request. */
  readonly locate: (context: DiscoveryContext) => Located;
  /**
   * Which microversions have a request about a resource. Left out where there are none.
   *
   * @param noun - What the resource is called in messages.
   * @param sent - What is sent, or filtered by, under the wire's names.
   * @param attributes - What `sent` may hold.
   */
  readonly needs?: (
    definition: ResourceDefinition,
    noun: string,
    sent: JsonObject | undefined,
    attributes: AttributeMap,
  ) => MicroversionNeeds | undefined;
}
