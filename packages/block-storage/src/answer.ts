import { InvalidResponseError, isJsonObject, type JsonObject, type ServiceResponse } from '@os/core';

function invalid(url: string, what = 'object'): InvalidResponseError {
  return new InvalidResponseError(`${url} was answered without "${what}"`);
}

/** The map behind a key of an answer, or the answer itself. */
export function mapIn({ body, url }: ServiceResponse, key?: string): Readonly<JsonObject> {
  const map = key !== undefined && isJsonObject(body) ? body[key] : body;
  if (isJsonObject(map)) return map;
  throw invalid(url, key);
}

/** The texts behind a key of an answer: metadata, or specs. */
export function textsIn(response: ServiceResponse, key?: string): Record<string, string> {
  return Object.fromEntries(Object.entries(mapIn(response, key)).map(([name, value]) => [name, String(value)]));
}

/** The text under a name in the map behind a key of an answer. */
export function textIn(response: ServiceResponse, name: string, key?: string): string {
  const text = mapIn(response, key)[name];
  if (typeof text === 'string') return text;
  throw invalid(response.url, name);
}

/** The objects in a list of an answer. */
export function objectsIn(response: ServiceResponse, key: string): Readonly<JsonObject>[] {
  const list = mapIn(response)[key];
  if (Array.isArray(list) && list.every(isJsonObject)) return list;
  throw invalid(response.url, key);
}
