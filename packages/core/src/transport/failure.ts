import { AbortedError, ConnectionError, type OpenStackError, TimeoutError } from '../errors.js';
import type { TransportRequest } from './transport.js';

/** Codes of errors that happen before anything of the request was sent. */
const UNSENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** The error of this library for whatever an HTTP client threw; for authors of transports. */
export function transportFailure(
  request: TransportRequest,
  cause: unknown,
  kind: { isTimeout?: boolean } = {},
): OpenStackError {
  const target = `${request.method} ${request.url}`;
  if (request.signal?.aborted) {
    return new AbortedError(`${target} was aborted`, { cause: request.signal.reason });
  }
  if (kind.isTimeout) {
    return new TimeoutError(`${target} was not answered within ${request.timeout} ms`, { cause });
  }
  const code = codeOf(cause);
  return new ConnectionError(`${target} got no answer: ${reasonOf(cause)}`, {
    cause,
    isUnsent: code !== undefined && UNSENT.has(code),
  });
}

function codeOf(error: unknown): string | undefined {
  for (let each = error; each instanceof Error; each = each.cause) {
    if ('code' in each && typeof each.code === 'string') return each.code;
  }
  return undefined;
}

/** The innermost explanation: `fetch failed` alone says nothing. */
function reasonOf(error: unknown): string {
  let reason = String(error);
  for (let each = error; each instanceof Error; each = each.cause) {
    if (each.message !== '') reason = each.message;
    if (each instanceof AggregateError && each.errors.length > 0) return reasonOf(each.errors[0]);
  }
  return reason;
}
