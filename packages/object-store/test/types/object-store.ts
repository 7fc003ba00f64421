// Compiled, never run: what the types promise, and what they refuse.
import type { Connection } from '@os/core';
import { Container, StoredObject, type Subdirectory } from '@os/object-store';
import { downloadFile, fileSource } from '@os/object-store/node';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const holds = <T extends true>(): T | undefined => undefined;

export async function promises(conn: Connection): Promise<void> {
  const { objectStore: swift } = conn;
  const container = await swift.createContainer({ name: 'photos', metadata: { a: '1' }, quotaBytes: 10 });
  holds<Equal<typeof container, Container>>();
  holds<Equal<typeof container.objectCount, number>>();
  holds<Equal<typeof container.readAcl, string | null | undefined>>();
  container.readAcl = null;
  // @ts-expect-error -- counted by the service
  container.objectCount = 5;
  // @ts-expect-error -- chosen on creation
  container.storagePolicy = 'gold';
  await conn.update(container);
  // @ts-expect-error -- a name is needed
  await swift.createContainer({ readAcl: '.r:*' });
  await swift.setContainerMetadata(container, { metadata: { a: null }, webIndex: null });
  // @ts-expect-error -- metadata is text
  await swift.setContainerMetadata(container, { metadata: { a: 1 } });

  for await (const object of swift.listObjects(container, { prefix: 'a/' })) {
    holds<Equal<typeof object, StoredObject>>();
    holds<Equal<typeof object.name, string>>();
  }
  for await (const each of swift.listObjects(container, { delimiter: '/' })) {
    holds<Equal<typeof each, StoredObject | Subdirectory>>();
    if (each.subdir === undefined) holds<Equal<typeof each.contentLength, number>>();
    else holds<Equal<typeof each.subdir, string>>();
    // @ts-expect-error -- it may be a subdirectory
    each.contentLength;
  }
  // @ts-expect-error -- no such query
  swift.listObjects(container, { suffix: '.jpg' });

  for (const data of ['text', new Uint8Array(1), new Blob(), await fileSource('/x')]) {
    const uploaded = await swift.uploadObject(container, 'a', data, { segmentSize: 5, resume: true });
    holds<Equal<typeof uploaded.segments, number>>();
  }
  // @ts-expect-error -- nothing that has bytes
  await swift.uploadObject(container, 'a', { some: 'json' });
  // @ts-expect-error -- null removes metadata that is there; a new object has none
  await swift.uploadObject(container, 'a', '', { metadata: { a: null } });

  const { body, object } = await swift.downloadObject(container, 'a', { range: { offset: 5, length: 10 } });
  holds<Equal<typeof body, ReadableStream<Uint8Array>>>();
  await swift.deleteObject(container, object);
  // @ts-expect-error -- a container is no object
  await swift.deleteObject(container, container);
  // @ts-expect-error -- one of three
  await swift.generateTempUrl(container, 'a', { digest: 'md5' });
  await downloadFile(swift, container, object, '/tmp/x');

  for await (const each of conn.list(StoredObject, { containerName: container })) each.etag;
  // @ts-expect-error -- of which container?
  conn.list(StoredObject);
  // @ts-expect-error -- objects are uploaded
  await conn.create(new StoredObject({ id: 'a', containerName: 'c' }));
  await conn.get(new Container({ name: 'photos' }));
}
