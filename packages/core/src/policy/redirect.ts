import { InvalidResponseError } from '../errors.js';
import type { PipelineRequest } from '../request.js';
import { discard } from '../transport/body.js';
import { MAX_REDIRECTS } from './patience.js';
import type { Policy } from './policy.js';

const STATUS = /^30[12378]$/;
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
        if (
          !STATUS.test(String(response.status)) ||
          location === undefined ||
          request.followRedirects === false ||
          current.body instanceof ReadableStream
        ) {
          return response;
        }
        await discard(response);
        if (hops === MAX_REDIRECTS) refuse(request, location, 'too often');
        const asGet = response.status === 303 && current.method !== 'HEAD';
        current = redirected(asGet ? { ...current, method: 'GET', body: undefined } : current, location);
      }
    },
  };
}

function redirected(request: PipelineRequest, location: string): PipelineRequest {
  const { url, body, headers } = request;
  const from = new URL(url);
  const to = URL.canParse(location, url) ? new URL(location, url) : undefined;
  if (!to?.protocol.startsWith('http')) refuse(request, location, 'to no web address');
  const { href, hostname, origin, protocol } = to;
  const isUpgrade = hostname === from.hostname && protocol === 'https:' && from.protocol === 'http:';
  if (origin === from.origin || isUpgrade) return { ...request, url: href };
  if (body !== undefined) refuse(request, location, 'elsewhere, with a body that may hold secrets');
  const safe = Object.entries(headers).filter(([name]) => !SECRET.test(name));
  return { ...request, url: href, headers: Object.fromEntries(safe) };
}

function refuse({ method, url }: PipelineRequest, location: string, how: string): never {
  throw new InvalidResponseError(`${method} ${url} was redirected ${how}: ${location}`);
}
