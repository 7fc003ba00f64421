import { resourceIn, snakeCase, type AnyResourceClass, type JsonObject, type ServiceResponse } from '@os/core';
import { mapIn, textIn, textsIn } from './answer.js';
import type { Sent } from './methods.js';

// Requests, as functions of `methods` give them.

export const get = (path: string, since?: string, query?: Sent['query']): Sent => ({ path, query, since });
export const post = (path: string, json: object, since?: string): Sent => ({ method: 'POST', path, json, since });
export const put = (path: string, json: object, since?: string): Sent => ({ method: 'PUT', path, json, since });
export const remove = (path: string, since?: string, query?: Sent['query']): Sent => ({
  method: 'DELETE',
  path,
  query,
  since,
});

/** Has a request's answer read. */
export const reading = <T>(sent: Sent, read: (response: ServiceResponse) => T): Sent<T> => ({ ...sent, read });

/** Has a request's answer read as a resource. */
export const giving = <C extends AnyResourceClass>(resourceClass: C, sent: Sent): Sent<InstanceType<C>> =>
  reading(sent, (response) => resourceIn(resourceClass, response));

/** Has a request's answer read as free-form keys and values. */
export const givingMap = (key: string | undefined, sent: Sent): Sent<Readonly<JsonObject>> =>
  reading(sent, (response) => mapIn(response, key));

/** The same where the values are texts. */
export const givingTexts = (key: string, sent: Sent): Sent<Record<string, string>> =>
  reading(sent, (response) => textsIn(response, key));

/** Has one text of a request's answer read. */
export const givingText = (name: string, key: string | undefined, sent: Sent): Sent<string> =>
  reading(sent, (response) => textIn(response, name, key));

/**
 * Settings under the wire's names: the snake_case of their own, or those given. What is a resource becomes its id, if its
 * wire's name was given.
 */
export function wire(settings: object | undefined, names: Readonly<Record<string, string>> = {}): JsonObject {
  return Object.fromEntries(
    Object.entries(settings ?? {}).map(([name, value]: [string, unknown]) => {
      const given = names[name];
      if (given === undefined) return [snakeCase(name), value];
      return [given, value instanceof Object && 'id' in value ? value.id : value];
    }),
  );
}
