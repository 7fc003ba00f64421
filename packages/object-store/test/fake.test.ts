import { createConnection } from '@os/core';
import { objectStore } from '@os/object-store/pure';
import { FakeCloud, serviceConformance } from '@os/testing';

describe('conformance', () => {
  for (const { name, run } of serviceConformance(objectStore)) it(name, run);
});

describe('the fake cloud', () => {
  const fake = new FakeCloud({ services: [objectStore], pageSize: 2 });
  const { objectStore: swift } = createConnection({
    transport: fake,
    authenticator: fake.authenticator(),
    services: [objectStore],
  });
  const namesIn = async (container: string) => (await swift.listObjects(container)).map(({ name }) => name);

  it('lists in pages of the size that it is told', async () => {
    await swift.createContainer({ name: 'pages' });
    for (const name of ['a', 'b', 'c']) await swift.uploadObject('pages', name, name);
    const before = fake.requests.length;
    expect(await namesIn('pages')).toEqual(['a', 'b', 'c']);
    expect(fake.requests.slice(before).map(({ path }) => path.replace(/.*\/pages/, ''))).toEqual([
      '',
      '?marker=b',
      '?marker=c',
    ]);
  });

  it('lets objects expire in its own time', async () => {
    await swift.createContainer({ name: 'times' });
    await swift.uploadObject('times', 'short', 'x', { expiresIn: 10 });
    await swift.uploadObject('times', 'long', 'x', { expiresIn: 100 });
    fake.clock.advance(20_000);
    expect(await namesIn('times')).toEqual(['long']);
    await expect(swift.getObjectMetadata('times', 'short')).rejects.toMatchObject({ status: 404 });
  });

  it('keeps what was sent, whatever becomes of it there', async () => {
    await swift.createContainer({ name: 'bytes' });
    const bytes = new Uint8Array([0, 255, 10, 13]);
    await swift.uploadObject('bytes', 'o', bytes);
    bytes.fill(1);
    const { body } = await swift.downloadObject('bytes', 'o');
    expect([...new Uint8Array(await new Response(body).arrayBuffer())]).toEqual([0, 255, 10, 13]);
  });

  it('does not answer with segments that were replaced', async () => {
    await swift.createContainer({ name: 'parts' });
    await swift.uploadObject('parts', 'big', 'hello', { segmentSize: 3, segmentContainer: 'parts' });
    const [name = ''] = (await namesIn('parts')).filter((each) => each !== 'big');
    await swift.uploadObject('parts', name, 'other');
    await expect(swift.downloadObject('parts', 'big')).rejects.toMatchObject({ status: 409 });
  });

  it('answers over HTTP as well, with names as text for those who ask for no JSON', async () => {
    await swift.createContainer({ name: 'web' });
    const settings = { cacheControl: 'no-cache', metadata: { mood: 'good' }, expiresIn: 1000 };
    await swift.uploadObject('web', 'a/b.html', '<p>', settings);
    const server = await fake.listen();
    try {
      const access = await fake.authenticator().authorize({ request: () => Promise.reject(new Error('not needed')) });
      const ask = (path: string, init?: RequestInit) =>
        fetch(server.url + fake.requests.at(-1)!.path.replace(/\/web\/.*|\/web$/, '') + path, {
          headers: { ...access.headers },
          ...init,
        });
      const { path } = fake.requests.at(-1)!;
      expect(path).toContain('/web/a/b.html');
      const list = await ask('/web');
      expect([list.headers.get('content-type'), await list.text()]).toEqual([
        'text/plain; charset=utf-8',
        'a/b.html\n',
      ]);
      const head = await ask('/web/a/b.html', { method: 'HEAD' });
      expect(Object.fromEntries(head.headers)).toMatchObject({
        'content-type': 'text/html',
        'content-length': '3',
        'cache-control': 'no-cache',
      });
      // What Swift lets pages read, as long as a container does not name more.
      const exposed = head.headers.get('access-control-expose-headers')?.split(', ');
      expect(exposed).toEqual(expect.arrayContaining(['etag', 'x-timestamp', 'x-object-meta-mood']));
      expect(exposed).not.toContain('x-delete-at');
      expect(await (await ask('/web/a/b.html')).text()).toBe('<p>');
      const missing = await ask('/web/x');
      expect([missing.status, missing.headers.get('content-type')]).toEqual([404, 'text/html; charset=UTF-8']);
    } finally {
      await server.close();
    }
  });

  it('has an account for each project, which can be deleted', async () => {
    const { path } = fake.requests.at(-1)!;
    expect(path).toMatch(/^\/object-store\/v1\/AUTH_\w+\/web/);
    expect((await swift.getAccountMetadata()).containerCount).toBeGreaterThan(2);
    await swift.deleteAccount();
    await expect(swift.getAccountMetadata()).rejects.toMatchObject({ status: 410 });
    await expect(swift.createContainer({ name: 'again' }, { retries: 0 })).rejects.toMatchObject({ status: 503 });
  });
});
