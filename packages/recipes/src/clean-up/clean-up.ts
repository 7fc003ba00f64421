import type { BlockStorageService } from '@os/block-storage/pure';
import type { ComputeService } from '@os/compute/pure';
import {
  AbortedError,
  ConfigError,
  didYouMean,
  EndpointNotFoundError,
  isOpenStackError,
  ServiceNotRegisteredError,
  type Connection,
} from '@os/core';
import type { ImageService } from '@os/image/pure';
import type { NetworkService } from '@os/network/pure';
import type { ObjectStoreService } from '@os/object-store/pure';
import { IncompleteError, messageOf, type RecipeOptions, type Thing } from '../progress.js';
import { within } from '../within.js';
import { gatherBlockStorage } from './block-storage.js';
import type { Candidate, CleanUpService, Gathering } from './candidate.js';
import { gatherCompute } from './compute.js';
import { gatherImages } from './image.js';
import { gatherNetwork } from './network.js';
import { gatherObjectStore } from './object-store.js';
import { itemOf, planOf, timeOf, type CleanUpFilters, type CleanUpItem } from './plan.js';
import { deleteAll } from './run.js';

/** The services that a clean-up looks at, as far as the connection has them. */
export interface CleanUpConnection {
  readonly session: Pick<Connection['session'], 'access'>;
  readonly compute?: ComputeService;
  readonly blockStorage?: BlockStorageService;
  readonly image?: ImageService;
  readonly network?: NetworkService;
  readonly objectStore?: ObjectStoreService;
}

/** What goes, and how. */
export interface CleanUpOptions extends CleanUpFilters, RecipeOptions {
  /** Say what would be deleted, and delete nothing. Default: true; `false` deletes. */
  readonly dryRun?: boolean | undefined;
  /** Delete also what other projects can use: public images, shared networks. Default: false. */
  readonly includePublic?: boolean | undefined;
  /** How many things are deleted at the same time. Default: 5. */
  readonly concurrency?: number | undefined;
  /** Called for each thing when it is clear what becomes of it. */
  readonly onProgress?: ((item: CleanUpItem) => void) | undefined;
}

/** What became, or would become, of a project's things. */
export interface CleanUp {
  /** The project's id. */
  readonly projectId: string;
  /** What goes: in the order in which it can, where it is planned, and in which it ended otherwise. */
  readonly items: readonly CleanUpItem[];
  /** What stays, and why. */
  readonly kept: readonly CleanUpItem[];
  /** Services that were not looked at: their packages were not imported, or the cloud does not have them. */
  readonly unsearched: readonly { readonly service: CleanUpService; readonly reason: string }[];
}

const GATHERERS: {
  readonly [S in CleanUpService]: (
    service: NonNullable<CleanUpConnection[S]>,
    gathering: Gathering,
  ) => Promise<Candidate[]>;
} = {
  compute: gatherCompute,
  blockStorage: gatherBlockStorage,
  image: gatherImages,
  network: gatherNetwork,
  objectStore: gatherObjectStore,
};

/**
 * Deletes what the project has that the connection is logged in to, or says what it would delete. Nothing of another project
 * is touched, whatever an administrator is shown; for another project, log in to that: `conn.connectAsProject(project)`.
 *
 * What something needs stays with it: the volume of a server that is kept, the network of a port. One thing that cannot be
 * deleted does not stop the rest: look at the `outcome` of each.
 *
 * ```ts
 * const { items, kept } = await cleanUpProject(conn, { name: 'ci-*' }); // deletes nothing
 * await cleanUpProject(conn, { name: 'ci-*', dryRun: false });
 * ```
 *
 * @throws ConfigError - the connection is not logged in to a project, or an option makes no sense.
 * @throws IncompleteError - it was aborted, or ran out of time: `done` says what had been deleted.
 */
export async function cleanUpProject(conn: CleanUpConnection, options: CleanUpOptions = {}): Promise<CleanUp> {
  const { dryRun = true, includePublic = false, concurrency = 5, onProgress } = options;
  checkOptions(options);
  const items: CleanUpItem[] = [];
  try {
    return await within('The clean-up', options, async (patience) => {
      const projectId = (await conn.session.access()).project?.id;
      if (projectId === undefined) {
        throw new ConfigError(
          'A clean-up is of the project that the connection is logged in to, and this one is to none',
        );
      }
      const gathered = await gather(conn, { projectId, includePublic, patience });
      const { going, kept } = planOf(gathered.candidates, options);
      for (const item of kept) onProgress?.(item);
      const keptLater: CleanUpItem[] = [];
      const end = (item: CleanUpItem): void => {
        (item.outcome === 'kept' ? keptLater : items).push(item);
        onProgress?.(item);
      };
      if (dryRun) for (const each of going) end(itemOf(each, { outcome: 'planned' }));
      else await deleteAll(going, concurrency, patience, end);
      if (patience.signal.aborted)
        throw new AbortedError('The clean-up was aborted', { cause: patience.signal.reason });
      return { projectId, items, kept: [...kept, ...keptLater], unsearched: gathered.unsearched };
    });
  } catch (error) {
    const done: Thing[] = items.filter(({ outcome }) => outcome === 'deleted');
    throw done.length > 0 ? new IncompleteError('The clean-up', error, { done }) : error;
  }
}

const OPTIONS: Readonly<Record<keyof CleanUpOptions, true>> = {
  concurrency: true,
  createdBefore: true,
  dryRun: true,
  filter: true,
  includePublic: true,
  interval: true,
  name: true,
  onProgress: true,
  signal: true,
  skip: true,
  timeout: true,
};

/** A filter that is misspelt, or means nothing, would delete everything. */
function checkOptions(options: CleanUpOptions): void {
  for (const name of Object.keys(options)) {
    if (!(name in OPTIONS)) {
      throw new ConfigError(`cleanUpProject has no option "${name}"${didYouMean(name, Object.keys(OPTIONS))}`);
    }
  }
  const { createdBefore, name, concurrency = 1 } = options;
  if (createdBefore !== undefined && Number.isNaN(timeOf(createdBefore))) {
    throw new ConfigError(`createdBefore: ${String(createdBefore)} is no time`);
  }
  if (name === '') throw new ConfigError('name: an empty text is the name of nothing');
  if (!(concurrency >= 1)) throw new ConfigError('concurrency: at least 1');
}

async function gather(
  conn: CleanUpConnection,
  gathering: Gathering,
): Promise<Pick<CleanUp, 'unsearched'> & { candidates: Candidate[] }> {
  const unsearched: CleanUp['unsearched'][number][] = [];
  const lists = await Promise.all(
    (Object.keys(GATHERERS) as CleanUpService[]).map((name) =>
      gatherFrom(conn, name, gathering).catch((error: unknown): Candidate[] => {
        if (!isAbsent(error)) throw error;
        unsearched.push({ service: name, reason: messageOf(error) });
        return [];
      }),
    ),
  );
  return { unsearched, candidates: lists.flat() };
}

/** Whether a service is not there: its package was not imported, or the catalog has no endpoint of it. */
function isAbsent(error: unknown): boolean {
  // Inside of a function, as bundles without it would keep a list of codes.
  return isOpenStackError(error) && [ServiceNotRegisteredError.code, EndpointNotFoundError.code].includes(error.code);
}

async function gatherFrom<S extends CleanUpService>(
  conn: CleanUpConnection,
  name: S,
  gathering: Gathering,
): Promise<Candidate[]> {
  const service = conn[name];
  if (!service) throw new ServiceNotRegisteredError(`The connection has no "${name}"`);
  return GATHERERS[name](service, gathering);
}
