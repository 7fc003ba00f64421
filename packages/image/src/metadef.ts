import {
  attr,
  createOnly,
  defineResource,
  idOf,
  isJsonObject,
  path,
  readOnly,
  resourceIn,
  ServiceBase,
  type CallOptions,
  type JsonObject,
  type Ref,
  type ResourceDefinition,
} from '@os/core';
import { api } from './api.js';
import { paged } from './common.js';
import { act } from './image-actions.js';
import { read } from './info.js';

const dated = { createdAt: readOnly.time().optional(), updatedAt: readOnly.time().optional() };
// What need not be there; `null` unsets it.
const text = () => attr.string().nullable().optional();
const texts = () => attr.list(attr.string()).nullable().optional();
const number = (wire?: string) => attr.number(wire).nullable().optional();
const flag = (wire: string) => attr.boolean(wire).nullable().optional();

const described = { ...dated, self: readOnly.string(), schema: readOnly.string() };

const GENERATED = /^(self|schema|created_at|updated_at)$/;

/**
 * Updates replace a resource as a whole, hence it is fetched before: what is there is sent along with what was changed.
 *
 * @param readOnly - What the service answers, and refuses to be sent.
 */
const replaced =
  (readOnly: RegExp): NonNullable<ResourceDefinition['exchange']> =>
  async ({ json, ...request }, send) => {
    if (request.method !== 'PUT') return send({ ...request, json });
    const { body } = await send({ ...request, method: 'GET' });
    const all: JsonObject = { ...(isJsonObject(body) && body), ...json };
    // What is null is to be unset, which is to say nothing of it.
    const given = Object.entries(all).filter(([wire, value]) => value !== null && !readOnly.test(wire));
    return send({ ...request, json: Object.fromEntries(given) });
  };

/**
 * Definitions of properties that images, flavors or volumes can have, under one name: `OS::Compute::CPUPinning`.
 *
 * @see https://docs.openstack.org/api-ref/image/v2/metadefs-index.html
 */
export class MetadefNamespace extends defineResource(() => ({
  service: api,
  path: '/metadefs/namespaces',
  keys: 'namespaces',
  idAttribute: 'namespace',
  can: ['create', 'get', 'update', 'delete', 'list'],
  updateMethod: 'PUT',
  attributes: {
    /** Its name, which identifies it. */
    namespace: createOnly.string().required(),
    displayName: text(),
    description: text(),
    /** `private`: for its owner alone. */
    visibility: attr.oneOf('public', 'private'),
    /** Cannot be deleted. */
    isProtected: attr.boolean('protected'),
    ownerId: attr.string('owner'),
    ...described,
    /** What it can be used for. */
    resourceTypeAssociations: createOnly
      .list(
        attr.object({
          name: attr.string().required(),
          prefix: attr.string().optional(),
          propertiesTarget: attr.string().optional(),
          ...dated,
        }),
      )
      .optional(),
    /** By name, each as a JSON schema. Not in lists, as are the following. */
    properties: createOnly.map<Readonly<Record<string, unknown>>>().optional(),
    objects: createOnly.list(attr.json<Readonly<Record<string, unknown>>>()).optional(),
    tags: createOnly.list(attr.object({ name: attr.string().required() })).optional(),
  },
  query: ['visibility'],
  filters: {
    /** For one of these, by their names. */
    resourceTypes: attr.list(attr.string()),
    sortKey: paged.sortKey,
    sortDir: paged.sortDir,
  },
  exchange: replaced(/^(self|schema|(cre|upd)ated_at|resource_type_associations|properties|objects|tags)$/),
})) {}

/**
 * Several properties that belong together.
 *
 * @see https://docs.openstack.org/api-ref/image/v2/metadefs-index.html#metadata-definition-objects
 */
export class MetadefObject extends defineResource(() => ({
  service: api,
  path: '/metadefs/namespaces/{namespaceName}/objects',
  keys: 'objects',
  parents: { namespaceName: MetadefNamespace },
  idAttribute: 'name',
  can: ['create', 'get', 'update', 'delete', 'list'],
  updateMethod: 'PUT',
  paging: 'none',
  attributes: {
    name: createOnly.string().required(),
    description: text(),
    /** The names of those properties that must not be missing. */
    required: texts(),
    /** By name, each as a JSON schema. */
    properties: attr.map<Readonly<Record<string, unknown>>>().nullable().optional(),
    ...described,
  },
  exchange: replaced(GENERATED),
})) {}

/**
 * What a property is: a JSON schema.
 *
 * @see https://docs.openstack.org/api-ref/image/v2/metadefs-index.html#metadata-definition-properties
 */
export class MetadefProperty extends defineResource(() => ({
  service: api,
  path: '/metadefs/namespaces/{namespaceName}/properties',
  parents: { namespaceName: MetadefNamespace },
  idAttribute: 'name',
  can: ['create', 'get', 'update', 'delete'],
  updateMethod: 'PUT',
  attributes: {
    name: createOnly.string().required(),
    type: attr.oneOf('string', 'integer', 'number', 'boolean', 'array').required(),
    title: attr.string().required(),
    description: text(),
    /** How values can be compared: `<or>`, `s==`. */
    operators: texts(),
    /** Always text. */
    default: text(),
    isReadOnly: flag('readonly'),
    isConfidential: flag('confidential'),
    /** The values that are allowed. */
    enum: texts(),
    /** Of numbers. */
    minimum: number(),
    maximum: number(),
    /** Of strings. */
    minLength: number('minLength'),
    maxLength: number('maxLength'),
    pattern: text(),
    /** Of arrays: what is in them. */
    items: attr
      .object({ type: attr.string().required(), enum: attr.list(attr.string()).optional() })
      .nullable()
      .optional(),
    minItems: number('minItems'),
    maxItems: number('maxItems'),
    requireUniqueItems: flag('uniqueItems'),
    allowAdditionalItems: flag('additionalItems'),
  },
  exchange: replaced(GENERATED),
})) {}

/**
 * A word that goes with a namespace.
 *
 * @see https://docs.openstack.org/api-ref/image/v2/metadefs-index.html#metadata-definition-tags
 */
export class MetadefTag extends defineResource(() => ({
  service: api,
  path: '/metadefs/namespaces/{namespaceName}/tags',
  keys: 'tags',
  parents: { namespaceName: MetadefNamespace },
  idAttribute: 'name',
  can: ['get', 'list'],
  paging: 'none',
  attributes: { name: readOnly.string(), ...dated },
})) {}

/**
 * A kind of resource that properties can be for: `OS::Glance::Image`.
 *
 * @see https://docs.openstack.org/api-ref/image/v2/metadefs-index.html#metadata-definition-resource-types
 */
export class MetadefResourceType extends defineResource(() => ({
  service: api,
  path: '/metadefs/resource_types',
  keys: 'resource_types',
  idAttribute: 'name',
  can: ['list'],
  paging: 'none',
  attributes: { name: readOnly.string(), ...dated },
})) {}

/** What a namespace's properties can be used for. */
export class MetadefResourceTypeAssociation extends defineResource(() => ({
  service: api,
  path: '/metadefs/namespaces/{namespaceName}/resource_types',
  keys: 'resource_type_associations',
  parents: { namespaceName: MetadefNamespace },
  idAttribute: 'name',
  can: ['create', 'delete', 'list'],
  paging: 'none',
  attributes: {
    /** The resource type's name; one that is new is made. */
    name: createOnly.string().required(),
    /** What goes before the names of properties there: `hw_` for images. */
    prefix: createOnly.string().optional(),
    /** Which of a resource's several sets of properties: `image`, of a volume. */
    propertiesTarget: createOnly.string().optional(),
    ...dated,
  },
})) {}

type Namespace = Ref<MetadefNamespace>;

/** Metadata definitions, beyond creating, reading and deleting them one by one. */
export class MetadefMethods extends ServiceBase {
  /**
   * All properties of a namespace: the service has no pages of them.
   *
   * @see https://docs.openstack.org/api-ref/image/v2/metadefs-index.html#list-properties
   */
  async listMetadefProperties(namespace: Namespace, options?: CallOptions): Promise<MetadefProperty[]> {
    const url = path`/metadefs/namespaces/${namespace}/properties`;
    const body = await read(this, 'listMetadefProperties', url, options);
    const properties = isJsonObject(body['properties']) ? body['properties'] : {};
    const parents = { namespaceName: idOf(namespace) };
    return Object.values(properties).map((each) =>
      resourceIn(MetadefProperty, { status: 200, headers: {}, url, body: each }, parents),
    );
  }

  /** @see https://docs.openstack.org/api-ref/image/v2/metadefs-index.html#remove-properties */
  async deleteAllMetadefProperties(namespace: Namespace, options?: CallOptions): Promise<void> {
    const url = path`/metadefs/namespaces/${namespace}/properties`;
    await act(this, 'deleteAllMetadefProperties', 'DELETE', url, options);
  }

  /** @see https://docs.openstack.org/api-ref/image/v2/metadefs-index.html#delete-all-objects */
  async deleteAllMetadefObjects(namespace: Namespace, options?: CallOptions): Promise<void> {
    await act(this, 'deleteAllMetadefObjects', 'DELETE', path`/metadefs/namespaces/${namespace}/objects`, options);
  }

  /** @see https://docs.openstack.org/api-ref/image/v2/metadefs-index.html#add-tag-definition */
  async addTagToMetadefNamespace(namespace: Namespace, tag: string, options?: CallOptions): Promise<void> {
    const url = path`/metadefs/namespaces/${namespace}/tags/${tag}`;
    await act(this, 'addTagToMetadefNamespace', 'POST', url, options);
  }

  /**
   * Gives a namespace these tags, in place of those that it has.
   *
   * @see https://docs.openstack.org/api-ref/image/v2/metadefs-index.html#create-tags
   */
  async setTagsOfMetadefNamespace(namespace: Namespace, tags: readonly string[], options?: CallOptions): Promise<void> {
    const call = `${this.context.key}.setTagsOfMetadefNamespace`;
    const json = { tags: tags.map((name) => ({ name })) };
    await this.request({ method: 'POST', path: path`/metadefs/namespaces/${namespace}/tags`, json, call, ...options });
  }

  /** @see https://docs.openstack.org/api-ref/image/v2/metadefs-index.html#update-tag-definition */
  async renameMetadefTag(
    namespace: Namespace,
    tag: Ref<MetadefTag>,
    name: string,
    options?: CallOptions,
  ): Promise<MetadefTag> {
    const call = `${this.context.key}.renameMetadefTag`;
    const url = path`/metadefs/namespaces/${namespace}/tags/${tag}`;
    const response = await this.request({ method: 'PUT', path: url, json: { name }, call, ...options });
    return resourceIn(MetadefTag, response, { namespaceName: idOf(namespace) });
  }

  /** @see https://docs.openstack.org/api-ref/image/v2/metadefs-index.html#delete-tag-definition */
  async removeTagFromMetadefNamespace(
    namespace: Namespace,
    tag: Ref<MetadefTag>,
    options?: CallOptions,
  ): Promise<void> {
    const url = path`/metadefs/namespaces/${namespace}/tags/${tag}`;
    await act(this, 'removeTagFromMetadefNamespace', 'DELETE', url, options);
  }

  /**
   * Takes all tags from a namespace.
   *
   * @see https://docs.openstack.org/api-ref/image/v2/metadefs-index.html#delete-all-tag-definitions
   */
  async removeTagsFromMetadefNamespace(namespace: Namespace, options?: CallOptions): Promise<void> {
    await act(this, 'removeTagsFromMetadefNamespace', 'DELETE', path`/metadefs/namespaces/${namespace}/tags`, options);
  }
}
