import type { BlockStorageService, UpdateQuota } from '@os/block-storage/pure';
import type { ComputeService, QuotaSet, QuotaSetDetails } from '@os/compute/pure';
import { idOf, isJsonObject, type Ref, type UpdateAttributes } from '@os/core';
import type { NetworkService, Quota, QuotaDetails } from '@os/network/pure';
import type { TypeQuota } from '@os/block-storage/pure';
import type { QuotaSet as VolumeQuotas } from '@os/block-storage/pure';
import { IncompleteError, type RecipeOptions, type Thing } from './progress.js';
import { within } from './within.js';

/** The services that have quotas. */
export interface QuotaConnection {
  readonly compute: ComputeService;
  readonly network: NetworkService;
  readonly blockStorage: BlockStorageService;
}

/** How much a project may have of something, and has. */
export interface QuotaUsage {
  /** -1 is without limit. */
  readonly limit: number;
  readonly used: number;
  /** By what is under way. */
  readonly reserved: number;
}

/** The names of what there are quotas for: whatever has a limit. */
type Counted<T> = {
  [K in keyof T as NonNullable<T[K]> extends { readonly limit: number } ? K : never]: undefined extends T[K]
    ? QuotaUsage | undefined
    : QuotaUsage;
};

/** How much a project may have, and has, in each service. */
export interface ProjectQuotas {
  /** `cores`, `instances`, `ram` in MiB and more. */
  readonly compute: Readonly<Counted<QuotaSetDetails>>;
  /** `networks`, `ports`, `floatingIps` and more. */
  readonly network: Readonly<Counted<QuotaDetails>>;
  /** `volumes`, `gigabytes`, `snapshots` and more; those of a type of volumes in `types`, by its name. */
  readonly blockStorage: Readonly<Omit<VolumeQuotas<QuotaUsage>, 'id' | 'types'>> & {
    readonly types: Readonly<Record<string, TypeQuota<QuotaUsage>>>;
  };
}

/** Limits to be changed, in some services or all; -1 is without limit. */
export interface ProjectQuotaChanges {
  readonly compute?: UpdateAttributes<typeof QuotaSet> | undefined;
  readonly network?: UpdateAttributes<typeof Quota> | undefined;
  readonly blockStorage?: UpdateQuota | undefined;
}

/**
 * How much a project may have, and has, in compute, network and block storage, in one form: Nova and Cinder call `in_use`
 * what Neutron calls `used`. The three are asked at the same time.
 *
 * ```ts
 * const { compute } = await getProjectQuotas(conn, project);
 * console.log(`${compute.cores.used} of ${compute.cores.limit} cores`);
 * ```
 *
 * @throws ForbiddenError - it is another project's, and the user is no administrator.
 */
export async function getProjectQuotas(
  { compute, network, blockStorage }: QuotaConnection,
  project: Ref<unknown>,
  options: Omit<RecipeOptions, 'interval'> = {},
): Promise<ProjectQuotas> {
  const id = idOf(project);
  return within('Asking for quotas', options, async (patience) => {
    const asked = { signal: patience.signal };
    const [servers, networks, volumes] = await Promise.all([
      compute.getQuotaSetDetails(id, {}, asked),
      network.getQuotaDetails(id, asked),
      blockStorage.getQuotaSetUsage(id, asked),
    ]);
    const types = Object.entries(volumes.types).map(([type, each]) => [type, usages(each)]);
    return {
      compute: usages(servers.toJSON()),
      network: usages(networks.toJSON()),
      blockStorage: { ...usages(volumes), types: Object.fromEntries(types) as Record<string, unknown> },
    } as ProjectQuotas;
  });
}

/**
 * Changes how much a project may have, in one service after the other. For administrators.
 *
 * @throws IncompleteError - a service refused after others had taken their part: `done` says which.
 */
export async function setProjectQuotas(
  { compute, network, blockStorage }: QuotaConnection,
  project: Ref<unknown>,
  changes: ProjectQuotaChanges,
  options: Omit<RecipeOptions, 'interval'> = {},
): Promise<void> {
  const id = idOf(project);
  const done: Thing[] = [];
  try {
    await within('Changing quotas', options, async (patience) => {
      const asked = { signal: patience.signal };
      if (changes.compute) await compute.updateQuotaSet(id, changes.compute, asked);
      if (changes.compute) done.push({ kind: 'quotas of compute', id });
      if (changes.network) await network.updateQuota(id, changes.network, asked);
      if (changes.network) done.push({ kind: 'quotas of network', id });
      if (changes.blockStorage) await blockStorage.updateQuotaSet(id, changes.blockStorage, asked);
    });
  } catch (error) {
    throw done.length > 0 ? new IncompleteError('Changing quotas', error, { done }) : error;
  }
}

/** What has a limit, in one form. */
function usages(quotas: object): Record<string, QuotaUsage> {
  return Object.fromEntries(
    Object.entries(quotas).flatMap(([name, value]: [string, unknown]) => {
      if (!isJsonObject(value) || typeof value['limit'] !== 'number') return [];
      const { limit, reserved, used = value['inUse'] } = value;
      return [[name, { limit, used: Number(used), reserved: Number(reserved) }]];
    }),
  );
}
