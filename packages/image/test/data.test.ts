import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConflictError, InvalidAttributeError, InvalidResponseError, ResourceFailureError } from '@os/core';
import { downloadToFile, fileData } from '@os/image/node';
import { ChecksumError, Image, type ImageData, type MakeHash } from '@os/image/pure';
import { DATA, IMAGE, IMAGE_TASK, IMPORTED_IMAGE, IMPORTING_IMAGE, QUEUED_IMAGE, TASK } from './answers.js';
import { exchange, exchangeWithHeaders, nothing, testAll } from './exchange.js';

const url = `/images/${IMAGE.id}`;
const bytes = new TextEncoder().encode(DATA);
const streamOf = (...parts: string[]) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (const part of parts) controller.enqueue(new TextEncoder().encode(part));
      controller.close();
    },
  });
const textOf = async (stream: unknown) => new Response(stream as ReadableStream).text();
const wrong = { ...IMAGE, os_hash_value: 'ff', checksum: 'ee' };
const PLAIN = { 'content-type': 'application/octet-stream' };
const SIZED = { ...PLAIN, 'content-length': '5', 'x-openstack-image-size': '5' };

describe('an upload', () => {
  test.each<[string, () => ImageData, object]>([
    ['of bytes', () => bytes, SIZED],
    ['of a Blob', () => new Blob([bytes]), SIZED],
    ['of a stream', () => streamOf('hel', 'lo'), PLAIN],
  ])('%s sends them, tells the progress, and verifies what was stored', async (_, data, headers) => {
    const onProgress = jest.fn();
    const { result, sent } = await exchangeWithHeaders(
      (c) => c.uploadImage(IMAGE.id, data(), { onProgress }),
      [204],
      [200, IMAGE],
    );
    expect(sent[0]).toEqual({ request: `PUT ${url}/file`, body: DATA, headers });
    expect(sent[1]).toMatchObject({ request: `GET ${url}` });
    expect(result).toBeInstanceOf(Image);
    expect(result).toMatchObject({ status: 'active', size: 5 });
    expect(onProgress.mock.lastCall).toEqual([5, 'content-length' in headers ? 5 : undefined]);
  });

  test('goes to a store, and tells the size of a stream if the caller does', async () => {
    const options = { store: 'second', size: 5, headers: { 'content-type': 'application/x-raw' } };
    const { sent } = await exchangeWithHeaders(
      (c) => c.uploadImage(IMAGE.id, streamOf(DATA), options),
      [204],
      [200, IMAGE],
    );
    expect(sent[0]?.headers).toEqual({ ...SIZED, 'content-type': 'application/x-raw', 'x-image-meta-store': 'second' });
  });

  test.each([
    ['of another hash', wrong, 'have the sha512 9b71d2'],
    ['of another MD5, where the hash is unknown', { ...wrong, os_hash_algo: 'shake_9' }, 'have the md5 5d4140'],
    ['of another size', { ...IMAGE, size: 4 }, 'have the size 5; the service says 4'],
  ])('fails if the service stored something else: %s', async (_, stored, message) => {
    const upload = exchange((c) => c.uploadImage(IMAGE.id, bytes), [204], [200, stored]);
    await expect(upload).rejects.toThrow(ChecksumError);
    await expect(upload).rejects.toThrow(message);
  });

  test('is not verified if nobody wants it, nor where nothing is known', async () => {
    await exchange((c) => c.uploadImage(IMAGE.id, bytes, { verify: false }), [204], [200, { ...wrong, size: 4 }]);
    const unknown = { ...IMAGE, size: null, checksum: null, os_hash_algo: null, os_hash_value: null };
    await exchange((c) => c.uploadImage(IMAGE.id, bytes), [204], [200, unknown]);
  });

  test('is sent again when the connection fails, metered from the beginning', async () => {
    const onProgress = jest.fn();
    const { sent } = await exchange(
      (c) => c.uploadImage(IMAGE.id, new Blob([bytes]), { onProgress, retries: 1 }),
      [503, '', { 'retry-after': '0' }],
      [204],
      [200, IMAGE],
    );
    expect(sent.map(({ request, body }) => [request, body])).toEqual([
      [`PUT ${url}/file`, DATA],
      [`PUT ${url}/file`, DATA],
      [`GET ${url}`, undefined],
    ]);
    expect(onProgress.mock.lastCall).toEqual([5, 5]);
  });

  test('of what is no data is refused before anything is sent', async () => {
    await expect(exchange((c) => c.createImageFrom('x' as never, { diskFormat: 'raw' }))).rejects.toThrow('fileData');
    for (const data of ['/tmp/disk.raw', null, undefined, {}]) {
      const upload = exchange((c) => c.uploadImage(IMAGE.id, data as never));
      await expect(upload).rejects.toThrow(InvalidAttributeError);
      await expect(upload).rejects.toThrow('fileData of @os/image/node');
    }
  });

  test('fails as the service says', async () => {
    await expect(exchange((c) => c.uploadImage(IMAGE.id, bytes), [409, 'no'])).rejects.toThrow(ConflictError);
  });

  describe('in a browser', () => {
    beforeEach(() => Object.assign(globalThis, { document: {} }));
    afterEach(() => delete (globalThis as { document?: unknown }).document);

    test('sends a Blob as bytes', async () => {
      const onProgress = jest.fn();
      const { sent } = await exchangeWithHeaders(
        (c) => c.uploadImage(IMAGE.id, new Blob([bytes]), { onProgress }),
        [204],
        [200, IMAGE],
      );
      expect(sent[0]).toEqual({ request: `PUT ${url}/file`, body: DATA, headers: SIZED });
      expect(onProgress.mock.calls).toEqual([[5, 5]]);
    });
  });
});

describe('a platform without hashes', () => {
  const none: MakeHash = () => undefined;
  const own: MakeHash = (name) => (name === 'md5' ? createHash(name) : undefined);

  test('compares sizes', async () => {
    await exchange((c) => c.uploadImage(IMAGE.id, bytes, { hash: none }), [204], [200, wrong]);
    await expect(
      exchange((c) => c.uploadImage(IMAGE.id, bytes, { hash: none }), [204], [200, { ...IMAGE, size: 4 }]),
    ).rejects.toThrow(ChecksumError);
  });

  test('can be given one', async () => {
    await exchange((c) => c.uploadImage(IMAGE.id, bytes, { hash: own }), [204], [200, IMAGE]);
    await expect(exchange((c) => c.uploadImage(IMAGE.id, bytes, { hash: own }), [204], [200, wrong])).rejects.toThrow(
      'the md5',
    );
  });
});

describe('a download', () => {
  const headers = { 'content-length': '5' };

  test('asks for what is to be expected, and is verified', async () => {
    const onProgress = jest.fn();
    const { result, sent } = await exchange(
      async (c) => textOf(await c.downloadImage(IMAGE.id, { onProgress })),
      [200, IMAGE],
      [200, DATA, headers],
    );
    expect(sent.map(({ request }) => request)).toEqual([`GET ${url}`, `GET ${url}/file`]);
    expect(result).toBe(DATA);
    expect(onProgress.mock.lastCall).toEqual([5, 5]);
  });

  test('of an image that is known already is one request', async () => {
    const { sent } = await exchange(
      async (c) => textOf(await c.downloadImage(await c.getImage(IMAGE.id))),
      [200, IMAGE],
      [200, DATA],
    );
    expect(sent).toHaveLength(2);
  });

  test.each([
    ['other data', { ...wrong }, DATA, 'the sha512'],
    ['fewer data', IMAGE, 'hell', 'the size 4'],
    ['an MD5 alone', { ...wrong, os_hash_algo: null, os_hash_value: null }, DATA, 'the md5'],
  ])('fails at its end: %s', async (_, known, data, message) => {
    const download = exchange(async (c) => textOf(await c.downloadImage(IMAGE.id)), [200, known], [200, data]);
    await expect(download).rejects.toThrow(ChecksumError);
    await expect(download).rejects.toThrow(message);
  });

  test('without a wish to verify takes what it gets', async () => {
    const { result, sent } = await exchange(
      async (c) => textOf(await c.downloadImage(IMAGE.id, { verify: false })),
      [200, 'other'],
    );
    expect([result, sent.length]).toEqual(['other', 1]);
  });

  test('of a part is not verified', async () => {
    const { result, sent } = await exchangeWithHeaders(
      async (c) => textOf(await c.downloadImage(new Image({ id: IMAGE.id }), { headers: { range: 'bytes=0-1' } })),
      [200, IMAGE],
      [206, 'he', { 'content-length': '2' }],
    );
    expect(result).toBe('he');
    expect(sent[1]?.headers).toEqual({ range: 'bytes=0-1' });
  });

  test('of nothing fails', async () => {
    await expect(exchange((c) => c.downloadImage(IMAGE.id), [200, QUEUED_IMAGE], [204])).rejects.toThrow(
      new InvalidResponseError(`The image ${IMAGE.id} has no data`),
    );
  });
});

testAll([
  {
    call: (c) => c.stageImage(IMAGE.id, bytes),
    sends: `PUT ${url}/stage`,
    body: DATA,
    answer: [204],
    gives: nothing,
  },
  {
    call: (c) => c.importImage(IMAGE.id, { method: 'glance-direct' }),
    sends: `POST ${url}/import`,
    body: { method: { name: 'glance-direct' } },
    answer: [202],
    gives: nothing,
  },
  {
    call: (c) =>
      c.importImage(
        IMAGE.id,
        { method: 'web-download', uri: 'https://192.0.2.1/x' },
        { stores: ['file', 'second'], allStoresMustSucceed: false },
      ),
    sends: `POST ${url}/import`,
    body: {
      method: { name: 'web-download', uri: 'https://192.0.2.1/x' },
      stores: ['file', 'second'],
      all_stores_must_succeed: false,
    },
    answer: [202],
    gives: nothing,
  },
  {
    call: (c) => c.importImage(IMAGE.id, { method: 'copy-image' }, { allStores: true }),
    sends: `POST ${url}/import`,
    body: { method: { name: 'copy-image' }, all_stores: true },
    answer: [202],
    gives: nothing,
  },
  {
    call: (c) =>
      c.importImage(IMAGE.id, { method: 'glance-download', region: 'two', image: 'other', interface: 'internal' }),
    sends: `POST ${url}/import`,
    body: {
      method: {
        name: 'glance-download',
        glance_region: 'two',
        glance_image_id: 'other',
        glance_service_interface: 'internal',
      },
    },
    answer: [202],
    gives: nothing,
  },
]);

describe('waiting for an import', () => {
  const failed = { ...IMPORTED_IMAGE, os_glance_failed_import: 'second', stores: 'file' };

  test('ends when there is no task any more', async () => {
    const seen: (string | undefined)[] = [];
    const onProgress = (image: Image): void => void seen.push(image.importingToStores);
    const { result, sent } = await exchange(
      (c) => c.waitForImport(IMAGE.id, { interval: 1, onProgress }),
      [200, IMPORTING_IMAGE],
      [200, IMPORTED_IMAGE],
    );
    expect(result).toMatchObject({ status: 'active', stores: 'file,second' });
    expect(seen).toEqual(['second', '']);
    expect(sent).toHaveLength(2);
  });

  test.each([
    ['altogether', QUEUED_IMAGE, `The import of ${IMAGE.id} failed; it is queued: Task failed due to Internal Error`],
    [
      'in a store',
      failed,
      `The import of ${IMAGE.id} into second failed; it is active: Task failed due to Internal Error`,
    ],
  ])('fails if the import did: %s', async (_, image, message) => {
    const waiting = exchange(
      (c) => c.waitForImport(IMAGE.id),
      [200, image],
      [200, { tasks: [IMAGE_TASK, { ...IMAGE_TASK, status: 'success', message: '' }] }],
    );
    await expect(waiting).rejects.toThrow(ResourceFailureError);
    await expect(waiting).rejects.toThrow(message);
    await expect(waiting).rejects.toMatchObject({ reason: IMAGE_TASK.message });
  });

  test('says nothing of a reason that there is not', async () => {
    await expect(
      exchange((c) => c.waitForImport(IMAGE.id), [200, QUEUED_IMAGE], [200, { tasks: [TASK] }]),
    ).rejects.toThrow(/it is queued$/);
  });
});

describe('an image with its data', () => {
  const attributes = { name: 'debian', diskFormat: 'raw' };

  test('is created, and its data uploaded', async () => {
    const { result, sent } = await exchangeWithHeaders(
      (c) => c.createImageFrom(bytes, attributes, { store: 'second' }),
      [201, QUEUED_IMAGE],
      [204],
      [200, IMAGE],
    );
    expect(sent[0]).toMatchObject({
      request: 'POST /images',
      body: { container_format: 'bare', name: 'debian', disk_format: 'raw' },
    });
    expect(sent[1]).toMatchObject({ request: `PUT ${url}/file`, headers: { 'x-image-meta-store': 'second' } });
    expect(result).toMatchObject({ status: 'active' });
  });

  test('is created, and its data imported', async () => {
    const { result, sent } = await exchange(
      (c) => c.createImageFrom(bytes, attributes, { viaImport: true, store: 'second' }),
      [201, QUEUED_IMAGE],
      [204],
      [202],
      [200, IMPORTED_IMAGE],
    );
    expect(sent.slice(1)).toEqual([
      { request: `PUT ${url}/stage`, body: DATA },
      { request: `POST ${url}/import`, body: { method: { name: 'glance-direct' }, stores: ['second'] } },
      { request: `GET ${url}` },
    ]);
    expect(result).toMatchObject({ status: 'active' });
  });

  test('is created, and its data fetched by the service', async () => {
    const { sent } = await exchange(
      (c) => c.createImageFrom(new URL('https://192.0.2.1/x'), attributes, { allStores: true }),
      [201, QUEUED_IMAGE],
      [202],
      [200, IMPORTED_IMAGE],
    );
    expect(sent[1]?.body).toEqual({
      method: { name: 'web-download', uri: 'https://192.0.2.1/x' },
      all_stores: true,
    });
  });

  test.each([
    ['the data are refused', [[413, 'too large'] as const], '413', 3],
    ['the data are not the same', [[204] as const, [200, wrong] as const], 'the sha512', 4],
  ])('is deleted if %s', async (_, answers, message, count) => {
    const requests: string[] = [];
    await exchange(
      async (c) => {
        await expect(c.createImageFrom(bytes, attributes)).rejects.toThrow(message);
        requests.push('failed');
      },
      [201, QUEUED_IMAGE],
      ...answers,
      [204],
    ).then(({ sent }) => requests.push(...sent.map(({ request }) => request)));
    expect(requests).toHaveLength(count + 1);
    expect(requests.at(-1)).toBe(`DELETE ${url}`);
  });

  test('fails for the first reason, even if it cannot be deleted', async () => {
    await expect(
      exchange((c) => c.createImageFrom(bytes, attributes), [201, QUEUED_IMAGE], [413, 'too large'], [403]),
    ).rejects.toThrow('413');
  });
});

describe('files', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'image-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('are sent as they are read, again if need be', async () => {
    const path = join(folder, 'disk.raw');
    await writeFile(path, DATA);
    const data = await fileData(path);
    expect(data.size).toBe(5);
    const { sent } = await exchangeWithHeaders(
      (c) => c.uploadImage(IMAGE.id, data, { retries: 1 }),
      [503, '', { 'retry-after': '0' }],
      [204],
      [200, IMAGE],
    );
    expect(sent.slice(0, 2).map(({ body }) => body)).toEqual([DATA, DATA]);
    expect(sent[1]?.headers).toEqual(SIZED);
    await expect(fileData(join(folder, 'none'))).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(fileData(folder)).rejects.toMatchObject({ code: 'INVALID_ATTRIBUTE' });
    await expect(fileData('/dev/null')).rejects.toThrow('/dev/null is no regular file');
  });

  test('have their names when they are complete', async () => {
    const path = join(folder, 'copy');
    await exchange((c) => downloadToFile(c, IMAGE.id, path), [200, IMAGE], [200, DATA]);
    expect(await readFile(path, 'utf8')).toBe(DATA);
    expect(await readdir(folder)).toEqual(['copy']);
  });

  test('that cannot be written let go of the connection', async () => {
    const cancel = jest.fn();
    const service = { downloadImage: () => Promise.resolve(new ReadableStream<Uint8Array>({ cancel })) };
    const path = join(folder, 'none', 'copy');
    await expect(downloadToFile(service, IMAGE.id, path)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(cancel).toHaveBeenCalledTimes(1);
  });

  test('are not there if they are not what they should be', async () => {
    const path = join(folder, 'copy');
    await expect(exchange((c) => downloadToFile(c, IMAGE.id, path), [200, wrong], [200, DATA])).rejects.toThrow(
      ChecksumError,
    );
    expect(await readdir(folder)).toEqual([]);
  });
});
