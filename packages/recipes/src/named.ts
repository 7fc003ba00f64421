import { ConfigError, idOf, type Ref } from '@os/core';

/** A resource, its id, or its name. */
export type NameOrRef<R> = Ref<R>;

/**
 * What a name, an id or an object stands for, fetched: one request where a name is the common case.
 *
 * @throws ConfigError - there is none.
 * @throws DuplicateResourceError - several have that name.
 */
export async function found<R>(
  noun: string,
  ref: string | { readonly id: string },
  find: (nameOrId: string) => Promise<R | null>,
): Promise<R> {
  const nameOrId = idOf(ref);
  const resource = await find(nameOrId);
  if (resource === null) throw new ConfigError(`There is no ${noun} "${nameOrId}" that this project can use`);
  return resource;
}
