import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import nock from 'nock';
import {
  attr,
  AuthenticationError,
  ConnectionError,
  createAccess,
  createConnection,
  defineApi,
  defineResource,
  FetchTransport,
  InvalidResponseError,
  isOpenStackError,
  ServerError,
  TimeoutError,
  type ConnectionOptions,
  type Transport,
} from '@os/core';
import { AxiosTransport } from '@os/core/axios';

// A real server is met here, which nock would stand in front of.
beforeAll(() => nock.restore());
// Waiting between attempts is tested elsewhere.
const { setTimeout: realTimeout } = globalThis;
beforeEach(() => {
  jest
    .spyOn(globalThis, 'setTimeout')
    .mockImplementation(((run: () => void, delay = 0, ...rest: never[]) =>
      realTimeout(run, delay >= 250 && delay < 60_000 ? 1 : delay, ...rest)) as typeof setTimeout);
});
afterEach(() => jest.restoreAllMocks());

type Handler = (request: IncomingMessage, response: ServerResponse, count: number) => void;

let server: Server;
let root: string;
let handle: Handler;
let count: number;
const sockets = new Set<Socket>();

beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume();
    request.on('end', () => handle(request, response, ++count));
  });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  for (const socket of sockets) socket.destroy();
  server.close();
});

const api = defineApi({ type: 'widgets', version: 'v1' });
class Widget extends defineResource({
  service: api,
  path: '/widgets',
  key: 'widget',
  keys: 'widgets',
  can: ['get', 'list', 'create'],
  attributes: { name: attr.string() },
}) {}

const json = (response: ServerResponse, body: unknown, headers = {}) =>
  response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

describe.each<[string, () => Transport]>([
  // Timeouts of a minute are none of the waiting that is cut short above.
  ['axios', () => new AxiosTransport({ connectTimeout: 60_000 })],
  ['fetch', () => new FetchTransport()],
])('over %s', (_, makeTransport) => {
  let logins: number;
  const connect = (handler: Handler, options: Partial<ConnectionOptions> = {}) => {
    handle = handler;
    count = logins = 0;
    return createConnection({
      transport: makeTransport(),
      authenticator: {
        name: 'counting',
        authorize: async () =>
          createAccess({
            headers: { 'x-auth-token': `token-${++logins}` },
            catalog: [{ type: 'widgets', endpoints: [{ interface: 'public', url: `${root}/v1` }] }],
          }),
      },
      ...options,
    });
  };
  const get = (conn: ReturnType<typeof connect>, id = 'w1') =>
    conn.session.request({ service: api, path: `/widgets/${id}` });
  const failureOf = (call: PromiseLike<unknown>) =>
    call.then(
      () => undefined,
      (error: unknown) => error,
    );

  describe('what breaks once is not noticed', () => {
    const half = '{"widgets": [{"na';
    test.each<[string, Handler]>([
      ['a reset before the answer', (request) => request.socket.destroy()],
      [
        'a reset in the middle of the headers',
        (request) => {
          request.socket.write('HTTP/1.1 200 OK\r\ncontent-ty');
          request.socket.destroySoon();
        },
      ],
      [
        'a reset in the middle of the body',
        (_request, response) => {
          response.writeHead(200, { 'content-length': 1000 }).write(half);
          realTimeout(() => response.destroy(), 20);
        },
      ],
      [
        'an end in the middle of a chunked body',
        (_request, response) => {
          response.writeHead(200).write(half);
          realTimeout(() => response.socket?.end(), 20);
        },
      ],
      ['a status line that is none', (request) => request.socket.end('HELLO\r\n\r\n')],
      ['503', (_request, response) => response.writeHead(503).end('<html>Service Unavailable</html>')],
      ['429 with Retry-After', (_request, response) => response.writeHead(429, { 'retry-after': '0' }).end()],
    ])('%s', async (_name, breaks) => {
      const conn = connect((request, response, n) => {
        if (n === 1) breaks(request, response, n);
        else json(response, { widgets: [{ id: 'w1', name: 'one' }] });
      });
      expect((await conn.list(Widget)).map(({ name }) => name)).toEqual(['one']);
      expect(count).toBe(2);
      await conn.close();
    });
  });

  test('a creation whose answer was lost is not sent again', async () => {
    const conn = connect((request) => request.socket.destroy());
    await expect(conn.create(new Widget({ name: 'x' }))).rejects.toThrow(ConnectionError);
    expect(count).toBe(1);
  });

  test('a storm of 503 and 429 among many callers fails none of them', async () => {
    const asked = Array.from({ length: 100 }, () => 0);
    const conn = connect(({ url = '' }, response) => {
      const caller = Number(url.split('/').at(-1));
      const attempt = ++asked[caller]!;
      if (caller % 8 === 0 && attempt < 3) response.writeHead(429, { 'retry-after': '0' }).end();
      else if (caller % 4 === 0 && attempt < 2) response.writeHead(503, { 'retry-after': '0' }).end();
      else json(response, { widget: {} });
    });
    await Promise.all(asked.map((_unused, caller) => get(conn, String(caller))));
    expect([count, logins]).toEqual([100 + 13 * 2 + 12, 1]);
  });

  test('a service that stays down is left alone once the budget is spent', async () => {
    const conn = connect((_request, response) => response.writeHead(503).end());
    const failures = await Promise.all(Array.from({ length: 100 }, () => failureOf(get(conn))));
    expect(failures.every((error) => error instanceof ServerError)).toBe(true);
    expect(count).toBeLessThanOrEqual(100 + 50 + 100);
  });

  test('tokens that die in the middle cost one login each time, and no call', async () => {
    let alive = 'token-1';
    const conn = connect((request, response, n) => {
      if (n === 50 || n === 150) alive = `token-${logins + 1}`;
      if (request.headers['x-auth-token'] === alive) json(response, { widget: {} });
      else response.writeHead(401).end('{"error": {"message": "expired"}}');
    });
    let left = 200;
    const work = async () => {
      while (left-- > 0) await get(conn);
    };
    await Promise.all(Array.from({ length: 20 }, work));
    expect(logins).toBe(3);
  });

  test('tokens that are never accepted cost two logins, and end', async () => {
    const conn = connect((_request, response) => response.writeHead(401).end());
    await expect(get(conn)).rejects.toThrow(AuthenticationError);
    expect([count, logins]).toEqual([2, 2]);
  });

  describe('answers that are not what they should be are errors that say so', () => {
    test.each<[string, Handler, RegExp]>([
      [
        'HTML from whatever stands in front',
        (_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>login</html>'),
        /answered text\/html where JSON was expected: is this the URL of the API/,
      ],
      [
        'half of a JSON',
        (_request, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"widgets": ['),
        /answered application\/json where JSON was expected/,
      ],
      [
        'another JSON',
        (_request, response) => json(response, { gadgets: [] }),
        /was answered without a list "widgets"/,
      ],
      [
        'no body at all',
        (_request, response) => response.writeHead(200).end(),
        /was answered without a list "widgets"/,
      ],
    ])('%s', async (_name, handler, message) => {
      const error = await failureOf(connect(handler).list(Widget));
      expect(error).toBeInstanceOf(InvalidResponseError);
      expect((error as Error).message).toMatch(message);
      expect(count).toBe(1);
    });
  });

  test('headers without an end are an error of the connection, not of the program', async () => {
    const conn = connect(
      (request) => {
        const line = `x-junk: ${'x'.repeat(1000)}\r\n`;
        request.socket.write('HTTP/1.1 200 OK\r\n');
        for (let i = 0; i < 200; i++) request.socket.write(line);
      },
      { retries: 0 },
    );
    const error = await failureOf(get(conn));
    expect(isOpenStackError(error)).toBe(true);
    expect(error).toBeInstanceOf(ConnectionError);
  });

  test.each<[string, Handler]>([
    ['that does not begin', () => undefined],
    ['that does not end', (_request, response) => void response.writeHead(200, { 'content-length': 9 }).write('{')],
    [
      'that trickles',
      (_request, response) => {
        response.writeHead(200);
        const timer = setInterval(() => response.write(' '), 20);
        response.on('close', () => clearInterval(timer));
      },
    ],
  ])('an answer %s is given up at the timeout', async (_name, handler) => {
    const conn = connect(handler, { timeout: 150 });
    const start = performance.now();
    await expect(get(conn)).rejects.toThrow(TimeoutError);
    expect(performance.now() - start).toBeLessThan(2000);
    expect(count).toBe(1);
  });

  describe('a hostile service gets no token', () => {
    let seen: string[];
    let other: Server;
    let elsewhere: string;
    beforeAll(async () => {
      other = createServer((request, response) => {
        seen.push(String(request.headers['x-auth-token']));
        json(response, { widgets: [], widget: {} });
      });
      other.listen(0, '127.0.0.1');
      await once(other, 'listening');
      elsewhere = `http://localhost:${(other.address() as AddressInfo).port}`;
    });
    beforeEach(() => void (seen = []));
    afterAll(() => {
      other.closeAllConnections();
      other.close();
    });

    test('by a redirect', async () => {
      await get(connect((_request, response) => response.writeHead(302, { location: `${elsewhere}/v1/x` }).end()));
      expect(seen).toEqual(['undefined']);
    });

    test('by a link to the next page', async () => {
      const list = connect((_request, response) =>
        json(response, {
          widgets: [{ id: 'w1' }],
          widgets_links: [{ rel: 'next', href: `${elsewhere}/v1/widgets?m=1` }],
        }),
      ).list(Widget);
      await expect(list).rejects.toThrow(InvalidResponseError);
      expect(seen).toEqual([]);
    });
  });

  test('pages without an end do end', async () => {
    const conn = connect((_request, response, n) =>
      json(response, {
        widgets: [{ id: `w${n % 2}` }],
        widgets_links: [{ rel: 'next', href: `${root}/v1/widgets?marker=w${n % 2}` }],
      }),
    );
    await expect(conn.list(Widget)).rejects.toThrow(InvalidResponseError);
    expect(count).toBeLessThan(5);
  });
});
