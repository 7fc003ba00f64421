import { createHash } from 'node:crypto';
import {
  ConnectionError,
  createAccess,
  createConnection,
  type ConnectionWith,
  type Transport,
  type TransportRequest,
} from '@os/core';
import { objectStore } from '@os/object-store/pure';

interface Kept {
  readonly bytes: Buffer;
  readonly etag: string;
}

/** As much of an object store as uploads and downloads need, in memory; it fails when it is told to. */
export class Swift implements Transport {
  readonly objects = new Map<string, Kept>();
  readonly lines: string[] = [];
  /** Called before each request; what it throws is the answer. After so many bytes, a download breaks. */
  onRequest: (line: string, request: TransportRequest) => void = () => undefined;
  breakAfter = Infinity;
  /** Objects that lists tell to be large. */
  readonly sloEtags = new Set<string>();
  /** Containers that are not there. */
  readonly missing = new Set<string>();
  /** Keeps something else than what is sent. */
  isFaulty = false;
  /** The most bodies that were under way at a time. */
  most = 0;
  #now = 0;
  readonly #root: string;

  readonly conn: ConnectionWith<readonly [typeof objectStore]>;

  /** @param root - What a proxy has before the path of the object store. */
  constructor(root = '/proxy') {
    this.#root = root;
    this.conn = createConnection({
      services: [objectStore],
      transport: this,
      retries: 2,
      authenticator: {
        name: 'static',
        authorize: async () => {
          const endpoints = [{ interface: 'public', region: 'R', url: `http://swift.test${root}/v1/AUTH_p` }];
          return createAccess({ headers: { 'x-auth-token': 't' }, catalog: [{ type: 'object-store', endpoints }] });
        },
      },
    });
  }

  get store() {
    return this.conn.objectStore;
  }

  async send(request: TransportRequest) {
    const { pathname, search } = new URL(request.url);
    const path = decodeURIComponent(pathname.replace(new RegExp(`^${this.#root}/v1/AUTH_p`), ''));
    const line = `${request.method} ${path}${search}`;
    this.lines.push(line);
    this.onRequest(line, request);
    this.most = Math.max(this.most, ++this.#now);
    try {
      const bytes = await bytesOf(request);
      await new Promise(setImmediate);
      request.signal?.throwIfAborted();
      return this.#answer(request, path, search, bytes);
    } finally {
      this.#now--;
    }
  }

  #answer({ method, headers, expect }: TransportRequest, path: string, search: string, sent: Buffer) {
    const answer = (status: number, more: Record<string, string> = {}, text: string | Buffer = '') => ({
      status,
      headers: more,
      body: expect === 'stream' ? this.#stream(Buffer.from(text)) : String(text),
    });
    if (path === `${this.#root}/info`)
      return answer(200, {}, JSON.stringify({ swift: { max_file_size: 100 }, slo: {} }));
    const [, place] = path.split(`${this.#root}/endpoints/v1/`);
    if (place !== undefined) return answer(200, {}, JSON.stringify([`http://127.0.0.1:6200/d1/59/${place}`]));
    if (search.includes('bulk-delete')) {
      for (const each of String(sent).split('\n')) this.objects.delete(`/${decodeURIComponent(each)}`);
      const result = { 'Response Status': '200 OK', 'Number Deleted': 1, 'Number Not Found': 0, Errors: [] };
      return answer(200, {}, JSON.stringify(result));
    }
    if (this.missing.has(path)) return answer(404);
    if (method === 'GET' && path.split('/').length === 2) {
      const { prefix = '', marker = '' } = Object.fromEntries(new URLSearchParams(search));
      const names = [...this.objects.keys()].filter((name) => name.startsWith(`${path}/${prefix}`)).sort();
      const items = names.map((name) => {
        const { bytes, etag } = this.objects.get(name)!;
        return { name: name.slice(path.length + 1), bytes: bytes.length, hash: etag, content_type: 'a/b', last_modified: '2026-01-01T00:00:00.123456', ...(this.sloEtags.has(name) && { slo_etag: etag }) }; // prettier-ignore
      });
      return answer(200, {}, JSON.stringify(items.filter(({ name }) => name > marker)));
    }
    if (method === 'PUT') {
      const isManifest = search.includes('multipart-manifest=put');
      const parts = isManifest ? (JSON.parse(String(sent)) as { path: string }[]) : [];
      const bytes = isManifest ? Buffer.concat(parts.map((part) => this.objects.get(part.path)!.bytes)) : sent;
      const md5 = createHash('md5').update(bytes).digest('hex');
      const etag = this.isFaulty ? '0'.repeat(32) : isManifest ? `"${md5}"` : md5;
      if (path.split('/').length > 2) this.objects.set(path, { bytes, etag });
      return answer(201, { etag, 'last-modified': 'Wed, 25 Nov 2026 04:38:43 GMT' });
    }
    const kept = this.objects.get(path);
    if (!kept) return answer(404);
    if (method === 'DELETE') {
      this.objects.delete(path);
      return answer(204);
    }
    if ((headers['if-match'] ?? kept.etag) !== kept.etag) return answer(412);
    const { bytes, etag } = kept;
    const known = { etag, 'content-type': 'a/b', 'last-modified': 'Wed, 25 Nov 2026 04:38:43 GMT' };
    const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(headers['range'] ?? '') ?? [];
    if (from === undefined)
      return answer(200, { ...known, 'content-length': String(bytes.length) }, method === 'HEAD' ? '' : bytes);
    const part = bytes.subarray(Number(from), to ? Number(to) + 1 : undefined);
    const range = `bytes ${from}-${Number(from) + part.length - 1}/${bytes.length}`;
    return answer(206, { ...known, 'content-length': String(part.length), 'content-range': range }, part);
  }

  #stream(bytes: Buffer): ReadableStream<Uint8Array> {
    let at = 0;
    const limit = this.breakAfter;
    return new ReadableStream<Uint8Array>({
      pull(controller) {
        if (at >= limit) controller.error(new ConnectionError('it broke'));
        else if (at >= bytes.length) controller.close();
        else controller.enqueue(bytes.subarray(at, (at += 1000)));
      },
    });
  }
}

async function bytesOf({ body }: TransportRequest): Promise<Buffer> {
  if (body === undefined) return Buffer.alloc(0);
  return Buffer.from(await new Response(body as BodyInit).arrayBuffer());
}
