import { ConnectionError, RETRYABLE_STATUSES } from '../errors.js';
import type { Events } from '../events.js';
import type { PipelineRequest } from '../request.js';
import { retryAfterOf } from '../retry-after.js';
import { sleep } from '../sleep.js';
import { discard } from '../transport/body.js';
import { targetOf } from './observe.js';
import { BASE_DELAY, BUDGET, EARNED_BY_SUCCESS, MAX_DELAY, MAX_RETRY_AFTER, RETRIES_OF_STRANGERS } from './patience.js';
import type { PipelineResponse, Policy } from './policy.js';

/**
 * Sends again what failed in passing: idempotent requests after a broken connection or 429, 502, 503, 504; others only
 * if the service surely did not process them. Honours Retry-After. A budget keeps it from hammering a dying cloud.
 */
export function retryPolicy(events: Events): Policy {
  let budget = BUDGET;
  const known = new Set<string | undefined>();
  return {
    name: 'retry',
    async send(request, next) {
      const [, , host] = request.url.split('/', 3);
      for (let { attempt } = request; ; attempt++) {
        // Asked only when it matters, as Node loads its web streams when they are first mentioned.
        const isLast = (): boolean => attempt > request.retries || budget < 1 || request.body instanceof ReadableStream;
        let delay: number | undefined;
        let outcome: { status?: number; error?: unknown };
        try {
          request.attempt = attempt;
          const response = await next(request);
          known.add(host);
          delay = delayAfter(request, response, attempt);
          if (delay === undefined) budget = Math.min(BUDGET, budget + EARNED_BY_SUCCESS);
          if (delay === undefined || isLast()) return response;
          outcome = { status: response.status };
          await discard(response);
        } catch (error) {
          const isRetryable = error instanceof ConnectionError && (request.isIdempotent || error.isUnsent);
          const isStrange = !known.has(host) && attempt > RETRIES_OF_STRANGERS;
          if (!isRetryable || isStrange || isLast()) throw error;
          delay = backoff(attempt);
          outcome = { error };
        }
        budget -= 1;
        events.emit({ type: 'retry', ...targetOf(request), delay, ...outcome });
        await sleep(delay, request.signal);
      }
    },
  };
}

/** Milliseconds to wait before sending again; undefined if the answer stands. */
function delayAfter(request: PipelineRequest, response: PipelineResponse, attempt: number): number | undefined {
  const { status } = response;
  if (!RETRYABLE_STATUSES.has(status) && !request.api?.retryStatuses?.includes(status)) return undefined;
  const retryAfter = retryAfterOf(response.headers);
  if ((retryAfter ?? 0) > MAX_RETRY_AFTER) return undefined;
  // A service that says when to come back has not processed the request.
  const isUnprocessed = retryAfter !== undefined && [429, 503].includes(status);
  return request.isIdempotent || isUnprocessed ? (retryAfter ?? backoff(attempt)) : undefined;
}

/** Half of the delay is certain, so that a service that is restarted is surely waited for; the other half is jitter. */
function backoff(attempt: number): number {
  return Math.min(MAX_DELAY, BASE_DELAY * 2 ** (attempt - 1)) * (0.5 + Math.random() / 2);
}
