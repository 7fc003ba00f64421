import { NotFoundError } from '@os/core';
import '@os/image';
import type { SchemaName } from '@os/image';
import { cloud, expectDeclared } from '../../../../tooling/acceptance/cloud.js';

const { conn, name, keep } = cloud();
const glance = conn.image;

const newNamespace = async () =>
  keep(
    await glance.createMetadefNamespace({
      namespace: `SDK::${name()}`,
      displayName: 'first',
      description: 'of a test',
      visibility: 'public',
      isProtected: false,
      tags: [{ name: 'one' }],
    }),
    (each) => glance.deleteMetadefNamespace(each),
  );

it('namespaces are created, changed, listed and deleted', async () => {
  const namespace = expectDeclared(await newNamespace());
  const changed = await glance.updateMetadefNamespace(namespace.id, { description: 'changed' });
  expect(expectDeclared(changed)).toMatchObject({ displayName: 'first', description: 'changed', visibility: 'public' });
  namespace.displayName = 'second';
  await conn.update(namespace);
  const got = expectDeclared(await glance.getMetadefNamespace(namespace));
  expect(got).toMatchObject({ displayName: 'second', description: 'changed', visibility: 'public' });
  const listed = await glance.listMetadefNamespaces({
    visibility: 'public',
    limit: 5,
    sortKey: 'namespace',
    sortDir: 'asc',
  });
  for (const each of listed) expectDeclared(each);
  expect(listed.map(({ id }) => id)).toContain(namespace.id);
  const forImages = await glance.listMetadefNamespaces({ resourceTypes: ['OS::Glance::Image'] });
  expect(forImages.map(({ id }) => id)).not.toContain(namespace.id);
  for (const { id } of listed) expectDeclared(await glance.getMetadefNamespace(id));
  await glance.deleteMetadefNamespace(namespace);
  await expect(glance.getMetadefNamespace(namespace)).rejects.toBeInstanceOf(NotFoundError);
});

it('objects are created, changed, listed and deleted', async () => {
  const namespace = await newNamespace();
  const properties = { size: { type: 'integer', title: 'Size', minimum: 1 } };
  const object = expectDeclared(
    await glance.createMetadefObject(namespace, { name: 'box', description: 'x', required: ['size'], properties }),
  );
  const changed = expectDeclared(await glance.updateMetadefObject(namespace, object, { description: 'y' }));
  expect(changed).toMatchObject({ description: 'y', required: ['size'], properties });
  expect(expectDeclared(await glance.getMetadefObject(namespace, 'box'))).toMatchObject({
    description: 'y',
    properties,
  });
  expect((await glance.listMetadefObjects(namespace)).map((each) => expectDeclared(each).id)).toEqual(['box']);
  await glance.deleteMetadefObject(namespace, 'box');
  await glance.createMetadefObject(namespace, { name: 'another' });
  await glance.deleteAllMetadefObjects(namespace);
  expect(await glance.listMetadefObjects(namespace)).toHaveLength(0);
});

it('properties are created, changed, listed and deleted', async () => {
  const namespace = await newNamespace();
  const property = expectDeclared(
    await glance.createMetadefProperty(namespace, {
      name: 'modes',
      type: 'array',
      title: 'Modes',
      items: { type: 'string', enum: ['a', 'b'] },
      requireUniqueItems: true,
      allowAdditionalItems: false,
      minItems: 1,
      maxItems: 2,
      operators: ['<or>'],
      default: '["a"]',
    }),
  );
  const changed = await glance.updateMetadefProperty(namespace, property, {
    title: 'All modes',
    maxItems: null,
  });
  expect(expectDeclared(changed)).toMatchObject({ title: 'All modes', minItems: 1, items: { enum: ['a', 'b'] } });
  await glance.createMetadefProperty(namespace, {
    name: 'size',
    type: 'integer',
    title: 'Size',
    description: 'of it',
    minimum: 1,
    maximum: 9,
    isReadOnly: true,
  });
  await glance.createMetadefProperty(namespace, {
    name: 'word',
    type: 'string',
    title: 'Word',
    minLength: 1,
    maxLength: 9,
    pattern: '^x',
    enum: ['x'],
  });
  const all = await glance.listMetadefProperties(namespace);
  expect(all.map((each) => expectDeclared(each).id).sort()).toEqual(['modes', 'size', 'word']);
  const [modes] = all.filter(({ id }) => id === 'modes');
  modes!.title = 'Set on what was listed';
  await conn.update(modes!);
  const got = expectDeclared(await glance.getMetadefProperty(namespace, 'modes'));
  expect(got.title).toBe('Set on what was listed');
  expect(got.maxItems).toBeUndefined();
  await glance.deleteMetadefProperty(namespace, 'modes');
  await glance.deleteAllMetadefProperties(namespace);
  expect(await glance.listMetadefProperties(namespace)).toEqual([]);
});

it('tags are set, added, renamed and removed', async () => {
  const namespace = await newNamespace();
  const tags = async () => (await glance.listMetadefTags(namespace)).map((each) => expectDeclared(each).id).sort();
  await glance.setTagsOfMetadefNamespace(namespace, ['a', 'b']);
  await glance.addTagToMetadefNamespace(namespace, 'c');
  expect(await tags()).toEqual(['a', 'b', 'c']);
  expect(expectDeclared(await glance.renameMetadefTag(namespace, 'c', 'd')).name).toBe('d');
  expect(expectDeclared(await glance.getMetadefTag(namespace, 'd')).name).toBe('d');
  await glance.removeTagFromMetadefNamespace(namespace, 'a');
  expect(await tags()).toEqual(['b', 'd']);
  await glance.removeTagsFromMetadefNamespace(namespace);
  expect(await tags()).toEqual([]);
});

it('resource types are associated', async () => {
  const namespace = await newNamespace();
  const types = (await glance.listMetadefResourceTypes()).map((each) => expectDeclared(each).name);
  expect(types).toContain('OS::Glance::Image');
  const association = await glance.createMetadefResourceTypeAssociation(namespace, {
    name: 'OS::Cinder::Volume',
    prefix: 'hw_',
    propertiesTarget: 'image',
  });
  expect(expectDeclared(association)).toMatchObject({ prefix: 'hw_', propertiesTarget: 'image' });
  const [listed] = await glance.listMetadefResourceTypeAssociations(namespace);
  expect(expectDeclared(listed!).name).toBe('OS::Cinder::Volume');
  await glance.deleteMetadefResourceTypeAssociation(namespace, 'OS::Cinder::Volume');
  expect(await glance.listMetadefResourceTypeAssociations(namespace)).toHaveLength(0);
});

const SCHEMAS: readonly SchemaName[] = [
  ...(['image', 'images', 'member', 'members', 'task', 'tasks'] as const),
  ...(['metadefs/namespace', 'metadefs/namespaces', 'metadefs/object', 'metadefs/objects'] as const),
  ...(['metadefs/property', 'metadefs/properties', 'metadefs/tag', 'metadefs/tags'] as const),
  ...(['metadefs/resource_type', 'metadefs/resource_types'] as const),
];

it('the service tells of itself: schemas, stores, ways to import, quotas', async () => {
  const schemas = await Promise.all(SCHEMAS.map((each) => glance.getSchema(each)));
  expect(schemas[0]?.properties['visibility']?.['enum']).toContain('community');
  for (const { name: title, properties } of schemas) {
    expect(typeof title).toBe('string');
    expect(Object.keys(properties).length).toBeGreaterThan(0);
  }
  const stores = await glance.listStores();
  expect(stores.map((each) => expectDeclared(each).id)).toContain('file');
  expect(stores.filter(({ isDefault }) => isDefault)).toHaveLength(1);
  const details = await glance.listStoreDetails();
  expect(expectDeclared(details[0]!)).toMatchObject({ type: 'file', weight: 0 });
  expect(await glance.getImportMethods()).toContain('glance-direct');
  expect(await glance.getUsage()).toEqual({});
});

it('caches are there only where the cloud has them', async () => {
  await expect(glance.getImageCache()).rejects.toBeInstanceOf(NotFoundError);
});
