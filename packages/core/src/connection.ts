import type { Access } from './auth/access.js';
import type { Authenticator, AuthOptions, AuthOptionValues } from './auth/authenticator.js';
import { checkEndpointOptions, type EndpointOptions } from './endpoint/settings.js';
import {
  AuthPluginNotRegisteredError,
  ConfigError,
  InvalidAttributeError,
  ServiceNotRegisteredError,
} from './errors.js';
import type { EventListener } from './events.js';
import type { Policy } from './policy/policy.js';
import { register, registry } from './registry.js';
import type { ServiceRequest } from './request.js';
import type { ResourceOperations } from './resource/operations.js';
import type { Send } from './resource/types.js';
import type { ServiceDefinition, ServiceRegistry } from './service/definition.js';
import { namesOf } from './service/api.js';
import { OFFICIAL_TYPES, officialTypeOf } from './service/official.js';
import { Session } from './session.js';
import type { SessionStore } from './store.js';
import { defaultTransport } from '#default-transport';
import type { Transport, TransportOptions } from './transport/transport.js';

/** What a connection itself is made from. Every other option goes to the authenticator. */
export interface ConnectionSettings extends EndpointOptions, TransportOptions {
  /** Sends the requests. Default: axios in Node, `fetch` elsewhere, loaded with the first request. */
  readonly transport?: Transport | undefined;
  /** Logs in. Default: one made from the remaining options. */
  readonly authenticator?: Authenticator | undefined;
  /** Prepended to the default User-Agent. */
  readonly userAgent?: string | undefined;
  /** The name of the authentication plugin. Default: guessed from `authUrl` and the other options. */
  readonly authPlugin?: string | undefined;
  /** Services for this connection alone, besides those that were imported. */
  readonly services?: readonly ServiceDefinition[] | undefined;
  /** Steps that every request passes, besides the connection's own; see {@link Policy}. */
  readonly policies?: readonly Policy[] | undefined;
  /** Told of requests, retries, logins and warnings: `logTo(console)`. Default: warnings alone go to the console. */
  readonly observer?: EventListener | undefined;
  /** Keeps tokens, and what was discovered of services, for other connections and processes: see {@link sessionStore}. */
  readonly store?: SessionStore | undefined;
  /** Milliseconds ahead of its end at which a token is replaced in the background. Default: 120,000. */
  readonly renewalMargin?: number | undefined;
}

/** {@link ConnectionSettings}, and the options of the authenticators that were imported. */
export type ConnectionOptions = ConnectionSettings & AuthOptions;

/** Who a connection logs in as, and what for: the options of the authenticators that were imported, or an authenticator. */
export type Credentials = AuthOptions & Pick<ConnectionSettings, 'authenticator' | 'authPlugin'>;

/** A project: its id, a project that has one, or its name; without a domain in the default one. */
export type ProjectScope =
  | string
  | { readonly id: string }
  | {
      readonly id?: undefined;
      readonly name: string;
      readonly domainId?: string | undefined;
      readonly domainName?: string | undefined;
    };

type ProjectNames = Partial<Readonly<Record<'id' | 'name' | 'domainId' | 'domainName', string | undefined>>>;
/** The options that ask for a project, as every plugin calls them that can. */
type ProjectOptions = Partial<Record<`project${'Id' | 'Name' | 'DomainId' | 'DomainName'}`, string | undefined>>;

/** Options of the transport that a connection makes by itself. */
const TRANSPORT_OPTIONS = [
  'verify',
  'cert',
  'key',
  'passphrase',
  'proxy',
  'maxConnections',
  'connectTimeout',
] as const satisfies readonly (keyof TransportOptions)[];

const OWN_OPTIONS: readonly string[] = [
  ...TRANSPORT_OPTIONS,
  'transport',
  'authenticator',
  'preference',
  'userAgent',
  'region',
  'interface',
  'endpointOverrides',
  'services',
  'policies',
  'observer',
  'store',
  'renewalMargin',
  'timeout',
  'retries',
] as const satisfies readonly (keyof ConnectionSettings)[];

const OPERATIONS = ['create', 'get', 'head', 'update', 'delete', 'list', 'find', 'waitFor', 'waitForDeletion'] as const;

/** A service that a connection can reach, or could. */
export interface ServiceStatus {
  readonly type: string;
  /** The connection's attribute; undefined if no package was imported for it. */
  readonly key: string | undefined;
  /** Whether the catalog lists it. */
  readonly isInCatalog: boolean;
}

/** The attributes of a connection: the operations on resources, and one for each service that was imported. */
export interface Connection extends ResourceOperations, ServiceRegistry {}

/**
 * A connection to a cloud, with an attribute for each service that was imported. Nothing is sent until something is asked.
 *
 * ```ts
 * import { Connection } from '@os/core';
 * import '@os/auth-v3';
 * import '@os/network';
 *
 * const conn = new Connection({ authUrl: 'https://cloud.example.com:5000/v3', projectName: 'admin', username: 'admin', password });
 * for await (const network of conn.network.listNetworks()) console.log(network.name);
 * ```
 */
export class Connection {
  static {
    // What a connection lacks is looked up here: a service can register at any time, through any copy of this package.
    const attributes = new Proxy(Object.prototype, {
      get: (target, key, receiver: object) =>
        (#own in receiver && typeof key === 'string' ? receiver.#attribute(key) : undefined) ??
        (Reflect.get(target, key, receiver) as unknown),
    });
    Object.setPrototypeOf(this.prototype, attributes);
  }

  readonly session: Session;
  readonly #options: ConnectionOptions;
  readonly #own = new Map<string, ServiceDefinition>();

  /**
   * @throws ConfigError - an option is unknown, missing or malformed, or two exclude each other.
   * @throws AuthPluginNotRegisteredError - the package of the authentication plugin was not imported.
   */
  constructor(options: ConnectionOptions) {
    const { services = [], policies = [], transport } = options;
    const extra = TRANSPORT_OPTIONS.find((name) => options[name] !== undefined);
    if (transport && extra)
      throw new ConfigError(`${extra} is an option of the default transport; give it to your own`);
    this.#options = options;
    for (const definition of services) this.use(definition);
    checkEndpointOptions(options, this.#knownTypes());
    this.session = new Session({
      ...options,
      services: this.#own,
      transport: transport ?? defaultTransport(transportOptions(options)),
      authenticator: authenticatorOf(options),
    });
    for (const policy of policies) this.session.policies.add(policy);
    const send: Send = (request) => this.session.request(request);
    for (const name of OPERATIONS) {
      const operation = (target: object, ...args: unknown[]): unknown => {
        const operations = operationsOf(target, send);
        return (operations[name] as (...args: unknown[]) => unknown)(target, ...args);
      };
      Object.defineProperty(this, name, { value: operation });
    }
  }

  /**
   * Logs in, unless that was done already, and says what came of it: user, project, roles, catalog, the token's end. Calls
   * do so by themselves; this is for whoever wants to know early whether the credentials are right.
   *
   * @throws AuthenticationError - they are not.
   */
  authorize(): Promise<Access> {
    return this.session.access();
  }

  /**
   * A connection to the same cloud for someone else, or for something else. It has this one's transport, services,
   * preferences and policies, and logs in by itself. What is given replaces what it contradicts: a user the user, a scope
   * the scope, both as a whole, and another way to log in all that this one's way takes.
   *
   * ```ts
   * conn.connectAs({ username: 'demo', password }); // in the same project
   * conn.connectAs({ systemScope: 'all' });         // the same user
   * ```
   *
   * @throws ConfigError - an option is unknown, missing or malformed, or this connection was made with an authenticator,
   *   which nothing but another authenticator can replace.
   */
  connectAs(credentials: Credentials): this {
    return new Connection({
      ...this.#options,
      // The transport is there already; its options would be refused beside it.
      ...transportOptions({}),
      ...(registry.changed?.(this.#options as AuthOptionValues, credentials as AuthOptionValues) ?? credentials),
      transport: this.session.transport,
      services: [...this.#own.values()],
    }) as this;
  }

  /**
   * {@link connectAs}, for the same user in another project.
   *
   * @throws ConfigError - the way to log in is for one project alone, as an application credential is.
   */
  connectAsProject(project: ProjectScope): this {
    const { id, name, domainId, domainName }: ProjectNames = typeof project === 'string' ? { id: project } : project;
    const scope: Credentials & ProjectOptions = {
      projectId: name === undefined ? (id ?? '') : id,
      projectName: name,
      projectDomainId: domainId,
      projectDomainName: domainName,
    };
    return this.connectAs(scope);
  }

  /**
   * Adds a service to this connection alone, and returns the connection with its type.
   *
   * @throws ServiceConflictError - another package's service has the same key.
   */
  use<Key extends string, S>(definition: ServiceDefinition<Key, S>): this & { readonly [K in Key]: S } {
    const { key } = definition;
    register(this.#own, [key], definition);
    Reflect.deleteProperty(this, key);
    return this as this & { readonly [K in Key]: S };
  }

  /** Whether the attribute of a service is there, that is, whether its package was imported or passed. */
  has(key: string): boolean {
    return this.#definition(key) !== undefined;
  }

  /** The services of the catalog, and those that were imported. Logs in if need be. */
  async services(): Promise<ServiceStatus[]> {
    const { catalog } = await this.session.access();
    const listed = catalog.map(({ type }) => type);
    const others = new Set(listed);
    const known = this.#definitions().map(({ api, key }): ServiceStatus => {
      const present = namesOf(api).filter((name) => (others.delete(name), listed.includes(name)));
      return { type: api.type, key, isInCatalog: present.length > 0 };
    });
    return [...known, ...[...others].map((type) => ({ type, key: undefined, isInCatalog: true }))];
  }

  /** Closes idle connections. The connection can be used again afterwards. */
  async close(): Promise<void> {
    await this.session.transport.close?.();
  }

  /** What is printed: no option, as options hold passwords. */
  toJSON(): object {
    return { services: this.#definitions().map(({ key }) => key) };
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return `Connection ${JSON.stringify(this)}`;
  }

  #definition(key: string): ServiceDefinition | undefined {
    return this.#own.get(key) ?? registry.services.get(key);
  }

  #definitions(): ServiceDefinition[] {
    return [...new Map([...registry.services, ...this.#own]).values()];
  }

  #knownTypes(): string[] {
    return [...OFFICIAL_TYPES, ...this.#definitions().flatMap(({ api }) => namesOf(api))];
  }

  /** The service behind an attribute; made once, and kept. */
  #attribute(key: string): unknown {
    const definition = this.#definition(key);
    if (!definition) {
      const type = officialTypeOf(key);
      if (type === undefined) return undefined;
      throw new ServiceNotRegisteredError(missing(`conn.${key}`, type));
    }
    const { api } = definition;
    const value = definition.create({
      key,
      api,
      resources: this,
      request: (request: ServiceRequest) => this.session.request({ service: api, ...request }),
      endpoint: () => this.session.endpoint(api),
    });
    Object.defineProperty(this, key, { value, configurable: true });
    return value;
  }
}

/** The operations that a resource's class brings along. */
function operationsOf(target: object | null | undefined, send: Send): ResourceOperations {
  const resourceClass = typeof target === 'function' ? target : target?.constructor;
  const { '~operations': operations } = (resourceClass ?? {}) as { '~operations'?: (send: Send) => ResourceOperations };
  if (!operations) throw new InvalidAttributeError('A resource or its class is needed here');
  return operations(send);
}

function transportOptions(options: TransportOptions): TransportOptions {
  return Object.fromEntries(TRANSPORT_OPTIONS.map((name) => [name, options[name]]));
}

function missing(what: string, name: string): string {
  return `${what} needs the package "@os/${name}": install it and add: import '@os/${name}';`;
}

function authenticatorOf(options: ConnectionOptions): Authenticator {
  const { authenticator, store } = options;
  const forLogin: AuthOptionValues = Object.fromEntries(
    Object.entries(options).filter(([name, value]) => value !== undefined && !OWN_OPTIONS.includes(name)),
  );
  const [extra] = Object.keys(forLogin);
  if (authenticator && extra)
    throw new ConfigError(`The option "${extra}" has no effect beside an authenticator: make one with it`);
  const chosen =
    authenticator ??
    registry.select?.({ definitions: registry.authenticators, options: forLogin, ownOptions: OWN_OPTIONS });
  if (!chosen) throw new AuthPluginNotRegisteredError(missing('Logging in', 'auth-v3'));
  return store ? store.keep(chosen) : chosen;
}

/** A connection whose services are known by type. */
export type ConnectionWith<S extends readonly ServiceDefinition[]> = Connection & {
  readonly [D in S[number] as D['key']]: D extends ServiceDefinition<string, infer T> ? T : never;
};

/**
 * Makes a connection with just the services that are passed, typed exactly: nothing global is involved.
 *
 * ```ts
 * import { createConnection, FetchTransport } from '@os/core';
 * import { v3Password } from '@os/auth-v3/pure';
 * import { network } from '@os/network/pure';
 *
 * const conn = createConnection({ services: [network], authenticator: v3Password({ … }), transport: new FetchTransport() });
 * ```
 */
export function createConnection<const S extends readonly ServiceDefinition[] = readonly []>(
  options: ConnectionOptions & { readonly services?: S | undefined },
): ConnectionWith<S> {
  return new Connection(options) as ConnectionWith<S>;
}
