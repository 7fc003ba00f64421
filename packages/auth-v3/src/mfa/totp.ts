import type { Authenticator } from '@os/core';
import {
  defineMethod,
  SCOPE_OPTIONS,
  USER_OPTIONS,
  userOf,
  type CommonOptions,
  type Factor,
  type Needed,
  type ScopeOptions,
  type UserOptions,
} from '@os/auth-v3/kit';
import type { V3MfaOptions } from './options.js';

/** A code from a device, as one of several factors. */
export const totpFactor: Factor = {
  method: 'totp',
  options: [USER_OPTIONS, ['passcode'], SCOPE_OPTIONS],
  secret: 'passcode',
  identify(options, passcode) {
    const user = userOf(options);
    return { who: { user }, proof: { user: { ...user, passcode } } };
  },
};

/** Logs in with a code from a device, and nothing else; the plugin `v3totp`. */
export const v3TotpPlugin = defineMethod({
  factor: totpFactor,
  name: 'v3totp',
  matches: (options) =>
    options['passcode'] !== undefined &&
    ['password', 'authMethods', 'identityProvider'].every((each) => options[each] === undefined),
});

/** Options of {@link v3Totp}. */
export type V3TotpOptions = CommonOptions & UserOptions & Needed<'passcode', V3MfaOptions> & ScopeOptions;

/**
 * Logs in with a time-based code (RFC 6238) of a device, and nothing else.
 *
 * ```ts
 * v3Totp({ authUrl: 'https://cloud.example.com:5000/v3', username: 'jo', passcode: () => ask('Code: '), projectName: 'web' })
 * ```
 *
 * API reference: https://docs.openstack.org/keystone/latest/admin/auth-totp.html
 *
 * @throws ConfigError - an option is missing, malformed, or contradicts another one.
 */
export function v3Totp(options: V3TotpOptions): Authenticator {
  return v3TotpPlugin.create(options);
}
