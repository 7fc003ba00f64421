import { AbortedError, ConnectionError, type OpenStackError, TimeoutError } from '../errors.js';
import { safeUrl } from '../url.js';
import type { TransportRequest } from './transport.js';

/** Codes of errors that happen before anything of the request was sent; among them, refused certificates. */
const UNSENT = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|E(HOST|NET)UNREACH)$|CONNECT_TIMEOUT|CERT|LEAF/;

/** The error of this library for whatever an HTTP client threw; for authors of transports. */
export function transportFailure(
  request: TransportRequest,
  cause: unknown,
  { isTimeout }: { isTimeout?: boolean } = {},
): OpenStackError {
  const target = `${request.method} ${safeUrl(request.url)}`;
  if (request.signal?.aborted) {
    return new AbortedError(`${target} was aborted`, { cause: request.signal.reason });
  }
  if (isTimeout) {
    return new TimeoutError(`${target} was not answered within ${request.timeout} ms`, { cause });
  }
  let reason = String(cause);
  let isUnsent = false;
  // The innermost explanation: `fetch failed` alone says nothing. By what errors look like, as test runners give code an
  // `Error` of its own.
  for (let each = cause as Cause | undefined; typeof each === 'object' && each; each = each.errors?.[0] ?? each.cause) {
    if (each.message) reason = each.message;
    isUnsent ||= UNSENT.test(String(each.code));
  }
  return new ConnectionError(`${target} got no answer: ${reason}`, { cause, isUnsent });
}

/** An error as HTTP clients throw it: with others inside of it, or one for each address that was tried. */
interface Cause {
  readonly message?: string;
  readonly code?: unknown;
  readonly errors?: readonly Cause[];
  readonly cause?: Cause;
}
