import '@os/object-store';
import { BadRequestError, ConflictError, NotFoundError } from '@os/core';
import { Container, StoredObject, type ObjectQuery } from '@os/object-store/pure';
import { checkAnswer } from '@os/testing';
import { Cleanup, refusalOf, unique, type Cloud } from './cloud.js';

const MD5_OF_HELLO = '5d41402abc4b2a76b9719d911017c592';

export function objectStoreContract(cloud: Cloud): void {
  describe('object store', () => {
    const { objectStore: swift } = cloud.connect();
    const cleanup = new Cleanup();
    afterEach(() => cleanup.run());

    const createContainer = async () => {
      const container = await swift.createContainer({ name: unique('container'), metadata: { colour: 'grün' } });
      cleanup.add(async () => {
        await swift.deleteObjects(container, swift.listObjects(container));
        await swift.deleteContainer(container);
      });
      return container;
    };
    /** Objects with these contents. */
    const fill = async (contents: Readonly<Record<string, string>>) => {
      const container = await createContainer();
      for (const [name, content] of Object.entries(contents)) {
        await swift.uploadObject(container, name, content, { contentType: 'text/plain' });
      }
      return container;
    };
    const read = async (...args: Parameters<typeof swift.downloadObject>) => {
      const { body, status } = await swift.downloadObject(...args);
      return [status, await new Response(body).text()];
    };

    it('has containers with metadata, which are there until they are empty and deleted', async () => {
      const container = await createContainer();
      expect(checkAnswer(Container, container.body)).toEqual([]);
      expect(container).toMatchObject({ metadata: { colour: 'grün' }, objectCount: 0, bytesUsed: 0, readAcl: null });
      // Again is no fault, and keeps what is there.
      const again = await swift.createContainer({ name: container.name, readAcl: '.r:*' });
      expect(again).toMatchObject({ metadata: { colour: 'grün' }, readAcl: '.r:*' });
      const changes = { metadata: { colour: null, Shape: 'round' }, quotaBytes: 17, readAcl: null };
      const changed = await swift.setContainerMetadata(container, changes);
      expect(changed.metadata).toEqual({ shape: 'round' });
      expect(changed).toMatchObject({ quotaBytes: 17, readAcl: null });
      const [listed] = await swift.listContainers({ prefix: container.name });
      expect(listed && checkAnswer(Container, listed.body)).toEqual([]);
      expect(listed).toMatchObject({ name: container.name, storagePolicy: changed.storagePolicy });

      await swift.uploadObject(container, 'x', 'y');
      expect(await refusalOf(swift.deleteContainer(container))).toBeInstanceOf(ConflictError);
      await swift.deleteObject(container, 'x');
      await swift.deleteContainer(container);
      expect(await refusalOf(swift.getContainerMetadata(container))).toBeInstanceOf(NotFoundError);
      expect(await refusalOf(swift.deleteContainer(container))).toBeInstanceOf(NotFoundError);
      expect(await refusalOf(swift.setContainerMetadata(container, { quotaCount: 1 }))).toBeInstanceOf(NotFoundError);
      expect(await refusalOf(swift.uploadObject(container, 'x', 'y'))).toBeInstanceOf(NotFoundError);
      expect(await refusalOf(swift.listObjects(container).first())).toBeInstanceOf(NotFoundError);
      cleanup.add(() => swift.createContainer({ name: container.name }));
      const policy = await refusalOf(swift.createContainer({ name: unique('container'), storagePolicy: 'nowhere' }));
      expect([policy.status, policy.message]).toEqual([400, expect.stringContaining('Invalid X-Storage-Policy')]);
    });

    it('keeps metadata of the account', async () => {
      const key = unique('key');
      cleanup.add(() => swift.deleteAccountMetadata([key]));
      const account = await swift.setAccountMetadata({ metadata: { [key]: 'a b' } });
      expect(account.metadata[key]).toBe('a b');
      expect((await swift.deleteAccountMetadata([key])).metadata).not.toHaveProperty(key);
    });

    it('keeps objects with their data and metadata', async () => {
      const container = await createContainer();
      const stored = await swift.uploadObject(container, 'a/b ü.txt', 'hello', {
        metadata: { Mood: 'fröhlich' },
        contentDisposition: 'inline',
        cacheControl: 'no-cache',
        expiresIn: 1000,
      });
      expect(stored).toMatchObject({ etag: MD5_OF_HELLO, contentLength: 5 });
      const object = await swift.getObjectMetadata(container, 'a/b ü.txt');
      expect(checkAnswer(StoredObject, object.body)).toEqual([]);
      expect(object).toMatchObject({
        metadata: { mood: 'fröhlich' },
        contentType: 'text/plain',
        contentLength: 5,
        contentDisposition: 'inline',
        cacheControl: 'no-cache',
        contentEncoding: null,
        etag: MD5_OF_HELLO,
        lastModifiedAt: stored.lastModifiedAt,
      });
      expect(Date.parse(object.expiresAt ?? '')).toBeGreaterThan(Date.now() + 900_000);
      expect(await read(container, 'a/b ü.txt')).toEqual([200, 'hello']);

      const changes = { metadata: { mood: null, size: 'L' }, cacheControl: null, expiresAt: null };
      await swift.setObjectMetadata(container, object, changes);
      expect(await swift.getObjectMetadata(container, object)).toMatchObject({
        metadata: { size: 'L' },
        contentType: 'text/plain',
        contentDisposition: 'inline',
        cacheControl: null,
        expiresAt: null,
      });
      await swift.deleteObject(container, object);
      for (const gone of [
        () => swift.getObjectMetadata(container, object),
        () => swift.downloadObject(container, object),
        () => swift.setObjectMetadata(container, object, {}),
        () => swift.copyObject(container, object, { name: 'other' }),
        () => swift.deleteObject(container, object),
      ]) {
        expect(await refusalOf(gone())).toBeInstanceOf(NotFoundError);
      }
    });

    it('refuses what cannot be meant', async () => {
      const container = await fill({ a: 'hello' });
      const statusOf = async (promise: Promise<unknown>) => (await refusalOf(promise)).status;
      const put = (options: Parameters<typeof swift.uploadObject>[3]) =>
        swift.uploadObject(container, 'a', 'other', options);
      expect(await statusOf(put({ isNew: true }))).toBe(412);
      expect(await statusOf(put({ etag: '0'.repeat(32) }))).toBe(422);
      expect(await statusOf(put({ expiresAt: new Date(1_000_000_000_000) }))).toBe(400);
      expect(await statusOf(put({ headers: { 'if-none-match': 'x' } }))).toBe(400);
      const tooMany = swift.listObjects(container, { limit: 10_001 }).first();
      expect(await statusOf(tooMany)).toBe(412);
      expect(await read(container, 'a')).toEqual([200, 'hello']);
    });

    it('lists by prefix, delimiter, markers and backwards, in pages', async () => {
      const names = ['a/1', 'a/2', 'a/b/3', 'b', 'c/4', 'd'];
      const container = await fill(Object.fromEntries(names.map((name) => [name, name])));
      const list = async ({ delimiter = '', ...query }: ObjectQuery & { readonly delimiter?: string }) =>
        (await swift.listObjects(container, { ...query, delimiter })).map((each) => each.subdir ?? each.name);
      const objects = await swift.listObjects(container);
      for (const each of objects) expect(checkAnswer(StoredObject, each.body)).toEqual([]);
      expect(objects[0]).toMatchObject({ name: 'a/1', contentLength: 3, contentType: 'text/plain' });
      expect(await list({})).toEqual(names);
      expect(await list({ delimiter: '/' })).toEqual(['a/', 'b', 'c/', 'd']);
      expect(await list({ delimiter: '/', limit: 1 })).toEqual(['a/', 'b', 'c/', 'd']);
      expect(await list({ delimiter: '/', prefix: 'a/' })).toEqual(['a/1', 'a/2', 'a/b/']);
      expect(await list({ prefix: 'a/', limit: 2 })).toEqual(['a/1', 'a/2', 'a/b/3']);
      expect(await list({ marker: 'a/2', endMarker: 'd' })).toEqual(['a/b/3', 'b', 'c/4']);
      expect(await list({ marker: 'a/', delimiter: '/' })).toEqual(['b', 'c/', 'd']);
      expect(await list({ marker: 'a/1', delimiter: '/' })).toEqual(['a/', 'b', 'c/', 'd']);
      expect(await list({ reverse: true })).toEqual([...names].reverse());
      expect(await list({ reverse: true, delimiter: '/', limit: 1 })).toEqual(['d', 'c/', 'b', 'a/']);
      expect(await list({ reverse: true, marker: 'c/4', endMarker: 'a/2' })).toEqual(['b', 'a/b/3']);
      expect(await list({ prefix: 'nothing' })).toEqual([]);
      expect((await swift.getContainerMetadata(container)).name).toBe(container.name);
    });

    it('answers parts of objects, and conditions', async () => {
      const container = await fill({ a: 'hello', empty: '' });
      const { etag, lastModifiedAt = '' } = await swift.getObjectMetadata(container, 'a');
      const partOf = (offset: number, length?: number) => read(container, 'a', { range: { offset, length } });
      expect(await partOf(1, 2)).toEqual([206, 'el']);
      expect(await partOf(3)).toEqual([206, 'lo']);
      expect(await partOf(3, 100)).toEqual([206, 'lo']);
      expect(await partOf(-2)).toEqual([206, 'lo']);
      expect(await partOf(-100)).toEqual([206, 'hello']);
      expect(await read(container, 'a', { headers: { range: 'bytes=x' } })).toEqual([200, 'hello']);
      expect((await refusalOf(partOf(5))).status).toBe(416);
      const { object, body } = await swift.downloadObject(container, 'a', { range: { offset: 1, length: 1 } });
      await body.cancel();
      expect(object.contentLength).toBe(5);

      const before = new Date(Date.parse(lastModifiedAt) - 60_000);
      expect(await read(container, 'a', { ifMatch: etag })).toEqual([200, 'hello']);
      expect((await refusalOf(read(container, 'a', { ifMatch: 'x' }))).status).toBe(412);
      expect(await read(container, 'a', { ifNoneMatch: `"${etag}"` })).toEqual([304, '']);
      expect(await read(container, 'a', { ifNoneMatch: '*' })).toEqual([304, '']);
      expect(await read(container, 'a', { ifNoneMatch: 'x, y' })).toEqual([200, 'hello']);
      expect(await read(container, 'a', { ifModifiedSince: lastModifiedAt })).toEqual([304, '']);
      expect(await read(container, 'a', { ifModifiedSince: before })).toEqual([200, 'hello']);
      expect(await read(container, 'a', { ifUnmodifiedSince: lastModifiedAt })).toEqual([200, 'hello']);
      expect((await refusalOf(read(container, 'a', { ifUnmodifiedSince: before }))).status).toBe(412);
    });

    it('copies objects with their metadata', async () => {
      const [from, to] = [await createContainer(), await createContainer()];
      const options = { metadata: { a: '1', b: '2' }, contentType: 'text/x', contentDisposition: 'inline' };
      await swift.uploadObject(from, 'x ü/y', 'hello', options);
      await swift.copyObject(from, 'x ü/y', { container: to, name: 'z ü' }, { metadata: { b: '3' } });
      expect(await swift.getObjectMetadata(to, 'z ü')).toMatchObject({
        metadata: { a: '1', b: '3' },
        contentType: 'text/x',
        contentDisposition: 'inline',
        etag: MD5_OF_HELLO,
      });
      expect(await read(to, 'z ü')).toEqual([200, 'hello']);
      await swift.copyObject(from, 'x ü/y', { name: 'fresh' }, { isFreshMetadata: true });
      const fresh = await swift.getObjectMetadata(from, 'fresh');
      expect(fresh).toMatchObject({ metadata: {}, contentType: 'text/x', contentDisposition: null });
      const nowhere = swift.copyObject(from, 'x ü/y', { container: unique('nowhere'), name: 'z' });
      expect(await refusalOf(nowhere)).toBeInstanceOf(NotFoundError);
    });

    it('deletes many at a time', async () => {
      const container = await fill({ 'a b': '1', 'ü/2': '2', c: '3' });
      expect(await swift.deleteObjects(container, ['a b', 'ü/2', 'missing'])).toEqual({ done: 2, notFound: 1 });
      expect((await swift.listObjects(container)).map(({ name }) => name)).toEqual(['c']);
      const { body } = await swift.request({
        method: 'POST',
        path: '',
        query: { 'bulk-delete': 'true' },
        headers: { 'content-type': 'text/plain' },
        body: container.name,
      });
      expect(body).toMatchObject({ 'Response Status': '400 Bad Request', 'Number Deleted': 0 });
      expect(body).toMatchObject({ Errors: [[container.name, '409 Conflict']] });
    });

    it('makes one object of segments, by a list of them', async () => {
      const [container, segmentContainer] = [await createContainer(), await createContainer()];
      const options = { segmentSize: 4, segmentContainer, contentType: 'text/x', metadata: { a: '1' } };
      const stored = await swift.uploadObject(container, 'big', 'hello, world', options);
      expect(stored).toMatchObject({ segments: 3, contentLength: 12 });
      const segments = await swift.listObjects(segmentContainer);
      expect(segments.map(({ contentLength }) => contentLength)).toEqual([4, 4, 4]);
      const object = await swift.getObjectMetadata(container, 'big');
      expect(checkAnswer(StoredObject, object.body)).toEqual([]);
      expect(object).toMatchObject({
        isStaticLargeObject: true,
        contentLength: 12,
        contentType: 'text/x',
        metadata: { a: '1' },
        etag: stored.etag,
      });
      const [listed] = await swift.listObjects(container);
      expect(listed).toMatchObject({ contentLength: 12, sloEtag: `"${stored.etag}"` });
      expect(listed?.etag).not.toBe(stored.etag);
      expect(await read(container, 'big')).toEqual([200, 'hello, world']);
      expect(await read(container, 'big', { range: { offset: 3, length: 6 } })).toEqual([206, 'lo, wo']);
      expect(await read(container, 'big', { ifNoneMatch: `"${stored.etag}"` })).toEqual([304, '']);
      const manifest = await swift.request({ path: `/${container.name}/big`, query: { 'multipart-manifest': 'get' } });
      expect(manifest.body).toMatchObject(
        segments.map(({ name, etag }) => ({ name: `/${segmentContainer.name}/${name}`, bytes: 4, hash: etag })),
      );

      await swift.copyObject(container, 'big', { name: 'whole' });
      expect(await swift.getObjectMetadata(container, 'whole')).toMatchObject({ isStaticLargeObject: false });
      expect(await read(container, 'whole')).toEqual([200, 'hello, world']);
      await swift.copyObject(container, 'big', { name: 'shared' }, { isManifest: true });
      expect(await swift.getObjectMetadata(container, 'shared')).toMatchObject({ isStaticLargeObject: true });
      await swift.deleteObject(container, 'shared', { keepSegments: true });
      await swift.deleteObject(container, 'big');
      expect(await swift.listObjects(segmentContainer)).toHaveLength(0);
      expect(await refusalOf(swift.getObjectMetadata(container, 'big'))).toBeInstanceOf(NotFoundError);
    });

    it('refuses a list of segments that are not what it says', async () => {
      const container = await fill({ a: 'hello' });
      const put = (json: unknown) =>
        refusalOf(
          swift.request({
            method: 'PUT',
            path: `/${container.name}/big`,
            query: { 'multipart-manifest': 'put' },
            body: JSON.stringify(json),
          }),
        );
      const path = `/${container.name}/a`;
      for (const [segment, reason] of [
        [{ path: `/${container.name}/missing` }, '404 Not Found'],
        [{ path, etag: '0'.repeat(32) }, 'Etag Mismatch'],
        [{ path, size_bytes: 4 }, 'Size Mismatch'],
      ] as const) {
        const error = await put([segment]);
        expect(error).toBeInstanceOf(BadRequestError);
        expect(error.body).toContain(reason);
      }
      expect(await put('none')).toBeInstanceOf(BadRequestError);
    });

    it('makes one object of all that begins alike', async () => {
      const container = await createContainer();
      const options = { segmentSize: 4, segmentContainer: container, manifest: 'dynamic' } as const;
      await swift.uploadObject(container, 'big', 'hello, world', options);
      const object = await swift.getObjectMetadata(container, 'big');
      expect(object.objectManifest).toContain(`${container.name}/big/slo/`);
      expect(object).toMatchObject({ contentLength: 12, isStaticLargeObject: false });
      expect(await read(container, 'big')).toEqual([200, 'hello, world']);
      expect(await read(container, 'big', { range: { offset: 3, length: 6 } })).toEqual([206, 'lo, wo']);
      await swift.deleteObject(container, 'big');
      expect(await swift.listObjects(container)).toHaveLength(0);
    });

    it('tells what it can do', async () => {
      const info = await swift.getInfo();
      expect(info.swift).toMatchObject({ container_listing_limit: 10_000 });
      expect(info.swift.policies?.filter((policy) => policy.default)).toHaveLength(1);
      expect(info.slo).toMatchObject({ max_manifest_segments: 1000 });
      expect(await swift.getObjectSegmentSize(2 ** 40)).toBe(info.swift.max_file_size);
    });
  });
}
