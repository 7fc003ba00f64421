import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer as createPlainServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { connect as connectSecurely } from 'node:tls';
import { READING } from '@os/core/node';
import nock from 'nock';

const CONTENT = randomBytes(5_000_000);
const MD5 = md5Of(CONTENT);
/** Sizes of writes; some arrive in one read, others in several. */
const SIZES = [1, 200, 17_000, 70_000, 1_500_000];

const answer: RequestListener = (_, response) => {
  const sizes = [...SIZES, CONTENT.length];
  let at = 0;
  const write = (): void => {
    const size = sizes.shift();
    if (size === undefined) return void response.end();
    response.write(CONTENT.subarray(at, (at += size)), () => setImmediate(write));
  };
  write();
};
const servers: readonly Server[] = [
  createPlainServer(answer),
  createSecureServer(
    {
      cert: readFileSync(join(__dirname, 'tls/certificate.pem')),
      key: readFileSync(join(__dirname, 'tls/key.pem')),
    },
    answer,
  ),
];

beforeAll(async () => {
  nock.restore();
  await Promise.all(servers.map((server) => once(server.listen(0, '127.0.0.1'), 'listening')));
});

afterAll(() => servers.forEach((server) => server.close()));

function open(index: number): Socket {
  const { port } = servers[index]!.address() as AddressInfo;
  const to = { host: '127.0.0.1', port, onread: READING };
  return index === 0 ? connect(to) : connectSecurely({ ...to, rejectUnauthorized: false });
}

/** Asks, and takes all that comes; `onPiece` is told before the next is read. */
async function take(socket: Socket, onPiece?: () => void): Promise<{ readonly md5: string; readonly sizes: number[] }> {
  const pieces: Buffer[] = [];
  socket.on('data', (piece: Buffer) => {
    pieces.push(piece);
    onPiece?.();
  });
  socket.write('GET / HTTP/1.0\r\n\r\n');
  await once(socket, 'end');
  // Only now, when memory that was used twice would hold something else.
  const all = Buffer.concat(pieces);
  return { md5: md5Of(all.subarray(all.indexOf('\r\n\r\n') + 4)), sizes: pieces.map(({ length }) => length) };
}

function md5Of(bytes: Uint8Array): string {
  return createHash('md5').update(bytes).digest('hex');
}

describe.each([
  ['plain', 0],
  ['secure', 1],
])('what %s connections read', (_, index) => {
  test('is what was sent, by several at a time', async () => {
    const taken = await Promise.all([open(index), open(index), open(index)].map((socket) => take(socket)));
    expect(taken.map(({ md5 }) => md5)).toEqual([MD5, MD5, MD5]);
  });

  test('is what was sent, where a piece makes for another connection', async () => {
    const others: ReturnType<typeof take>[] = [];
    const { md5 } = await take(open(index), () => {
      if (others.length < 3) others.push(take(open(index)));
    });
    expect([md5, ...(await Promise.all(others)).map((other) => other.md5)]).toEqual([MD5, MD5, MD5, MD5]);
  });
});

test('long answers come in larger pieces than Node makes of them', async () => {
  const { sizes } = await take(open(0));
  expect(Math.max(...sizes)).toBeGreaterThan(65_536);
});

test('short ones share memory', () => {
  const pieces: Buffer[] = [];
  const connection = { push: (piece: Buffer) => pieces.push(piece) > 0 };
  const { buffer, callback } = READING as { buffer: () => Uint8Array; callback: typeof READING.callback };
  let memory = buffer();
  for (let i = 0; i < 3; i++) {
    callback.call(connection, 100, memory);
    memory = buffer();
  }
  expect(new Set(pieces.map((piece) => piece.buffer)).size).toBe(1);
  expect(pieces.map((piece) => piece.byteOffset)).toEqual([0, 100, 200]);
});
