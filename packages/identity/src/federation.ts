import {
  attr,
  createOnly,
  defineResource,
  idOf,
  readOnly,
  ServiceBase,
  type CallOptions,
  type Ref,
  type ResourceList,
  type Service,
} from '@os/core';
import { api } from './api.js';
import { links } from './attributes.js';
import { Domain } from './domain.js';
import { Project } from './project.js';
import { listing } from './requests.js';

/**
 * Where users log in whom this cloud does not know itself: a company's own directory, or another cloud.
 *
 * @see https://docs.openstack.org/api-ref/identity/v3-ext/#identity-providers
 */
export class IdentityProvider extends defineResource(() => ({
  service: api,
  path: '/OS-FEDERATION/identity_providers',
  key: 'identity_provider',
  keys: 'identity_providers',
  can: ['create', 'get', 'update', 'delete', 'list'],
  createMethod: 'PUT',
  paging: 'none',
  attributes: {
    /** Up to the creator. */
    id: createOnly.string().required(),
    description: attr.string().nullable(),
    /** Default: false. */
    isEnabled: attr.boolean('enabled'),
    /** The domain of its users. Default: one that the service makes, and does not delete with the provider. */
    domainId: createOnly.string(),
    /** What it calls itself in its answers; each is unique in the cloud. */
    remoteIds: attr.list(attr.string()),
    /** Minutes that users stay in the groups which a login gave them; null for the cloud's own default. */
    authorizationTtl: attr.number().nullable(),
    links: readOnly.object({ self: attr.string(), protocols: attr.string().optional() }),
  },
  query: ['id', 'isEnabled'],
})) {}

/**
 * Which user and which groups come out of what an identity provider says.
 *
 * @see https://docs.openstack.org/api-ref/identity/v3-ext/#mappings
 */
export class Mapping extends defineResource(() => ({
  service: api,
  path: '/OS-FEDERATION/mappings',
  key: 'mapping',
  keys: 'mappings',
  can: ['create', 'get', 'update', 'delete', 'list'],
  createMethod: 'PUT',
  paging: 'none',
  attributes: {
    /** Up to the creator. */
    id: createOnly.string().required(),
    /**
     * In the order in which they are tried: `remote` has conditions for what the provider says, `local` the user and the
     * groups that follow. They are left as they are on the wire.
     *
     * @see https://docs.openstack.org/keystone/latest/admin/federation/mapping_combinations.html
     */
    rules: attr.json<readonly MappingRule[]>().required(),
    /** The version of the rules' language: `1.0`, which is the default, or `2.0`. */
    schemaVersion: attr.string(),
    links: links(),
  },
})) {}

/** A rule of a {@link Mapping}. */
export interface MappingRule {
  readonly local: readonly Readonly<Record<string, unknown>>[];
  readonly remote: readonly Readonly<Record<string, unknown>>[];
}

/**
 * A way to log in at an identity provider, with the mapping that goes with it.
 *
 * @see https://docs.openstack.org/api-ref/identity/v3-ext/#protocols
 */
export class FederationProtocol extends defineResource(() => ({
  service: api,
  path: '/OS-FEDERATION/identity_providers/{identityProviderId}/protocols',
  key: 'protocol',
  keys: 'protocols',
  parents: { identityProviderId: IdentityProvider },
  can: ['create', 'get', 'update', 'delete', 'list'],
  createMethod: 'PUT',
  paging: 'none',
  attributes: {
    /** `saml2`, `openid` or `mapped`, or what the cloud's web server is set up for. */
    id: createOnly.string().required(),
    mappingId: attr.string().required(),
    /** The variable that tells which provider a user comes from. Answered by lists alone; null is the cloud's default. */
    remoteIdAttribute: attr.string().nullable().optional(),
    /** The same as `identityProviderId`, which is always known; answered by lists alone. */
    idpId: readOnly.string().optional(),
    links: readOnly.object({ self: attr.string(), identityProvider: attr.string() }),
  },
})) {}

/**
 * Another cloud that users of this one can go on to, since it trusts this one as an identity provider.
 *
 * @see https://docs.openstack.org/api-ref/identity/v3-ext/#service-providers
 */
export class ServiceProvider extends defineResource(() => ({
  service: api,
  path: '/OS-FEDERATION/service_providers',
  key: 'service_provider',
  keys: 'service_providers',
  can: ['create', 'get', 'update', 'delete', 'list'],
  createMethod: 'PUT',
  paging: 'none',
  attributes: {
    /** Up to the creator. */
    id: createOnly.string().required(),
    description: attr.string().nullable(),
    /** Default: false. */
    isEnabled: attr.boolean('enabled'),
    /** Where a user gets the other cloud's token: `https://…/v3/OS-FEDERATION/identity_providers/…/protocols/…/auth`. */
    authUrl: attr.string().required(),
    /** Where assertions are sent. */
    spUrl: attr.string().required(),
    /** What the service puts before the id of a conversation. Default: `ss:mem:`. */
    relayStatePrefix: attr.string().nullable(),
    links: links(),
  },
  query: ['id', 'isEnabled'],
})) {}

/**
 * What a cloud tells others of its users, in SAML 2.0. To log in by these is up to `@os/auth-v3`.
 *
 * @see https://docs.openstack.org/api-ref/identity/v3-ext/#os-federation-api
 */
export class FederationMethods extends ServiceBase {
  /**
   * Who this cloud is, for the set-up of others that shall trust it: an XML document.
   *
   * @see https://docs.openstack.org/api-ref/identity/v3-ext/#retrieve-metadata-properties
   */
  async getSamlMetadata(options?: CallOptions): Promise<string> {
    return textOf(this, { path: '/OS-FEDERATION/saml2/metadata', call: 'identity.getSamlMetadata', ...options });
  }

  /**
   * Asks for what this cloud says of a token's owner to another one, signed: an XML document. Whoever has it can log in
   * there.
   *
   * @param token - The token of the user: `(await conn.session.access()).headers['x-auth-token']`.
   * @throws ForbiddenError - the service provider is not enabled.
   * @see https://docs.openstack.org/api-ref/identity/v3-ext/#generate-a-saml-assertion
   */
  async createSamlAssertion(token: string, provider: Ref<ServiceProvider>, options?: CallOptions): Promise<string> {
    const call = 'identity.createSamlAssertion';
    return textOf(this, { ...assertion(token, provider), path: '/auth/OS-FEDERATION/saml2', call, ...options });
  }

  /**
   * The same in the envelope of the Enhanced Client or Proxy profile, ready to be sent to the `spUrl`.
   *
   * @throws ForbiddenError - the service provider is not enabled.
   * @see https://docs.openstack.org/api-ref/identity/v3-ext/#generate-an-ecp-wrapped-saml-assertion
   */
  async createEcpAssertion(token: string, provider: Ref<ServiceProvider>, options?: CallOptions): Promise<string> {
    const call = 'identity.createEcpAssertion';
    return textOf(this, { ...assertion(token, provider), path: '/auth/OS-FEDERATION/saml2/ecp', call, ...options });
  }

  /**
   * Lists the projects that a federated user can log in to.
   *
   * @deprecated `listAuthProjects` tells the same of every user.
   * @see https://docs.openstack.org/api-ref/identity/v3-ext/#list-projects-a-federated-user-can-access
   */
  listFederatedProjects(options?: CallOptions): ResourceList<Project> {
    return this.context.resources.list(
      Project,
      {},
      listing('listFederatedProjects', '/OS-FEDERATION/projects', options),
    );
  }

  /**
   * Lists the domains that a federated user can log in to.
   *
   * @deprecated `listAuthDomains` tells the same of every user.
   * @see https://docs.openstack.org/api-ref/identity/v3-ext/#list-domains-a-federated-user-can-access
   */
  listFederatedDomains(options?: CallOptions): ResourceList<Domain> {
    return this.context.resources.list(Domain, {}, listing('listFederatedDomains', '/OS-FEDERATION/domains', options));
  }
}

function assertion(token: string, provider: Ref<ServiceProvider>) {
  const scope = { service_provider: { id: idOf(provider) } };
  return { method: 'POST', json: { auth: { identity: { methods: ['token'], token: { id: token } }, scope } } };
}

async function textOf(service: Service, request: Parameters<Service['request']>[0]): Promise<string> {
  const { body } = await service.request({ expect: 'text', ...request });
  return String(body);
}
