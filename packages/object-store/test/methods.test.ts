import { Container, StoredObject, Account } from '@os/object-store/pure';
import { replaceObject } from '@os/object-store/node';
import { list, nothing, testCalls, value, type Answer } from '../../../tooling/jest/exchange.js';
import { ACCEPTED, ACCOUNT, CONTAINER, DELETED, DYNAMIC, EXTRACTED, LARGE, LISTED_CONTAINER, LISTED_OBJECT, OBJECT, STORED } from './answers.js'; // prettier-ignore
import { exchange } from './exchange.js';

const CREATED: Answer = [201, ''];
const DONE: Answer = [204, ''];
const described = (headers: Record<string, string>, status = 204): Answer => [status, '', headers];
const matching = (wanted: object) => (result: unknown) => expect(result).toMatchObject(wanted);

describe('containers', () => {
  testCalls(exchange, [
    {
      call: (s) =>
        s.createContainer({
          name: 'photos ü',
          metadata: { colour: 'grün' },
          readAcl: '.r:*',
          writeAcl: 'p:u',
          storagePolicy: 'silver',
          isVersioningEnabled: true,
          quotaBytes: 10,
          quotaCount: 2,
          tempUrlKey: 'k',
          tempUrlKey2: 'k2',
          accessControlAllowOrigin: '*',
          accessControlMaxAge: 60,
          accessControlExposeHeaders: 'x-a',
          webIndex: 'index.html',
          webError: 'error.html',
          isWebListed: true,
          webListingsCss: 'a.css',
          webListingsLabel: 'Files',
          webDirectoryType: 'text/directory',
          syncTo: '//realm/cluster/a/c',
          syncKey: 'sk',
        }),
      sends: ['PUT /photos%20%C3%BC', 'HEAD /photos%20%C3%BC'],
      headers: {
        'x-container-meta-colour': 'grÃ¼n',
        'x-container-read': '.r:*',
        'x-container-write': 'p:u',
        'x-storage-policy': 'silver',
        'x-versions-enabled': 'true',
        'x-container-meta-quota-bytes': '10',
        'x-container-meta-quota-count': '2',
        'x-container-meta-temp-url-key': 'k',
        'x-container-meta-temp-url-key-2': 'k2',
        'x-container-meta-access-control-allow-origin': '*',
        'x-container-meta-access-control-max-age': '60',
        'x-container-meta-access-control-expose-headers': 'x-a',
        'x-container-meta-web-index': 'index.html',
        'x-container-meta-web-error': 'error.html',
        'x-container-meta-web-listings': 'true',
        'x-container-meta-web-listings-css': 'a.css',
        'x-container-meta-web-listings-label': 'Files',
        'x-container-meta-web-directory-type': 'text/directory',
        'x-container-sync-to': '//realm/cluster/a/c',
        'x-container-sync-key': 'sk',
      },
      answer: [CREATED, described(CONTAINER)],
      gives: matching({
        name: 'photos ü',
        objectCount: 4,
        bytesUsed: 392,
        lastModifiedAt: '2026-11-25T04:38:43.000Z',
        timestamp: 1795581522.77229,
        metadata: { color: 'grün' },
        readAcl: '.r:*,.rlistings',
        writeAcl: null,
        storagePolicy: 'silver',
        isVersioningEnabled: true,
        quotaBytes: 1_000_000_000,
        quotaCount: null,
        accessControlAllowOrigin: 'http://a.test',
        webIndex: 'index.html',
        isWebListed: true,
        tempUrlKey: null,
      }),
    },
    {
      call: (s) =>
        s.setContainerMetadata('c', {
          metadata: { colour: null },
          readAcl: null,
          versionsLocation: 'old',
          historyLocation: 'h',
        }),
      sends: ['POST /c', 'HEAD /c'],
      headers: {
        'x-remove-container-meta-colour': 'x',
        'x-remove-container-read': 'x',
        'x-versions-location': 'old',
        'x-history-location': 'h',
      },
      answer: [DONE, described(CONTAINER)],
      gives: matching({ name: 'c', objectCount: 4 }),
    },
    { call: (s) => s.updateContainer('c', { isVersioningEnabled: false }), sends: ['POST /c', 'HEAD /c'], headers: { 'x-versions-enabled': 'false' }, answer: [DONE, described(CONTAINER)], gives: matching({ name: 'c' }) }, // prettier-ignore
    { call: (s) => s.deleteContainerMetadata('c', ['colour']), sends: ['POST /c', 'HEAD /c'], headers: { 'x-remove-container-meta-colour': 'x' }, answer: [DONE, described({})], gives: matching({ metadata: {} }) }, // prettier-ignore
    { call: (s) => s.setContainerAccess('c', 'public'), sends: ['POST /c', 'HEAD /c'], headers: { 'x-container-read': '.r:*,.rlistings' }, answer: [DONE, described(CONTAINER)], gives: matching({ readAcl: '.r:*,.rlistings' }) }, // prettier-ignore
    { call: (s) => s.setContainerAccess('c', 'private'), sends: ['POST /c', 'HEAD /c'], headers: { 'x-remove-container-read': 'x' }, answer: [DONE, described({})], gives: matching({ readAcl: null }) }, // prettier-ignore
    { call: (s) => s.setContainerTempUrlKey('c', 'k'), sends: ['POST /c', 'HEAD /c'], headers: { 'x-container-meta-temp-url-key': 'k' }, answer: [DONE, described({})], gives: matching({ name: 'c' }) }, // prettier-ignore
    {
      call: (s) => s.getContainer('c'),
      sends: 'HEAD /c',
      answer: described(CONTAINER),
      gives: matching({ name: 'c' }),
    },
    { call: (s) => s.getContainerMetadata('c'), sends: 'HEAD /c', answer: described(CONTAINER), gives: matching({ bytesUsed: 392 }) }, // prettier-ignore
    { call: (s) => s.findContainer('c'), sends: 'HEAD /c', answer: described(CONTAINER), gives: matching({ bytesUsed: 392 }) }, // prettier-ignore
    { call: (s) => s.findContainer('c'), sends: ['HEAD /c'], answer: described({}, 404), gives: value(null) },
    { call: (s) => s.getContainerAccess('c'), sends: 'HEAD /c', answer: described(CONTAINER), gives: value('public') },
    { call: (s) => s.getContainerAccess('c'), sends: 'HEAD /c', answer: described({}), gives: value('private') },
    { call: (s) => s.getContainerAccess('c'), sends: 'HEAD /c', answer: described({ 'X-Container-Read': 'p:u' }), gives: nothing }, // prettier-ignore
    { call: (s) => s.deleteContainer('c'), sends: 'DELETE /c', answer: DONE, gives: nothing },
    { call: async (s) => s.listContainers({ prefix: 'p', endMarker: 'q', reverse: true, limit: 9 }), sends: ['GET /?prefix=p&end_marker=q&reverse=true&limit=9', 'GET /?prefix=p&end_marker=q&reverse=true&limit=9&marker=photos'], answer: [[200, [LISTED_CONTAINER]], [200, []]], gives: list(Container, LISTED_CONTAINER) }, // prettier-ignore
  ]);
});

describe('the account', () => {
  testCalls(exchange, [
    {
      call: (s) => s.getAccountMetadata(),
      sends: 'HEAD /',
      answer: described(ACCOUNT),
      gives: (result) => {
        expect(result).toBeInstanceOf(Account);
        expect(result).toMatchObject({
          containerCount: 2,
          tempUrlKey: null,
          tempUrlKey2: 'bb',
          metadata: { colour: 'blau' },
        });
        expect(JSON.stringify(result)).not.toContain('bb');
      },
    },
    { call: (s) => s.setAccountMetadata({ metadata: { colour: 'x' }, quotaBytes: 5, accessControl: '{}' }), sends: ['POST /', 'HEAD /'], headers: { 'x-account-meta-colour': 'x', 'x-account-meta-quota-bytes': '5', 'x-account-access-control': '{}' }, answer: [DONE, described(ACCOUNT)], gives: matching({ bytesUsed: 0 }) }, // prettier-ignore
    { call: (s) => s.deleteAccountMetadata(['colour']), sends: ['POST /', 'HEAD /'], headers: { 'x-remove-account-meta-colour': 'x' }, answer: [DONE, described({})], gives: matching({ metadata: {} }) }, // prettier-ignore
    { call: (s) => s.setAccountTempUrlKey('k'), sends: ['POST /', 'HEAD /'], headers: { 'x-account-meta-temp-url-key': 'k' }, answer: [DONE, described({})], gives: matching({}) }, // prettier-ignore
    { call: (s) => s.setAccountTempUrlKey('k', { isSecondary: true }), sends: ['POST /', 'HEAD /'], headers: { 'x-account-meta-temp-url-key-2': 'k' }, answer: [DONE, described({})], gives: matching({}) }, // prettier-ignore
    { call: (s) => s.getTempUrlKey('c'), sends: ['HEAD /c', 'HEAD /'], answer: [described({}), described(ACCOUNT)], gives: value('bb') }, // prettier-ignore
    { call: (s) => s.deleteAccount(), sends: 'DELETE /', answer: DONE, gives: nothing },
  ]);
});

describe('objects', () => {
  const found = matching({
    name: 'a/b',
    containerName: 'c',
    contentLength: 5,
    contentType: 'text/plain',
    contentDisposition: 'inline',
    contentEncoding: null,
    etag: '5d41402abc4b2a76b9719d911017c592',
    expiresAt: '2026-11-25T05:38:42.000Z',
    isStaticLargeObject: false,
    lastModifiedAt: '2026-11-25T04:38:43.000Z',
    metadata: { colour: 'red' },
    timestamp: 1795581522.81374,
  });
  testCalls(exchange, [
    { call: (s) => s.getObjectMetadata('c', 'a/b', { versionId: '1.5', isSymlinkItself: true, isNewest: true }), sends: 'HEAD /c/a/b?version-id=1.5&symlink=get', headers: { 'x-newest': 'true' }, answer: described(OBJECT, 200), gives: found }, // prettier-ignore
    {
      call: (s) =>
        s.setObjectMetadata('c', 'o', {
          metadata: { Colour: null, Shape: 'round' },
          contentType: 'a/b',
          contentEncoding: 'gzip',
          contentDisposition: null,
          cacheControl: 'no-cache',
          expiresIn: 60,
        }),
      sends: ['HEAD /c/o', 'POST /c/o'],
      answer: [described(OBJECT, 200), [202, ACCEPTED]],
      gives: nothing,
    },
    { call: (s) => s.deleteObjectMetadata('c', 'o', ['colour']), sends: ['HEAD /c/o', 'POST /c/o'], answer: [described(OBJECT, 200), [202, ACCEPTED]], gives: nothing }, // prettier-ignore
    {
      call: (s) =>
        s.copyObject(
          'c',
          'a/ü',
          { container: 'd', name: 'x y' },
          {
            metadata: { colour: 'red' },
            contentType: 'a/b',
            isFreshMetadata: true,
            isManifest: true,
            account: 'AUTH_x',
            versionId: '1',
          },
        ),
      sends: 'COPY /c/a/%C3%BC?version-id=1&multipart-manifest=get',
      headers: {
        destination: 'd/x%20y',
        'destination-account': 'AUTH_x',
        'x-fresh-metadata': 'true',
        'content-type': 'a/b',
        'x-object-meta-colour': 'red',
      },
      answer: described(STORED, 201),
      gives: nothing,
    },
    { call: (s) => s.deleteObject('c', 'o'), sends: ['HEAD /c/o?symlink=get', 'DELETE /c/o'], answer: [described(OBJECT, 200), DONE], gives: nothing }, // prettier-ignore
    { call: (s) => s.deleteObject('c', 'o', { keepSegments: true, versionId: '1' }), sends: 'DELETE /c/o?version-id=1', answer: DONE, gives: nothing }, // prettier-ignore
    { call: (s) => s.deleteObject('c', 'o', { versionId: '1' }), sends: ['HEAD /c/o?version-id=1&symlink=get', 'DELETE /c/o?version-id=1'], answer: [described({}, 404), DONE], gives: nothing }, // prettier-ignore
    { call: (s) => s.deleteObject('c', 'o', { ignoreMissing: true }), sends: 'HEAD /c/o?symlink=get', answer: described({}, 404), gives: nothing }, // prettier-ignore
    { call: (s) => s.deleteObject('c', 'o'), sends: ['HEAD /c/o?symlink=get', 'DELETE /c/o?multipart-manifest=delete'], answer: [described(LARGE, 200), [200, DELETED]], gives: nothing }, // prettier-ignore
    { call: (s) => s.deleteObject('c', 'o'), sends: ['HEAD /c/o?symlink=get', 'DELETE /c/o', 'GET /c_segments?prefix=o%2F1%2F', 'GET /c_segments?prefix=o%2F1%2F&marker=top.txt', 'POST /?bulk-delete=true'], answer: [described({ ...OBJECT, 'X-Object-Manifest': 'c_segments/o%2F1/' }, 200), DONE, [200, [LISTED_OBJECT]], [200, []], [200, DELETED]], gives: nothing }, // prettier-ignore
    { call: async (s) => s.listObjects('c', { prefix: 'a', delimiter: '/', endMarker: 'z', reverse: false, versions: true, versionMarker: '1', limit: 2, marker: 'b' }), sends: ['GET /c?prefix=a&delimiter=%2F&end_marker=z&reverse=false&versions=true&version_marker=1&limit=2&marker=b', 'GET /c?prefix=a&delimiter=%2F&end_marker=z&reverse=false&versions=true&version_marker=1&limit=2&marker=a%2F'], answer: [[200, [LISTED_OBJECT, { subdir: 'a/' }]], [200, []]], gives: list(StoredObject, LISTED_OBJECT, { subdir: 'a/' }) }, // prettier-ignore
    { call: (s) => s.deleteObjects('c', ['a/b', 'x y', 'missing']), sends: 'POST /?bulk-delete=true', body: 'c/a/b\nc/x%20y\nc/missing', headers: { 'content-type': 'text/plain' }, answer: [200, DELETED], gives: value({ done: 2, notFound: 1 }) }, // prettier-ignore
    { call: (s) => s.uploadArchive('c/x y', 'tar', { format: 'tar.gz' }), sends: 'PUT /c/x%20y?extract-archive=tar.gz', body: 'tar', answer: [200, EXTRACTED], gives: value({ done: 1, notFound: 0 }) }, // prettier-ignore
    {
      call: (s) =>
        s.uploadObject('c', 'a/../ü', 'hello', {
          metadata: { colour: 'red' },
          contentType: 'text/x',
          contentEncoding: 'gzip',
          contentDisposition: 'inline',
          cacheControl: 'no-cache',
          expiresAt: '2026-11-25T05:38:42.9Z',
          expiresIn: 5,
          isNew: true,
        }),
      sends: 'PUT /c/a%2F..%2F%C3%BC',
      body: 'hello',
      headers: {
        'x-object-meta-colour': 'red',
        'content-type': 'text/x',
        'content-encoding': 'gzip',
        'content-disposition': 'inline',
        'cache-control': 'no-cache',
        'x-delete-at': '1795585122',
        'x-delete-after': '5',
        'if-none-match': '*',
        etag: '5d41402abc4b2a76b9719d911017c592',
      },
      answer: described(STORED, 201),
      gives: value({
        container: 'c',
        name: 'a/../ü',
        etag: '5d41402abc4b2a76b9719d911017c592',
        contentLength: 5,
        lastModifiedAt: '2026-11-25T04:38:43.000Z',
        versionId: undefined,
        segments: 0,
      }),
    },
    { call: (s) => replaceObject(s, 'c', 'o/p', 'x'), sends: ['HEAD /c/o/p?symlink=get', 'PUT /c/o/p'], answer: [described({}, 404), described(STORED, 201)], gives: matching({ segments: 0 }) }, // prettier-ignore
    { call: (s) => replaceObject(s, 'c', 'o/p', 'x'), sends: ['HEAD /c/o/p?symlink=get', 'PUT /c/o/p'], answer: [described({ ...LARGE, 'X-Object-Version-Id': 'null' }, 200), described(STORED, 201)], gives: matching({ segments: 0 }) }, // prettier-ignore
    { call: (s) => replaceObject(s, 'c', 'o/p', 'x'), sends: ['HEAD /c/o/p?symlink=get', 'HEAD /c', 'PUT /c/o/p'], answer: [described(LARGE, 200), described({ 'X-History-Location': 'old' }, 204), described(STORED, 201)], gives: matching({ segments: 0 }) }, // prettier-ignore
    {
      call: (s) => replaceObject(s, 'c', 'o/p', 'x'),
      sends: ['HEAD /c/o/p?symlink=get', 'HEAD /c', 'GET /c/o/p?multipart-manifest=get', 'PUT /c/o/p', 'HEAD /c/o/p?symlink=get', 'POST /?bulk-delete=true'], // prettier-ignore
      answer: [described(LARGE, 200), described({}, 204), [200, [{ name: '/c_segments/ü/1', hash: 'a', bytes: 1 }, { name: '/c_segments/ü/2', hash: 'b', bytes: 1 }]], described(STORED, 201), described(OBJECT, 200), [200, DELETED]], // prettier-ignore
      gives: matching({ segments: 0 }),
    },
    {
      call: (s) => replaceObject(s, 'c', 'o/p', 'x'),
      sends: ['HEAD /c/o/p?symlink=get', 'HEAD /c', 'GET /c_segments?prefix=o%2F1%2F', 'GET /c_segments?prefix=o%2F1%2F&marker=top.txt', 'PUT /c/o/p', 'HEAD /c/o/p?symlink=get', 'POST /?bulk-delete=true'], // prettier-ignore
      answer: [described({ ...OBJECT, 'X-Object-Manifest': 'c_segments/o%2F1/' }, 200), described({}, 204), [200, [LISTED_OBJECT]], [200, []], described(STORED, 201), described(OBJECT, 200), [200, DELETED]], // prettier-ignore
      gives: matching({ segments: 0 }),
    },
    { call: (s) => s.uploadObject('c', 'o', new Uint8Array(2), { checksum: false, etag: 'mine' }), sends: 'PUT /c/o', body: '\0\0', headers: { etag: 'mine' }, answer: described(STORED, 201), gives: matching({ segments: 0 }) }, // prettier-ignore
    {
      call: (s) =>
        s.downloadObject('c', 'a/b', {
          range: { offset: 1, length: 2 },
          ifMatch: 'm',
          ifNoneMatch: 'n',
          ifModifiedSince: '2026-11-25T04:38:43Z',
          ifUnmodifiedSince: new Date(0),
          isNewest: true,
          versionId: '1',
        }),
      sends: 'GET /c/a/b?version-id=1',
      headers: {
        range: 'bytes=1-2',
        'if-match': 'm',
        'if-none-match': 'n',
        'if-modified-since': 'Wed, 25 Nov 2026 04:38:43 GMT',
        'if-unmodified-since': 'Thu, 01 Jan 1970 00:00:00 GMT',
        'x-newest': 'true',
      },
      answer: [206, 'el', { ...OBJECT, 'Content-Length': '2', 'Content-Range': 'bytes 1-2/5' }],
      gives: (result) => found((result as { object: object }).object),
    },
  ]);

  test('what is kept of an object when its metadata changes is sent again', async () => {
    const { sent } = await exchange(
      (s) => s.setObjectMetadata('c', 'o', { metadata: { Shape: 'round' }, cacheControl: 'no-cache' }),
      described(OBJECT, 200),
      [202, ACCEPTED],
    );
    expect(sent[1]!.headers).toEqual({
      'cache-control': 'no-cache',
      'content-disposition': 'inline',
      'x-delete-at': '1795585122',
      'x-object-meta-colour': 'red',
      'x-object-meta-shape': 'round',
    });
  });

  test('a dynamic large object keeps its manifest', async () => {
    const change = { metadata: { shape: 'round' } };
    const answer = [described(DYNAMIC, 200), [202, ACCEPTED] as Answer];
    const { sent } = await exchange((s) => s.setObjectMetadata('c', 'o', change), ...answer);
    expect(sent[1]!.headers).toEqual({ 'x-object-manifest': 'segments/a/', 'x-object-meta-shape': 'round' });
  });

  test('a deletion of nothing asks nothing', async () => {
    const { result, sent } = await exchange((s) => s.deleteObjects('c', []));
    expect([result, sent]).toEqual([{ done: 0, notFound: 0 }, []]);
  });

  test('a deletion in bulk tells what failed', async () => {
    const failed = { ...DELETED, 'Response Status': '400 Bad Request', Errors: [['/c/a%20b', '403 Forbidden']] };
    await expect(exchange((s) => s.deleteObjects('c', ['a b']), [200, failed])).rejects.toMatchObject({
      code: 'BULK',
      message: 'Deletion of 1 failed with 400 Bad Request: /c/a b: 403 Forbidden',
      failures: [['/c/a b', '403 Forbidden']],
    });
    await expect(exchange((s) => s.deleteObjects('c', ['a']), [200, []])).rejects.toMatchObject({
      code: 'INVALID_RESPONSE',
    });
  });
});

test('what cannot be is refused before anything is sent', async () => {
  const refused = (call: Parameters<typeof exchange>[0]) => expect(exchange(call)).rejects.toMatchObject({ code: 'INVALID_ATTRIBUTE' }); // prettier-ignore
  await refused((s) => s.deleteContainer('a/b'));
  await refused((s) => s.getObjectMetadata('a/b', 'c'));
  await refused((s) => s.getObjectMetadata('c', '..'));
  await refused((s) => s.setContainerMetadata('c', { metadata: { 'a b': '1' } }));
  await refused((s) => s.setContainerMetadata('c', { metadata: { a: '1\r\nx-evil: 2' } }));
  await refused((s) => s.uploadObject('c', 'o', 5 as never));
  await refused((s) => s.uploadObject('c', 'o', new Uint8Array(9), { segmentSize: 0 }));
  await refused((s) => s.uploadObject('c', 'o', new Uint8Array(2000), { segmentSize: 1 }));
  await refused((s) => s.uploadObject('c', 'o', new Uint8Array(9), { segmentSize: 5, resume: true }));
  await refused((s) => s.downloadObject('c', 'o', { range: { offset: -5, length: 2 } }));
  await refused((s) => s.downloadObject('c', 'o', { range: { offset: 0, length: 0 } }));
  await refused((s) => s.downloadObject('c', 'o', { range: { offset: 1.5 } }));
  await refused((s) => s.uploadObject('c', 'o', 'x', { expiresAt: 'soon' }));
});
