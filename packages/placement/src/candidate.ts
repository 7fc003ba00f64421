import { ServiceBase, type CallOptions, type QueryParam } from '@os/core';
import { amountsIn, asObject, ask, eachOf, objectIn, textOrNothing, textsIn, type Amounts } from './common.js';

/** What a provider has to have. */
export interface CandidateGroup {
  /** How much there must be room for. */
  readonly resources?: Amounts | undefined;
  /**
   * Traits that it must have, or must lack: `HW_CPU_X86_AVX,!STORAGE_DISK_SSD`. Since 1.39, `in:A,B` for one of them, and
   * several conditions.
   */
  readonly required?: string | readonly string[] | undefined;
  /** Aggregates, by their ids: `in:id1,id2`, and since 1.32 `!in:id1,id2`. Several conditions must all hold. */
  readonly memberOf?: string | readonly string[] | undefined;
  /** A provider, whose tree it must be in. Needs 1.31. */
  readonly inTree?: string | undefined;
}

/** What candidates have to have. */
export interface CandidateQuery extends CandidateGroup {
  /** The most candidates. */
  readonly limit?: number | undefined;
  /** What one provider has to have, by the group's name: `1`, or since 1.33 `_NET`. */
  readonly groups?: Readonly<Record<string, CandidateGroup>> | undefined;
  /** Whether one provider may serve several groups: `none`, or `isolate` for providers of their own. */
  readonly groupPolicy?: 'none' | 'isolate' | undefined;
  /** Traits that the provider at the top of the tree must have, or must lack. Needs 1.35. */
  readonly rootRequired?: string | undefined;
  /** Groups that must be served by providers of one branch: `_NET,_VCPU`. Needs 1.36. */
  readonly sameSubtree?: string | readonly string[] | undefined;
}

/** A way to have what was asked for: what `setAllocations` takes. */
export interface AllocationCandidate {
  /** By the provider's id. */
  readonly allocations: Readonly<Record<string, { readonly resources: Amounts }>>;
  /** The providers that serve a group, by its name. Undefined before 1.34. */
  readonly mappings: Readonly<Record<string, readonly string[]>> | undefined;
}

/** How a provider is. */
export interface ProviderSummary {
  /** By class of resources. */
  readonly resources: Readonly<Record<string, { readonly capacity: number; readonly used: number }>>;
  readonly traits: readonly string[];
  /** Undefined at the top of a tree. */
  readonly parentProviderId: string | undefined;
  readonly rootProviderId: string | undefined;
}

/** Where resources could be allocated, and what the providers there have. */
export interface AllocationCandidates {
  readonly candidates: readonly AllocationCandidate[];
  /** All providers of the trees that candidates are from, by their ids. */
  readonly providers: Readonly<Record<string, ProviderSummary>>;
}

type Query = Readonly<Record<string, QueryParam>>;

/** Where there is room for what somebody wants. */
export class CandidateMethods extends ServiceBase {
  /**
   * Ways to have what is asked for. Needs 1.29, which is the first that tells of trees of providers.
   *
   * ```ts
   * const { candidates } = await conn.placement.listAllocationCandidates({ resources: { VCPU: 1, MEMORY_MB: 512 } });
   * ```
   *
   * @throws MicroversionError - the cloud is too old for what is asked.
   * @see https://docs.openstack.org/api-ref/placement/#list-allocation-candidates
   */
  async listAllocationCandidates(
    { limit, groups = {}, groupPolicy, rootRequired, sameSubtree, ...common }: CandidateQuery,
    options?: CallOptions,
  ): Promise<AllocationCandidates> {
    let query: Query = { limit, group_policy: groupPolicy, root_required: rootRequired, same_subtree: sameSubtree };
    for (const [name, group] of Object.entries({ '': common, ...groups }))
      query = { ...query, ...groupQuery(name, group) };
    const since = sameSubtree !== undefined ? '1.36' : rootRequired !== undefined ? '1.35' : '1.29';
    const request = { path: '/allocation_candidates', query, since };
    const body = await ask(this, 'listAllocationCandidates', request, options);
    const requests = body['allocation_requests'];
    return {
      candidates: (Array.isArray(requests) ? requests : []).map(candidateOf),
      providers: eachOf(objectIn(body, 'provider_summaries'), summaryOf),
    };
  }
}

/** The conditions of a group; the common ones have an empty name. */
function groupQuery(name: string, { resources = {}, required, memberOf, inTree }: CandidateGroup): Query {
  const amounts = Object.entries(resources).map(([each, amount]) => `${each}:${amount}`);
  return {
    [`resources${name}`]: amounts.join(',') || undefined,
    [`required${name}`]: required,
    [`member_of${name}`]: memberOf,
    [`in_tree${name}`]: inTree,
  };
}

function candidateOf(value: unknown): AllocationCandidate {
  const body = asObject(value, 'a candidate');
  const resourcesIn = (each: unknown) => ({ resources: amountsIn(asObject(each, 'an allocation'), 'resources') });
  return {
    allocations: eachOf(objectIn(body, 'allocations'), resourcesIn),
    mappings: 'mappings' in body ? eachOf(objectIn(body, 'mappings'), (ids) => textsIn({ ids }, 'ids')) : undefined,
  };
}

function summaryOf(value: unknown): ProviderSummary {
  const body = asObject(value, 'a provider');
  const { parent_provider_uuid: parent, root_provider_uuid: root } = body;
  return {
    resources: eachOf(objectIn(body, 'resources'), (each) => {
      const { capacity, used } = asObject(each, 'resources');
      return { capacity: Number(capacity), used: Number(used) };
    }),
    traits: textsIn(body, 'traits'),
    parentProviderId: textOrNothing(parent),
    rootProviderId: textOrNothing(root),
  };
}
