import type { ResourceList } from '../list.js';
import { capitalize, plural, type Plural } from '../names.js';
import { idOf } from '../path.js';
import type { CallOptions, ServiceRequest, ServiceResponse } from '../request.js';
import { change } from '../resource/define.js';
import { absorb, changes, construct, fromBody, stateOf } from '../resource/state.js';
import type { DeleteOptions, GetOptions, ResourceOperations } from '../resource/operations.js';
import { planOf } from '../resource/plan.js';
import type {
  AnyResourceClass,
  CreateAttributes,
  ListQuery,
  ParentRefs,
  Ref,
  Resource,
  ResourceSpec,
  SpecOf,
  UpdateAttributes,
  Verb,
} from '../resource/types.js';
import type { DeletionOptions, WaitOptions } from '../wait.js';
import type { ServiceContext } from './context.js';

/** Resource classes by the noun in the names of their methods. */
export type ResourceMap = Readonly<Record<string, AnyResourceClass>>;

/** What every service has, besides the methods of its resources. */
export interface Service {
  readonly context: ServiceContext;
  /** Sends a request to this service, for whatever has no method: authenticated, retried and observed like any other. */
  request(request: ServiceRequest): Promise<ServiceResponse>;
  /** The service's versioned URL. */
  endpoint(): Promise<string>;
}

type ParentsOf<C> = ParentRefs<SpecOf<C>>;

export interface CreateMethod<C extends AnyResourceClass> {
  /**
   * Creates one, and returns it as the service answered.
   *
   * @throws InvalidAttributeError - a required attribute is missing, or an attribute is unknown.
   * @throws ConflictError - the service has one of this name already, and insists on one.
   */
  (
    ...args: [...parents: ParentsOf<C>, attributes: CreateAttributes<C>, options?: CallOptions]
  ): Promise<InstanceType<C>>;
}

export interface GetMethod<C extends AnyResourceClass> {
  /**
   * Fetches one by its id.
   *
   * @throws NotFoundError - there is none.
   */
  (...args: [...parents: ParentsOf<C>, ref: Ref<InstanceType<C>>, options?: GetOptions]): Promise<InstanceType<C>>;
}

export interface FindMethod<C extends AnyResourceClass> {
  /**
   * Finds one by its name or id; null if there is none.
   *
   * @throws DuplicateResourceError - several have that name.
   */
  (
    ...args: [...parents: ParentsOf<C>, nameOrId: string, query?: ListQuery<C>, options?: CallOptions]
  ): Promise<InstanceType<C> | null>;
}

export interface UpdateMethod<C extends AnyResourceClass> {
  /**
   * Changes some attributes, and sends only those; without any, it is fetched. A resource object that is given is itself
   * brought up to date.
   *
   * @throws NotFoundError - there is none.
   */
  (
    ...args: [
      ...parents: ParentsOf<C>,
      ref: Ref<InstanceType<C>>,
      attributes: UpdateAttributes<C>,
      options?: CallOptions,
    ]
  ): Promise<InstanceType<C>>;
}

export interface DeleteMethod<C extends AnyResourceClass> {
  /**
   * Deletes one.
   *
   * @throws NotFoundError - there is none, and `ignoreMissing` is not set.
   */
  (...args: [...parents: ParentsOf<C>, ref: Ref<InstanceType<C>>, options?: DeleteOptions]): Promise<void>;
}

export interface ListMethod<C extends AnyResourceClass> {
  /** Lists them: stream the result with `for await`, or await it as an array. */
  (...args: [...parents: ParentsOf<C>, query?: ListQuery<C>, options?: CallOptions]): ResourceList<InstanceType<C>>;
}

export interface WaitMethod<C extends AnyResourceClass> {
  /**
   * Waits until its status is the wanted one.
   *
   * @throws ResourceFailureError - it went into a failure state.
   * @throws TimeoutError
   */
  (
    ...args: [...parents: ParentsOf<C>, ref: Ref<InstanceType<C>>, options: WaitOptions<InstanceType<C>>]
  ): Promise<InstanceType<C>>;
}

export interface WaitForDeletionMethod<C extends AnyResourceClass> {
  /**
   * Waits until it is gone.
   *
   * @throws TimeoutError
   */
  (
    ...args: [...parents: ParentsOf<C>, ref: Ref<InstanceType<C>>, options?: DeletionOptions<InstanceType<C>>]
  ): Promise<void>;
}

type Can<C, V extends Verb, Yes> = V extends SpecOf<C>['can'] ? Yes : never;
type HasStatus<C, Yes> =
  SpecOf<C> extends infer S extends ResourceSpec ? ([S['status']] extends [never] ? never : Can<C, 'get', Yes>) : never;

/** Something can be found if it can be listed, and has a name or an id to tell it by. */
type HasIdentity<C, Yes> = 'name' extends keyof SpecOf<C>['attributes']
  ? Can<C, 'list', Yes>
  : Can<C, 'get', Can<C, 'list', Yes>>;

/** The methods that the declarations of a service's resources give rise to. */
export type ServiceMethods<M extends ResourceMap> = {
  [N in keyof M & string as Can<M[N], 'create', `create${Capitalize<N>}`>]: CreateMethod<M[N]>;
} & {
  [N in keyof M & string as Can<M[N], 'get', `get${Capitalize<N>}`>]: GetMethod<M[N]>;
} & {
  [N in keyof M & string as HasIdentity<M[N], `find${Capitalize<N>}`>]: FindMethod<M[N]>;
} & {
  [N in keyof M & string as Can<M[N], 'list', `list${Capitalize<Plural<N>>}`>]: ListMethod<M[N]>;
} & {
  [N in keyof M & string as Can<M[N], 'update', `update${Capitalize<N>}`>]: UpdateMethod<M[N]>;
} & {
  [N in keyof M & string as Can<M[N], 'delete', `delete${Capitalize<N>}`>]: DeleteMethod<M[N]>;
} & {
  [N in keyof M & string as HasStatus<M[N], `waitFor${Capitalize<N>}`>]: WaitMethod<M[N]>;
} & {
  [
    N in keyof M & string as HasStatus<M[N], Can<M[N], 'delete', `waitFor${Capitalize<N>}Deletion`>>
  ]: WaitForDeletionMethod<M[N]>;
};

/** Methods that a service has besides those of its resources: a class, each family of them in a file of its own. */
export type MethodFamily = new (context: ServiceContext) => Service;

type MethodsOf<F extends readonly MethodFamily[]> = F extends readonly [
  new (context: ServiceContext) => infer Methods,
  ...infer Rest extends readonly MethodFamily[],
]
  ? Methods & MethodsOf<Rest>
  : unknown;

/** The class that {@link serviceOf} makes. An interface, so that declarations name it instead of spelling it out. */
export interface ServiceClass<M extends ResourceMap, F extends readonly MethodFamily[] = []> {
  new (context: ServiceContext): Service & ServiceMethods<M> & MethodsOf<F>;
  readonly resources: M;
}

/**
 * What families of methods extend:
 *
 * ```ts
 * export class TagMethods extends ServiceBase {
 *   async removeAllTags(server: Ref<Server>, options?: CallOptions): Promise<void> {
 *     const url = path`/servers/${server}/tags`;
 *     await this.request({ method: 'DELETE', path: url, call: 'compute.removeAllTags', ...options });
 *   }
 * }
 * ```
 */
export class ServiceBase implements Service {
  readonly context: ServiceContext;

  constructor(context: ServiceContext) {
    this.context = context;
  }

  request(request: ServiceRequest): Promise<ServiceResponse> {
    return this.context.request(request);
  }

  endpoint(): Promise<string> {
    return this.context.endpoint();
  }
}

/**
 * The base class of a service: typed methods for every resource, named after the map's keys, and those of the families.
 *
 * ```ts
 * export class NetworkService extends serviceOf({ network: Network, qosPolicy: QosPolicy }, RouterMethods, TagMethods) {}
 * // createNetwork, getNetwork, findNetwork, listNetworks, … listQosPolicies, addInterfaceToRouter, … removeAllTags
 * ```
 */
export function serviceOf<const M extends ResourceMap, const F extends readonly MethodFamily[] = []>(
  resources: M,
  ...families: F
): ServiceClass<M, F> {
  let hasMethods = false;
  class Composed extends ServiceBase {
    static readonly resources = resources;

    constructor(context: ServiceContext) {
      super(context);
      // Here rather than at import: a program has many services installed and uses few.
      if (hasMethods) return;
      hasMethods = true;
      defineMethods(Composed.prototype, resources);
      for (const { prototype } of families) {
        const { constructor: _, ...methods } = Object.getOwnPropertyDescriptors(prototype as object);
        Object.defineProperties(Composed.prototype, methods);
      }
    }
  }
  return Composed as unknown as ServiceClass<M, F>;
}

/** Operations as the generated methods see them: their arguments were checked by the compiler, at the caller's. */
type Operations = { readonly [K in keyof ResourceOperations]: (...args: unknown[]) => unknown };
type Parents = Readonly<Record<string, string>>;

interface Call {
  readonly operations: Operations;
  readonly parents: Parents;
  /** The name of the method, for logs and metrics. */
  readonly call: string;
}

function defineMethods(prototype: object, resources: ResourceMap): void {
  for (const [noun, resourceClass] of Object.entries(resources)) {
    for (const [name, run] of Object.entries(methodsOf(noun, resourceClass))) {
      let pathParams: readonly string[] | undefined;
      const call = function (this: Service, ...args: unknown[]): unknown {
        const { key, resources: operations } = this.context as unknown as { key: string; resources: Operations };
        const parents: Record<string, string> = {};
        pathParams ??= planOf(resourceClass).pathParams;
        for (const param of pathParams) parents[param] = idOf(args.shift() as string);
        return run({ operations, parents, call: `${key}.${name}` }, ...(args as never[]));
      };
      // What returns a promise never throws, it rejects; lists are no promises.
      const value = name.startsWith('list')
        ? call
        : function (this: Service, ...args: unknown[]): Promise<unknown> {
            return new Promise((resolve) => resolve(call.apply(this, args)));
          };
      Object.defineProperty(prototype, name, { value, configurable: true, writable: true });
    }
  }
}

type Methods = Record<string, (call: Call, ...args: never[]) => unknown>;

function methodsOf(noun: string, resourceClass: AnyResourceClass): Methods {
  const { can, attributes, statusAttribute = 'status' } = resourceClass.definition;
  const Noun = capitalize(noun);
  const fresh = (ref: string | Resource, { parents }: Call): Resource =>
    fromBody(resourceClass, { [planOf(resourceClass).idWire]: idOf(ref) }, { parents });
  /** The object itself if the caller has one, so that it is brought up to date. */
  const same = (ref: string | Resource, call: Call): Resource =>
    ref instanceof Object && 'body' in ref ? ref : fresh(ref, call);

  const verbs: Partial<Record<Verb, Methods>> = {
    create: {
      [`create${Noun}`]: ({ operations, parents, call }, attributes: object, options?: object) =>
        operations.create(construct(resourceClass, { ...attributes, ...parents }), { call, ...options }),
    },
    get: {
      [`get${Noun}`]: (call, ref: string | Resource, options?: object) =>
        call.operations.get(fresh(ref, call), { call: call.call, ...options }),
      ...(statusAttribute in attributes && {
        [`waitFor${Noun}`]: (call: Call, ref: string | Resource, options: object) =>
          call.operations.waitFor(same(ref, call), { call: call.call, ...options }),
        ...(can.includes('delete') && {
          [`waitFor${Noun}Deletion`]: (call: Call, ref: string | Resource, options?: object) =>
            call.operations.waitForDeletion(same(ref, call), { call: call.call, ...options }),
        }),
      }),
    },
    list: {
      [`list${capitalize(plural(noun))}`]: ({ operations, parents, call }, query?: object, options?: object) =>
        operations.list(resourceClass, { ...query, ...parents }, { call, ...options }),
      ...(('name' in attributes || can.includes('get')) && {
        [`find${Noun}`]: ({ operations, parents, call }: Call, nameOrId: string, query?: object, options?: object) =>
          operations.find(resourceClass, nameOrId, { ...query, ...parents }, { call, ...options }),
      }),
    },
    update: {
      [`update${Noun}`]: async (
        call,
        ref: string | Resource,
        values: Readonly<Record<string, unknown>>,
        options?: object,
      ) => {
        // On an object of its own, so that the caller's stays as it is if the service refuses.
        const changed = fresh(ref, call);
        change(changed, values);
        // Without a change there is nothing to send, but what is there can be told.
        const sent = Object.keys(changes(changed));
        await call.operations[sent.length > 0 ? 'update' : 'get'](changed, { call: call.call, ...options });
        const result = same(ref, call);
        for (const wire of sent) stateOf(result).dirty?.delete(wire);
        absorb(result, changed.body);
        return result;
      },
    },
    delete: {
      [`delete${Noun}`]: (call, ref: string | Resource, options?: object) =>
        call.operations.delete(fresh(ref, call), { call: call.call, ...options }),
    },
  };
  return Object.assign({}, ...can.map((verb) => verbs[verb])) as Methods;
}
