import type { Authenticator } from '@os/core';
import { defineMethod, type Factor } from './method.js';
import {
  SCOPE_OPTIONS,
  USER_OPTIONS,
  type CommonOptions,
  type Needed,
  type ScopeOptions,
  type UserOptions,
} from './options.js';
import { userOf } from './reference.js';
import { isApplicationCredential } from './application-credential.js';

/** A user's name and password, as one of several factors. */
export const passwordFactor: Factor = {
  method: 'password',
  options: [USER_OPTIONS, ['password'], SCOPE_OPTIONS],
  secret: 'password',
  identify(options, password) {
    const user = userOf(options);
    return { who: { user }, proof: { user: { ...user, password } } };
  },
};

/** With these beside it, a password is for something else than logging in to the identity service with it alone. */
const OTHER_WAYS = ['token', 'passcode', 'authMethods', 'identityProvider'];

/** Logs in with a user's name and password; the plugin `v3password`, also called `password` and `identity_v3`. */
export const v3PasswordPlugin = defineMethod({
  factor: passwordFactor,
  name: 'v3password',
  aliases: ['password', 'identity_v3'],
  matches: (options) =>
    options['password'] !== undefined &&
    OTHER_WAYS.every((each) => options[each] === undefined) &&
    !isApplicationCredential(options),
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
