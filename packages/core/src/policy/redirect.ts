import { InvalidResponseError } from '../errors.js';
import type { PipelineRequest } from '../request.js';
import { discard } from '../transport/body.js';
import type { Policy, PipelineResponse } from './policy.js';

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
        const location = STATUSES.has(response.status) ? response.headers['location'] : undefined;
        if (location === undefined || current.body instanceof ReadableStream) return response;
        await discard(response);
        if (hops === MAX_REDIRECTS) {
          throw new InvalidResponseError(
            `${request.method} ${request.url} was redirected more than ${MAX_REDIRECTS} times`,
          );
        }
        current = redirected(current, response, location);
      }
    },
  };
}

function redirected(request: PipelineRequest, response: PipelineResponse, location: string): PipelineRequest {
  const from = new URL(request.url);
  const to = URL.canParse(location, from) ? new URL(location, from) : undefined;
  if (!to?.protocol.startsWith('http')) {
    throw new InvalidResponseError(
      `${request.method} ${request.url} was redirected to "${location}", which is no web address`,
    );
  }
  const isGet = response.status === 303 && request.method !== 'HEAD';
  return {
    ...request,
    url: to.href,
    method: isGet ? 'GET' : request.method,
    body: isGet ? undefined : request.body,
    headers:
      to.origin === from.origin
        ? request.headers
        : Object.fromEntries(Object.entries(request.headers).filter(([name]) => !SECRET.test(name))),
  };
}
