import { ConnectionError, RETRYABLE_STATUSES } from '../errors.js';
import type { PipelineRequest } from '../request.js';
import { sleep } from '../sleep.js';
import { discard } from '../transport/body.js';
import type { PipelineResponse, Policy } from './policy.js';

/** Milliseconds; doubled with each attempt. */
const BASE_DELAY = 200;
const MAX_DELAY = 20_000;
/** A service that wants to be left alone for longer than this, in milliseconds, is not waited for. */
const MAX_RETRY_AFTER = 60_000;
/** Retries that a connection may spend before it has to earn more by requests that succeed. */
const BUDGET = 50;
const EARNED_BY_SUCCESS = 0.2;

/**
 * Sends again what failed in passing: idempotent requests after a broken connection or 429, 502, 503, 504; others only
 * if the service surely did not process them. Honours Retry-After. A budget keeps it from hammering a dying cloud.
 */
export function retryPolicy(): Policy {
  let budget = BUDGET;
  return {
    name: 'retry',
    async send(request, next) {
      for (let attempt = request.attempt; ; attempt++) {
        const isLast = attempt > request.retries || budget < 1 || request.body instanceof ReadableStream;
        let delay: number | undefined;
        try {
          const response = await next({ ...request, attempt });
          delay = delayAfter(request, response, attempt);
          if (delay === undefined) budget = Math.min(BUDGET, budget + EARNED_BY_SUCCESS);
          if (delay === undefined || isLast) return response;
          await discard(response);
        } catch (error) {
          if (isLast || !(error instanceof ConnectionError) || !(request.isIdempotent || error.isUnsent)) throw error;
          delay = backoff(attempt);
        }
        budget -= 1;
        await sleep(delay, request.signal);
      }
    },
  };
}

/** Milliseconds to wait before sending again; undefined if the answer stands. */
function delayAfter(request: PipelineRequest, response: PipelineResponse, attempt: number): number | undefined {
  if (!RETRYABLE_STATUSES.has(response.status)) return undefined;
  const retryAfter = parseRetryAfter(response.headers['retry-after']);
  if (retryAfter !== undefined && retryAfter > MAX_RETRY_AFTER) return undefined;
  // A service that says when to come back has not processed the request.
  const isUnprocessed = retryAfter !== undefined && (response.status === 429 || response.status === 503);
  return request.isIdempotent || isUnprocessed ? (retryAfter ?? backoff(attempt)) : undefined;
}

function backoff(attempt: number): number {
  return Math.random() * Math.min(MAX_DELAY, BASE_DELAY * 2 ** attempt);
}

/** Milliseconds out of a Retry-After header: a number of seconds, or a date. */
function parseRetryAfter(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const milliseconds = /^\s*\d+\s*$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isNaN(milliseconds) ? undefined : Math.max(0, milliseconds);
}
