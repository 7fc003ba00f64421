import {
  attr,
  createOnly,
  defineResource,
  path,
  readOnly,
  ServiceBase,
  type CallOptions,
  type ListQuery,
  type Ref,
  type ResourceList,
} from '@os/core';
import { api } from './api.js';
import { extra, links } from './attributes.js';
import { Project } from './project.js';
import { act, listing } from './requests.js';

/**
 * Somebody, or some program, who logs in.
 *
 * @see https://docs.openstack.org/api-ref/identity/v3/#users
 */
export class User extends defineResource(() => ({
  service: api,
  path: '/users',
  key: 'user',
  keys: 'users',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    name: attr.string().required(),
    description: attr.string().nullable().optional(),
    email: attr.string().nullable().optional(),
    /** Default: the domain of the token. */
    domainId: createOnly.string(),
    /** The project of tokens that are asked for without a scope. */
    defaultProjectId: attr.string().nullable().optional(),
    isEnabled: attr.boolean('enabled'),
    /** Never answered. `null` takes the password away, so that nobody logs in with one. */
    password: attr.string().nullable().optional().secret(),
    /** In UTC; null if the password never expires. */
    passwordExpiresAt: readOnly.time().nullable(),
    /** The accounts at identity providers that log in as this user. */
    federated: attr
      .list(
        attr.object({
          idpId: attr.string(),
          protocols: attr.list(attr.object({ protocolId: attr.string(), uniqueId: attr.string() })),
        }),
      )
      .optional(),
    /** `null` takes an option back. Options that are not named stay as they are. */
    options: attr.object({
      ignoreChangePasswordUponFirstUse: attr.boolean().nullable().optional(),
      ignorePasswordExpiry: attr.boolean().nullable().optional(),
      ignoreLockoutFailureAttempts: attr.boolean().nullable().optional(),
      /** Whether the user is forbidden to change the password. */
      lockPassword: attr.boolean().nullable().optional(),
      ignoreUserInactivity: attr.boolean().nullable().optional(),
      multiFactorAuthEnabled: attr.boolean().nullable().optional(),
      /** Combinations of methods, any of which will do: `[['password', 'totp']]`. */
      multiFactorAuthRules: attr.list(attr.list(attr.string())).nullable().optional(),
    }),
    extra: extra(),
    links: links(),
  },
  query: ['name', 'domainId', 'isEnabled'],
  filters: {
    /** A comparison and a time in UTC: `lt:2030-12-08T22:02:00Z`; one of lt, lte, gt, gte, eq and neq. */
    passwordExpiresAt: attr.string(),
    /** Users that this identity provider knows. */
    idpId: attr.string(),
    protocolId: attr.string(),
    /** The id of a user at the identity provider. */
    uniqueId: attr.string(),
    /** Not heeded by Keystone 2025.1 and before. */
    sortKey: attr.string(),
    sortDir: attr.oneOf('asc', 'desc'),
  },
})) {}

/** A user's old password and the new one. */
export interface PasswordChange {
  readonly originalPassword: string;
  readonly password: string;
}

/** A user's projects and password. */
export class UserMethods extends ServiceBase {
  /**
   * Lists the projects that a user has a role on, directly or through a group.
   *
   * @see https://docs.openstack.org/api-ref/identity/v3/#list-projects-for-user
   */
  listUserProjects(
    user: Ref<User>,
    query?: Pick<ListQuery<typeof Project>, 'name' | 'domainId' | 'isEnabled'>,
    options?: CallOptions,
  ): ResourceList<Project> {
    return this.context.resources.list(
      Project,
      query,
      listing('listUserProjects', path`/users/${user}/projects`, options),
    );
  }

  /**
   * Changes a user's password by means of the old one; no role is needed. Tokens of the user end with it, also that
   * of this connection if it is the user's own.
   *
   * @throws AuthenticationError - the original password is wrong.
   * @throws BadRequestError - the new password breaks the cloud's rules, or the user's option `lockPassword` is on.
   * @see https://docs.openstack.org/api-ref/identity/v3/#change-password-for-user
   */
  async changePassword(user: Ref<User>, change: PasswordChange, options?: CallOptions): Promise<void> {
    const { originalPassword, password } = change;
    const json = { user: { original_password: originalPassword, password } };
    await act(this, 'changePassword', 'POST', path`/users/${user}/password`, options, json);
  }
}
