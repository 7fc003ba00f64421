import { InvalidResponseError } from '../errors.js';
import { isJsonObject, type JsonObject } from '../json.js';
import type { ServiceResponse } from '../request.js';
import { fromBody, planFor } from './state.js';
import type { AnyResourceClass, Resource, ResourceDefinition } from './types.js';

/** What is inside of a body, behind the key that is around it, if there is one. */
export function unwrap(body: unknown, key: string | undefined): unknown {
  return key !== undefined && isJsonObject(body) ? body[key] : body;
}

/** @throws InvalidResponseError - what is inside of the answer is no object. */
export function objectIn({ body, url }: ServiceResponse, key: string | undefined): JsonObject {
  const answer = unwrap(body, key);
  if (isJsonObject(answer)) return answer;
  throw new InvalidResponseError(`${url} was answered without ${key ? `"${key}"` : 'an object'}`);
}

/**
 * The resource in an answer, for methods that are not plain CRUD.
 *
 * @param parents - Ids of what it belongs to, by the path's placeholders, where it belongs to something.
 * @throws InvalidResponseError - there is none.
 */
export function resourceIn<C extends AnyResourceClass>(
  resourceClass: C,
  response: ServiceResponse,
  parents?: Readonly<Record<string, string>>,
): InstanceType<C> {
  return fromBody(resourceClass, objectIn(response, resourceClass.definition.key), parents && { parents });
}

/** The declaration of a resource object's class. */
export function definitionOf(resource: Resource): ResourceDefinition {
  return planFor(resource).definition;
}
