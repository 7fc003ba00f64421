import { createHash, createHmac, randomFillSync } from 'node:crypto';
import {
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
  mkdirSync,
  existsSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ConnectionError } from '@os/core';
import { downloadFile, fileSource, syncToContainer, syncToDirectory, UnsafeNameError } from '@os/object-store/node';
import type { Progress } from '@os/object-store/pure';
import { Swift } from './swift.js';

const bytes = randomFillSync(new Uint8Array(2_500_000));
const md5 = createHash('md5').update(bytes).digest('hex');
const SEGMENT = 1_000_000;
const file = (lastModified = 1_700_000_000_000) => new File([bytes], 'f', { lastModified, type: 'a/b' });
const stream = () => new Blob([bytes]).stream() as ReadableStream<Uint8Array>;
const read = async (body: ReadableStream<Uint8Array>) => new Uint8Array(await new Response(body).arrayBuffer());
const folder = mkdtempSync(join(tmpdir(), 'object-store-'));
afterAll(() => rmSync(folder, { recursive: true }));

let swift: Swift;
beforeEach(() => {
  swift = new Swift();
  jest.spyOn(Math, 'random').mockReturnValue(0);
});

describe('uploads', () => {
  test.each([
    ['bytes', () => bytes],
    ['a blob', () => new Blob([bytes])],
    ['a stream', stream],
  ])('of %s arrive whole, are told of as they go, and are checked', async (_, data) => {
    const told: Progress[] = [];
    const size = bytes.length;
    const uploaded = await swift.store.uploadObject('c', 'o', data(), { size, onProgress: (each) => told.push(each) });
    expect(uploaded).toMatchObject({ etag: md5, contentLength: size, segments: 0 });
    expect(swift.objects.get('/c/o')!.bytes.equals(bytes)).toBe(true);
    expect(told.at(-1)).toEqual({ loaded: size, total: size });
  });

  test('are sent again after a failure, if their source can be read again', async () => {
    let failures = 1;
    swift.onRequest = () => {
      if (failures-- > 0) throw new ConnectionError('reset');
    };
    const told: number[] = [];
    await swift.store.uploadObject('c', 'o', file(), { onProgress: ({ loaded }) => told.push(loaded) });
    expect(told.at(-1)).toBe(bytes.length);
    expect(swift.lines).toEqual(['PUT /c/o', 'PUT /c/o']);
    failures = 1;
    await expect(swift.store.uploadObject('c', 'o', stream())).rejects.toThrow('reset');
  });

  test('that are stored differently are told', async () => {
    swift.isFaulty = true;
    await expect(swift.store.uploadObject('c', 'o', bytes)).rejects.toMatchObject({ code: 'INTEGRITY' });
    await swift.store.uploadObject('c', 'o', bytes, { checksum: false });
  });

  test('in segments: some at a time, with a manifest of their checksums', async () => {
    await swift.store.uploadObject('c', 'o', file(), { segmentSize: SEGMENT, concurrency: 2, metadata: { a: '1' } });
    const lines = swift.lines.map((line) => line.replace(/slo\/\d{13}\.000000\//, 'slo/now/'));
    const prefix = `/c_segments/o/slo/now/2500000/${SEGMENT}/`;
    expect(lines.sort()).toEqual([
      'PUT /c/o?multipart-manifest=put',
      'PUT /c_segments',
      ...['00000000', '00000001', '00000002'].map((index) => `PUT ${prefix}${index}`),
    ]);
    expect(swift.lines.at(-1)).toBe('PUT /c/o?multipart-manifest=put');
    expect(swift.most).toBe(2);
    expect(swift.objects.get('/c/o')!.bytes.equals(bytes)).toBe(true);
  });

  test('in segments can be resumed, and leave nothing otherwise', async () => {
    swift.onRequest = (line) => {
      if (line.endsWith('00000002')) throw new Error('no');
    };
    const options = { segmentSize: SEGMENT, concurrency: 1, resume: true };
    await expect(swift.store.uploadObject('c', 'o', file(), options)).rejects.toThrow('no');
    expect(swift.objects.size).toBe(2);
    swift.onRequest = () => undefined;
    // One of them is not what it should be.
    const [[name]] = [...swift.objects] as [[string, unknown]];
    swift.objects.set(name, { bytes: Buffer.alloc(SEGMENT), etag: 'other' });
    swift.lines.length = 0;
    await swift.store.uploadObject('c', 'o', file(), options);
    expect(swift.lines.filter((line) => /\/\d{8}$/.test(line)).map((line) => line.slice(-8))).toEqual([
      '00000000',
      '00000002',
    ]);
    expect(swift.objects.get('/c/o')!.bytes.equals(bytes)).toBe(true);

    swift.objects.clear();
    swift.onRequest = (line) => {
      if (line.endsWith('00000002')) throw new Error('no');
    };
    await expect(swift.store.uploadObject('c', 'o', file(), { ...options, resume: false })).rejects.toThrow('no');
    expect(swift.objects.size).toBe(0);
  });

  test('in segments that fail leave those of the same file alone that are in use', async () => {
    const options = { segmentSize: SEGMENT };
    await swift.store.uploadObject('c', 'o', file(), options);
    const segments = [...swift.objects.keys()];
    swift.onRequest = (line) => {
      if (line === 'PUT /c/o?multipart-manifest=put') throw new Error('no');
    };
    jest.spyOn(Date, 'now').mockReturnValueOnce(1);
    await expect(swift.store.uploadObject('c', 'o', file(), options)).rejects.toThrow('no');
    expect(swift.lines).toContain('PUT /c_segments/o/slo/1.000000/2500000/1000000/00000000');
    expect([...swift.objects.keys()]).toEqual(segments);
  });

  test('of streams are kept in memory segment by segment; dynamic manifests name a prefix', async () => {
    const headers: Record<string, string>[] = [];
    swift.onRequest = (_, request) => headers.push(request.headers);
    const uploaded = await swift.store.uploadObject('c', 'o', stream(), {
      segmentSize: SEGMENT,
      manifest: 'dynamic',
      expiresIn: 9,
    });
    expect(uploaded).toMatchObject({ segments: 3, contentLength: bytes.length });
    expect(headers.at(-1)!['x-object-manifest']).toMatch(/^c_segments\/o\/slo\/\d+\.\d{6}\/stream\/1000000\/$/);
    // Segments expire with their object.
    expect(headers.slice(1).every((each) => each['x-delete-after'] === '9')).toBe(true);
    const parts = [...swift.objects].filter(([name]) => name.startsWith('/c_segments/')).sort(([a], [b]) => (a < b ? -1 : 1)); // prettier-ignore
    expect(Buffer.concat(parts.map(([, part]) => part.bytes)).equals(bytes)).toBe(true);
  });

  test('that are aborted end at once', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(swift.store.uploadObject('c', 'o', file(), { segmentSize: SEGMENT, signal })).rejects.toThrow();
  });
});

describe('downloads', () => {
  beforeEach(async () => void (await swift.store.uploadObject('c', 'o', bytes)));

  test('go on where a connection broke', async () => {
    swift.breakAfter = 1_000_000;
    const told: number[] = [];
    const { body, object, status } = await swift.store.downloadObject('c', 'o', {
      onProgress: ({ loaded }) => told.push(loaded),
    });
    expect([object.contentLength, status]).toEqual([bytes.length, 200]);
    expect(Buffer.from(await read(body)).equals(bytes)).toBe(true);
    expect(swift.lines.filter((line) => line.startsWith('GET'))).toHaveLength(3);
    expect(told.at(-1)).toBe(bytes.length);
    const part = await swift.store.downloadObject('c', 'o', { range: { offset: 5, length: 1_500_000 } });
    expect(Buffer.from(await read(part.body)).equals(bytes.subarray(5, 1_500_005))).toBe(true);
  });

  test('do not go on with another object', async () => {
    swift.breakAfter = 1_000_000;
    const { body } = await swift.store.downloadObject('c', 'o');
    await swift.store.uploadObject('c', 'o', 'other');
    await expect(read(body)).rejects.toMatchObject({ status: 412 });
  });

  test('are checked', async () => {
    swift.objects.set('/c/o', { bytes: Buffer.from(bytes), etag: '0'.repeat(32) });
    await expect(read((await swift.store.downloadObject('c', 'o')).body)).rejects.toMatchObject({ code: 'INTEGRITY' });
    await read((await swift.store.downloadObject('c', 'o', { checksum: false })).body);
  });
});

describe('files', () => {
  const path = join(folder, 'source');
  beforeAll(() => writeFileSync(path, bytes));

  test('are read in parts', async () => {
    const source = await fileSource(path);
    expect(source.size).toBe(bytes.length);
    expect(
      Buffer.from(await read(source.slice(1_200_000, 1_300_000).slice(10, 20).stream())).equals(
        bytes.subarray(1_200_010, 1_200_020),
      ),
    ).toBe(true);
    await swift.store.uploadObject('c', 'o', source, { segmentSize: SEGMENT });
    expect(swift.objects.get('/c/o')!.bytes.equals(bytes)).toBe(true);
    writeFileSync(join(folder, 'short'), 'abc');
    const short = await fileSource(join(folder, 'short'));
    writeFileSync(join(folder, 'short'), '');
    await expect(read(short.stream())).rejects.toThrow('has become shorter');
  });

  test('have to be regular, as others say that they are empty', async () => {
    await expect(fileSource(folder)).rejects.toMatchObject({ code: 'INVALID_ATTRIBUTE' });
    await expect(fileSource('/dev/null')).rejects.toThrow('/dev/null is no regular file');
  });

  test('are downloaded in parts, which a later download uses', async () => {
    await swift.store.uploadObject('c', 'o', bytes);
    const target = join(folder, 'target');
    let asked = 0;
    swift.onRequest = (line) => {
      if (line.startsWith('GET') && ++asked === 3) throw new Error('no');
    };
    const options = { partSize: SEGMENT, concurrency: 1 };
    await expect(downloadFile(swift.store, 'c', 'o', target, options)).rejects.toThrow('no');
    expect(existsSync(target)).toBe(false);
    await downloadFile(swift.store, 'c', 'o', target, options);
    expect(asked).toBe(4);
    expect(readFileSync(target).equals(bytes)).toBe(true);
    expect(existsSync(`${target}.part`)).toBe(false);
    swift.objects.set('/c/o', { bytes: Buffer.from('wrong'), etag: '0'.repeat(32) });
    await expect(downloadFile(swift.store, 'c', 'o', target)).rejects.toMatchObject({ code: 'INTEGRITY' });
  });

  test('of a directory go to a container and back', async () => {
    const from = join(folder, 'from');
    mkdirSync(join(from, 'sub'), { recursive: true });
    writeFileSync(join(from, 'a'), 'A');
    writeFileSync(join(from, 'sub/b'), 'BB');
    await swift.store.uploadObject('c', 'p/old', 'x');
    const steps: string[] = [];
    const options = {
      prefix: 'p/',
      isMirror: true,
      onProgress: ({ action, path }: { action: string; path: string }) => steps.push(`${action} ${path}`),
    };
    expect(await syncToContainer(swift.store, from, 'c', options)).toEqual({
      uploaded: 2,
      downloaded: 0,
      deleted: 1,
      unchanged: 0,
    });
    expect(steps.sort()).toEqual(['deleted old', 'uploaded a', 'uploaded sub/b']);
    expect(await syncToContainer(swift.store, from, 'c', options)).toMatchObject({ uploaded: 0, unchanged: 2 });
    const to = join(folder, 'to');
    expect(await syncToDirectory(swift.store, 'c', to, options)).toMatchObject({ downloaded: 2, unchanged: 0 });
    expect(readFileSync(join(to, 'sub/b'), 'utf8')).toBe('BB');
    writeFileSync(join(to, 'extra'), '');
    utimesSync(join(to, 'a'), 0, 0);
    expect(await syncToDirectory(swift.store, 'c', to, options)).toMatchObject({
      downloaded: 0,
      unchanged: 2,
      deleted: 1,
    });
    await swift.store.uploadObject('c', 'p/../../evil', 'x');
    await expect(syncToDirectory(swift.store, 'c', to, options)).rejects.toMatchObject({ code: 'UNSAFE_NAME' });
  });

  test.each([
    ['/abs', 'would be written to /abs, out of'],
    ['a//b', 'would be written to'],
    ['./a', 'would be written to'],
    ['a', 'cannot be a file, as others need a directory of that name'],
  ])('of a container cannot be named %p beside "a/b", which is told before anything is done', async (name, why) => {
    const to = join(folder, 'unsafe');
    await swift.store.uploadObject('c', 'a/b', 'x');
    await swift.store.uploadObject('c', name, 'x');
    const error = await syncToDirectory(swift.store, 'c', to).catch((each: unknown) => each);
    expect(error).toBeInstanceOf(UnsafeNameError);
    expect(String(error)).toContain(`"${name}" ${why}`);
    expect(existsSync(to)).toBe(false);
  });

  test('of a mirror make way for what has become a directory or a file', async () => {
    const to = join(folder, 'turned');
    const options = { isMirror: true };
    const names = (): string[] => readdirSync(to, { recursive: true }).map(String).sort();
    await swift.store.uploadObject('c', 'a', 'x');
    await swift.store.uploadObject('c', 'b/c/d', 'x');
    await syncToDirectory(swift.store, 'c', to, options);
    swift.objects.clear();
    await swift.store.uploadObject('c', 'a/b', 'x');
    await swift.store.uploadObject('c', 'b', 'x');
    expect(await syncToDirectory(swift.store, 'c', to, options)).toMatchObject({ downloaded: 2, deleted: 2 });
    expect(names()).toEqual(['a', 'a/b', 'b']);
  });

  test('of a mirror are completed after an interruption', async () => {
    const to = join(folder, 'interrupted');
    await swift.store.uploadObject('c', 'o', bytes);
    swift.onRequest = (line) => {
      if (line === 'GET /c/o') throw new Error('no');
    };
    const sync = () => syncToDirectory(swift.store, 'c', to, { isMirror: true });
    await expect(sync()).rejects.toThrow('no');
    expect(readdirSync(to)).toEqual(['o.part']);
    swift.onRequest = () => undefined;
    expect(await sync()).toMatchObject({ downloaded: 1, deleted: 0 });
    expect(readdirSync(to)).toEqual(['o']);
  });

  test('whose object is gone when it is its turn count as missing', async () => {
    const to = join(folder, 'gone');
    mkdirSync(to);
    writeFileSync(join(to, 'o'), 'old');
    await swift.store.uploadObject('c', 'o', 'new!');
    swift.onRequest = (line) => line === 'HEAD /c/o' && swift.objects.delete('/c/o');
    expect(await syncToDirectory(swift.store, 'c', to, { isMirror: true })).toMatchObject({
      downloaded: 0,
      deleted: 1,
    });
  });

  test('of large objects are compared by time: those of an older object are downloaded', async () => {
    const to = join(folder, 'times');
    await swift.store.uploadObject('c', 'o', 'x');
    swift.sloEtags.add('/c/o');
    const sync = () => syncToDirectory(swift.store, 'c', to);
    expect(await sync()).toMatchObject({ downloaded: 1 });
    expect(await sync()).toMatchObject({ unchanged: 1 });
    utimesSync(join(to, 'o'), 0, 0);
    expect(await sync()).toMatchObject({ downloaded: 1 });
    utimesSync(join(to, 'o'), 0, 0);
    expect(await syncToContainer(swift.store, to, 'c')).toMatchObject({ unchanged: 1 });
    utimesSync(join(to, 'o'), 4_000_000_000, 4_000_000_000);
    expect(await syncToContainer(swift.store, to, 'c')).toMatchObject({ uploaded: 1 });
  });

  test('stay where a mirror is of a container that does not exist', async () => {
    const to = join(folder, 'safe');
    mkdirSync(to);
    writeFileSync(join(to, 'precious'), '');
    swift.missing.add('/typo');
    const missing = { code: 'NOT_FOUND' };
    await expect(syncToDirectory(swift.store, 'typo', to, { isMirror: true })).rejects.toMatchObject(missing);
    await expect(syncToContainer(swift.store, to, 'typo')).rejects.toMatchObject(missing);
    expect(existsSync(join(to, 'precious'))).toBe(true);
  });

  test.each([
    ['downloadFile', { partSize: 0 }, () => downloadFile(swift.store, 'c', 'o', join(folder, 'o'), { partSize: 0 })],
    ['downloadFile', { concurrency: 0 }, () => downloadFile(swift.store, 'c', 'o', join(folder, 'o'), { concurrency: 0 })], // prettier-ignore
    ['syncToContainer', { concurrency: 0.5 }, () => syncToContainer(swift.store, folder, 'c', { concurrency: 0.5 })],
    ['syncToDirectory', { concurrency: -1 }, () => syncToDirectory(swift.store, 'c', folder, { concurrency: -1 })],
  ])('%s refuses %p', async (_, option, call) => {
    await swift.store.uploadObject('c', 'o', 'x');
    const message = `"${Object.keys(option)[0]!}" should be a whole number above 0`;
    await expect(call()).rejects.toMatchObject({ code: 'INVALID_ATTRIBUTE', message });
  });

  test('are closed when reading them is given up while they are being opened', async () => {
    const before = readdirSync('/proc/self/fd').length;
    for (let count = 0; count < 20; count++) {
      const reader = (await fileSource(path)).stream().getReader();
      const reading = reader.read();
      // Streams begin to read a moment later, and files take longer to open.
      for (let tick = 0; tick < 5; tick++) await Promise.resolve();
      await reader.cancel();
      expect(await reading).toMatchObject({ done: true });
    }
    await pause(50);
    expect(readdirSync('/proc/self/fd').length).toBeLessThanOrEqual(before);
  });
});

describe('signatures', () => {
  const sign = (text: string, digest = 'sha256') => createHmac(digest, 'key').update(text).digest('hex');

  test('of temporary URLs are of the path from the version on', async () => {
    const expiresAt = new Date(1_800_000_000_999);
    const url = await swift.store.generateTempUrl('c', 'a/ü 1', { key: 'key', expiresAt });
    const signature = sign('GET\n1800000000\n/v1/AUTH_p/c/a/ü 1');
    expect(url).toBe(
      `http://swift.test/proxy/v1/AUTH_p/c/a/%C3%BC%201?temp_url_sig=${signature}&temp_url_expires=1800000000`,
    );
    const other = new URL(
      await swift.store.generateTempUrl('c', 'a/', { key: 'key', expiresAt, digest: 'sha512', method: 'PUT', isPrefix: true, ipRange: '10.0.0.0/8', filename: 'x y', isInline: true }), // prettier-ignore
    );
    expect(Object.fromEntries(other.searchParams)).toEqual({
      temp_url_sig: sign('ip=10.0.0.0/8\nPUT\n1800000000\nprefix:/v1/AUTH_p/c/a/', 'sha512'),
      temp_url_expires: '1800000000',
      temp_url_prefix: 'a/',
      temp_url_ip_range: '10.0.0.0/8',
      filename: 'x y',
      inline: '',
    });
    expect(swift.lines).toEqual([]);
  });

  test('of forms have all that the form may', async () => {
    const options = {
      key: 'key',
      expiresAt: '2027-01-15T08:00:00Z',
      redirect: 'https://a.test/',
      maxFileSize: 9,
      maxFileCount: 2,
    };
    expect(await swift.store.generateFormSignature('c', 'up/', options)).toEqual({
      url: 'http://swift.test/proxy/v1/AUTH_p/c/up/',
      fields: {
        redirect: 'https://a.test/',
        max_file_size: '9',
        max_file_count: '2',
        expires: '1800000000',
        signature: sign('/v1/AUTH_p/c/up/\nhttps://a.test/\n9\n2\n1800000000'),
      },
    });
    expect((await swift.store.generateFormSignature('c', '', options)).url).toBe(
      'http://swift.test/proxy/v1/AUTH_p/c/',
    );
  });
});

test.each(['', '/proxy'])(
  'what an object store can do, and where its replicas are, stands beside its version: %p',
  async (root) => {
    const { store, lines } = new Swift(root);
    expect((await store.getInfo()).swift.max_file_size).toBe(100);
    expect(await store.getObjectSegmentSize()).toBe(100);
    expect(await store.listEndpoints('c', 'a/b')).toEqual(['http://127.0.0.1:6200/d1/59/AUTH_p/c/a/b']);
    expect(lines).toEqual([`GET ${root}/info`, `GET ${root}/info`, `GET ${root}/endpoints/v1/AUTH_p/c/a/b`]);
  },
);
