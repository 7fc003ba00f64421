import {
  attr,
  defineResource,
  idOf,
  isJsonObject,
  path,
  readOnly,
  resourceIn,
  ServiceBase,
  type CallOptions,
  type Ref,
  type Service,
} from '@os/core';
import { api } from './api.js';
import { links } from './attributes.js';
import type { Project } from './project.js';
import { fieldOf, send } from './requests.js';
import type { Role } from './role.js';
import { User } from './user.js';

/**
 * A program that users can allow to act for them, by OAuth 1.0a.
 *
 * @see https://docs.openstack.org/api-ref/identity/v3-ext/#os-oauth1-api
 */
export class OAuth1Consumer extends defineResource(() => ({
  service: api,
  path: '/OS-OAUTH1/consumers',
  key: 'consumer',
  keys: 'consumers',
  can: ['create', 'get', 'update', 'delete', 'list'],
  paging: 'none',
  attributes: {
    description: attr.string().nullable(),
    /** Only ever answered on creation. */
    secret: readOnly.string().optional().secret(),
    links: links(),
  },
})) {}

/**
 * What a user allowed a consumer to do. Its secret is told once: see `exchangeOAuth1RequestToken`.
 *
 * @see https://docs.openstack.org/api-ref/identity/v3-ext/#list-access-tokens
 */
export class OAuth1AccessToken extends defineResource(() => ({
  service: api,
  path: '/users/{userId}/OS-OAUTH1/access_tokens',
  key: 'access_token',
  keys: 'access_tokens',
  parents: { userId: User },
  can: ['get', 'delete', 'list'],
  paging: 'none',
  attributes: {
    consumerId: readOnly.string(),
    authorizingUserId: readOnly.string(),
    projectId: readOnly.string(),
    /** In UTC; null if it does not expire. */
    expiresAt: readOnly.time().nullable(),
    links: readOnly.object({ self: attr.string(), roles: attr.string() }),
  },
})) {}

/**
 * A role that a consumer was allowed to use.
 *
 * @see https://docs.openstack.org/api-ref/identity/v3-ext/#list-roles-for-an-access-token
 */
export class OAuth1AccessTokenRole extends defineResource(() => ({
  service: api,
  path: '/users/{userId}/OS-OAUTH1/access_tokens/{accessTokenId}/roles',
  key: 'role',
  keys: 'roles',
  parents: { userId: User, accessTokenId: OAuth1AccessToken },
  can: ['get', 'list'],
  paging: 'none',
  attributes: {
    name: readOnly.string(),
    domainId: readOnly.string().nullable(),
    options: readOnly.json<{ readonly immutable?: boolean | null }>(),
    links: links(),
  },
})) {}

/**
 * A token of OAuth 1.0a with its secret, as the consumer gets it once.
 *
 * @see https://docs.openstack.org/api-ref/identity/v3-ext/#create-request-token
 */
export class OAuth1Token extends defineResource(() => ({
  service: api,
  path: '/OS-OAUTH1/request_token',
  can: [],
  attributes: {
    id: readOnly.string('oauth_token'),
    secret: readOnly.string('oauth_token_secret').secret(),
    /** In UTC; absent if it does not expire. */
    expiresAt: readOnly.time('oauth_expires_at').optional(),
  },
})) {}

/** What a consumer signs. */
export interface OAuth1Request {
  readonly method: string;
  readonly url: string;
  readonly consumerKey: string;
  readonly consumerSecret: string;
  readonly accessKey?: string | undefined;
  readonly accessSecret?: string | undefined;
  readonly callback?: string | undefined;
  readonly verifier?: string | undefined;
}

/** A consumer that signs its requests. */
export interface OAuth1Signer {
  /** The id of the consumer. */
  readonly consumerKey: string;
  readonly consumerSecret: string;
  /** Gives the header `authorization` of a request: `oauth1Header` of `@os/auth-v3/oauth`, or anything alike. */
  readonly sign: (request: OAuth1Request) => string | Promise<string>;
}

/** How a consumer is allowed to act for a user: it asks for it, the user agrees, and it gets an access token. */
export class OAuth1Methods extends ServiceBase {
  /**
   * Asks, as a consumer, to be allowed to act on a project.
   *
   * @see https://docs.openstack.org/api-ref/identity/v3-ext/#create-request-token
   */
  async createOAuth1RequestToken(
    signer: OAuth1Signer,
    project: Ref<Project>,
    options?: CallOptions,
  ): Promise<OAuth1Token> {
    // Keystone sends nobody back, which is called "out of band".
    const signature = { callback: 'oob' };
    const headers = { 'requested-project-id': idOf(project) };
    return ask(this, 'createOAuth1RequestToken', '/OS-OAUTH1/request_token', signer, signature, {
      ...options,
      headers: { ...options?.headers, ...headers },
    });
  }

  /**
   * Agrees, as a user, to what a consumer asked for. Returns the code that the user has to tell the consumer.
   *
   * @param roles - Those that the consumer may use; the user has to have them on the project.
   * @see https://docs.openstack.org/api-ref/identity/v3-ext/#authorize-request-token
   */
  async authorizeOAuth1RequestToken(
    requestToken: Ref<OAuth1Token>,
    roles: readonly Ref<Role>[],
    options?: CallOptions,
  ): Promise<string> {
    const url = path`/OS-OAUTH1/authorize/${requestToken}`;
    const json = { roles: roles.map((role) => ({ id: idOf(role) })) };
    const response = await send(this, 'authorizeOAuth1RequestToken', 'PUT', url, options, json);
    const token = fieldOf(response, 'token', 'an object', isJsonObject);
    return fieldOf({ ...response, body: token }, 'oauth_verifier', 'a text', (value) => typeof value === 'string');
  }

  /**
   * Gets, as a consumer, what the user agreed to: a token to log in with, by the plugin `v3oauth1`.
   *
   * @param verifier - The code that the user was given.
   * @see https://docs.openstack.org/api-ref/identity/v3-ext/#create-access-token
   */
  async exchangeOAuth1RequestToken(
    signer: OAuth1Signer,
    { id, secret }: Pick<OAuth1Token, 'id' | 'secret'>,
    verifier: string,
    options?: CallOptions,
  ): Promise<OAuth1Token> {
    const signature = { accessKey: id, accessSecret: secret, verifier };
    return ask(this, 'exchangeOAuth1RequestToken', '/OS-OAUTH1/access_token', signer, signature, options);
  }
}

async function ask(
  service: Service,
  name: string,
  path: string,
  { sign, ...consumer }: OAuth1Signer,
  signature: Partial<OAuth1Request>,
  options: CallOptions | undefined,
): Promise<OAuth1Token> {
  const url = (await service.endpoint()) + path;
  const authorization = await sign({ method: 'POST', url, ...consumer, ...signature });
  const response = await service.request({
    method: 'POST',
    path,
    expect: 'text',
    call: `identity.${name}`,
    ...options,
    headers: { ...options?.headers, authorization },
  });
  const body = Object.fromEntries(new URLSearchParams(String(response.body)));
  return resourceIn(OAuth1Token, { ...response, body });
}
