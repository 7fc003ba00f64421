import {
  InvalidResponseError,
  isJsonObject,
  type CallOptions,
  type JsonObject,
  type RequestOptions,
  type ServiceBase,
} from '@os/core';

/** How much of each class of resources: `{ VCPU: 4, MEMORY_MB: 2048 }`. */
export type Amounts = Readonly<Record<string, number>>;

/** A call that replaces something of a resource provider. */
export interface ReplaceOptions extends CallOptions {
  /**
   * The provider's generation when what is replaced was read: if it has changed since, the call fails with a
   * `ConflictError`, and nothing is lost. Default: the present one, which is asked for.
   */
  readonly generation?: number | undefined;
}

interface Call extends Pick<RequestOptions, 'method' | 'query' | 'json'> {
  readonly path: string;
  /** The first microversion that has the call, and what is sent with it. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

/** Sends a request of a method, and returns the object that it is answered with; an empty one if it is with nothing. */
export async function ask(
  { context }: ServiceBase,
  name: string,
  { since, until, ...request }: Call,
  options?: CallOptions,
): Promise<JsonObject> {
  const call = `${context.key}.${name}`;
  const needs = { what: call, since, ...(until !== undefined && { until }) };
  const { body = {} } = await context.request({ ...request, needs, call, ...options });
  return asObject(body, call);
}

/** Replaces something of a resource provider, whose generation is at the same URL. */
export async function replace(
  service: ServiceBase,
  name: string,
  path: string,
  since: string | undefined,
  json: JsonObject,
  { generation, ...options }: ReplaceOptions = {},
): Promise<JsonObject> {
  const known = generation ?? generationIn(await ask(service, name, { path, since }, options));
  const sent = { ...json, resource_provider_generation: known };
  return ask(service, name, { method: 'PUT', path, since, json: sent }, options);
}

/** @throws InvalidResponseError - it is no object. */
export function asObject(value: unknown, what: string): JsonObject {
  if (isJsonObject(value)) return value;
  throw new InvalidResponseError(`An object was expected for ${what}`);
}

export function objectIn(body: JsonObject, key: string): JsonObject {
  return asObject(body[key], key);
}

export function generationIn({ resource_provider_generation: generation }: JsonObject): number {
  return Number(generation);
}

export function textsIn(body: JsonObject, key: string): string[] {
  const texts = body[key];
  if (Array.isArray(texts)) return texts.map(String);
  throw new InvalidResponseError(`A list was expected for ${key}`);
}

export function amountsIn(body: JsonObject, key: string): Amounts {
  return eachOf(objectIn(body, key), Number);
}

/** The same object with other values. */
export function eachOf<V, W>(object: Readonly<Record<string, V>>, convert: (value: V) => W): Record<string, W> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, convert(value)]));
}

/** For what older services do not tell. */
export function numberOrNothing(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** For what older services do not tell. */
export function textOrNothing(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
