import {
  attr,
  createOnly,
  defineResource,
  path,
  readOnly,
  resourceIn,
  ServiceBase,
  type CallOptions,
  type Ref,
  type ResourceList,
} from '@os/core';
import { api } from './api.js';
import { links, options } from './attributes.js';
import { exists, listing, send } from './requests.js';
import { Role } from './role.js';

/**
 * Roles on a project that one user, the trustor, lends to another, the trustee. Users create their own only.
 *
 * @see https://docs.openstack.org/api-ref/identity/v3-ext/#os-trust-api
 */
export class Trust extends defineResource(() => ({
  service: api,
  path: '/OS-TRUST/trusts',
  key: 'trust',
  keys: 'trusts',
  can: ['create', 'get', 'delete', 'list'],
  paging: 'none',
  attributes: {
    trustorUserId: createOnly.string().required(),
    trusteeUserId: createOnly.string().required(),
    /** Whether the trustee appears as the trustor. */
    isImpersonation: createOnly.boolean('impersonation').required(),
    projectId: createOnly.string().nullable(),
    /** The roles lent, given by `id` or `name`. Lists answer none. */
    roles: createOnly
      .list(
        attr.object({
          id: attr.string(),
          name: attr.string(),
          domainId: attr.string().nullable(),
          description: attr.string().nullable(),
          options: options(),
          links: links(),
        }),
      )
      .optional(),
    /** In UTC; null if it does not expire. */
    expiresAt: createOnly.time().nullable(),
    /** How many more times it can be used to log in; null for any number. */
    remainingUses: createOnly.number().nullable(),
    /** Whether the trustee may lend the roles on. Never answered: see `redelegationCount`. */
    allowRedelegation: createOnly.boolean().nullable().optional(),
    /** How many more times the roles can be lent on. */
    redelegationCount: createOnly.number().nullable(),
    redelegatedTrustId: readOnly.string().nullable(),
    deletedAt: readOnly.time().nullable(),
    roleLinks: readOnly
      .object(
        { self: attr.string(), next: attr.string().nullable(), previous: attr.string().nullable() },
        'roles_links',
      )
      .optional(),
    links: links(),
  },
  query: ['trustorUserId', 'trusteeUserId'],
})) {}

/** The roles that trusts lend. */
export class TrustMethods extends ServiceBase {
  /**
   * Lists the roles that a trust lends.
   *
   * @see https://docs.openstack.org/api-ref/identity/v3-ext/#list-roles-delegated-by-a-trust
   */
  listTrustRoles(trust: Ref<Trust>, options?: CallOptions): ResourceList<Role> {
    const at = path`/OS-TRUST/trusts/${trust}/roles`;
    return this.context.resources.list(Role, {}, listing('listTrustRoles', at, options));
  }

  /**
   * One of the roles that a trust lends.
   *
   * @throws NotFoundError - the trust does not lend it.
   * @see https://docs.openstack.org/api-ref/identity/v3-ext/#get-role-delegated-by-a-trust
   */
  async getTrustRole(trust: Ref<Trust>, role: Ref<Role>, options?: CallOptions): Promise<Role> {
    return resourceIn(Role, await send(this, 'getTrustRole', 'GET', lent(trust, role), options));
  }

  /**
   * Whether a trust lends a role; false also where one of them does not exist.
   *
   * @see https://docs.openstack.org/api-ref/identity/v3-ext/#check-if-a-role-is-delegated-by-a-trust
   */
  async checkTrustRole(trust: Ref<Trust>, role: Ref<Role>, options?: CallOptions): Promise<boolean> {
    return exists(this, 'checkTrustRole', 'HEAD', lent(trust, role), options);
  }
}

function lent(trust: Ref<Trust>, role: Ref<Role>): string {
  return path`/OS-TRUST/trusts/${trust}/roles/${role}`;
}
