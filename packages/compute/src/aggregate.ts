import {
  attr,
  defineResource,
  idOf,
  path,
  readOnly,
  resourceIn,
  ServiceBase,
  type CallOptions,
  type JsonObject,
  type Ref,
  type Service,
} from '@os/core';
import { api } from './api.js';
import { send, type AnyRef } from './common.js';

/**
 * Hosts that have something in common: the scheduler can be told to use them, and they can be an availability zone. Its id
 * is a number. For administrators.
 *
 * @see https://docs.openstack.org/api-ref/compute/#host-aggregates-os-aggregates
 */
export class Aggregate extends defineResource(() => ({
  service: api,
  path: '/os-aggregates',
  key: 'aggregate',
  keys: 'aggregates',
  can: ['create', 'get', 'update', 'delete', 'list'],
  paging: 'none',
  attributes: {
    name: attr.string().required(),
    /** `null` for none. */
    availabilityZone: attr.string().nullable(),
    /** Not answered to creation. */
    hosts: readOnly.list(attr.string()).optional(),
    /** Not answered to creation; see `setAggregateMetadata`. */
    metadata: readOnly.map().optional(),
    uuid: readOnly.string().since('2.41'),
    createdAt: readOnly.time(),
    updatedAt: readOnly.time().nullable(),
    deletedAt: readOnly.time().nullable(),
    isDeleted: readOnly.boolean('deleted'),
  },
})) {}

/** Members and metadata of aggregates. */
export class AggregateMethods extends ServiceBase {
  /** @throws ConflictError - the host is in it already, or is in another availability zone. */
  async addHostToAggregate(aggregate: Ref<Aggregate>, host: string, options?: CallOptions): Promise<Aggregate> {
    return change(this, 'addHostToAggregate', aggregate, { add_host: { host } }, options);
  }

  /** @throws NotFoundError - the host is not in it. */
  async removeHostFromAggregate(aggregate: Ref<Aggregate>, host: string, options?: CallOptions): Promise<Aggregate> {
    return change(this, 'removeHostFromAggregate', aggregate, { remove_host: { host } }, options);
  }

  /** Adds metadata, and changes what is there under the same names; `null` takes it away. */
  async setAggregateMetadata(
    aggregate: Ref<Aggregate>,
    metadata: Readonly<Record<string, string | null>>,
    options?: CallOptions,
  ): Promise<Aggregate> {
    return change(this, 'setAggregateMetadata', aggregate, { set_metadata: { metadata } }, options);
  }

  /** Makes all hosts of an aggregate fetch images ahead of the servers that will need them. Needs microversion 2.81. */
  async aggregatePrecacheImages(
    aggregate: Ref<Aggregate>,
    images: readonly AnyRef[],
    options?: CallOptions,
  ): Promise<void> {
    const url = path`/os-aggregates/${aggregate}/images`;
    const content = { json: { cache: images.map((image) => ({ id: idOf(image) })) }, since: '2.81' };
    await send(this, 'aggregatePrecacheImages', 'POST', url, options, content);
  }
}

async function change(
  service: Service,
  name: string,
  aggregate: Ref<Aggregate>,
  json: JsonObject,
  options: CallOptions | undefined,
): Promise<Aggregate> {
  const url = path`/os-aggregates/${aggregate}/action`;
  return resourceIn(Aggregate, await send(service, name, 'POST', url, options, { json }));
}
