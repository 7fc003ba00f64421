import type { Authenticator } from '@os/core';
import { defineMethod } from './method.js';
import type { CommonOptions, Needed } from './options.js';

/** Exchanges a token for one of another project; the plugin `v2token`. */
export const v2TokenPlugin = /* @__PURE__ */ defineMethod({
  name: 'v2token',
  options: ['token'],
  secret: 'token',
  matches: (options) => options['token'] !== undefined,
  identify: (_, id) => ({ who: {}, proof: { token: { id } } }),
});

/** Options of {@link v2Token}. */
export type V2TokenOptions = CommonOptions & Needed<'token'>;

/**
 * Exchanges a token for one of another project. The new one dies no later than the old one, and once that is dead, the
 * connection cannot log in again.
 *
 * ```ts
 * v2Token({ authUrl: 'https://cloud.example.com:5000/v2.0', token, projectName: 'web' })
 * ```
 *
 * @throws ConfigError - an option is missing or malformed, or only version 3 has it.
 */
export function v2Token(options: V2TokenOptions): Authenticator {
  return v2TokenPlugin.create(options);
}
