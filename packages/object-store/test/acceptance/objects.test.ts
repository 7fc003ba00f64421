import { Connection, HttpError, NotFoundError } from '@os/core';
import '@os/identity';
import { Container, StoredObject } from '@os/object-store';
import { cloudOptions } from '../../../../tooling/acceptance/connect.js';
import { cloud, expectDeclared } from './setup.js';

const { swift, conn, name, keep, container } = cloud();

const textOf = async (stream: ReadableStream): Promise<string> => new Response(stream).text();
const read = async (...args: Parameters<typeof swift.downloadObject>): Promise<string> =>
  textOf((await swift.downloadObject(...args)).body);

describe('containers', () => {
  test('are created with metadata and settings, changed, listed and deleted', async () => {
    const created = keep(
      await swift.createContainer({
        name: name(),
        metadata: { colour: 'grün', shape: 'round' },
        readAcl: '.r:*,.rlistings',
        quotaBytes: 1_000_000,
        quotaCount: 10,
        storagePolicy: 'silver',
        accessControlAllowOrigin: 'https://app.example.com',
        webIndex: 'index.html',
        isWebListed: true,
        tempUrlKey: 'k1',
      }),
      (each) => swift.deleteContainer(each),
    );
    expectDeclared(created);
    expect(created).toMatchObject({
      objectCount: 0,
      bytesUsed: 0,
      metadata: { colour: 'grün', shape: 'round' },
      readAcl: '.r:*,.rlistings',
      writeAcl: null,
      quotaBytes: 1_000_000,
      quotaCount: 10,
      storagePolicy: 'silver',
      accessControlAllowOrigin: 'https://app.example.com',
      isVersioningEnabled: false,
      webIndex: 'index.html',
      isWebListed: true,
      tempUrlKey: 'k1',
    });
    expect(await swift.getContainerAccess(created)).toBe('public');
    const changed = await swift.setContainerMetadata(created, {
      metadata: { colour: 'blue', shape: null },
      quotaBytes: null,
      isWebListed: false,
    });
    expect(changed).toMatchObject({
      metadata: { colour: 'blue' },
      quotaBytes: null,
      quotaCount: 10,
      isWebListed: false,
    });
    expect((await swift.deleteContainerMetadata(created, ['colour'])).metadata).toEqual({});
    expect((await swift.setContainerAccess(created, 'private')).readAcl).toBeNull();
    expect((await swift.setContainerTempUrlKey(created, 'k2', { isSecondary: true })).tempUrlKey2).toBe('k2');
    const [listed] = await swift.listContainers({ prefix: created.name });
    expect(expectDeclared(listed!)).toMatchObject({ name: created.name, objectCount: 0 });
    expect((await swift.findContainer(created.name))?.quotaCount).toBe(10);
  });

  test('work as resources, too', async () => {
    const made = keep(await conn.create(new Container({ name: name(), metadata: { a: '1' } })), (each) =>
      conn.delete(each),
    );
    made.writeAcl = 'someone:*';
    await conn.update(made);
    const got = await conn.get(new Container({ name: made.name }));
    expect(got).toMatchObject({ writeAcl: 'someone:*', metadata: { a: '1' } });
    await swift.uploadObject(made, 'x', 'y');
    expect((await conn.list(StoredObject, { containerName: made })).map((each) => each.name)).toEqual(['x']);
    const object = await conn.get(new StoredObject({ id: 'x', containerName: made }));
    expect(object.contentLength).toBe(1);
    await conn.delete(object);
    await expect(conn.get(object)).rejects.toThrow(NotFoundError);
  });
});

describe('the account', () => {
  test('has counts, metadata and keys', async () => {
    const key = name();
    expectDeclared(await swift.setAccountMetadata({ metadata: { [key]: 'ü' } }));
    keep(key, () => swift.deleteAccountMetadata([key]));
    const account = await swift.getAccountMetadata();
    expect(account.metadata[key]).toBe('ü');
    expect(account.containerCount).toBeGreaterThanOrEqual(0);
    expect((await swift.deleteAccountMetadata([key])).metadata).not.toHaveProperty(key);
    expect((await swift.getInfo()).swift.version).toMatch(/^\d/);
    expect(await swift.getObjectSegmentSize(2 ** 40)).toBe((await swift.getInfo()).swift.max_file_size);
  });

  test('is deleted with all that is in it, by an administrator of the object store', async () => {
    const { identity } = conn;
    const project = keep(await identity.createProject({ name: name() }), (each) => identity.deleteProject(each));
    // The name that Swift knows it by; it is nobody's until somebody gives it.
    const role = (await identity.findRole('ResellerAdmin')) ?? (await identity.createRole({ name: 'ResellerAdmin' }));
    const { user } = await conn.session.access();
    await identity.assignProjectRoleToUser(project, user?.id ?? '', role);
    const own = new Connection({
      ...cloudOptions(),
      projectName: undefined,
      projectDomainName: undefined,
      projectId: project.id,
    });
    await own.objectStore.createContainer({ name: 'c' });
    await own.objectStore.uploadObject('c', 'o', 'x');
    await own.objectStore.deleteAccount();
    await expect(own.objectStore.getAccountMetadata()).rejects.toMatchObject({ status: 410 });
    await expect(own.objectStore.createContainer({ name: 'again' }, { retries: 0 })).rejects.toMatchObject({
      status: 503,
    });
    await own.close();
  });
});

describe('objects', () => {
  test('are uploaded, described, downloaded, copied and deleted', async () => {
    const photos = await container();
    const expiresAt = new Date(Date.now() + 3_600_000);
    const uploaded = await swift.uploadObject(photos, 'a/b ü.txt', 'hello', {
      metadata: { mood: 'fröhlich' },
      contentType: 'text/plain',
      contentDisposition: 'inline',
      cacheControl: 'no-cache',
      expiresAt,
    });
    expect(uploaded).toMatchObject({ etag: '5d41402abc4b2a76b9719d911017c592', contentLength: 5, segments: 0 });
    const described = expectDeclared(await swift.getObjectMetadata(photos, 'a/b ü.txt'));
    expect(described).toMatchObject({
      name: 'a/b ü.txt',
      containerName: photos.name,
      metadata: { mood: 'fröhlich' },
      contentLength: 5,
      contentType: 'text/plain',
      contentDisposition: 'inline',
      etag: uploaded.etag,
    });
    expect(Math.floor(Date.parse(described.expiresAt!) / 1000)).toBe(Math.floor(expiresAt.getTime() / 1000));

    await swift.setObjectMetadata(photos, described, {
      metadata: { Mood: null, b: '2' },
      contentEncoding: 'x',
      expiresAt: null,
    });
    const again = await swift.getObjectMetadata(photos, described);
    expect(again).toMatchObject({
      metadata: { b: '2' },
      contentDisposition: 'inline',
      contentEncoding: 'x',
      expiresAt: null,
    });
    await swift.deleteObjectMetadata(photos, described, ['b']);
    await swift.setObjectMetadata(photos, described, { contentEncoding: null });

    expect(await read(photos, described)).toBe('hello');
    expect(await read(photos, described, { range: { offset: 1, length: 2 } })).toBe('el');
    expect(await read(photos, described, { range: { offset: -2 } })).toBe('lo');
    const part = await swift.downloadObject(photos, described, { range: { offset: 3 } });
    expect([part.status, part.object.contentLength, await textOf(part.body)]).toEqual([206, 5, 'lo']);
    const same = await swift.downloadObject(photos, described, { ifNoneMatch: uploaded.etag });
    expect([same.status, await textOf(same.body)]).toEqual([304, '']);
    await expect(swift.downloadObject(photos, described, { ifMatch: 'other' })).rejects.toMatchObject({ status: 412 });
    const later = new Date(Date.now() + 5000);
    expect((await swift.downloadObject(photos, described, { ifModifiedSince: later })).status).toBe(304);
    expect(await read(photos, described, { ifUnmodifiedSince: later, isNewest: true })).toBe('hello');

    await swift.copyObject(photos, described, { name: 'copy' }, { metadata: { copied: 'yes' } });
    expect((await swift.getObjectMetadata(photos, 'copy')).metadata).toEqual({ copied: 'yes' });
    await expect(swift.uploadObject(photos, 'copy', 'x', { isNew: true })).rejects.toMatchObject({ status: 412 });
    await expect(swift.uploadObject(photos, 'copy', 'x', { etag: '0'.repeat(32) })).rejects.toThrow(HttpError);
    await swift.deleteObject(photos, 'copy');
    await expect(swift.deleteObject(photos, 'copy')).rejects.toThrow(NotFoundError);
    await swift.deleteObject(photos, 'copy', { ignoreMissing: true });
  });

  test('are listed in pages, with directories', async () => {
    const box = await container();
    const names = ['a/../b', 'a/x', 'a/y/z', 'top 1', 'top?2', 'ü#%'];
    for (const each of names) await swift.uploadObject(box, each, each);
    const all = await swift.listObjects(box, { limit: 2 });
    expect(all.map((each) => expectDeclared(each).name)).toEqual(names);
    for (const each of names) expect(await read(box, each)).toBe(each);
    const top = await swift.listObjects(box, { delimiter: '/' });
    expect(top.map((each) => each.subdir ?? each.name)).toEqual(['a/', 'top 1', 'top?2', 'ü#%']);
    const below = await swift.listObjects(box, { delimiter: '/', prefix: 'a/', limit: 1 });
    expect(below.map((each) => each.subdir ?? each.name)).toEqual(['a/../', 'a/x', 'a/y/']);
    const some = await swift.listObjects(box, { marker: 'a/x', endMarker: 'top?2', reverse: false });
    expect(some.map((each) => each.name)).toEqual(['a/y/z', 'top 1']);
    const result = await swift.deleteObjects(box, [...names, 'missing']);
    expect(result).toEqual({ done: names.length, notFound: 1 });
    expect(await swift.listObjects(box)).toEqual([]);
  });

  test('keep versions, where the container does', async () => {
    const box = await container();
    await swift.setContainerMetadata(box, { isVersioningEnabled: true });
    const first = await swift.uploadObject(box, 'doc', 'one');
    const second = await swift.uploadObject(box, 'doc', 'two!');
    expect(first.versionId).toBeDefined();
    const versions = await swift.listObjects(box, { versions: true });
    expect(versions.map((each) => [expectDeclared(each).versionId, each.isLatest])).toEqual([
      [second.versionId, true],
      [first.versionId, false],
    ]);
    expect(await read(box, 'doc')).toBe('two!');
    expect(await read(box, 'doc', { versionId: first.versionId })).toBe('one');
    await swift.deleteObject(box, 'doc', { versionId: second.versionId });
    expect((await swift.getObjectMetadata(box, 'doc', { versionId: first.versionId })).contentLength).toBe(3);
    // A deletion is a version, too.
    await swift.deleteObject(box, 'doc', { versionId: first.versionId });
    const third = await swift.uploadObject(box, 'doc', 'three');
    await swift.deleteObject(box, 'doc');
    const [deletion] = await swift.listObjects(box, { versions: true });
    await swift.deleteObject(box, 'doc', { versionId: deletion?.versionId ?? undefined });
    expect((await swift.listObjects(box, { versions: true })).map((each) => each.versionId)).toEqual([third.versionId]);
    await swift.setContainerMetadata(box, { isVersioningEnabled: false });
  });

  test('come out of archives, and are served as a site', async () => {
    const box = await container();
    const result = await swift.uploadArchive(`${box.name}/site`, tar('index.html', '<h1>hi</h1>'), { format: 'tar' });
    expect(result.done).toBe(1);
    expect(await read(box, 'site/index.html')).toBe('<h1>hi</h1>');
    await swift.setContainerMetadata(box, { readAcl: '.r:*', webIndex: 'index.html' });
    const page = await fetch(`${await swift.endpoint()}/${box.name}/site/`);
    expect(await page.text()).toBe('<h1>hi</h1>');
    await expect(swift.uploadArchive(box.name, 'no archive', { format: 'tar' })).rejects.toMatchObject({
      code: 'BULK',
    });
  });

  test('can be reached by temporary URLs and forms', async () => {
    const box = await container();
    await swift.setContainerTempUrlKey(box, 'secret of the container');
    await swift.uploadObject(box, 'a/ü 1.txt', 'by url');
    for (const digest of ['sha256', 'sha512'] as const) {
      const url = await swift.generateTempUrl(box, 'a/ü 1.txt', { digest, filename: 'x.txt', ipRange: '127.0.0.1' });
      const answer = await fetch(url);
      expect([answer.status, await answer.text()]).toEqual([200, 'by url']);
      expect(answer.headers.get('content-disposition')).toContain('x.txt');
    }
    const prefixed = new URL(await swift.generateTempUrl(box, 'a/', { isPrefix: true, isInline: true }));
    prefixed.pathname += encodeURIComponent('ü 1.txt');
    expect(await (await fetch(prefixed)).text()).toBe('by url');
    const put = await swift.generateTempUrl(box, 'new', { method: 'PUT', expiresAt: new Date(Date.now() + 60_000) });
    expect((await fetch(put, { method: 'PUT', body: 'put by url' })).status).toBe(201);
    expect(await read(box, 'new')).toBe('put by url');
    const stale = await swift.generateTempUrl(box, 'new', { expiresIn: -1 });
    expect((await fetch(stale)).status).toBe(401);

    const { url, fields } = await swift.generateFormSignature(box, 'forms/', { maxFileSize: 100 });
    const form = new FormData();
    for (const [key, value] of Object.entries(fields)) form.append(key, value);
    form.append('file1', new Blob(['by form']), 'f.txt');
    expect((await fetch(url, { method: 'POST', body: form })).status).toBe(201);
    expect(await read(box, 'forms/f.txt')).toBe('by form');
  });
});

/** An archive of one file. */
function tar(name: string, text: string): Uint8Array {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write('0000644\0', 100);
  header.write(`${text.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write('        ', 148);
  header.write('0', 156);
  header.write('ustar\x0000', 257);
  header.write(
    `${header
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, '0')}\0 `,
    148,
  );
  const content = Buffer.alloc(512);
  content.write(text);
  return new Uint8Array(Buffer.concat([header, content, Buffer.alloc(1024)]));
}
