import {
  MetadefNamespace,
  MetadefObject,
  MetadefProperty,
  MetadefResourceType,
  MetadefResourceTypeAssociation,
  MetadefTag,
} from '@os/image/pure';
import { ASSOCIATION, NAMESPACE, OBJECT, PROPERTY, RESOURCE_TYPE, TAG } from './answers.js';
import { exchange, list, nothing, one, testAll } from './exchange.js';

const ID = NAMESPACE.namespace;
const url = '/metadefs/namespaces/SDK%3A%3AProbe';

testAll([
  {
    call: (c) =>
      c.createMetadefNamespace({
        namespace: ID,
        displayName: 'Probe',
        description: 'of a test',
        visibility: 'private',
        isProtected: false,
        ownerId: 'p',
        resourceTypeAssociations: [{ name: 'OS::Nova::Server', prefix: 'hw_', propertiesTarget: 'image' }],
        properties: { size: { type: 'integer', title: 'Size' } },
        objects: [{ name: 'box' }],
        tags: [{ name: 'a' }],
      }),
    sends: 'POST /metadefs/namespaces',
    body: {
      namespace: ID,
      display_name: 'Probe',
      description: 'of a test',
      visibility: 'private',
      protected: false,
      owner: 'p',
      resource_type_associations: [{ name: 'OS::Nova::Server', prefix: 'hw_', properties_target: 'image' }],
      properties: { size: { type: 'integer', title: 'Size' } },
      objects: [{ name: 'box' }],
      tags: [{ name: 'a' }],
    },
    answer: [201, NAMESPACE],
    gives: (result) => expect(result).toMatchObject({ id: ID, displayName: 'Probe' }),
  },
  {
    call: (c) => c.getMetadefNamespace(ID),
    sends: `GET ${url}`,
    answer: [200, NAMESPACE],
    gives: one(MetadefNamespace, NAMESPACE),
  },
  {
    call: (c) => c.findMetadefNamespace(ID),
    sends: `GET ${url}`,
    answer: [200, NAMESPACE],
    gives: one(MetadefNamespace, NAMESPACE),
  },
  {
    call: (c) =>
      c.listMetadefNamespaces({
        visibility: 'public',
        resourceTypes: ['OS::Glance::Image', 'OS::Nova::Server'],
        sortKey: 'namespace',
        sortDir: 'asc',
        limit: 2,
        marker: 'm',
      }),
    sends:
      'GET /metadefs/namespaces?visibility=public&resource_types=OS%3A%3AGlance%3A%3AImage%2COS%3A%3ANova%3A%3AServer' +
      '&sort_key=namespace&sort_dir=asc&limit=2&marker=m',
    answer: [
      200,
      { namespaces: [NAMESPACE], first: '/v2/metadefs/namespaces', schema: '/v2/schemas/metadefs/namespaces' },
    ],
    gives: list(MetadefNamespace, NAMESPACE),
  },
  { call: (c) => c.deleteMetadefNamespace(ID), sends: `DELETE ${url}`, answer: [204], gives: nothing },
  {
    call: (c) =>
      c.createMetadefObject(ID, {
        name: 'box',
        description: 'x',
        required: ['size'],
        properties: { size: { type: 'integer', title: 'Size' } },
      }),
    sends: `POST ${url}/objects`,
    body: {
      name: 'box',
      description: 'x',
      required: ['size'],
      properties: { size: { type: 'integer', title: 'Size' } },
    },
    answer: [201, OBJECT],
    gives: one(MetadefObject, OBJECT),
  },
  {
    call: (c) => c.getMetadefObject(ID, 'box'),
    sends: `GET ${url}/objects/box`,
    answer: [200, OBJECT],
    gives: one(MetadefObject, OBJECT),
  },
  {
    call: (c) => c.findMetadefObject(ID, 'box'),
    sends: `GET ${url}/objects/box`,
    answer: [200, OBJECT],
    gives: one(MetadefObject, OBJECT),
  },
  {
    call: (c) => c.listMetadefObjects(ID),
    sends: `GET ${url}/objects`,
    answer: [200, { objects: [OBJECT], schema: 'v2/schemas/metadefs/objects' }],
    gives: list(MetadefObject, OBJECT),
  },
  { call: (c) => c.deleteMetadefObject(ID, 'box'), sends: `DELETE ${url}/objects/box`, answer: [204], gives: nothing },
  { call: (c) => c.deleteAllMetadefObjects(ID), sends: `DELETE ${url}/objects`, answer: [204], gives: nothing },
  {
    call: (c) =>
      c.createMetadefProperty(ID, {
        name: 'modes',
        type: 'array',
        title: 'Modes',
        description: 'd',
        operators: ['<or>'],
        default: '[]',
        isReadOnly: true,
        isConfidential: false,
        enum: ['a'],
        minimum: 1,
        maximum: 2,
        minLength: 3,
        maxLength: 4,
        pattern: '^x',
        items: { type: 'string', enum: ['a'] },
        minItems: 5,
        maxItems: 6,
        requireUniqueItems: true,
        allowAdditionalItems: false,
      }),
    sends: `POST ${url}/properties`,
    body: {
      name: 'modes',
      type: 'array',
      title: 'Modes',
      description: 'd',
      operators: ['<or>'],
      default: '[]',
      readonly: true,
      confidential: false,
      enum: ['a'],
      minimum: 1,
      maximum: 2,
      minLength: 3,
      maxLength: 4,
      pattern: '^x',
      items: { type: 'string', enum: ['a'] },
      minItems: 5,
      maxItems: 6,
      uniqueItems: true,
      additionalItems: false,
    },
    answer: [201, PROPERTY],
    gives: (result) => expect(result).toMatchObject({ id: 'modes', requireUniqueItems: true }),
  },
  {
    call: (c) => c.getMetadefProperty(ID, 'modes'),
    sends: `GET ${url}/properties/modes`,
    answer: [200, PROPERTY],
    gives: one(MetadefProperty, PROPERTY),
  },
  {
    call: (c) => c.listMetadefProperties(ID),
    sends: `GET ${url}/properties`,
    answer: [200, { properties: { modes: PROPERTY } }],
    gives: list(MetadefProperty, PROPERTY),
  },
  {
    call: (c) => c.deleteMetadefProperty(ID, 'modes'),
    sends: `DELETE ${url}/properties/modes`,
    answer: [204],
    gives: nothing,
  },
  { call: (c) => c.deleteAllMetadefProperties(ID), sends: `DELETE ${url}/properties`, answer: [204], gives: nothing },
  {
    call: (c) => c.getMetadefTag(ID, 'b'),
    sends: `GET ${url}/tags/b`,
    answer: [200, TAG],
    gives: one(MetadefTag, TAG),
  },
  {
    call: (c) => c.findMetadefTag(ID, 'b'),
    sends: `GET ${url}/tags/b`,
    answer: [200, TAG],
    gives: one(MetadefTag, TAG),
  },
  {
    call: (c) => c.listMetadefTags(ID),
    sends: `GET ${url}/tags`,
    answer: [200, { tags: [{ name: 'b' }] }],
    gives: list(MetadefTag, { name: 'b' }),
  },
  {
    call: (c) => c.setTagsOfMetadefNamespace(ID, ['a', 'b']),
    sends: `POST ${url}/tags`,
    body: { tags: [{ name: 'a' }, { name: 'b' }] },
    answer: [201, { tags: [{ name: 'a' }, { name: 'b' }] }],
    gives: nothing,
  },
  { call: (c) => c.addTagToMetadefNamespace(ID, 'b'), sends: `POST ${url}/tags/b`, answer: [201, TAG], gives: nothing },
  {
    call: (c) => c.renameMetadefTag(ID, 'a', 'b'),
    sends: `PUT ${url}/tags/a`,
    body: { name: 'b' },
    answer: [200, TAG],
    gives: one(MetadefTag, TAG),
  },
  {
    call: (c) => c.removeTagFromMetadefNamespace(ID, 'b'),
    sends: `DELETE ${url}/tags/b`,
    answer: [204],
    gives: nothing,
  },
  { call: (c) => c.removeTagsFromMetadefNamespace(ID), sends: `DELETE ${url}/tags`, answer: [204], gives: nothing },
  {
    call: (c) => c.listMetadefResourceTypes(),
    sends: 'GET /metadefs/resource_types',
    answer: [200, { resource_types: [RESOURCE_TYPE] }],
    gives: list(MetadefResourceType, RESOURCE_TYPE),
  },
  {
    call: (c) => c.findMetadefResourceType('OS::Glance::Image'),
    sends: 'GET /metadefs/resource_types',
    answer: [200, { resource_types: [RESOURCE_TYPE] }],
    gives: one(MetadefResourceType, RESOURCE_TYPE),
  },
  {
    call: (c) =>
      c.createMetadefResourceTypeAssociation(ID, {
        name: 'OS::Nova::Server',
        prefix: 'hw_',
        propertiesTarget: 'image',
      }),
    sends: `POST ${url}/resource_types`,
    body: { name: 'OS::Nova::Server', prefix: 'hw_', properties_target: 'image' },
    answer: [201, ASSOCIATION],
    gives: (result) => expect(result).toMatchObject({ id: 'OS::Nova::Server', createdAt: ASSOCIATION.created_at }),
  },
  {
    call: (c) => c.listMetadefResourceTypeAssociations(ID),
    sends: `GET ${url}/resource_types`,
    answer: [200, { resource_type_associations: [ASSOCIATION] }],
    gives: list(MetadefResourceTypeAssociation, ASSOCIATION),
  },
  {
    call: (c) => c.findMetadefResourceTypeAssociation(ID, 'OS::Nova::Server'),
    sends: `GET ${url}/resource_types`,
    answer: [200, { resource_type_associations: [ASSOCIATION] }],
    gives: one(MetadefResourceTypeAssociation, ASSOCIATION),
  },
  {
    call: (c) => c.deleteMetadefResourceTypeAssociation(ID, 'OS::Nova::Server'),
    sends: `DELETE ${url}/resource_types/OS%3A%3ANova%3A%3AServer`,
    answer: [204],
    gives: nothing,
  },
]);

describe('what is replaced as a whole is fetched before:', () => {
  test('a namespace', async () => {
    const detailed = { ...NAMESPACE, tags: [{ name: 'a' }], objects: [OBJECT] };
    const changed = { ...NAMESPACE, description: 'changed' };
    const { result, sent } = await exchange(
      (c) =>
        c.updateMetadefNamespace(ID, {
          description: 'changed',
          displayName: null,
          visibility: 'public',
          isProtected: true,
          ownerId: 'q',
        }),
      [200, detailed],
      [200, changed],
    );
    expect(sent).toEqual([
      { request: `GET ${url}` },
      {
        request: `PUT ${url}`,
        body: { namespace: ID, description: 'changed', visibility: 'public', protected: true, owner: 'q' },
      },
    ]);
    expect(result).toMatchObject({ description: 'changed' });
  });

  test('an object', async () => {
    const { result, sent } = await exchange(
      (c) => c.updateMetadefObject(ID, 'box', { description: null, required: [], properties: {} }),
      [200, OBJECT],
      [200, { ...OBJECT, required: [] }],
    );
    expect(sent).toEqual([
      { request: `GET ${url}/objects/box` },
      { request: `PUT ${url}/objects/box`, body: { name: 'box', required: [], properties: {} } },
    ]);
    expect(result).toBeInstanceOf(MetadefObject);
  });

  test('a property, also one that was listed', async () => {
    const { sent } = await exchange(
      async (c) => {
        const [property] = await c.listMetadefProperties(ID);
        property!.title = 'All modes';
        property!.minItems = null;
        await c.context.resources.update(property!);
      },
      [200, { properties: { modes: PROPERTY } }],
      [200, PROPERTY],
      [200, { ...PROPERTY, title: 'All modes' }],
    );
    const { minItems: _, ...rest } = PROPERTY;
    expect(sent.slice(1)).toEqual([
      { request: `GET ${url}/properties/modes` },
      { request: `PUT ${url}/properties/modes`, body: { ...rest, title: 'All modes' } },
    ]);
  });

  test('a property, by its name', async () => {
    const { sent } = await exchange(
      (c) => c.updateMetadefProperty(ID, 'modes', { title: 'x' }),
      [200, PROPERTY],
      [200, PROPERTY],
    );
    expect(sent[1]?.body).toEqual({ ...PROPERTY, title: 'x' });
  });
});
