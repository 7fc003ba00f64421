import {
  InvalidResponseError,
  isHttpError,
  isJsonObject,
  type CallOptions,
  type JsonObject,
  type Service,
  type ServiceRequest,
  type ServiceResponse,
} from '@os/core';

/** A request of a method, and the first microversion that has it. */
interface Sent extends Pick<ServiceRequest, 'method' | 'path' | 'query' | 'json'> {
  readonly since?: string | undefined;
}

/**
 * Sends the request of the method `name`, at the newest microversion that both sides know: the same one that resources are
 * got with, so that what a method answers and changes is what they tell.
 */
export function send(
  { context }: Service,
  name: string,
  { since, ...request }: Sent,
  options: CallOptions | undefined,
): Promise<ServiceResponse> {
  const call = `${context.key}.${name}`;
  return context.request({ ...request, needs: { since, what: call }, call, ...options });
}

/** Sends an action of the method `name`; `body` has the action's name as its only key. */
export function act(
  service: Service,
  name: string,
  path: string,
  body: JsonObject,
  options: CallOptions | undefined,
  since?: string,
): Promise<ServiceResponse> {
  return send(service, name, { method: 'POST', path, json: body, since }, options);
}

/** Waits for a deletion to be accepted; what does not exist is no error if `ignoreMissing` says so. */
export async function deleted(sent: Promise<unknown>, ignoreMissing: boolean | undefined): Promise<void> {
  try {
    await sent;
  } catch (error) {
    if (!(ignoreMissing && isHttpError(error, 404))) throw error;
  }
}

/** The map behind a key of an answer, or the answer itself. */
export function mapIn({ body, url }: ServiceResponse, key?: string): Readonly<JsonObject> {
  const map = key !== undefined && isJsonObject(body) ? body[key] : body;
  if (isJsonObject(map)) return map;
  throw new InvalidResponseError(`${url} was answered without ${key === undefined ? 'an object' : `"${key}"`}`);
}

/** The texts behind a key of an answer: metadata, or specs. */
export function textsIn(response: ServiceResponse, key?: string): Record<string, string> {
  return Object.fromEntries(Object.entries(mapIn(response, key)).map(([name, value]) => [name, String(value)]));
}

/** The text under a key of an answer. */
export function textIn(response: ServiceResponse, key: string, around?: string): string {
  const text = mapIn(response, around)[key];
  if (typeof text === 'string') return text;
  throw new InvalidResponseError(`${response.url} was answered without the text "${key}"`);
}

/** The objects in a list of an answer. */
export function objectsIn(response: ServiceResponse, key: string): Readonly<JsonObject>[] {
  const list = mapIn(response)[key];
  if (Array.isArray(list) && list.every(isJsonObject)) return list;
  throw new InvalidResponseError(`${response.url} was answered without the list "${key}"`);
}
