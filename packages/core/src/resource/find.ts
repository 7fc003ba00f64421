import { DuplicateResourceError, isHttpError } from '../errors.js';
import type { CallOptions } from '../request.js';
import { listResources, splitQuery, type Query } from './list.js';
import type { ResourceOperations } from './operations.js';
import { planOf } from './plan.js';
import { fromBody } from './state.js';
import type { AnyResourceClass, Send } from './types.js';

/** Ids that the services generate; anything else is more likely a name. */
const UUID = /^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/i;

export async function findResource<C extends AnyResourceClass>(
  operations: Pick<ResourceOperations, 'get'>,
  send: Send,
  resourceClass: C,
  nameOrId: string,
  query: Query = {},
  options?: CallOptions,
): Promise<InstanceType<C> | null> {
  const plan = planOf(resourceClass);
  const { can, attributes, idAttribute, query: filters = [] } = plan.definition;
  const byId = async (): Promise<InstanceType<C> | null> => {
    if (!can.includes('get')) {
      const all = await listResources(send, resourceClass, query, options);
      return all.find(({ id }) => id === nameOrId) ?? null;
    }
    const { parents } = splitQuery(plan, query);
    const resource = fromBody(resourceClass, { [plan.idWire]: nameOrId }, { parents });
    try {
      return await operations.get(resource, options);
    } catch (error) {
      // What cannot be an id is a bad request to some services, and a forbidden one to others.
      if (isHttpError(error, 400, 403, 404)) return null;
      throw error;
    }
  };
  const hasName = 'name' in attributes && idAttribute !== 'name';
  const idFirst = !hasName || UUID.test(nameOrId);
  const found = idFirst ? await byId() : null;
  if (found || !hasName) return found;

  const filtered = filters.includes('name') ? { ...query, name: nameOrId } : query;
  const list = await listResources(send, resourceClass, filtered, options);
  const named = list.filter((each) => (each as { name?: unknown }).name === nameOrId);
  if (named.length > 1) {
    const ids = named.map(({ id }) => id);
    const choice = ids.join(', ');
    throw new DuplicateResourceError(
      `${ids.length} ${plan.definition.keys ?? plan.noun} are named "${nameOrId}"; use an id: ${choice}`,
      ids,
    );
  }
  return named[0] ?? (idFirst ? null : byId());
}
