import {
  attr,
  InvalidResponseError,
  isJsonObject,
  path,
  readOnly,
  type CallOptions,
  type JsonObject,
  type Ref,
  type RequestOptions,
  type Service,
  type ServiceResponse,
} from '@os/core';
import type { Server } from './server.js';

/** A resource of another service, or just its id. */
export type AnyRef = Ref<unknown>;

/** Where it can be found. */
export const links = () =>
  readOnly.list(attr.object({ rel: attr.string(), href: attr.string(), type: attr.string().optional() })).optional();

/** Queries by which lists are sorted. */
export const sorting = () => ({
  /** What to sort by, in the API's own names: `created_at`. Several go with as many of `sortDir`. */
  sortKey: attr.string(),
  sortDir: attr.oneOf('asc', 'desc'),
});

/** Queries by the time of the last change. */
export const changed = (since?: string) => {
  const time = () => (since === undefined ? attr.time('changes-since') : attr.time('changes-since').since(since));
  return {
    /** What was changed at this time or later, as ISO 8601. */
    changesSince: time(),
    /** What was changed at this time or earlier, as ISO 8601. */
    changesBefore: attr.time('changes-before').since('2.66'),
  };
};

/** Queries by tags: each takes several. */
export const tagged = () => ({
  /** Has all of these tags. */
  tags: attr.list(attr.string()).since('2.26'),
  /** Has one of these tags, or more. */
  anyTags: attr.list(attr.string(), 'tags-any').since('2.26'),
  /** Lacks one of these tags, or more. */
  notTags: attr.list(attr.string(), 'not-tags').since('2.26'),
  /** Has none of these tags. */
  notAnyTags: attr.list(attr.string(), 'not-tags-any').since('2.26'),
});

/** What a call sends, and the microversions that have it. */
export interface Sending extends Pick<RequestOptions, 'json' | 'query'> {
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

/** Sends the request of the method `name`, at the newest microversion that has it. */
export function send(
  service: Service,
  name: string,
  method: string,
  url: string,
  options?: CallOptions,
  { since, until, ...content }: Sending = {},
): Promise<ServiceResponse> {
  const call = `${service.context.key}.${name}`;
  return service.request({ method, path: url, call, needs: { since, until, what: call }, ...content, ...options });
}

/** Sends an action of a server: the method `name` does what Nova calls `action`. */
export function act(
  service: Service,
  name: string,
  server: Ref<Server>,
  action: string,
  options?: CallOptions,
  value: unknown = null,
  versions?: Sending,
): Promise<ServiceResponse> {
  const url = path`/servers/${server}/action`;
  return send(service, name, 'POST', url, options, { json: { [action]: value }, ...versions });
}

/** @throws InvalidResponseError - there is no such text in the answer. */
export function textIn(response: ServiceResponse, key: string): string {
  const text = valueIn(response, key);
  return typeof text === 'string' ? text : lacks(response, key);
}

/**
 * A map of texts in an answer. Old databases have other values now and then: `null` becomes the empty text, and others their
 * JSON.
 *
 * @throws InvalidResponseError - there is no such map in the answer.
 */
export function mapIn(response: ServiceResponse, key: string): Record<string, string> {
  const map = valueIn(response, key);
  if (!isJsonObject(map)) return lacks(response, key);
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, asText(value)]));
}

/** @throws InvalidResponseError - there is no such list in the answer. */
export function listIn(response: ServiceResponse, key: string): unknown[] {
  const list = valueIn(response, key);
  return Array.isArray(list) ? list : lacks(response, key);
}

/** The objects of a list in an answer. */
export function objectsIn(response: ServiceResponse, key: string): JsonObject[] {
  return listIn(response, key).filter(isJsonObject);
}

export function valueIn({ body }: ServiceResponse, key: string): unknown {
  return isJsonObject(body) ? body[key] : undefined;
}

function asText(value: unknown): string {
  if (value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function lacks({ url }: ServiceResponse, key: string): never {
  throw new InvalidResponseError(`${url} was answered without "${key}"`);
}
