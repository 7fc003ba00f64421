import { ConnectionError } from '@os/core';
import { ensure, ensureCode, failureOf } from '../check.js';

/**
 * What a transport cannot do, declared by its author. Options that it does not know must be refused then, which is
 * checked instead.
 */
export interface TransportTraits {
  /** It takes `verify`, `cert`, `key` and `passphrase`. Default: true. */
  readonly tls?: boolean;
  /** It takes `proxy`, and knows the variables. Default: true. */
  readonly proxies?: boolean;
  /** It takes `maxConnections` and `connectTimeout`. Default: true. */
  readonly limits?: boolean;
  /** With `expect: 100-continue`, the body waits for the server; else it is sent without that header. Default: true. */
  readonly continues?: boolean;
  /** A stream that is being sent is cancelled when its request fails. Default: true. */
  readonly letsGo?: boolean;
  /** Each piece of a long body that is sent starts the timeout anew; else it must be sent within. Default: true. */
  readonly progress?: boolean;
  /** With `accept-encoding: identity`, answers come as they are; else they are decompressed in any case. Default: true. */
  readonly asStored?: boolean;
}

/** @throws ConformanceError - the promise does not fail with a ConnectionError that says that nothing was sent. */
export async function ensureUnsent(promise: PromiseLike<unknown>, what: string): Promise<ConnectionError> {
  const error = await failureOf(promise, what);
  ensureCode(error, 'CONNECTION', what);
  ensure(error instanceof ConnectionError && error.isUnsent, `${what} should fail with isUnsent: nothing was sent`);
  return error;
}
