import { InvalidResponseError } from '../errors.js';
import type { PipelineRequest } from '../request.js';
import { discard } from '../transport/body.js';
import type { Policy } from './policy.js';

const MAX_REDIRECTS = 5;
const STATUSES = new Set([301, 302, 303, 307, 308]);
/** Headers that must not reach another origin than the one they were meant for. */
const SECRET = /^(x-(auth|subject|service)-token|authorization|cookie)$/;

/** Follows redirects with the method kept; credentials are left out when the redirect leads to another origin. */
export function redirectPolicy(): Policy {
  return {
    name: 'redirect',
    async send(request, next) {
      let current = request;
      for (let hops = 0; ; hops++) {
        const response = await next(current);
        const { location } = response.headers;
        if (!STATUSES.has(response.status) || location === undefined || current.body instanceof ReadableStream) {
          return response;
        }
        await discard(response);
        const to = URL.canParse(location, current.url) ? new URL(location, current.url) : undefined;
        if (hops === MAX_REDIRECTS || !to?.protocol.startsWith('http')) {
          const { method, url } = request;
          throw new InvalidResponseError(
            `${method} ${url} was redirected too often, or to no web address: ${location}`,
          );
        }
        current = redirected(current, to, response.status === 303 && current.method !== 'HEAD');
      }
    },
  };
}

function redirected(request: PipelineRequest, to: URL, asGet: boolean): PipelineRequest {
  const isSameOrigin = to.origin === new URL(request.url).origin;
  const headers = Object.entries(request.headers).filter(([name]) => isSameOrigin || !SECRET.test(name));
  return {
    ...request,
    url: to.href,
    headers: Object.fromEntries(headers),
    ...(asGet && { method: 'GET', body: undefined }),
  };
}
