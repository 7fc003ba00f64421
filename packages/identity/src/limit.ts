import {
  attr,
  createOnly,
  defineResource,
  isJsonObject,
  path,
  readOnly,
  resourceIn,
  ServiceBase,
  type CallOptions,
  type ResourceDefinition,
} from '@os/core';
import { api } from './api.js';
import { links } from './attributes.js';
import { send } from './requests.js';

/** Creations are of several in one request; here it is always one. */
function oneOf(key: string): Pick<ResourceDefinition, 'key' | 'exchange'> {
  const keys = `${key}s`;
  return {
    key,
    async exchange(request, transmit) {
      if (request.method !== 'POST') return transmit(request);
      const response = await transmit({ ...request, json: { [keys]: [request.json?.[key]] } });
      const made = isJsonObject(response.body) ? response.body[keys] : undefined;
      return { ...response, body: { [key]: Array.isArray(made) ? (made[0] as unknown) : undefined } };
    },
  };
}

/**
 * How much of something every project may have that was given no limit of its own. Services that know unified limits
 * heed it instead of quotas of their own.
 *
 * @see https://docs.openstack.org/api-ref/identity/v3/#unified-limits
 */
export class RegisteredLimit extends defineResource(() => ({
  ...oneOf('registered_limit'),
  service: api,
  path: '/registered_limits',
  keys: 'registered_limits',
  can: ['create', 'get', 'update', 'delete', 'list'],
  paging: 'none',
  attributes: {
    serviceId: attr.string().required(),
    /** Null: it holds in every region. */
    regionId: attr.string().nullable(),
    /** `snapshots`; the service that counts them gives the name. */
    resourceName: attr.string().required(),
    /** -1: no limit. */
    defaultLimit: attr.number().required(),
    description: attr.string().nullable(),
    links: links(),
  },
  query: ['serviceId', 'regionId', 'resourceName'],
})) {}

/** What is known of a limit wherever it is told. */
export const limitAttributes = () => ({
  /** Either this or `domainId` is there. */
  projectId: createOnly.string().nullable(),
  domainId: createOnly.string().nullable(),
  serviceId: createOnly.string().required(),
  regionId: createOnly.string().nullable(),
  resourceName: createOnly.string().required(),
  /** -1: no limit. */
  resourceLimit: attr.number().required(),
  /** Keystone 2025.1 ignores a `null` on update. */
  description: attr.string().nullable(),
});

/**
 * How much of something a project or a domain may have, in place of the registered limit, which has to exist.
 * Lists have what the token is for: those of its own project, those in its own domain, or all, if it is for the whole system.
 *
 * @see https://docs.openstack.org/api-ref/identity/v3/#unified-limits
 */
export class Limit extends defineResource(() => ({
  ...oneOf('limit'),
  service: api,
  path: '/limits',
  keys: 'limits',
  can: ['create', 'get', 'update', 'delete', 'list'],
  paging: 'none',
  attributes: { ...limitAttributes(), links: links() },
  query: ['serviceId', 'regionId', 'resourceName', 'projectId', 'domainId'],
})) {}

/**
 * How the limits of projects below other projects go together.
 *
 * @see https://docs.openstack.org/api-ref/identity/v3/#get-enforcement-model
 */
export class LimitModel extends defineResource(() => ({
  service: api,
  path: '/limits/model',
  key: 'model',
  can: [],
  attributes: {
    name: readOnly.oneOf('flat', 'strict_two_level'),
    description: readOnly.string(),
  },
})) {}

/** What there is to know of limits besides each of them. */
export class LimitMethods extends ServiceBase {
  /**
   * How the cloud enforces limits.
   *
   * @see https://docs.openstack.org/api-ref/identity/v3/#get-enforcement-model
   */
  async getLimitModel(options?: CallOptions): Promise<LimitModel> {
    return resourceIn(LimitModel, await send(this, 'getLimitModel', 'GET', path`/limits/model`, options));
  }
}
