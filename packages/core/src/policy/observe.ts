import type { Events } from '../events.js';
import type { PipelineRequest } from '../request.js';
import { requestIdOf } from '../response.js';
import { safeUrl } from '../url.js';
import type { Policy } from './policy.js';

/** Tells listeners about each attempt. */
export function observePolicy(events: Events): Policy {
  return {
    name: 'observe',
    async send(request, next) {
      if (!events.isHeard()) return next(request);
      const start = performance.now();
      const told = (outcome: { status?: number; requestId?: string | undefined; error?: unknown }): void => {
        const { action } = request;
        events.emit({ type: 'request', ...targetOf(request), action, duration: performance.now() - start, ...outcome });
      };
      try {
        const response = await next(request);
        told({ status: response.status, requestId: requestIdOf(response.headers) });
        return response;
      } catch (error) {
        told({ error });
        throw error;
      }
    },
  };
}

/** What events say of a request. */
export function targetOf({ service, call, method, url, attempt }: PipelineRequest) {
  return { service, call, method, url: safeUrl(url), attempt };
}
