import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer, request } from 'node:http';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Lab, RawConnection, RawListener } from './lab.js';

export const lab: Lab = {
  serveRaw(onConnection) {
    return started(createServer((socket) => void onConnection(rawConnection(socket))));
  },

  async serveProxy(credentials) {
    const wanted = credentials && `Basic ${Buffer.from(credentials).toString('base64')}`;
    const requests: string[] = [];
    const server = createHttpServer((message, response) => {
      const { method = '', url = '' } = message;
      requests.push(`${method} ${url}`);
      const { 'proxy-authorization': given, ...headers } = message.headers;
      if (wanted && given !== wanted) {
        response.writeHead(407).end();
        return;
      }
      const onward = request(url, { method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      onward.on('error', () => response.destroy());
      message.pipe(onward);
    });
    server.on('connect', ({ url = '', headers }, socket: Socket) => {
      requests.push(`CONNECT ${url}`);
      socket.on('error', () => undefined);
      if (wanted && headers['proxy-authorization'] !== wanted) {
        socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
        return;
      }
      const { hostname, port } = new URL(`http://${url}`);
      const onward = connect(Number(port), hostname, () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        socket.pipe(onward).pipe(socket);
      });
      onward.on('error', () => socket.destroy());
      socket.on('close', () => onward.destroy());
    });
    return { ...(await started(server)), requests };
  },

  async saveFile(text) {
    const folder = await mkdtemp(join(tmpdir(), 'os-sdk-'));
    const path = join(folder, 'file.pem');
    await writeFile(path, text);
    return { path, remove: () => rm(folder, { recursive: true }) };
  },

  setEnv(values) {
    const before = Object.keys(values).map((name) => [name, process.env[name]] as const);
    const set = ([name, value]: readonly [string, string | undefined]): void => {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    };
    Object.entries(values).forEach(set);
    return () => before.forEach(set);
  },

  watchMemory() {
    const before = process.memoryUsage.rss();
    let peak = before;
    const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 5);
    return {
      stop() {
        clearInterval(timer);
        return peak - before;
      },
    };
  },

  countUnhandled() {
    let count = 0;
    const onRejection = (): void => void count++;
    process.on('unhandledRejection', onRejection);
    return {
      stop() {
        process.off('unhandledRejection', onRejection);
        return count;
      },
    };
  },
};

async function started(server: Server): Promise<RawListener> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function rawConnection(socket: Socket): RawConnection {
  let received = '';
  const waiting: (() => void)[] = [];
  socket.setEncoding('latin1');
  socket.on('data', (text: string) => {
    received += text;
    for (const look of waiting) look();
  });
  socket.on('error', () => undefined);
  return {
    get received() {
      return received;
    },
    receive: (text) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (received.includes(text)) resolve();
        };
        waiting.push(look);
        look();
      }),
    write: (text) => void socket.write(text, 'latin1'),
    end: (text = '') => void socket.end(text, 'latin1'),
    reset: () => void socket.resetAndDestroy(),
  };
}
