import { registry } from '../registry.js';
import type { PipelineRequest } from '../request.js';
import { requestIdOf } from '../response.js';
import type { Policy } from './policy.js';

/** Tells the listeners of {@link observeRequests} about each attempt. */
export function observePolicy(): Policy {
  return {
    name: 'observe',
    async send(request, next) {
      if (registry.listeners.size === 0) return next(request);
      const start = performance.now();
      let outcome: object = {};
      try {
        const response = await next(request);
        outcome = { status: response.status, requestId: requestIdOf(response.headers) };
        return response;
      } catch (error) {
        outcome = { error };
        throw error;
      } finally {
        tell(request, start, outcome);
      }
    },
  };
}

function tell(request: PipelineRequest, start: number, outcome: object): void {
  const { service, method, url, call, action, attempt } = request;
  const event = { service, call, method, url, action, attempt, duration: performance.now() - start, ...outcome };
  for (const listener of registry.listeners) listener(event);
}
