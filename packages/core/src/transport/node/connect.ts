import type { ClientRequest } from 'node:http';
import type { Duplex } from 'node:stream';
import { proxyAuthorization, type Proxy } from './proxy.js';
import type { TlsSettings } from './tls.js';

/** Errors of connections that were never made, so that nothing can have been sent through them. */
const unsent = new WeakSet<object>();

/** Remembers that an error came before there was a connection. */
export function markUnsent<E extends object>(error: E): E {
  unsent.add(error);
  return error;
}

/** Whether an error, or what caused it, is known to have come before there was a connection. */
export function isUnsent(error: unknown): boolean {
  for (let each = error; typeof each === 'object' && each !== null; each = (each as ErrorOptions).cause) {
    if (unsent.has(each)) return true;
  }
  return false;
}

/** Gives a connection the time it has to be made in, and marks what it fails with until then. */
export function watchConnecting(connection: Duplex | ClientRequest, made: string, timeout: number): void {
  const timer = setTimeout(
    () => connection.destroy(new Error(`there was no connection within ${timeout} ms`)),
    timeout,
  );
  const settle = (): void => {
    clearTimeout(timer);
    connection.off('error', markUnsent);
  };
  connection.on('error', markUnsent).once(made, settle).once('close', settle);
}

/**
 * Has a proxy connect to a host.
 *
 * @param callback - gets the connection, on which nothing was sent yet; or why there is none.
 */
export function tunnel(
  proxy: Proxy,
  target: { readonly host: string; readonly port: number },
  { tls, timeout }: { readonly tls: TlsSettings; readonly timeout: number },
  callback: (error: Error | null, connection?: Duplex) => void,
): void {
  const host = target.host.includes(':') ? `[${target.host}]` : target.host;
  const path = `${host}:${target.port}`;
  const authorization = proxyAuthorization(proxy);
  const { request } = process.getBuiltinModule(proxy.protocol === 'https:' ? 'node:https' : 'node:http');
  const asking = request({
    method: 'CONNECT',
    host: proxy.hostname,
    port: proxy.port,
    path,
    headers: { host: path, ...(authorization && { 'proxy-authorization': authorization }) },
    agent: false,
    ...tls,
  });
  watchConnecting(asking, 'connect', timeout);
  asking
    .once('connect', ({ statusCode, statusMessage }, connection) => {
      if (statusCode === 200) {
        callback(null, connection);
      } else {
        connection.destroy();
        callback(markUnsent(new Error(`the proxy refused to connect: ${statusCode} ${statusMessage}`)));
      }
    })
    .once('error', callback)
    .end();
}
