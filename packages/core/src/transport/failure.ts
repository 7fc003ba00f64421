import { AbortedError, ConnectionError, type OpenStackError, TimeoutError } from '../errors.js';
import type { TransportRequest } from './transport.js';

/** Codes of errors that happen before anything of the request was sent; among them, refused certificates. */
const UNSENT = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|E(HOST|NET)UNREACH)$|CONNECT_TIMEOUT|CERT|LEAF/;

/**
 * The error of this library for whatever an HTTP client threw; for authors of transports. Those who know whether
 * something was sent say so; else it is told from the error's code.
 */
export function transportFailure(
  request: TransportRequest,
  cause: unknown,
  { isTimeout, isUnsent }: { isTimeout?: boolean; isUnsent?: boolean } = {},
): OpenStackError {
  const target = `${request.method} ${request.url}`;
  if (request.signal?.aborted) {
    return new AbortedError(`${target} was aborted`, { cause: request.signal.reason });
  }
  if (isTimeout) {
    return new TimeoutError(`${target} was not answered within ${request.timeout} ms`, { cause });
  }
  return new ConnectionError(`${target} got no answer: ${reasonOf(cause)}`, {
    cause,
    isUnsent: isUnsent ?? UNSENT.test(codeOf(cause)),
  });
}

/** An error and what caused it. By what they look like, as test runners give code an `Error` of its own. */
function* causesOf(error: unknown): Generator<{ message?: unknown; code?: unknown; errors?: unknown }> {
  for (let each = error; typeof each === 'object' && each !== null; each = (each as ErrorOptions).cause) yield each;
}

function codeOf(error: unknown): string {
  for (const { code } of causesOf(error)) if (typeof code === 'string') return code;
  return '';
}

/** The innermost explanation: `fetch failed` alone says nothing. */
function reasonOf(error: unknown): string {
  let reason = String(error);
  for (const { message, errors } of causesOf(error)) {
    if (typeof message === 'string' && message !== '') reason = message;
    if (Array.isArray(errors) && errors.length > 0) return reasonOf(errors[0]);
  }
  return reason;
}
