import { InvalidResponseError } from '../errors.js';
import { isJsonObject } from '../json.js';
import type { ServiceResponse } from '../request.js';
import { fromBody, planFor } from './state.js';
import type { AnyResourceClass, Resource, ResourceDefinition } from './types.js';

/**
 * The resource in an answer, for methods that are not plain CRUD.
 *
 * @throws InvalidResponseError - there is none.
 */
export function resourceIn<C extends AnyResourceClass>(
  resourceClass: C,
  { body, url }: ServiceResponse,
): InstanceType<C> {
  const { key } = resourceClass.definition;
  const answer = key !== undefined && isJsonObject(body) ? body[key] : body;
  if (!isJsonObject(answer)) {
    throw new InvalidResponseError(`${url} was answered without ${key ? `"${key}"` : 'an object'}`);
  }
  return fromBody(resourceClass, answer);
}

/** The declaration of a resource object's class. */
export function definitionOf(resource: Resource): ResourceDefinition {
  return planFor(resource).definition;
}
