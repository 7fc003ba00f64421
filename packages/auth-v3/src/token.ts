import type { Authenticator } from '@os/core';
import { defineMethod, type Factor } from './method.js';
import { SCOPE_OPTIONS, type CommonOptions, type Needed, type ScopeOptions } from './options.js';
import { isApplicationCredential } from './application-credential.js';

/** A token, as one of several factors. */
export const tokenFactor: Factor = {
  method: 'token',
  options: [['token'], SCOPE_OPTIONS],
  secret: 'token',
  identify: (_, id) => ({ who: {}, proof: { id } }),
};

/** Exchanges a token for one of another scope; the plugin `v3token`, also called `token`. */
export const v3TokenPlugin = defineMethod({
  factor: tokenFactor,
  name: 'v3token',
  aliases: ['token'],
  matches: (options) => options['token'] !== undefined && !isApplicationCredential(options),
});

/** Options of {@link v3Token}. */
export type V3TokenOptions = CommonOptions & Needed<'token'> & ScopeOptions;

/**
 * Exchanges a token for one of another scope. The new one dies no later than the old one, and once that is dead, the
 * connection cannot log in again.
 *
 * ```ts
 * v3Token({ authUrl: 'https://cloud.example.com:5000/v3', token, projectId })
 * ```
 *
 * API reference: https://docs.openstack.org/api-ref/identity/v3/#token-authentication-with-scoped-authorization
 *
 * @throws ConfigError - an option is missing, malformed, or contradicts another one.
 */
export function v3Token(options: V3TokenOptions): Authenticator {
  return v3TokenPlugin.create(options);
}
