import {
  attr,
  defineResource,
  readOnly,
  resourceIn,
  ServiceBase,
  type CallOptions,
  type ResourceList,
  type Service,
  type ServiceResponse,
} from '@os/core';
import { api } from './api.js';
import { catalogEntry } from './catalog.js';
import { Domain } from './domain.js';
import { Project } from './project.js';
import { found, listing } from './requests.js';

const named = () => ({ id: attr.string(), name: attr.string() });
const inDomain = () => ({ ...named(), domain: attr.object(named()) });
const known = () => attr.object({ id: attr.string() });

/**
 * What Keystone says of a token: whose it is, what for, and until when.
 *
 * @see https://docs.openstack.org/api-ref/identity/v3/#validate-and-show-information-for-token
 */
export class Token extends defineResource(() => ({
  service: api,
  path: '/auth/tokens',
  key: 'token',
  can: [],
  attributes: {
    /** The token itself: only of a new one. */
    id: readOnly.string().optional().secret(),
    /** How its owner logged in: `password`, `token`, … */
    methods: readOnly.list(attr.string()),
    user: readOnly.object({
      ...inDomain(),
      /** In UTC; null if it does not expire. Users of identity providers have none. */
      passwordExpiresAt: attr.time().nullable().optional(),
      /** Where a user of an identity provider logged in. */
      federation: attr
        .object({ groups: attr.list(known()), identityProvider: known(), protocol: known() }, 'OS-FEDERATION')
        .optional(),
    }),
    /** One of project, domain and system is there, unless the token has no scope. */
    project: readOnly.object(inDomain()).optional(),
    domain: readOnly.object(named()).optional(),
    system: readOnly.object({ all: attr.boolean() }).optional(),
    /** Whether the project is a domain. */
    isDomain: readOnly.boolean().optional(),
    /** Whether it is the project that the cloud is administered in, where one is set up. */
    isAdminProject: readOnly.boolean().optional(),
    /** More than name and id is told of those that a trust or an application credential lends. */
    roles: readOnly
      .list(
        attr.object({
          ...named(),
          domainId: attr.string().nullable().optional(),
          description: attr.string().nullable().optional(),
          options: attr.map<unknown>().optional(),
        }),
      )
      .optional(),
    catalog: readOnly.list(attr.object({ id: attr.string(), ...catalogEntry() })).optional(),
    trust: readOnly
      .object(
        { id: attr.string(), impersonation: attr.boolean(), trustorUser: known(), trusteeUser: known() },
        'OS-TRUST:trust',
      )
      .optional(),
    oauth1: readOnly.object({ accessTokenId: attr.string(), consumerId: attr.string() }, 'OS-OAUTH1').optional(),
    applicationCredential: readOnly
      .object({
        ...named(),
        /** Whether it is forbidden to create and delete application credentials and trusts. */
        restricted: attr.boolean(),
        accessRules: attr
          .list(attr.object({ id: attr.string(), service: attr.string(), method: attr.string(), path: attr.string() }))
          .optional(),
      })
      .optional(),
    /** The thumbprint of the certificate that the token is bound to. */
    oauth2Credential: readOnly.object({ thumbprint: attr.string('x5t#S256') }).optional(),
    /** The other clouds that one can go on to with the token. */
    serviceProviders: readOnly
      .list(attr.object({ id: attr.string(), authUrl: attr.string(), spUrl: attr.string() }))
      .optional(),
    /** Tell tokens apart in logs without giving them away; a second one is that of the login which it came from. */
    auditIds: readOnly.list(attr.string()),
    issuedAt: readOnly.time(),
    expiresAt: readOnly.time(),
  },
})) {}

/**
 * That the user of the token can log in to the whole system.
 *
 * @see https://docs.openstack.org/api-ref/identity/v3/#get-available-system-scopes
 */
export class AuthSystemScope extends defineResource(() => ({
  service: api,
  path: '/auth/system',
  keys: 'system',
  can: ['list'],
  paging: 'none',
  attributes: { all: readOnly.boolean() },
})) {}

/**
 * What makes tokens void before they expire: all that it describes, as far as they were issued before `issuedBefore`.
 * For services that check tokens on their own.
 *
 * @see https://docs.openstack.org/api-ref/identity/v3-ext/#list-revocation-events
 */
export class RevocationEvent extends defineResource(() => ({
  service: api,
  path: '/OS-REVOKE/events',
  keys: 'events',
  can: ['list'],
  paging: 'none',
  attributes: {
    userId: readOnly.string().optional(),
    roleId: readOnly.string().optional(),
    projectId: readOnly.string().optional(),
    /** The domain of the user. */
    domainId: readOnly.string().optional(),
    /** The domain that the token is for. */
    domainScopeId: readOnly.string().optional(),
    trustId: readOnly.string('OS-TRUST:trust_id').optional(),
    consumerId: readOnly.string('OS-OAUTH1:consumer_id').optional(),
    accessTokenId: readOnly.string('OS-OAUTH1:access_token_id').optional(),
    auditId: readOnly.string().optional(),
    /** The audit id of the login that the token came from. */
    auditChainId: readOnly.string().optional(),
    expiresAt: readOnly.time().optional(),
    issuedBefore: readOnly.time(),
    revokedAt: readOnly.time(),
  },
  filters: {
    /** Only events from this time on. */
    since: attr.string(),
  },
})) {}

/** How a token is checked. */
export interface CheckTokenOptions extends CallOptions {
  /** Accept a token that expired, as long as the cloud's own limit is not passed. Only for services. Default: false. */
  readonly allowExpired?: boolean | undefined;
}

/** How a token is validated, and what is told of it. */
export interface ValidateTokenOptions extends CheckTokenOptions {
  /** Tell the catalog, too. Default: true. */
  readonly includeCatalog?: boolean | undefined;
}

/** Tokens, and what the owner of one could log in to. A token that is given is sent as a header, and never printed. */
export class TokenMethods extends ServiceBase {
  /**
   * What a token is good for. Users can ask about their own, services about all.
   *
   * @throws NotFoundError - the token is unknown, expired or revoked.
   * @see https://docs.openstack.org/api-ref/identity/v3/#validate-and-show-information-for-token
   */
  async validateToken(token: string, { includeCatalog = true, ...options }: ValidateTokenOptions = {}): Promise<Token> {
    const query = includeCatalog ? {} : { nocatalog: true };
    return resourceIn(Token, await aboutToken(this, 'validateToken', 'GET', token, options, query));
  }

  /**
   * Whether a token is valid.
   *
   * @see https://docs.openstack.org/api-ref/identity/v3/#check-token
   */
  async checkToken(token: string, options?: CheckTokenOptions): Promise<boolean> {
    return found(aboutToken(this, 'checkToken', 'HEAD', token, options));
  }

  /**
   * Makes a token void. The connection notices if it is its own, and logs in anew.
   *
   * @throws NotFoundError - the token is unknown, expired or revoked.
   * @see https://docs.openstack.org/api-ref/identity/v3/#revoke-token
   */
  async revokeToken(token: string, options?: CallOptions): Promise<void> {
    await aboutToken(this, 'revokeToken', 'DELETE', token, options);
  }

  /**
   * Lists the projects that the user of the token can log in to. Works with an unscoped token.
   *
   * @see https://docs.openstack.org/api-ref/identity/v3/#get-available-project-scopes
   */
  listAuthProjects(options?: CallOptions): ResourceList<Project> {
    return this.context.resources.list(Project, {}, listing('listAuthProjects', '/auth/projects', options));
  }

  /**
   * Lists the domains that the user of the token can log in to. Works with an unscoped token.
   *
   * @see https://docs.openstack.org/api-ref/identity/v3/#get-available-domain-scopes
   */
  listAuthDomains(options?: CallOptions): ResourceList<Domain> {
    return this.context.resources.list(Domain, {}, listing('listAuthDomains', '/auth/domains', options));
  }
}

function aboutToken(
  service: Service,
  name: string,
  method: string,
  token: string,
  { allowExpired, ...options }: CheckTokenOptions = {},
  query: Readonly<Record<string, boolean>> = {},
): Promise<ServiceResponse> {
  return service.request({
    method,
    path: '/auth/tokens',
    query: { ...query, ...(allowExpired && { allow_expired: true }) },
    call: `identity.${name}`,
    ...options,
    headers: { ...options.headers, 'x-subject-token': token },
  });
}
