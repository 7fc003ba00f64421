import type { Context } from '@opentelemetry/api';
import type { PipelineRequest } from '@os/core';

/** What the HTTP requests of one call know of it, and of each other. */
export interface Trail {
  /** The context with the call's span. */
  readonly context: Context;
  /** How many HTTP requests there were so far. */
  sent: number;
  /** The `error.type` of the last one. */
  failure: string | undefined;
}

/**
 * Where a request carries its trail. The context that is active does not do: browsers lose it at the first `await`, as
 * does a program that has not registered a manager of contexts.
 */
const TRAIL = Symbol('trail');

export function leaveTrail(request: PipelineRequest, trail: Trail): void {
  request.notes = { ...request.notes, [TRAIL]: trail };
}

export function trailOf({ notes }: PipelineRequest): Trail | undefined {
  return notes?.[TRAIL] as Trail | undefined;
}
