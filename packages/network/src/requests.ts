import type { AnyResourceClass, CallOptions, JsonObject, ListOptions, Service, ServiceResponse } from '@os/core';
import { InvalidResponseError, isJsonObject, resourceIn } from './core.js';

/** Sends the request of the method `name` of a service. */
export function send(
  service: Service,
  name: string,
  method: string,
  url: string,
  options: CallOptions | undefined,
  json?: JsonObject,
): Promise<ServiceResponse> {
  return service.request({ method, path: url, json, call: `${service.context.key}.${name}`, ...options });
}

/** Sends a change of the method `name`, which is answered with the resource. */
export async function change<C extends AnyResourceClass>(
  service: Service,
  resourceClass: C,
  name: string,
  url: string,
  options: CallOptions | undefined,
  json: JsonObject,
): Promise<InstanceType<C>> {
  return resourceIn(resourceClass, await send(service, name, 'PUT', url, options, json));
}

/** The same where the answer is bare, whatever the documentation says. */
export async function changeBare<C extends AnyResourceClass>(
  service: Service,
  resourceClass: C,
  name: string,
  url: string,
  options: CallOptions | undefined,
  json?: JsonObject,
): Promise<InstanceType<C>> {
  const response = await send(service, name, 'PUT', url, options, json);
  const { key = '' } = resourceClass.definition;
  const isBare = isJsonObject(response.body) && !(key in response.body);
  return resourceIn(resourceClass, isBare ? { ...response, body: { [key]: response.body } } : response);
}

/** Options of a list that the method `name` finds elsewhere than at the resource's own path. */
export function listing(service: Service, name: string, url: string, options: CallOptions | undefined): ListOptions {
  return { path: url, call: `${service.context.key}.${name}`, ...options };
}

/** A list of texts in an answer. */
export function textsIn({ body, url }: ServiceResponse, key: string): string[] {
  const texts = isJsonObject(body) ? body[key] : undefined;
  if (!Array.isArray(texts)) throw new InvalidResponseError(`${url} was answered without "${key}"`);
  return texts.map(String);
}
