// The cloud that snippets talk to: a fake one with all services. Whatever they connect to ends here, over HTTP or TLS and by
// any transport, but for servers on this machine. Each process has one of its own.
import { readFileSync } from 'node:fs';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { Socket, type AddressInfo, type Server } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { TLSSocket } from 'node:tls';
import { blockStorage } from '@os/block-storage/pure';
import { compute } from '@os/compute/pure';
import { identity } from '@os/identity/pure';
import { image } from '@os/image/pure';
import { network } from '@os/network/pure';
import { objectStore } from '@os/object-store/pure';
import { placement } from '@os/placement/pure';
import { FakeCloud } from '@os/testing';
import { orchestration } from './orchestration.js';

export const fake = new FakeCloud({
  services: [identity, network, compute, image, blockStorage, objectStore, placement, orchestration],
});

const ORIGIN = new URL(fake.options().authUrl).origin;

const serve =
  (protocol: string): RequestListener =>
  (message, response) => {
    const origin = `${protocol}//${message.headers.host}`;
    const path = (message.url ?? '/').replace(origin, '').replace(/^(?=\/(v[23][.\d]*)?(\/|$))/, '/identity');
    const headers = Object.entries(message.headers).map(([name, value]) => [name, String(value)]);
    const answer = async (): Promise<void> => {
      const { status, ...answered } = await fake.send({
        method: message.method ?? 'GET',
        url: ORIGIN + path,
        headers: Object.fromEntries(headers) as Record<string, string>,
        body: new Uint8Array(await buffer(message)),
        expect: 'bytes',
      });
      const isJson = answered.headers['content-type'] === 'application/json';
      const body = Buffer.from(answered.body as Uint8Array);
      response.writeHead(status, answered.headers);
      response.end(isJson ? body.toString().replaceAll(ORIGIN, origin) : body);
    };
    answer().catch(() => message.socket.destroy());
  };

async function listening(server: Server): Promise<number> {
  // A program ends when the snippets do.
  server.on('connection', (socket: Socket) => socket.unref()).unref();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const read = (name: string): string => readFileSync(new URL(name, process.env['SNIPPETS_CLOUD']), 'utf8');
const ports = {
  plain: await listening(createHttpServer(serve('http:'))),
  tls: await listening(createHttpsServer({ key: read('key.pem'), cert: read('certificate.pem') }, serve('https:'))),
};

type Connect = (this: Socket, place: { host?: string; path?: string | null }, ...others: unknown[]) => Socket;

const prototype = Socket.prototype as unknown as { connect: Connect };
const { connect } = prototype;
prototype.connect = function (...args) {
  // `net.connect` puts all arguments into an array.
  const [place, ...others] = Array.isArray(args[0]) ? (args[0] as Parameters<Connect>) : args;
  const { host = 'localhost', path } = place;
  const isHere = typeof path === 'string' || /^(localhost|127\..*|::1)$/.test(host);
  const there = { host: '127.0.0.1', port: this instanceof TLSSocket ? ports.tls : ports.plain };
  return connect.call(this, { ...place, ...(!isHere && there) }, ...others);
};
