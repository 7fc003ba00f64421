import {
  ConnectionError,
  InvalidAttributeError,
  isHttpError,
  isOpenStackError,
  ResourceFailureError,
  TimeoutError,
  type StatusSeen,
} from './errors.js';
import { isJsonObject, type JsonObject } from './json.js';
import { didYouMean } from './names.js';
import type { CallOptions } from './request.js';
import type { ResourceOperations } from './resource/operations.js';
import { planFor } from './resource/state.js';
import type { Able, Resource } from './resource/types.js';
import { sleep } from './sleep.js';
import { allowManyListeners } from '#signal';

/** The attributes of a resource that hold text. */
export type TextAttribute<R> = {
  [K in keyof R & string]: NonNullable<R[K]> extends string ? K : never;
}[keyof R & string];

/** How long to wait for something to happen to a resource, and how often to look. */
export interface PollOptions<R = Resource> extends Omit<CallOptions, 'timeout'> {
  /** Milliseconds for the whole wait. A request that is under way then is aborted. Default: 600,000 (10 minutes). */
  readonly timeout?: number | undefined;
  /** Milliseconds before the second look; grows to five times as much, with some jitter. Default: 1,000. */
  readonly interval?: number | undefined;
  /** The attribute that tells the status. Default: the one that the resource's class declares, mostly `status`. */
  readonly attribute?: TextAttribute<R> | undefined;
  /**
   * Statuses that mean failure, in upper or lower case. Default: those that begin with `ERROR` or end in `ERROR` or
   * `FAILED`: `error_deleting`, `CREATE_FAILED`, `deploy failed`. An empty list means none.
   */
  readonly failOn?: readonly string[] | undefined;
  /** Called after each look. */
  readonly onProgress?: ((resource: R) => void) | undefined;
}

/**
 * How to wait for a deletion. A resource that was in a failure state to begin with may well be deleted; without
 * `failOn`, it fails if it goes into such a state, or into one that names the deletion: `error_deleting`.
 */
export type DeletionOptions<R = Resource> = PollOptions<R>;

/** What is waited for. */
interface Goal<R> {
  /** The status waited for, or several; upper and lower case are the same. It is never taken for a failure. */
  readonly status?: string | readonly string[] | undefined;
  /** What is waited for where a status does not say it: `(server) => server.taskState === null`. */
  readonly until?: ((resource: R) => boolean) | undefined;
}

type OneOf<R> =
  | (Goal<R> & { readonly status: string | readonly string[]; readonly until?: undefined })
  | (Goal<R> & { readonly until: (resource: R) => boolean; readonly status?: undefined });

/** What to wait for, and how: either `status` or `until`. */
export type WaitOptions<R = Resource> = PollOptions<R> & OneOf<R>;

type Getter = Pick<ResourceOperations, 'get'>;

/** A way to wait for resources. */
export interface Waiting {
  waitFor<R extends Able<'get'>>(operations: Getter, resource: R, options: WaitOptions<R>): Promise<R>;
  waitForDeletion<R extends Able<'get'>>(operations: Getter, resource: R, options?: DeletionOptions<R>): Promise<void>;
}

/** Asks for a resource again and again, ever less often. For {@link ServiceApi.waiting}. */
export const waiting: Waiting = { waitFor: waitForStatus, waitForDeletion };

/**
 * @throws ResourceFailureError - it went into a failure state, or is gone.
 * @throws TimeoutError - the goal was not reached in time; the message lists the statuses seen.
 */
async function waitForStatus<R extends Able<'get'>>(
  operations: Getter,
  resource: R,
  { status, until, ...options }: PollOptions<R> & Goal<R>,
): Promise<R> {
  if ((status === undefined) === (until === undefined)) {
    throw new InvalidAttributeError('Waiting needs either a status or a function "until"');
  }
  const wanted = status === undefined ? [] : [status].flat().map(upper);
  const goal = wanted.join(' or ') || 'what is waited for';
  const isFailure = failureTest(options.failOn);
  await poll(operations, resource, options, {
    what: `to become ${goal}`,
    statusOf: statusReader(resource, options.attribute, until !== undefined),
    isReached: until ? () => until(resource) : (now) => wanted.includes(now),
    failure: (now) => (isFailure(now) ? `went to ${now} instead of ${goal}` : undefined),
  });
  return resource;
}

/**
 * @throws ResourceFailureError - it went into a failure state.
 * @throws TimeoutError - it is still there.
 */
async function waitForDeletion<R extends Able<'get'>>(
  operations: Getter,
  resource: R,
  options: DeletionOptions<R> = {},
): Promise<void> {
  const isFailure = failureTest(options.failOn);
  let first: string | undefined;
  await poll(operations, resource, options, {
    what: 'to be deleted',
    statusOf: statusReader(resource, options.attribute, true),
    isReached: (now) => now === GONE || /^(SOFT[_-]?)?DELETED$/.test(now),
    failure: (now) => {
      const isNews = options.failOn !== undefined || now !== (first ??= now) || now.includes('DELET');
      return isNews && isFailure(now) ? `went to ${now} instead of being deleted` : undefined;
    },
  });
}

/** What is looked for in statuses, which are in upper case; a resource that is gone has the status {@link GONE}. */
interface Aim<R> {
  readonly what: string;
  readonly statusOf: (resource: R) => string;
  readonly isReached: (status: string) => boolean;
  readonly failure: (status: string) => string | undefined;
}

const GONE = 'gone';
/** The longest time that timers take; longer ones fire at once. */
const MAX_TIMER = 2_147_483_647;

async function poll<R extends Able<'get'>>(
  operations: Getter,
  resource: R,
  { timeout = 600_000, interval = 1000, signal, onProgress, retries, headers, call }: PollOptions<R>,
  { what, statusOf, isReached, failure }: Aim<R>,
): Promise<void> {
  const start = performance.now();
  const seen: StatusSeen[] = [];
  const history = (): string =>
    seen.map(({ status, after }) => `${status || 'no status'} (${after} ms)`).join(', ') || 'nothing';
  // A request that is under way ends with the time, or with the caller's signal.
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), Math.min(timeout, MAX_TIMER));
  const abort = (): void => controller.abort(signal?.reason);
  if (signal) allowManyListeners(signal);
  signal?.addEventListener('abort', abort);
  if (signal?.aborted) abort();
  let lastError: unknown;

  const look = async (): Promise<string> => {
    try {
      await operations.get(resource, { signal: controller.signal, retries, headers, call });
    } catch (error) {
      lastError = error;
      if (isHttpError(error, 404)) return GONE;
      throw error;
    }
    lastError = undefined;
    onProgress?.(resource);
    return statusOf(resource);
  };
  const isOver = (status: string): boolean => {
    if (status !== GONE && status !== seen.at(-1)?.status) {
      seen.push({ status, after: Math.round(performance.now() - start) });
    }
    if (isReached(status)) return true;
    const failed = status === GONE ? 'vanished while it was waited for' : failure(status);
    if (failed === undefined) return false;
    const reason = status === GONE ? undefined : faultOf(resource.body);
    throw new ResourceFailureError(`${resource.id} ${failed}${reason ? `: ${reason}` : ''}; seen: ${history()}`, {
      cause: lastError,
      seen,
      reason,
    });
  };

  try {
    for (let delay = interval; ; delay = Math.min(delay * 1.5, interval * 5)) {
      const status = await look().catch((error: unknown) => {
        if (!isPassing(error)) throw error;
      });
      if (status !== undefined && isOver(status)) return;
      // Many waits that began together spread out.
      await sleep(delay * (0.75 + Math.random() / 2), controller.signal);
    }
  } catch (error) {
    const isLate = controller.signal.aborted && !signal?.aborted;
    if (!isLate || error instanceof ResourceFailureError) throw error;
    throw new TimeoutError(`Waited ${timeout} ms for ${resource.id} ${what}; seen: ${history()}`, { cause: lastError });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}

/** Whether the next look may well succeed. Being refused is for good, and so is being aborted. */
function isPassing(error: unknown): boolean {
  if (isHttpError(error)) return error.isRetryable || error.status >= 500;
  return isOpenStackError(error) && [ConnectionError.code, TimeoutError.code].includes(error.code);
}

/** Reads the status in upper case, as messages show it. */
function statusReader<R extends Resource>(
  resource: R,
  attribute: string | undefined,
  isOptional: boolean,
): (resource: R) => string {
  const { byName, definition, noun } = planFor(resource);
  const name = attribute ?? definition.statusAttribute ?? 'status';
  if (!byName.has(name) && (attribute !== undefined || !isOptional)) {
    throw new InvalidAttributeError(`${noun} has no attribute "${name}" to wait for${didYouMean(name, byName.keys())}`);
  }
  return (each) => {
    const status = (each as unknown as Readonly<Record<string, unknown>>)[name];
    return typeof status === 'string' ? upper(status) : '';
  };
}

function failureTest(failOn: readonly string[] | undefined): (status: string) => boolean {
  const failures = failOn?.map(upper);
  return (status) => (failures ? failures.includes(status) : /^ERROR|(^|[ _-])(ERROR|FAILED)$/.test(status));
}

function upper(text: string): string {
  return text.toUpperCase();
}

/** Where services say why something failed: Ironic, Cinder, Magnum, Heat (twice), Mistral, Watcher. */
const FAULT_KEYS = [
  'last_error',
  'fail_reason',
  'status_reason',
  'stack_status_reason',
  'resource_status_reason',
  'state_info',
  'status_message',
];

/** Why it failed, where the service tells: Nova and Trove in `fault`, others as text. */
function faultOf(body: JsonObject): string | undefined {
  const { fault } = body;
  const texts = [isJsonObject(fault) ? fault['message'] : fault, ...FAULT_KEYS.map((key) => body[key])];
  return texts.find((text): text is string => typeof text === 'string' && text !== '');
}
