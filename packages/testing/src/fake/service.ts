import {
  isJsonObject,
  type JsonObject,
  type ResourceDefinition,
  type ServiceApi,
  type ServiceDefinition,
  type Verb,
} from '@os/core';
import { FakeAnswer, Refusal, type FakeCall } from './answer.js';
import type { FakeClock } from './clock.js';
import { FakeCollection } from './collection.js';
import { plainDialect, type Dialect } from './dialect.js';
import { Router } from './router.js';
import type { FakeAction, FakeRules } from './rules.js';

/** What a fake service has from its cloud. */
export interface Surroundings {
  readonly clock: FakeClock;
  /** The most resources a page. */
  readonly pageSize: number;
  /** A number never given before. */
  count(): number;
  /** The id of the project that what is there from the start belongs to. */
  owner(): string | undefined;
  /** When a status that changes now becomes what it will be, in milliseconds since 1970. */
  due(): number;
}

/** A service of the fake cloud. */
export class FakeService {
  readonly api: ServiceApi;
  readonly dialect: Dialect;
  readonly surroundings: Surroundings;
  readonly #rules: FakeRules;
  readonly #collections = new Map<string, FakeCollection>();
  readonly #routes = new Router<FakeAction>();

  constructor(
    { api, resources }: Pick<ServiceDefinition, 'api' | 'resources'>,
    rules: FakeRules,
    surroundings: Surroundings,
  ) {
    this.api = api;
    this.dialect = rules.dialect ?? plainDialect;
    this.surroundings = surroundings;
    this.#rules = rules;
    // What is said of a service goes before what follows from its declaration.
    for (const [route, action] of Object.entries(rules.actions ?? {})) {
      const [method = '', path = ''] = route.split(' ');
      this.#routes.add(method, path, action);
    }
    for (const [noun, { definition }] of Object.entries(resources)) this.#declare(noun, definition);
    rules.seed?.(this);
  }

  /**
   * The resources at a path below the endpoint: `/networks`. How placeholders are named does not matter. A path that
   * nothing declares has a collection too, which no request reaches but those that actions answer.
   */
  collection(path: string): FakeCollection {
    const key = withoutNames(path);
    return this.#collections.get(key) ?? this.#add(key, nounOf(path), undefined);
  }

  /** The time, as this service writes it. */
  now(): string {
    return this.dialect.time(this.surroundings.clock.now());
  }

  /** An id as this service makes them, another one each time. */
  newId(): string {
    return this.dialect.id(this.surroundings.count());
  }

  /** Fields that resources of this service have from the start. */
  defaults(call: FakeCall | undefined): JsonObject {
    const { defaults = {} } = this.#rules;
    return typeof defaults === 'function' ? defaults(call) : defaults;
  }

  /** The name under which the catalog lists it. */
  get name(): string {
    return this.#rules.name ?? this.api.type;
  }

  /** The path of the service's root below the cloud's origin. */
  get root(): string {
    return `/${this.api.type}`;
  }

  /** The path of what the catalog lists. */
  get listed(): string {
    const { isRootListed, listedPath } = this.#rules;
    if (listedPath !== undefined) return this.root + listedPath;
    return isRootListed ? this.root : this.endpoint;
  }

  /** The path of the versioned endpoint below the cloud's origin. */
  get endpoint(): string {
    return [this.root, this.api.version].filter(Boolean).join('/');
  }

  /** The versioned endpoint's URL, at the origin that the client knows. */
  hrefOf(url: URL): string {
    return url.origin + this.endpoint;
  }

  /** The version document that a path asks for, if it does. Such need no token. */
  versionDocument(method: string, url: URL): FakeAnswer | undefined {
    const { version } = this.api;
    const path = url.pathname.replace(/\/$/, '');
    if (version === undefined || (method !== 'GET' && method !== 'HEAD')) return undefined;
    const documents = this.dialect.versions(version, this.hrefOf(url));
    if (path === this.root) return documents.root;
    return path === this.endpoint ? documents.version : undefined;
  }

  /**
   * Answers a request whose token was checked.
   *
   * @throws Refusal
   */
  handle(call: Omit<FakeCall, 'params' | 'ids'>): FakeAnswer {
    this.settle();
    const { found, allowed } = this.#routes.find(call.method, call.path);
    if (!found) {
      if (allowed.length === 0) throw new Refusal(404, 'The resource could not be found.', 'HTTPNotFound');
      const message = 'The method is not allowed for the requested URL.';
      throw new Refusal(405, message, 'HTTPMethodNotAllowed', { allow: allowed.join(', ') });
    }
    const { target, params, ids } = found;
    const result = target({ ...call, params, ids });
    if (result instanceof FakeAnswer) return result;
    return isJsonObject(result) ? new FakeAnswer(200, result) : new FakeAnswer(204);
  }

  /** @internal Lets time pass for all resources. */
  settle(): void {
    for (const collection of this.#collections.values()) collection.settle();
  }

  /** @internal @throws Refusal - with status 404: a resource that the path names, above the collection, is not there. */
  checkParents(path: string, parents: readonly string[]): void {
    const parts = path.split('/{}');
    parents.forEach((id, i) => {
      const above = this.#collections.get(parts.slice(0, i + 1).join('/{}'));
      if (above?.definition) above.get(id, ...parents.slice(0, i));
    });
  }

  /** @internal Removes everything that lay below a resource. */
  forgetBelow(path: string, ids: readonly string[]): void {
    for (const collection of this.#collections.values()) {
      if (collection.path.startsWith(`${path}/`)) collection.forget(ids);
    }
  }

  #declare(noun: string, definition: ResourceDefinition): void {
    const path = withoutNames(definition.path);
    // Two classes at one path are two views of the same things.
    const collection = this.#collections.get(path) ?? this.#add(path, noun, definition);
    const { can, listPath, createMethod = 'POST', updateMethod = this.api.updateMethod ?? 'PATCH' } = definition;
    const item = `${path}/{}`;
    const on = (verb: Verb, method: string, at: string, answer: FakeAction): void => {
      if (can.includes(verb)) this.#routes.add(method, at, answer);
    };
    for (const at of [path, listPath && withoutNames(listPath)]) {
      if (at) on('list', 'GET', at, (call) => collection.list(call));
    }
    if (createMethod === 'POST') on('create', 'POST', path, (call) => collection.create(call));
    else on('create', 'PUT', item, (call) => collection.put(call));
    on('get', 'GET', item, (call) => collection.fetch(call));
    on('head', 'HEAD', item, (call) => collection.fetch(call));
    on('update', updateMethod, item, (call) => collection.update(call));
    on('delete', 'DELETE', item, (call) => collection.delete(call));
  }

  #add(path: string, noun: string, definition: ResourceDefinition | undefined): FakeCollection {
    const own = Object.entries(this.#rules.collections ?? {}).find(([each]) => withoutNames(each) === path);
    const collection = new FakeCollection({ service: this, path, noun, definition, rules: own?.[1] ?? {} });
    this.#collections.set(path, collection);
    return collection;
  }
}

/** `/routers/{routerId}` → `/routers/{}`. */
function withoutNames(path: string): string {
  return path.replace(/\{\w*\}/g, '{}');
}

/** `/security-groups` → `securityGroup`, roughly: only for what nothing declares. */
function nounOf(path: string): string {
  return path.split('/').at(-1)?.replace(/s$/, '') ?? path;
}
