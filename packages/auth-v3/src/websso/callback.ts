import { createServer, type IncomingMessage } from 'node:http';
import { ConfigError, TimeoutError } from '@os/core';

const PATH = '/auth/websso/';
const MAX_LENGTH = 100_000;
const DONE =
  '<!doctype html><meta charset="utf-8"><title>Logged in</title><p>You are logged in, and can close this page.</p>';

/** Where the cloud's page sends the browser at the end, with the token. */
export interface Callback {
  /** The URL of it, which the cloud has to trust. */
  readonly origin: string;
  /** The token. @throws TimeoutError - nobody logged in. */
  readonly token: Promise<string>;
  close(): void;
}

/**
 * Waits at an address of this machine.
 *
 * @throws ConfigError - something else does already.
 */
export async function waitAt(host: string, port: number, timeout: number): Promise<Callback> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => {
      reject(new ConfigError(`Nothing can be waited for at ${host}:${port}: ${cause.message}`, { cause }));
    });
    // The host is a name of this machine, never an address that others could reach.
    server.listen(port, host === 'localhost' ? host : '127.0.0.1', resolve);
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const token = new Promise<string>((resolve, reject) => {
    timer = setTimeout(() => reject(new TimeoutError(`Nobody logged in within ${timeout} ms`)), timeout);
    server.on('request', (request, response) => {
      tokenIn(request).then(
        (found) => {
          response.writeHead(found === undefined ? 404 : 200, { 'content-type': 'text/html', connection: 'close' });
          response.end(found === undefined ? '' : DONE);
          if (found !== undefined) resolve(found);
        },
        () => response.destroy(),
      );
    });
  });
  // Whoever waits for it is told; and nobody may, if the browser cannot be opened.
  token.catch(() => undefined);
  return {
    origin: `http://${host}:${port}${PATH}`,
    token,
    close() {
      clearTimeout(timer);
      server.close();
    },
  };
}

async function tokenIn(request: IncomingMessage): Promise<string | undefined> {
  if (request.method !== 'POST' || request.url !== PATH) return undefined;
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += String(chunk);
    if (text.length > MAX_LENGTH) throw new Error('too long');
  }
  return new URLSearchParams(text).get('token') ?? undefined;
}
