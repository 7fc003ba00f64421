import { propagation, type Context } from '@opentelemetry/api';
import type { PipelineRequest } from '@os/core';

/** Whether headers more are no matter of CORS: outside of browsers, and to a page's own origin. */
export function isWelcome(origin: string | undefined): boolean {
  // By what TypeScript believes, every runtime has a location.
  const { location } = globalThis as { location?: Location };
  return location === undefined || location.origin === origin;
}

/** A request whose headers carry a context, as the global propagator writes it. */
export function withContext(request: PipelineRequest, context: Context): PipelineRequest {
  const headers: Record<string, string> = {};
  propagation.inject(context, headers, { set: (carrier, name, value) => (carrier[name.toLowerCase()] = value) });
  for (const _ in headers) return { ...request, headers: { ...request.headers, ...headers } };
  return request;
}
