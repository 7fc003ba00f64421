import { ChecksumError, image } from '@os/image/pure';
import { Connection, ConflictError, ForbiddenError, InvalidResponseError } from '@os/core';
import { FakeCloud, serviceConformance, type Samples } from '@os/testing';

describe('conformance', () => {
  const samples: Samples = {
    image: { name: 'sample', diskFormat: 'raw', containerFormat: 'bare' },
    member: () => ({ projectId: `project-${Math.random()}` }),
    task: { type: 'import', input: {} },
    metadefProperty: () => ({ name: `property-${Math.random()}`, type: 'string', title: 'Property' }),
  };
  // Metadata definitions are replaced as a whole, hence fetched before.
  const checks = serviceConformance(image, { samples }).filter(({ name }) => !/^metadef\w+: sends what/.test(name));
  for (const { name, run } of checks) it(name, run);
});

function connect(options: { readonly statusDelay?: number } = {}) {
  const fake = new FakeCloud({ services: [image], ...options });
  const conn = new Connection({ transport: fake, authenticator: fake.authenticator(), services: [image] });
  return { fake, glance: conn.image };
}

const RAW = { name: 'debian', diskFormat: 'raw', containerFormat: 'bare' } as const;
const bytes = new Uint8Array(1000).fill(7);

describe('images in the fake cloud', () => {
  it('are queued until they have data, which come back as they were', async () => {
    const { glance } = connect();
    const created = await glance.createImage({ ...RAW, properties: { mine: 'yes' } });
    expect(created).toMatchObject({ status: 'queued', properties: { mine: 'yes' } });
    await expect(glance.downloadImage(created)).rejects.toBeInstanceOf(InvalidResponseError);
    const active = await glance.uploadImage(created, new Blob([bytes]));
    expect(active).toMatchObject({ status: 'active', size: 1000, hashAlgo: 'sha512' });
    await expect(glance.uploadImage(created, bytes)).rejects.toBeInstanceOf(ConflictError);
    const back = await new Response(await glance.downloadImage(active)).arrayBuffer();
    expect(new Uint8Array(back)).toEqual(bytes);
  });

  it('are imported, which takes its time', async () => {
    const { fake, glance } = connect({ statusDelay: 60_000 });
    fake.clock.stop();
    const created = await glance.createImage(RAW);
    await expect(glance.importImage(created, { method: 'glance-direct' })).rejects.toBeInstanceOf(ConflictError);
    await glance.stageImage(created, bytes);
    await glance.importImage(created, { method: 'glance-direct' });
    const importing = await glance.getImage(created);
    expect(importing.status).toBe('importing');
    expect(importing.importTaskId).toBeDefined();
    fake.clock.advance(60_000);
    expect(await glance.waitForImport(created)).toMatchObject({
      status: 'active',
      size: 1000,
      importTaskId: undefined,
    });
  });

  it('are changed, tagged, shared, deactivated and protected', async () => {
    const { fake, glance } = connect();
    const created = await glance.createImageFrom(bytes, { ...RAW, properties: { gone: '1', 'a/b': '1' } });
    await glance.updateImage(created, { name: 'renamed', properties: { gone: null, 'a/b': '2' } });
    await glance.addTag(created, 'a');
    await glance.addTag(created, 'b');
    await glance.removeTag(created, 'a');
    const got = await glance.getImage(created);
    expect(got).toMatchObject({ name: 'renamed', tags: ['b'], properties: { 'a/b': '2' } });
    expect(got.properties).not.toHaveProperty('gone');
    await expect(glance.updateImage(created, { properties: { gone: null } })).rejects.toBeInstanceOf(ConflictError);
    await glance.createMember(created, { projectId: 'p' });
    expect(await glance.updateMember(created, 'p', { status: 'accepted' })).toMatchObject({ status: 'accepted' });
    await glance.deactivateImage(created);
    await expect(glance.downloadImage(created)).rejects.toBeInstanceOf(ForbiddenError);
    await glance.reactivateImage(created);
    await glance.updateImage(created, { isProtected: true });
    await expect(glance.deleteImage(created)).rejects.toBeInstanceOf(ForbiddenError);
    fake.service('image').collection('/images').change(created.id, { os_hash_value: 'ff' });
    const broken = new Response(await glance.downloadImage(created.id)).arrayBuffer();
    await expect(broken).rejects.toBeInstanceOf(ChecksumError);
  });

  it('come with metadata definitions', async () => {
    const { glance } = connect();
    for (const namespace of ['A', 'B']) {
      await glance.createMetadefNamespace({ namespace });
      await glance.createMetadefProperty(namespace, { name: 'p', type: 'string', title: namespace });
      await glance.setTagsOfMetadefNamespace(namespace, ['x', 'y']);
    }
    await glance.updateMetadefNamespace('A', { description: 'd' });
    await glance.updateMetadefProperty('B', 'p', { title: 'changed' });
    await glance.setTagsOfMetadefNamespace('B', ['z']);
    await glance.addTagToMetadefNamespace('B', 'w');
    expect(await glance.getMetadefNamespace('A')).toMatchObject({ description: 'd' });
    expect((await glance.listMetadefProperties('A')).map(({ title }) => title)).toEqual(['A']);
    expect((await glance.listMetadefProperties('B')).map(({ title }) => title)).toEqual(['changed']);
    expect((await glance.listMetadefTags('A')).map(({ id }) => id)).toEqual(['x', 'y']);
    expect((await glance.listMetadefTags('B')).map(({ id }) => id)).toEqual(['z', 'w']);
    expect((await glance.listStores()).map(({ id }) => id)).toEqual(['file']);
  });
});
