import { NotFoundError, ResourceFailureError, TimeoutError } from './errors.js';
import type { CallOptions } from './request.js';
import type { ResourceOperations } from './resource/operations.js';
import type { Able, Resource } from './resource/types.js';
import { sleep } from './sleep.js';

/** How long to wait for something to happen to a resource, and how often to look. */
export interface DeletionOptions<R = Resource> extends Omit<CallOptions, 'timeout'> {
  /** Milliseconds for the whole wait. Default: 600,000 (10 minutes). */
  readonly timeout?: number | undefined;
  /** Milliseconds before the second look; grows to five times as much, with some jitter. Default: 1,000. */
  readonly interval?: number | undefined;
  /** Called after each look. */
  readonly onProgress?: ((resource: R) => void) | undefined;
}

export interface WaitOptions<R = Resource> extends DeletionOptions<R> {
  /** The status waited for, or several; upper and lower case are the same. */
  readonly status: string | readonly string[];
  /** Statuses that mean failure. Default: `ERROR`. */
  readonly failOn?: readonly string[] | undefined;
}

type Getter = Pick<ResourceOperations, 'get'>;

/**
 * @throws ResourceFailureError - it went into a failure state, or is gone.
 * @throws TimeoutError - the status was not reached in time; the message lists the statuses seen.
 */
export async function waitForStatus<R extends Able<'get'>>(
  operations: Getter,
  resource: R,
  { status, failOn = ['ERROR'], ...options }: WaitOptions<R>,
): Promise<R> {
  const wanted = upper(typeof status === 'string' ? [status] : status);
  const failures = upper(failOn);
  const seen = new Set<string>();
  await poll(`${resource.id} to become ${wanted.join(' or ')}`, options, seen, async () => {
    try {
      await operations.get(resource, callOptions(options));
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      throw new ResourceFailureError(`${resource.id} vanished while it was waited for`, { cause: error });
    }
    options.onProgress?.(resource);
    const now = statusOf(resource).toUpperCase();
    seen.add(now);
    if (wanted.includes(now)) return true;
    if (failures.includes(now)) {
      throw new ResourceFailureError(
        `${resource.id} went to ${now} instead of ${wanted.join(' or ')}${faultOf(resource)}`,
      );
    }
    return false;
  });
  return resource;
}

/** @throws TimeoutError - it is still there. */
export async function waitForDeletion<R extends Able<'get'>>(
  operations: Getter,
  resource: R,
  options: DeletionOptions<R> = {},
): Promise<void> {
  const seen = new Set<string>();
  await poll(`${resource.id} to be deleted`, options, seen, async () => {
    try {
      await operations.get(resource, callOptions(options));
    } catch (error) {
      if (error instanceof NotFoundError) return true;
      throw error;
    }
    options.onProgress?.(resource);
    seen.add(statusOf(resource).toUpperCase());
    return /^(soft_)?deleted$/i.test(statusOf(resource));
  });
}

async function poll(
  what: string,
  { timeout = 600_000, interval = 1000, signal }: DeletionOptions<never>,
  seen: ReadonlySet<string>,
  look: () => Promise<boolean>,
): Promise<void> {
  const deadline = performance.now() + timeout;
  for (let delay = interval; !(await look()); delay = Math.min(delay * 1.5, interval * 5)) {
    const left = deadline - performance.now();
    if (left <= 0) {
      throw new TimeoutError(`Waited ${timeout} ms for ${what}; seen: ${[...seen].join(', ') || 'no status'}`);
    }
    // Many waits that began together spread out.
    await sleep(Math.min(left, delay * (0.75 + Math.random() / 2)), signal);
  }
}

function callOptions({ signal, retries, headers, call }: Omit<CallOptions, 'timeout'>): CallOptions {
  return { signal, retries, headers, call };
}

function statusOf(resource: Resource): string {
  const { status } = resource as { status?: unknown };
  return typeof status === 'string' ? status : '';
}

function upper(values: readonly string[]): readonly string[] {
  return values.map((value) => value.toUpperCase());
}

/** Why it failed, where the service tells: Nova in `fault`, others in `status_reason` or `fail_reason`. */
function faultOf({ body }: Resource): string {
  const { fault, status_reason: reason = body['fail_reason'] } = body as {
    fault?: { message?: unknown };
    status_reason?: unknown;
    fail_reason?: unknown;
  };
  const text = fault?.message ?? reason;
  return typeof text === 'string' ? `: ${text}` : '';
}
