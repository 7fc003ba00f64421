import { convention } from '../endpoint/convention.js';
import type { Discovery } from '../endpoint/located.js';
import type { Waiting } from '../wait.js';
import type { ServiceType } from './metadata.js';

/** How one service's API is found and spoken to; shared by the service's class and its resources. */
export interface ServiceApi<Type extends string = string> {
  /** The official service type, as in the catalog: `block-storage`. */
  readonly type: Type;
  /** Other types under which clouds list the same API, best first: `volumev3`, `volume`. */
  readonly aliases?: readonly string[];
  /**
   * The major version spoken, as a path segment: `v3`, `v2.0`. It is put behind an endpoint that names none. Left out
   * where paths hold no version.
   */
  readonly version?: string;
  /**
   * How the service is found behind its catalog entry. The core's `discovery` asks it where its versions are and which
   * microversions it takes. Default: by `version` alone, with no request.
   */
  readonly discovery?: Discovery;
  /** Which microversions the package knows; needs `discovery`. */
  readonly microversions?: Microversions;
  /**
   * Waits for resources, whose creation or deletion takes the service a while: give it the core's `waiting`. Left out where
   * all is done by the time of the answer.
   */
  readonly waiting?: Waiting;
  /** The verb of updates. Default: `PATCH`. */
  readonly updateMethod?: 'PUT' | 'PATCH' | 'POST';
  /** Statuses, besides those of every service, that say "not now" rather than "no": Ironic's 409 for a locked node. */
  readonly retryStatuses?: readonly number[];
}

/** How an API that has microversions is asked for one. */
export interface Microversions {
  /** The newest one that the package knows: `2.104`. */
  readonly max: string;
  /** What the service calls itself in the header `OpenStack-API-Version`, where that is not its type: `volume`. */
  readonly name?: string;
  /** A header from before that one, which older clouds want: `x-openstack-nova-api-version`. */
  readonly header?: string;
}

/** Declares an API; the type is kept literally, so that resources of different services are told apart by the compiler. */
export function defineApi<const Type extends string>(
  api: ServiceApi<Type> & { readonly type: ServiceType<Type> },
): ServiceApi<Type> {
  return { discovery: convention, ...api };
}

/** Every type under which a catalog may list the API, best first. */
export function namesOf({ type, aliases = [] }: ServiceApi): readonly string[] {
  return [type, ...aliases];
}
