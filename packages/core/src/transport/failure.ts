import { AbortedError, ConnectionError, type OpenStackError, TimeoutError } from '../errors.js';
import type { TransportRequest } from './transport.js';

/** Codes of errors that happen before anything of the request was sent; among them, refused certificates. */
const UNSENT = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|E(HOST|NET)UNREACH)$|CONNECT_TIMEOUT|CERT|LEAF/;

/** The error of this library for whatever an HTTP client threw; for authors of transports. */
export function transportFailure(
  request: TransportRequest,
  cause: unknown,
  { isTimeout }: { isTimeout?: boolean } = {},
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
    isUnsent: [...causesOf(cause)].some(({ code }) => UNSENT.test(String(code))),
  });
}

/** An error and what caused it. By what they look like, as test runners give code an `Error` of its own. */
function* causesOf(error: unknown): Generator<{ message?: unknown; code?: unknown; errors?: readonly unknown[] }> {
  for (let each = error; typeof each === 'object' && each !== null; each = (each as ErrorOptions).cause) yield each;
}

/** The innermost explanation: `fetch failed` alone says nothing. */
function reasonOf(error: unknown): string {
  let reason = String(error);
  for (const { message, errors } of causesOf(error)) {
    if (typeof message === 'string' && message !== '') reason = message;
    if (errors?.[0]) return reasonOf(errors[0]);
  }
  return reason;
}
