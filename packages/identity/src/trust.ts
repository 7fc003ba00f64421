import { attr, createOnly, defineResource, readOnly } from '@os/core';
import { api } from './api.js';
import { links, options } from './attributes.js';

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
