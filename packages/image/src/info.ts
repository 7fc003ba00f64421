import { InvalidResponseError, isJsonObject, path, ServiceBase, type CallOptions, type JsonObject } from '@os/core';

/** The parts of the API that have a schema. */
export type SchemaName =
  | `image${'' | 's'}`
  | `member${'' | 's'}`
  | `task${'' | 's'}`
  | `metadefs/${'namespace' | 'resource_type' | 'object' | 'tag'}${'' | 's'}`
  | `metadefs/${'property' | 'properties'}`;

/** A JSON schema. */
export interface Schema {
  readonly name: string;
  readonly properties: Readonly<Record<string, JsonObject>>;
  /** What properties that are not listed are like; left out where there are none. */
  readonly additionalProperties?: JsonObject | boolean;
  readonly required?: readonly string[];
  readonly definitions?: Readonly<Record<string, JsonObject>>;
  readonly links?: readonly JsonObject[];
}

/** How much of something a project may use, and does. */
export interface Usage {
  /** -1 is without limit. */
  readonly limit: number;
  readonly usage: number;
}

/** What the service tells about itself. */
export class InfoMethods extends ServiceBase {
  /**
   * The ways to import that the cloud allows: `glance-direct`, `web-download`, `copy-image`, `glance-download`.
   *
   * @see https://docs.openstack.org/api-ref/image/v2/#import-methods-and-values-discovery
   */
  async getImportMethods(options?: CallOptions): Promise<string[]> {
    const methods = objectAt(await read(this, 'getImportMethods', '/info/import', options), 'import-methods');
    const { value } = methods;
    if (Array.isArray(value)) return value.map(String);
    throw new InvalidResponseError('The import methods were answered without a list "value"');
  }

  /**
   * What the project's quotas are, and how much is used: `image_size_total` and `image_stage_total` in MiB,
   * `image_count_total`, `image_count_uploading`. Empty where the cloud has no quotas.
   *
   * @see https://docs.openstack.org/api-ref/image/v2/#quota-usage
   */
  async getUsage(options?: CallOptions): Promise<Readonly<Record<string, Usage>>> {
    const usage = objectAt(await read(this, 'getUsage', '/info/usage', options), 'usage');
    const entries = Object.entries(usage).map(([name, each]): [string, Usage] => {
      const { limit, usage: used } = isJsonObject(each) ? each : {};
      return [name, { limit: Number(limit), usage: Number(used) }];
    });
    return Object.fromEntries(entries);
  }

  /**
   * The schema of a part of the API, with what this cloud adds to it.
   *
   * @see https://docs.openstack.org/api-ref/image/v2/#image-schemas
   */
  async getSchema(name: SchemaName, options?: CallOptions): Promise<Schema> {
    const [, definition] = /^metadefs\/(.+)/.exec(name) ?? [];
    const url = definition === undefined ? path`/schemas/${name}` : path`/schemas/metadefs/${definition}`;
    const schema = await read(this, 'getSchema', url, options);
    objectAt(schema, 'properties');
    return schema as unknown as Schema;
  }
}

/** @throws InvalidResponseError - the answer is no object. */
export async function read(
  { context }: ServiceBase,
  name: string,
  url: string,
  options?: CallOptions,
): Promise<JsonObject> {
  const { body } = await context.request({ path: url, call: `${context.key}.${name}`, ...options });
  if (isJsonObject(body)) return body;
  throw new InvalidResponseError(`${url} was answered without an object`);
}

function objectAt(body: JsonObject, key: string): JsonObject {
  const value = body[key];
  if (isJsonObject(value)) return value;
  throw new InvalidResponseError(`The answer lacks "${key}"`);
}
