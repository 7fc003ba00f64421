import { createHash } from 'node:crypto';
import { ConflictError, NotFoundError, type Ref } from '@os/core';
import '@os/object-store';
import { Account, Container, StoredObject, type ObjectQuery } from '@os/object-store/pure';
import { checkAnswer } from '@os/testing';
import { Cleanup, failureOf, refusalOf, unique, type Cloud } from './cloud.js';

const HELLO = '5d41402abc4b2a76b9719d911017c592';

export function objectStoreContract(cloud: Cloud): void {
  describe('object store', () => {
    const conn = cloud.connect();
    const swift = conn.objectStore;
    const cleanup = new Cleanup();
    afterEach(() => cleanup.run());

    const createContainer = async (attributes: { metadata?: Record<string, string>; quotaBytes?: number } = {}) => {
      const container = await swift.createContainer({ name: unique('container'), ...attributes });
      cleanup.add(async () => {
        await swift.deleteObjects(container, swift.listObjects(container));
        await swift.deleteContainer(container);
      });
      return container;
    };
    const textOf = async (...args: Parameters<typeof swift.downloadObject>): Promise<string> =>
      new Response((await swift.downloadObject(...args)).body).text();
    const namesIn = async (container: Ref<Container>, query: ObjectQuery = {}) =>
      (await swift.listObjects(container, query)).map(({ name }) => name);

    it('has a place for each account below /v1', async () => {
      expect(await swift.endpoint()).toMatch(/\/v1\/AUTH_[0-9a-f]{32}$/);
      const info = await swift.getInfo();
      expect(info.swift).toMatchObject({ container_listing_limit: 10_000 });
      expect(info.swift.policies?.filter((policy) => policy.default)).toHaveLength(1);
      expect(info.slo).toMatchObject({ max_manifest_segments: 1000 });
      expect(await swift.getObjectSegmentSize(2 ** 40)).toBe(info.swift.max_file_size);
      expect(await refusalOf(swift.request({ path: '/../AUTH_sdk-test-other' }))).toMatchObject({
        status: 403,
        detail: 'Forbidden Access was denied to this resource.',
      });
    });

    it('counts what an account has, and keeps its metadata', async () => {
      const key = unique('key');
      const { name } = await createContainer();
      await swift.uploadObject(name, 'a', 'hello');
      const account = await swift.setAccountMetadata({ metadata: { [key]: 'ü' } });
      cleanup.add(() => swift.deleteAccountMetadata([key]));
      expect(checkAnswer(Account, account.body)).toEqual([]);
      expect(account.metadata[key]).toBe('ü');
      expect(account.containerCount).toBeGreaterThan(0);
      expect((await swift.deleteAccountMetadata([key])).metadata).not.toHaveProperty(key);
    });

    it('keeps the metadata of containers, changes those that are given, and lists them', async () => {
      const container = await createContainer({ metadata: { colour: 'grün', shape: 'round' }, quotaBytes: 100 });
      expect(checkAnswer(Container, container.body)).toEqual([]);
      expect(container).toMatchObject({
        objectCount: 0,
        bytesUsed: 0,
        metadata: { colour: 'grün', shape: 'round' },
        quotaBytes: 100,
        readAcl: null,
        isVersioningEnabled: false,
      });
      const changes = { metadata: { shape: null, Size: '1' }, readAcl: '.r:*', quotaBytes: null };
      expect(await swift.setContainerMetadata(container, changes)).toMatchObject({
        metadata: { colour: 'grün', size: '1' },
        readAcl: '.r:*',
        quotaBytes: null,
      });
      // Creating one that is there changes it.
      expect((await swift.createContainer({ name: container.name, metadata: { size: '2' } })).metadata).toEqual({
        colour: 'grün',
        size: '2',
      });
      const [listed, ...others] = await swift.listContainers({ prefix: container.name });
      expect(others).toEqual([]);
      expect(checkAnswer(Container, listed!.body)).toEqual([]);
      expect(listed).toMatchObject({ name: container.name, objectCount: 0, bytesUsed: 0 });
      expect(listed!.lastModifiedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/);
      const policy = await refusalOf(swift.createContainer({ name: unique('container'), storagePolicy: 'nowhere' }));
      expect([policy.status, policy.detail]).toEqual([400, expect.stringContaining('Invalid X-Storage-Policy')]);
    });

    it('deletes containers that are empty, once', async () => {
      const { name } = await swift.createContainer({ name: unique('container') });
      await swift.uploadObject(name, 'a', 'x');
      const conflict = await refusalOf(swift.deleteContainer(name));
      expect(conflict).toBeInstanceOf(ConflictError);
      expect(conflict.detail).toBe('Conflict There was a conflict when trying to complete your request.');
      await swift.deleteObject(name, 'a');
      await swift.deleteContainer(name);
      expect(await failureOf(swift.deleteContainer(name))).toBeInstanceOf(NotFoundError);
      expect(await failureOf(swift.getContainerMetadata(name))).toBeInstanceOf(NotFoundError);
      expect(await failureOf(swift.setContainerMetadata(name, { quotaCount: 1 }))).toBeInstanceOf(NotFoundError);
      expect(await failureOf(namesIn(name))).toBeInstanceOf(NotFoundError);
      const error = await refusalOf(swift.uploadObject(name, 'a', 'x'));
      expect(error).toMatchObject({ status: 404, detail: 'Not Found The resource could not be found.' });
    });

    it('keeps quotas', async () => {
      // What is there already counts too, but some time after it was stored.
      const container = await createContainer({ quotaBytes: 6 });
      await swift.uploadObject(container, 'a', 'hello');
      expect(await refusalOf(swift.uploadObject(container, 'b', 'hello w'))).toMatchObject({
        status: 413,
        detail: 'Upload exceeds quota.',
      });
      expect(await refusalOf(swift.setContainerMetadata(container, { quotaBytes: -1 }))).toMatchObject({
        status: 400,
        detail: 'Invalid bytes quota.',
      });
      const full = await createContainer();
      await swift.setContainerMetadata(full, { quotaCount: 0 });
      expect(await refusalOf(swift.copyObject(container, 'a', { container: full, name: 'a' }))).toMatchObject({
        status: 413,
      });
    });

    it('keeps objects with their metadata, which a change replaces', async () => {
      const box = await createContainer();
      const name = 'a/../b ü?#%.txt';
      const uploaded = await swift.uploadObject(box, name, 'hello', {
        metadata: { Mood: 'fröhlich' },
        contentDisposition: 'inline',
        cacheControl: 'no-cache',
        expiresIn: 3600,
      });
      expect(uploaded).toMatchObject({ etag: HELLO, contentLength: 5, segments: 0 });
      const object = await swift.getObjectMetadata(box, name);
      expect(checkAnswer(StoredObject, object.body)).toEqual([]);
      expect(object).toMatchObject({
        name,
        contentLength: 5,
        contentType: 'text/plain',
        etag: HELLO,
        metadata: { mood: 'fröhlich' },
        contentDisposition: 'inline',
        cacheControl: 'no-cache',
        contentEncoding: null,
        lastModifiedAt: uploaded.lastModifiedAt,
      });
      expect(Date.parse(object.expiresAt!)).toBeGreaterThan(Date.now());
      await swift.setObjectMetadata(box, name, {
        ...{ metadata: { b: '2' }, contentType: 'a/b' },
        ...{ cacheControl: null, expiresAt: null },
      });
      expect(await swift.getObjectMetadata(box, name)).toMatchObject({
        metadata: { mood: 'fröhlich', b: '2' },
        contentType: 'a/b',
        contentDisposition: 'inline',
        cacheControl: null,
        expiresAt: null,
      });
      const path = `/${box.name}/${encodeURIComponent(name)}`;
      await swift.request({ method: 'POST', path, headers: { 'x-object-meta-only': 'x' }, expect: 'text' });
      const replaced = await swift.getObjectMetadata(box, name);
      expect(replaced).toMatchObject({ metadata: { only: 'x' }, contentType: 'a/b', contentDisposition: null });
      await swift.deleteObject(box, name);
      expect(await failureOf(swift.getObjectMetadata(box, name))).toBeInstanceOf(NotFoundError);
      expect(await failureOf(swift.downloadObject(box, name))).toBeInstanceOf(NotFoundError);
      expect(await failureOf(swift.deleteObject(box, name))).toBeInstanceOf(NotFoundError);
      expect(await failureOf(swift.setObjectMetadata(box, name, {}))).toBeInstanceOf(NotFoundError);
    });

    it('refuses what is not what it was said to be, or is there already', async () => {
      const box = await createContainer();
      await swift.uploadObject(box, 'a', 'hello', { isNew: true, etag: HELLO });
      expect(await refusalOf(swift.uploadObject(box, 'a', 'x', { isNew: true }))).toMatchObject({
        status: 412,
        detail: 'Precondition Failed A precondition for this request was not met.',
      });
      expect(await refusalOf(swift.uploadObject(box, 'a', 'x', { etag: HELLO }))).toMatchObject({
        status: 422,
        detail: 'Unprocessable Entity Unable to process the contained instructions',
      });
      const condition = { headers: { 'if-none-match': 'x' } };
      expect(await refusalOf(swift.uploadObject(box, 'a', 'x', condition))).toMatchObject({
        status: 400,
        detail: 'If-None-Match only supports *',
      });
      const headers = { 'x-delete-at': '5' };
      expect(await refusalOf(swift.uploadObject(box, 'a', 'x', { headers }))).toMatchObject({
        status: 400,
        detail: 'X-Delete-At in past',
      });
      expect(await textOf(box, 'a')).toBe('hello');
    });

    it('answers ranges, and conditions', async () => {
      const box = await createContainer();
      await swift.uploadObject(box, 'a', 'hello');
      const later = new Date(Date.now() + 60_000);
      const earlier = new Date(Date.now() - 60_000);
      const { lastModifiedAt } = await swift.getObjectMetadata(box, 'a');
      const range = (offset: number, length?: number) => textOf(box, 'a', { range: { offset, length } });
      expect(await Promise.all([range(1, 2), range(3), range(-2), range(0, 99), range(-99)])).toEqual([
        'el',
        'lo',
        'lo',
        'hello',
        'hello',
      ]);
      const part = await swift.downloadObject(box, 'a', { range: { offset: 1, length: 2 } });
      expect([part.status, part.object.contentLength]).toEqual([206, 5]);
      await part.body.cancel();
      expect(await refusalOf(swift.downloadObject(box, 'a', { range: { offset: 5 } }))).toMatchObject({ status: 416 });
      const statusOf = async (options: Parameters<typeof swift.downloadObject>[2]): Promise<number> => {
        try {
          const { status, body } = await swift.downloadObject(box, 'a', options);
          await body.cancel();
          return status;
        } catch (error) {
          return (error as { status: number }).status;
        }
      };
      const cases: [Parameters<typeof statusOf>[0], number][] = [
        [{ ifMatch: HELLO }, 200],
        [{ ifMatch: 'other' }, 412],
        [{ ifMatch: '*' }, 200],
        [{ ifNoneMatch: HELLO }, 304],
        [{ ifNoneMatch: `"${HELLO}"` }, 304],
        [{ ifNoneMatch: '*' }, 304],
        [{ ifNoneMatch: 'some, other' }, 200],
        [{ ifModifiedSince: lastModifiedAt }, 304],
        [{ ifUnmodifiedSince: lastModifiedAt }, 200],
        [{ headers: { range: 'bytes=x' } }, 200],
        [{ ifModifiedSince: later }, 304],
        [{ ifModifiedSince: earlier }, 200],
        [{ ifUnmodifiedSince: later }, 200],
        [{ ifUnmodifiedSince: earlier }, 412],
        [{ ifNoneMatch: 'other', ifModifiedSince: later }, 304],
        [{ ifNoneMatch: HELLO, ifModifiedSince: earlier }, 304],
        [{ ifMatch: HELLO, ifUnmodifiedSince: earlier }, 412],
      ];
      for (const [options, status] of cases) expect([options, await statusOf(options)]).toEqual([options, status]);
    });

    it('lists objects in pages, by prefix, markers and delimiter', async () => {
      const box = await createContainer();
      const names = ['a', 'b/1', 'b/2', 'b/c/3', 'd/4', 'e'];
      for (const name of names) await swift.uploadObject(box, name, name);
      const all = await swift.listObjects(box, { limit: 2 });
      expect(all.map(({ name }) => name)).toEqual(names);
      for (const { body } of all) expect(checkAnswer(StoredObject, body)).toEqual([]);
      expect(all[1]).toMatchObject({ contentLength: 3, contentType: 'application/octet-stream' });
      expect(await namesIn(box, { prefix: 'b/' })).toEqual(['b/1', 'b/2', 'b/c/3']);
      expect(await namesIn(box, { marker: 'b/1', endMarker: 'd/4' })).toEqual(['b/2', 'b/c/3']);
      expect(await namesIn(box, { reverse: true, marker: 'd/4', endMarker: 'b/1' })).toEqual(['b/c/3', 'b/2']);
      const entriesOf = async (query: ObjectQuery & { delimiter: string }) =>
        (await swift.listObjects(box, query)).map((each) => each.subdir ?? each.name);
      for (const limit of [1, 2, 100]) {
        expect(await entriesOf({ delimiter: '/', limit })).toEqual(['a', 'b/', 'd/', 'e']);
        expect(await entriesOf({ delimiter: '/', prefix: 'b/', limit })).toEqual(['b/1', 'b/2', 'b/c/']);
      }
      expect(await entriesOf({ delimiter: '/', marker: 'b/1' })).toEqual(['b/', 'd/', 'e']);
      expect(await entriesOf({ delimiter: '/', marker: 'b/' })).toEqual(['d/', 'e']);
      for (const limit of [1, 100]) {
        expect(await entriesOf({ delimiter: '/', reverse: true, limit })).toEqual(['e', 'd/', 'b/', 'a']);
      }
      expect(await namesIn(box, { prefix: 'nothing' })).toEqual([]);
      const path = `/${box.name}?limit=10001`;
      expect(await refusalOf(swift.request({ path }))).toMatchObject({
        status: 412,
        detail: 'Maximum limit is 10000',
      });
      const text = { headers: { accept: 'text/plain' }, expect: 'text' } as const;
      expect((await swift.request({ path: `/${box.name}?prefix=b/&delimiter=/`, ...text })).body).toBe(
        'b/1\nb/2\nb/c/\n',
      );
    });

    it('copies objects with their metadata, or without', async () => {
      const [from, to] = [await createContainer(), await createContainer()];
      await swift.uploadObject(from, 'a ü', 'hello', { metadata: { a: '1', b: '2' }, contentType: 'a/b' });
      await swift.copyObject(from, 'a ü', { container: to, name: 'x ü/y' }, { metadata: { b: '3' } });
      expect(await swift.getObjectMetadata(to, 'x ü/y')).toMatchObject({
        metadata: { a: '1', b: '3' },
        contentType: 'a/b',
        etag: HELLO,
      });
      await swift.copyObject(from, 'a ü', { name: 'fresh' }, { isFreshMetadata: true, contentType: 'c/d' });
      expect(await swift.getObjectMetadata(from, 'fresh')).toMatchObject({ metadata: {}, contentType: 'c/d' });
      expect(await textOf(from, 'fresh')).toBe('hello');
      for (const copy of [
        swift.copyObject(from, 'none', { name: 'x' }),
        swift.copyObject(from, 'a ü', { container: unique('none'), name: 'x' }),
      ]) {
        expect(await failureOf(copy)).toBeInstanceOf(NotFoundError);
      }
    });

    it('deletes many at once, and says what was not there', async () => {
      const box = await createContainer();
      for (const name of ['a', 'b ü/c', 'd']) await swift.uploadObject(box, name, 'x');
      expect(await swift.deleteObjects(box, ['a', 'b ü/c', 'none'])).toEqual({ done: 2, notFound: 1 });
      expect(await namesIn(box)).toEqual(['d']);
      const request = { method: 'POST', path: '?bulk-delete', headers: { 'content-type': 'text/plain' } };
      expect((await swift.request({ ...request, body: box.name })).body).toEqual({
        'Response Status': '400 Bad Request',
        'Response Body': '',
        'Number Deleted': 0,
        'Number Not Found': 0,
        Errors: [[box.name, '409 Conflict']],
      });
      expect((await swift.request({ ...request, body: '' })).body).toMatchObject({
        'Response Status': '400 Bad Request',
        'Response Body': 'Invalid bulk delete.',
      });
    });

    it('makes static large objects of segments, which are deleted with them', async () => {
      const box = await createContainer();
      const segments = await createContainer();
      const uploaded = await swift.uploadObject(box, 'big', 'hello world', {
        segmentSize: 4,
        segmentContainer: segments,
        contentType: 'a/b',
        metadata: { a: '1' },
      });
      const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
      const etag = md5(md5('hell') + md5('o wo') + md5('rld'));
      expect(uploaded).toMatchObject({ segments: 3, contentLength: 11, etag });
      const object = await swift.getObjectMetadata(box, 'big');
      expect(checkAnswer(StoredObject, object.body)).toEqual([]);
      expect(object).toMatchObject({
        isStaticLargeObject: true,
        contentLength: 11,
        contentType: 'a/b',
        metadata: { a: '1' },
        etag,
      });
      expect(await textOf(box, 'big')).toBe('hello world');
      expect(await textOf(box, 'big', { range: { offset: 3, length: 3 } })).toBe('lo ');
      const same = await swift.downloadObject(box, 'big', { ifNoneMatch: `"${etag}"` });
      await same.body.cancel();
      expect(same.status).toBe(304);
      expect(await swift.listObjects(segments)).toHaveLength(3);
      const [listed] = await swift.listObjects(box);
      expect(checkAnswer(StoredObject, listed!.body)).toEqual([]);
      expect(listed).toMatchObject({ contentLength: 11, sloEtag: `"${etag}"` });
      const manifest = await swift.request({ path: `/${box.name}/big?multipart-manifest=get` });
      expect(manifest.headers['etag']).toBe(listed!.etag);
      expect((manifest.body as { bytes: number; hash: string }[]).map(({ bytes, hash }) => [bytes, hash])).toEqual([
        [4, md5('hell')],
        [4, md5('o wo')],
        [3, md5('rld')],
      ]);

      await swift.copyObject(box, 'big', { name: 'shared' }, { isManifest: true });
      expect(await swift.getObjectMetadata(box, 'shared')).toMatchObject({ isStaticLargeObject: true, etag });
      await swift.copyObject(box, 'big', { name: 'flat' });
      const flat = await swift.getObjectMetadata(box, 'flat');
      expect(flat).toMatchObject({ isStaticLargeObject: false, etag: md5('hello world'), contentLength: 11 });

      await swift.setObjectMetadata(box, 'big', { metadata: { b: '2' } });
      expect((await swift.getObjectMetadata(box, 'big')).isStaticLargeObject).toBe(true);
      await swift.deleteObject(box, 'big');
      expect(await swift.listObjects(segments)).toEqual([]);
      expect(await textOf(box, 'flat')).toBe('hello world');
      // It has no content any more, and can be listed and deleted still.
      expect(await refusalOf(swift.downloadObject(box, 'shared'))).toMatchObject({ status: 409 });
      const listedAgain = await swift.listObjects(box, { prefix: 'shared' });
      expect(listedAgain.map(({ contentLength, sloEtag }) => [contentLength, sloEtag])).toEqual([[11, `"${etag}"`]]);
      await swift.deleteObject(box, 'shared', { keepSegments: true });
      expect(await namesIn(box)).toEqual(['flat']);
    });

    it('refuses manifests that list something else than what is there', async () => {
      const box = await createContainer();
      await swift.uploadObject(box, 'a', 'hello');
      const put = (body: string) =>
        swift.request({ method: 'PUT', path: `/${box.name}/big?multipart-manifest=put`, body });
      const wrong = [{ path: `/${box.name}/a`, size_bytes: 4, etag: 'wrong' }, { path: `/${box.name}/none` }];
      const error = await refusalOf(put(JSON.stringify(wrong)));
      expect(error.status).toBe(400);
      // Segments are looked for at the same time: whatever is wrong comes in any order.
      const { Errors: errors } = JSON.parse(String(error.body)) as { Errors: [string, string][] };
      expect(errors.map((each) => each.join(': ')).sort()).toEqual([
        `/${box.name}/a: Etag Mismatch`,
        `/${box.name}/a: Size Mismatch`,
        `/${box.name}/none: 404 Not Found`,
      ]);
      expect(await refusalOf(put('none'))).toMatchObject({ status: 400, detail: 'Manifest must be valid JSON.' });
      expect(await refusalOf(put('{}'))).toMatchObject({ status: 400, detail: 'Manifest must be a list.' });
    });

    it('makes dynamic large objects of whatever begins alike', async () => {
      const box = await createContainer();
      const segmentContainer = await createContainer();
      const options = { segmentSize: 4, manifest: 'dynamic', segmentContainer } as const;
      await swift.uploadObject(box, 'big ü', 'hello world', options);
      expect(await textOf(box, 'big ü')).toBe('hello world');
      expect(await textOf(box, 'big ü', { range: { offset: 3, length: 6 } })).toBe('lo wor');
      const object = await swift.getObjectMetadata(box, 'big ü');
      expect(object).toMatchObject({ contentLength: 11, isStaticLargeObject: false });
      expect(object.objectManifest).toMatch(new RegExp(`^${segmentContainer.name}/`));
      await swift.setObjectMetadata(box, 'big ü', { metadata: { a: '1' } });
      expect(await textOf(box, 'big ü')).toBe('hello world');
      await swift.deleteObject(box, 'big ü');
      expect(await swift.listObjects(segmentContainer)).toEqual([]);
    });
  });
}
