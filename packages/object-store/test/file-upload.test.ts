import { createHash, randomFillSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createAccess, createConnection, FetchTransport, type Transport } from '@os/core';
import { AxiosTransport } from '@os/core/axios';
import { fileSource } from '@os/object-store/node';
import { objectStore } from '@os/object-store/pure';
import { UndiciTransport } from '@os/transport-undici';
import nock from 'nock';

// Files are sent over real connections here: what is read of them lies in memory that is used again while they are sent.
beforeAll(() => nock.restore());

const bytes = randomFillSync(new Uint8Array(7_340_033));
const md5 = (content: Uint8Array): string => createHash('md5').update(content).digest('hex');
const folder = mkdtempSync(join(tmpdir(), 'file-upload-'));
const path = join(folder, 'file');
beforeEach(() => writeFileSync(path, bytes));
afterAll(() => rmSync(folder, { recursive: true }));

/** What was stored, by its path, and whatever is to happen before something is. */
const stored = new Map<string, Buffer>();
let onRequest: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;

const server = createServer((request, response) => {
  void (async () => {
    onRequest(request, response);
    const pieces: Buffer[] = [];
    for await (const piece of request as AsyncIterable<Buffer>) {
      // Slower than the file is read.
      if (pieces.length % 16 === 0) await pause(1);
      pieces.push(piece);
    }
    const content = Buffer.concat(pieces);
    stored.set(request.url!, content);
    response.writeHead(201, { etag: md5(content) }).end();
  })().catch(() => undefined);
});
beforeAll(async () => once(server.listen(0, '127.0.0.1'), 'listening'));
afterAll(() => server.close());
beforeEach(() => {
  stored.clear();
  onRequest = () => undefined;
});

const storeOver = (transport: Transport) => {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/AUTH_p`;
  const catalog = [{ type: 'object-store', endpoints: [{ interface: 'public', region: 'R', url }] }];
  const authenticator = { name: 'static', authorize: async () => createAccess({ headers: {}, catalog }) };
  return createConnection({ services: [objectStore], transport, authenticator }).objectStore;
};
const SEGMENTS = { segmentSize: 3_000_000, concurrency: 2 };

describe.each([
  ['axios', (): Transport => new AxiosTransport()],
  ['undici', (): Transport => new UndiciTransport()],
  ['fetch', (): Transport => new FetchTransport()],
])('a file over %s', (_, make) => {
  const transport = make();
  afterAll(() => transport.close?.());

  test.each([true, false])('arrives as it is; checked: %p', async (checksum) => {
    const options = { checksum };
    const uploaded = await storeOver(transport).uploadObject('c', 'o', await fileSource(path), options);
    expect(uploaded).toMatchObject({ etag: md5(bytes), contentLength: bytes.length });
    expect(stored.get('/v1/AUTH_p/c/o')!.equals(bytes)).toBe(true);
  });

  test('arrives in segments, of which each is sent again when its connection breaks', async () => {
    const broken = new Set<string>();
    onRequest = (request, response) => {
      if (!/\d{8}$/.test(request.url!) || broken.has(request.url!)) return;
      broken.add(request.url!);
      request.once('data', () => response.destroy());
    };
    await storeOver(transport).uploadObject('c', 'o', await fileSource(path), SEGMENTS);
    const segments = [...stored].filter(([name]) => /\d{8}$/.test(name)).sort(([a], [b]) => (a < b ? -1 : 1));
    expect(broken.size).toBe(3);
    expect(Buffer.concat(segments.map(([, content]) => content)).equals(bytes)).toBe(true);
  });

  test('that becomes shorter meanwhile is told', async () => {
    const source = await fileSource(path);
    truncateSync(path, 5_000_000);
    const upload = storeOver(transport).uploadObject('c', 'o', source, { retries: 0 });
    await expect(upload).rejects.toThrow('has become shorter: it ends at 5000000 instead of 7340033');
  });
});
