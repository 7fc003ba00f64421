import { createHash, randomFillSync } from 'node:crypto';
import { NotFoundError } from '@os/core';
import type { Container, UploadedObject, UploadOptions } from '@os/object-store';
import { replaceObject } from '@os/object-store/node';
import { cloud, expectDeclared } from './setup.js';

const { swift, container } = cloud();
const MIB = 2 ** 20;

const hash = async (stream: ReadableStream<Uint8Array>): Promise<string> => {
  const md5 = createHash('md5');
  for await (const chunk of stream as ReadableStream<Uint8Array> & AsyncIterable<Uint8Array>) md5.update(chunk);
  return md5.digest('hex');
};

/** A container, and the one for its segments. */
async function pair(): Promise<{ box: Container; segments: Container }> {
  const box = await container();
  return { box, segments: await container(`${box.name}_segments`) };
}

const bytes = randomFillSync(new Uint8Array(64 * MIB));
const md5 = createHash('md5').update(bytes).digest('hex');

test('64 MiB go up in segments of 8 MiB and come down unharmed; with the manifest, segments are deleted', async () => {
  const { box, segments } = await pair();
  const seen: number[] = [];
  const file = new File([bytes], 'big.bin', { type: 'application/x-test' });
  const uploaded = await swift.uploadObject(box, 'dir/big ü.bin', file, {
    segmentSize: 8 * MIB,
    metadata: { a: '1' },
    onProgress: ({ loaded, total }) => seen.push(loaded / total!),
  });
  expect(uploaded).toMatchObject({ segments: 8, contentLength: 64 * MIB });
  expect(seen.at(-1)).toBe(1);
  const described = expectDeclared(await swift.getObjectMetadata(box, 'dir/big ü.bin'));
  expect(described).toMatchObject({
    isStaticLargeObject: true,
    contentLength: 64 * MIB,
    contentType: 'application/x-test',
    metadata: { a: '1' },
    etag: uploaded.etag,
  });
  expect(await hash((await swift.downloadObject(box, described)).body)).toBe(md5);
  const part = await swift.downloadObject(box, described, { range: { offset: 8 * MIB - 10, length: 20 } });
  expect(new Uint8Array(await new Response(part.body).arrayBuffer())).toEqual(bytes.slice(8 * MIB - 10, 8 * MIB + 10));
  await swift.deleteObject(box, described);
  expect(await swift.listObjects(segments)).toEqual([]);
  await expect(swift.getObjectMetadata(box, described)).rejects.toThrow(NotFoundError);
});

/** Aborts an upload when it has sent 30 MiB. */
async function breakOff(
  upload: (options: Pick<UploadOptions, 'signal' | 'onProgress'>) => Promise<UploadedObject>,
): Promise<void> {
  const controller = new AbortController();
  const { signal } = controller;
  const broken = upload({ signal, onProgress: ({ loaded }) => loaded > 30 * MIB && controller.abort() });
  await expect(broken).rejects.toMatchObject({ code: 'ABORTED' });
}

test('an upload that was interrupted goes on where it was', async () => {
  const { box, segments } = await pair();
  const file = new File([bytes], 'big.bin', { lastModified: 1_700_000_000_000 });
  const options = { segmentSize: 8 * MIB, concurrency: 2, resume: true } as const;
  await breakOff((breaking) => swift.uploadObject(box, 'big', file, { ...options, ...breaking }));
  const left = await swift.listObjects(segments);
  expect(left.length).toBeGreaterThan(0);
  expect(left.length).toBeLessThan(8);
  await swift.uploadObject(box, 'big', file, options);
  const after = new Map((await swift.listObjects(segments)).map((each) => [each.name, each.lastModifiedAt]));
  expect(after.size).toBe(8);
  for (const { name, lastModifiedAt } of left) expect(after.get(name)).toBe(lastModifiedAt);
  expect(await hash((await swift.downloadObject(box, 'big')).body)).toBe(md5);

  // Without a way to go on, nothing is left behind.
  await swift.deleteObject(box, 'big');
  await breakOff((breaking) => swift.uploadObject(box, 'big', bytes, { segmentSize: 8 * MIB, ...breaking }));
  expect(await swift.listObjects(segments)).toEqual([]);
});

test('streams go up whole or in segments, also as a dynamic large object', async () => {
  const { box, segments } = await pair();
  const stream = () => new Blob([bytes.subarray(0, 20 * MIB)]).stream() as ReadableStream<Uint8Array>;
  const wanted = createHash('md5')
    .update(bytes.subarray(0, 20 * MIB))
    .digest('hex');
  expect((await swift.uploadObject(box, 'whole', stream())).etag).toBe(wanted);
  const parts = await swift.uploadObject(box, 'parts', stream(), { segmentSize: 8 * MIB });
  expect(parts).toMatchObject({ segments: 3, contentLength: 20 * MIB });
  const dynamic = await swift.uploadObject(box, 'dynamic', stream(), { segmentSize: 8 * MIB, manifest: 'dynamic' });
  expect(dynamic.segments).toBe(3);
  for (const name of ['whole', 'parts', 'dynamic']) {
    expect(await hash((await swift.downloadObject(box, name)).body)).toBe(wanted);
  }
  await swift.deleteObject(box, 'dynamic');
  expect((await swift.listObjects(segments)).every(({ name }) => name.startsWith('parts/'))).toBe(true);
  await swift.deleteObject(box, 'parts', { keepSegments: true });
  expect(await swift.listObjects(segments)).toHaveLength(3);
});

test('what fails leaves the large object alone that is there, though it is made of the same file', async () => {
  const { box, segments } = await pair();
  const file = new File([bytes], 'big.bin', { lastModified: 1_700_000_000_000 });
  const options = { segmentSize: 8 * MIB };
  await swift.uploadObject(box, 'big', file, options);
  await expect(swift.uploadObject(box, 'big', file, { ...options, isNew: true })).rejects.toMatchObject({
    status: 412,
  });
  await breakOff((breaking) => swift.uploadObject(box, 'big', file, { ...options, ...breaking }));
  expect(await hash((await swift.downloadObject(box, 'big')).body)).toBe(md5);
  expect(await swift.listObjects(segments)).toHaveLength(8);
});

test('segments of what is replaced are deleted, but not where versions are kept', async () => {
  const { box, segments } = await pair();
  const options = { segmentSize: 8 * MIB };
  const names = async (): Promise<string[]> => (await swift.listObjects(segments)).map(({ name }) => name);
  await replaceObject(swift, box, 'ü 1', bytes, options);
  const first = await names();
  await replaceObject(swift, box, 'ü 1', bytes, options);
  const second = await names();
  expect(second).toHaveLength(8);
  expect(first.filter((name) => second.includes(name))).toEqual([]);
  expect(await hash((await swift.downloadObject(box, 'ü 1')).body)).toBe(md5);
  // Of a file that is uploaded anew, the segments are the same.
  const file = new File([bytes], 'big.bin', { lastModified: 1_700_000_000_000 });
  for (let count = 0; count < 2; count++) await replaceObject(swift, box, 'ü 1', file, { ...options, resume: true });
  expect(await names()).toHaveLength(8);
  await replaceObject(swift, box, 'ü 1', bytes, { ...options, manifest: 'dynamic' });
  expect(await names()).toHaveLength(8);
  await replaceObject(swift, box, 'ü 1', 'small', options);
  expect(await names()).toEqual([]);

  await replaceObject(swift, box, 'kept', bytes, options);
  await swift.setContainerMetadata(box, { isVersioningEnabled: true });
  for (const content of [bytes, 'small']) await replaceObject(swift, box, 'kept', content, options);
  expect(await names()).toHaveLength(16);
  const [, ...older] = await swift.listObjects(box, { versions: true, prefix: 'kept' });
  expect(older).toHaveLength(2);
  for (const { versionId } of older) {
    const { body } = await swift.downloadObject(box, 'kept', { versionId: versionId ?? undefined });
    expect(await hash(body)).toBe(md5);
  }
});
