import type { TokenCycle } from '../auth/token-cycle.js';
import { discard } from '../transport/body.js';
import type { Policy } from './policy.js';

/** Authenticates requests to services, and replays one once when its token was refused. */
export function authPolicy(tokens: TokenCycle, warn: (message: string) => void): Policy {
  return {
    name: 'auth',
    async send(request, next) {
      // Requests to plain URLs, the login's own among them, never carry a token.
      if (!request.api) return next(request);
      const access = await tokens.get();
      if (request.url.startsWith('http:') && access.identityUrl?.startsWith('https:')) {
        warn(`The token goes over plain http, to ${new URL(request.url).origin}, though the login is encrypted`);
      }
      Object.assign(request.headers, access.headers);
      const response = await next(request);
      if (response.status !== 401) return response;
      if (request.body instanceof ReadableStream) {
        // It was consumed by the first attempt: a new token helps the next request only.
        tokens.invalidate(access);
        return response;
      }
      await discard(response);
      const fresh = await tokens.replace(access);
      // A copy, as whoever has seen the first one may look at it still.
      return next({ ...request, headers: { ...request.headers, ...fresh.headers } });
    },
  };
}
