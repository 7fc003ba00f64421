import { ServiceBase, type CallOptions, type ClassAble, type ListQuery, type ResourceList } from '@os/core';
import { BackendPool } from './pool.js';

/** Lists that tell more than by default, or less. */
export class ListingMethods extends ServiceBase {
  /** Lists where volumes can be put, with what is known of each unless told otherwise. For administrators. */
  listBackendPools(query?: ListQuery<typeof BackendPool>, options?: CallOptions): ResourceList<BackendPool> {
    const call = `${this.context.key}.listBackendPools`;
    return this.context.resources.list(BackendPool, { isDetailed: true, ...query }, { call, ...options });
  }

  /**
   * Lists resources in short, which costs the service less. All that is not told is undefined, whatever its type says; mostly
   * there are an id and a name.
   *
   * ```ts
   * for await (const { id, name } of conn.blockStorage.listBrief(Volume, { status: 'error' })) …
   * ```
   */
  listBrief<C extends ClassAble<'list'>>(
    resourceClass: C,
    query?: ListQuery<C>,
    options?: CallOptions,
  ): ResourceList<InstanceType<C>> {
    const call = `${this.context.key}.listBrief`;
    return this.context.resources.list<ClassAble<'list'>>(resourceClass, query as never, {
      path: resourceClass.definition.path,
      call,
      ...options,
    }) as ResourceList<InstanceType<C>>;
  }
}
