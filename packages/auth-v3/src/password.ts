import type { Authenticator } from '@os/core';
import { isApplicationCredential } from './application-credential.js';
import { defineMethod } from './method.js';
import {
  SCOPE_OPTIONS,
  USER_OPTIONS,
  type CommonOptions,
  type Needed,
  type ScopeOptions,
  type UserOptions,
} from './options.js';
import { userOf } from './reference.js';

/** Logs in with a user's name and password; the plugin `v3password`, also called `password` and `identity_v3`. */
export const v3PasswordPlugin = /* @__PURE__ */ defineMethod({
  name: 'v3password',
  aliases: ['password', 'identity_v3'],
  method: 'password',
  options: [USER_OPTIONS, ['password'], SCOPE_OPTIONS],
  secret: 'password',
  matches: (options) =>
    options['password'] !== undefined && options['token'] === undefined && !isApplicationCredential(options),
  identify(options, password) {
    const user = userOf(options);
    return { who: { user }, proof: { user: { ...user, password } } };
  },
});

/** Options of {@link v3Password}. */
export type V3PasswordOptions = CommonOptions & UserOptions & Needed<'password'> & ScopeOptions;

/**
 * Logs in with a user's name and password.
 *
 * ```ts
 * v3Password({ authUrl: 'https://cloud.example.com:5000/v3', username: 'jo', password, projectName: 'web' })
 * ```
 *
 * API reference: https://docs.openstack.org/api-ref/identity/v3/#password-authentication-with-scoped-authorization
 *
 * @throws ConfigError - an option is missing, malformed, or contradicts another one.
 */
export function v3Password(options: V3PasswordOptions): Authenticator {
  return v3PasswordPlugin.create(options);
}
