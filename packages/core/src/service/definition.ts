import type { AnyResourceClass } from '../resource/types.js';
import type { ServiceApi } from './api.js';
import type { ServiceContext } from './context.js';
import type { CoreRange } from './core-range.js';
import type { ServiceKey } from './metadata.js';

/** A service, ready to be handed to a connection. Plain data: making one has no effect. */
export interface ServiceDefinition<Key extends string = string, Service = unknown> {
  /** The attribute of the connection: `blockStorage`. */
  readonly key: Key;
  /** The npm package that it comes from. */
  readonly packageName: string;
  /** The versions of the core that it was written for, as in its `peerDependencies`; checked when it registers. */
  readonly core?: CoreRange;
  readonly api: ServiceApi;
  /** The resources it manages, by their noun: what the fake cloud serves. */
  readonly resources: Readonly<Record<string, AnyResourceClass>>;
  /** Makes the service's object for one connection; called when the attribute is first touched. */
  create(context: ServiceContext): Service;
}

/**
 * Declares a service out of its class.
 *
 * ```ts
 * export const network = defineService({ key: 'network', packageName: '@os/network', api, service: NetworkService });
 * ```
 */
export function defineService<const Key extends string, Service>(declaration: {
  readonly key: Key & ServiceKey<Key>;
  readonly packageName: string;
  readonly core?: CoreRange;
  readonly api: ServiceApi;
  readonly service: {
    new (context: ServiceContext): Service;
    readonly resources: Readonly<Record<string, AnyResourceClass>>;
  };
}): ServiceDefinition<Key, Service> {
  const { service, ...rest } = declaration;
  return { ...rest, resources: service.resources, create: (context) => new service(context) };
}

/**
 * The services that the program imported, by their attribute of the connection. Each service package adds its own by
 * declaration merging.
 */

export interface ServiceRegistry {}
