import type { JsonObject } from '../json.js';
import type { ServiceRequest, ServiceResponse } from '../request.js';
import type { ServiceApi } from '../service/api.js';
import type { AttributeFlag, AttributeLike, AttributeMap } from './attribute.js';

/** What a resource's API offers. */
export type Verb = 'create' | 'get' | 'update' | 'delete' | 'list' | 'head';

/**
 * How a list that has more than one page goes on, where the answer does not tell. A link to the next page is followed
 * whatever is declared.
 *
 * - `links`: not at all. Every page but the last has a link.
 * - `marker`: after the last item, until a page is empty. For services that never answer links (Swift, Heat).
 * - `offset`: after as many items as there were, until a page is empty.
 * - `none`: not at all. The service has no pages, and may refuse to be asked for one: there are no queries `limit` and
 *   `marker`.
 */
export type Paging = 'links' | 'marker' | 'offset' | 'none';

/** A request about a resource; its attributes are in `json`, inside of the declared key. */
export interface ResourceRequest extends ServiceRequest {
  readonly service: ServiceApi;
  readonly json?: JsonObject | undefined;
}

/** Sends a request to a service. */
export type Send = (request: ServiceRequest & { service: ServiceApi }) => Promise<ServiceResponse>;

/** A resource's declaration in types: what {@link defineResource} infers. */
export interface ResourceSpec {
  readonly service: string;
  readonly path: string;
  readonly can: Verb;
  readonly attributes: AttributeMap;
  readonly query: string;
  readonly filters: AttributeMap;
  readonly parents: object;
  readonly paging: Paging;
  readonly status: string;
}

/** A resource's declaration at run time. */
export interface ResourceDefinition {
  /** The API that it belongs to. */
  readonly service: ServiceApi;
  /** Path of the collection below the endpoint; parents as placeholders: `/qos/policies/{qosPolicyId}/bandwidth_limit_rules`. */
  readonly path: string;
  /** Path of the list call where it is not the collection's own: `/servers/detail`. */
  readonly listPath?: string | undefined;
  /** The key around one resource in bodies. Left out where bodies are bare. */
  readonly key?: string | undefined;
  /** The key around a list. Left out where the answer is a bare list. */
  readonly keys?: string | undefined;
  /** The key around each item of a list: Nova's key pairs have one. Left out where items are bare. */
  readonly itemKey?: string | undefined;
  readonly can: readonly Verb[];
  readonly attributes: AttributeMap;
  /** Attributes that the list call filters by. */
  readonly query?: readonly string[] | undefined;
  /** Queries of the list call that are not attributes. */
  readonly filters?: AttributeMap | undefined;
  /** The classes that the path's placeholders refer to. */
  readonly parents?: Readonly<Record<string, AnyResourceClass>> | undefined;
  /** The attribute that identifies a resource in paths. Default: `id`. */
  readonly idAttribute?: string | undefined;
  /** How its lists go on. Default: `links`. */
  readonly paging?: Paging | undefined;
  /** The attribute of the last item that the next page is asked for by; of several, the first that the item has. Default: the one that identifies. */
  readonly markerAttribute?: string | readonly string[] | undefined;
  /** The attribute that tells what state it is in: what `waitFor` looks at. Default: `status`. */
  readonly statusAttribute?: string | undefined;
  /** The verb of creation; `PUT` sends to the collection's path plus the id, which the body then lacks. Default: `POST`. */
  readonly createMethod?: 'POST' | 'PUT' | undefined;
  /** The first microversion that has these resources. */
  readonly since?: string | undefined;
  /** The last microversion that has them, or that the declaration describes. Default: the newest that the API knows. */
  readonly until?: string | undefined;
  /**
   * Whether answers tell everything, so that a field that one lacks is gone from the object, too. For resources whose fields
   * users can remove. Default: what an answer lacks is as it was.
   */
  readonly isWhole?: boolean | undefined;
  /** The verb of updates where it differs from the service's. */
  readonly updateMethod?: 'PUT' | 'PATCH' | 'POST' | undefined;
  /**
   * Sends a request about one of them, where its attributes travel in another way than as a JSON body: Swift has them in
   * headers. What it returns has the attributes in its body, under their wire names. Lists are not concerned.
   */
  readonly exchange?: ((request: ResourceRequest, send: Send) => Promise<ServiceResponse>) | undefined;
}

/** What every resource object has, whatever its class. */
export interface Resource {
  /** What identifies it in paths. Undefined as long as the resource was not created. */
  readonly id: string;
  /** The wire's own object, unknown fields included. Changing it here is not noticed by `update`. */
  readonly body: JsonObject;
  /** Headers of the answer it came from; only after `head`, or `get` with `includeHeaders`. Names are lower-case. */
  readonly headers: Readonly<Record<string, string>> | undefined;
  /** A plain object in camelCase, without secrets; fields that are not declared keep their wire names. */
  toJSON(): Record<string, unknown>;
}

/** Carries a resource's declaration in its instance type. Exists for the compiler alone. */
export interface Declared<S extends ResourceSpec> {
  readonly '~resource'?: {
    readonly type: `${S['service']}:${S['path']}`;
    readonly can: { readonly [V in S['can']]: true };
  };
}

/** A resource whose API offers the verb. */
export type Able<V extends Verb> = Resource & {
  readonly '~resource'?: { readonly can: { readonly [K in V]: true } };
};

type Flags<A extends AttributeLike> = A['~types']['flags'];

type AttributeProperties<A extends AttributeMap> = {
  readonly [
    K in keyof A as Flags<A[K]> & ('readOnly' | 'createOnly') extends never ? never : K
  ]: A[K]['~types']['read'];
} & {
  [K in keyof A as Flags<A[K]> & ('readOnly' | 'createOnly') extends never ? K : never]: A[K]['~types']['read'];
};

/** The names of a path's placeholders, as a union. */
export type PathParam<P extends string> = P extends `${string}{${infer N}}${infer Rest}` ? N | PathParam<Rest> : never;

type PathParamList<P extends string> = P extends `${string}{${infer N}}${infer Rest}`
  ? [N, ...PathParamList<Rest>]
  : [];

type ParentProperties<P extends string> = { readonly [K in PathParam<P>]: string };

/** What an object of a resource class has. */
export type ResourceInstance<S extends ResourceSpec> = Resource &
  Declared<S> &
  ParentProperties<S['path']> &
  AttributeProperties<S['attributes']>;

/** A resource, or just its id. Objects of another resource's class are refused by the compiler. */
export type Ref<R> =
  | string
  | (R extends { readonly '~resource'?: infer D }
      ? { readonly id: string; readonly '~resource'?: D | undefined }
      : { readonly id: string });

type ParentRef<S extends ResourceSpec, K> = K extends keyof S['parents']
  ? S['parents'][K] extends new (init?: never) => infer R
    ? Ref<R>
    : never
  : Ref<unknown>;

type ParentInit<S extends ResourceSpec> = { readonly [K in PathParam<S['path']>]: ParentRef<S, K> };

/** The parents of a class as arguments, in the order of the path. Labelled for editors. */
export type ParentRefs<S extends ResourceSpec> =
  PathParamList<S['path']> extends [infer A, infer B, infer C]
    ? [greatGrandparent: ParentRef<S, A>, grandparent: ParentRef<S, B>, parent: ParentRef<S, C>]
    : PathParamList<S['path']> extends [infer A, infer B]
      ? [grandparent: ParentRef<S, A>, parent: ParentRef<S, B>]
      : PathParamList<S['path']> extends [infer A]
        ? [parent: ParentRef<S, A>]
        : [];

type Given<A extends AttributeMap, Excluded extends AttributeFlag, Needed extends boolean> = {
  [
    K in keyof A as Flags<A[K]> & Excluded extends never
      ? 'required' extends Flags<A[K]>
        ? Needed extends true
          ? K
          : never
        : Needed extends true
          ? never
          : K
      : never
  ]: A[K]['~types']['write'];
};
type Loose<T> = { [K in keyof T]?: T[K] | undefined };

/** What a create call takes: required attributes, and any other that can be set. */
export type CreateAttributes<C> = CreateOf<SpecOf<C>['attributes']>;
type CreateOf<A extends AttributeMap> = Given<A, 'readOnly', true> & Loose<Given<A, 'readOnly', false>>;

/** What an update call takes. `undefined` leaves an attribute as it is; `null` unsets it, where the service allows that. */
export type UpdateAttributes<C> = {
  // Not by way of another type: editors would show that one, with all of its attributes spelt out.
  [
    K in keyof SpecOf<C>['attributes'] as Flags<SpecOf<C>['attributes'][K]> & ('readOnly' | 'createOnly') extends never
      ? K
      : never
  ]?: SpecOf<C>['attributes'][K]['~types']['write'] | undefined;
};

/** What a resource's constructor takes: its id, its parents, and whatever can be set. All are optional. */
export type ResourceInit<S extends ResourceSpec> = Loose<
  { readonly id: string } & ParentInit<S> &
    Given<S['attributes'], 'readOnly', true> &
    Given<S['attributes'], 'readOnly', false>
>;

type QueryValue<T> =
  Exclude<T, null | undefined> extends infer V ? ([V] extends [readonly unknown[]] ? V : V | readonly V[]) : never;

/** What a list call pages by. */
export interface PageQuery {
  /** Resources a page. The default is the service's own; list objects follow pages either way. */
  limit?: number | undefined;
  /** Start after the resource with this id, or with this name where lists go by names. */
  marker?: string | undefined;
}

/** What a list call pages by where pages are counted. */
export interface OffsetQuery extends Omit<PageQuery, 'marker'> {
  /** Start after this many resources. */
  offset?: number | undefined;
}

/** Where there are no pages, none can be asked for. Said by name, as a type without any property takes every object. */
interface NoPageQuery {
  limit?: undefined;
  marker?: undefined;
}

type PageQueryOf<G> = 'none' extends G ? NoPageQuery : 'offset' extends G ? OffsetQuery : PageQuery;

/** The queries of a class's list call. */
export type ListQuery<C> = QueryOf<SpecOf<C>> & PageQueryOf<SpecOf<C>['paging']>;
type QueryOf<S extends ResourceSpec> = {
  [K in S['query'] & keyof S['attributes']]?: QueryValue<S['attributes'][K]['~types']['read']> | undefined;
} & { [K in keyof S['filters']]?: QueryValue<S['filters'][K]['~types']['read']> | undefined };

/** The queries of a class's list call together with its parents. */
export type ListQueryWithParents<C> = ParentInit<SpecOf<C>> & QueryOf<SpecOf<C>> & PageQueryOf<SpecOf<C>['paging']>;

/** The class of a resource, as {@link defineResource} returns it. */
export interface ResourceClass<S extends ResourceSpec> {
  new (init?: ResourceInit<S>): ResourceInstance<S>;
  readonly definition: ResourceDefinition;
  readonly '~spec'?: S;
}

/** Any resource's class. */
export interface AnyResourceClass {
  new (init?: never): Resource;
  readonly definition: ResourceDefinition;
}

/** The declaration behind a class, in types. */
export type SpecOf<C> = C extends { readonly '~spec'?: infer S extends ResourceSpec } ? S : never;
