import { InvalidResponseError } from '../errors.js';
import type { PipelineRequest } from '../request.js';
import { discard } from '../transport/body.js';
import type { Policy } from './policy.js';

const MAX_REDIRECTS = 5;
const STATUSES = new Set([301, 302, 303, 307, 308]);
/** Headers that must not reach another origin than the one they were meant for. */
const SECRET = /^(x-(auth|subject|service)-token|authorization|cookie)$/;

/**
 * Follows redirects with the method kept. To another origin go neither credentials nor bodies, unless it is the same host
 * by https.
 */
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
        const asGet = response.status === 303 && current.method !== 'HEAD';
        current = redirected(asGet ? { ...current, method: 'GET', body: undefined } : current, to);
      }
    },
  };
}

function redirected(request: PipelineRequest, to: URL): PipelineRequest {
  const from = new URL(request.url);
  const isUpgrade = to.hostname === from.hostname && to.protocol === 'https:' && from.protocol === 'http:';
  if (to.origin === from.origin || isUpgrade) return { ...request, url: to.href };
  if (request.body !== undefined) {
    throw new InvalidResponseError(
      `${request.method} ${from.href} was redirected to ${to.origin}: refused, as its body may hold secrets`,
    );
  }
  const headers = Object.entries(request.headers).filter(([name]) => !SECRET.test(name));
  return { ...request, url: to.href, headers: Object.fromEntries(headers) };
}
