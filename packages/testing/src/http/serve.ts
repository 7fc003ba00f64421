import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Handler, ListenOptions, Listener, ServedRequest } from './http.js';

export { lab } from './node-lab.js';

/** Serves a handler with `node:http`. */
export async function serve(
  handler: Handler,
  { port = 0, host = '127.0.0.1', tls }: ListenOptions = {},
): Promise<Listener> {
  const connections = new WeakMap<object, number>();
  let count = 0;
  const listener = (message: IncomingMessage, response: ServerResponse): void => {
    const connection = connections.get(message.socket) ?? 0;
    answer(handler, message, response, connection).catch((error: unknown) => {
      // A stream that failed half-way; or else the handler did, whose author wants to know.
      if (response.headersSent) message.socket.destroy();
      else response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error));
    });
  };
  const server = tls
    ? createHttpsServer(
        { ...tls, requestCert: tls.ca !== undefined, rejectUnauthorized: tls.ca !== undefined },
        listener,
      )
    : createHttpServer(listener);
  server.on(tls ? 'secureConnection' : 'connection', (socket: object) => connections.set(socket, ++count));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const actual = address !== null && typeof address === 'object' ? address.port : port;
  return {
    url: `${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${actual}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  handler: Handler,
  message: IncomingMessage,
  response: ServerResponse,
  connection: number,
): Promise<void> {
  const answered = await handler(requestOf(message, connection));
  if (!answered) {
    message.socket.destroy();
    return;
  }
  const { status, headers = {}, body = '' } = answered;
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (body instanceof ReadableStream) {
    await pipeline(Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]), response);
  } else {
    response.end(body);
  }
}

function requestOf(message: IncomingMessage, connection: number): ServedRequest {
  const { method = 'GET', url = '/', headers } = message;
  const single = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value] as const],
  );
  return {
    method,
    url: new URL(url, `http://${headers.host ?? 'localhost'}`),
    headers: Object.fromEntries(single),
    body: Readable.toWeb(message) as ReadableStream<Uint8Array>,
    connection,
  };
}
