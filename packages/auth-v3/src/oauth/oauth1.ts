import type { Authenticator } from '@os/core';
import { defineMethod, neededOption, SCOPE_OPTIONS, type CommonOptions, type Needed } from '@os/auth-v3/kit';
import { oauth1Header } from './oauth1-header.js';
import type { V3OAuthOptions } from './options.js';

const NAME = 'v3oauth1';
const OPTIONS = [
  'consumerKey',
  'consumerSecret',
  'accessKey',
  'accessSecret',
] as const satisfies readonly (keyof V3OAuthOptions)[];

/** Logs in with what a user allowed a consumer; the plugin `v3oauth1`. */
export const v3OAuth1Plugin = defineMethod({
  name: NAME,
  noScope: 'What OAuth 1 allows is for one project already: leave out options of a project, domain, system or trust',
  matches: (options) => options['consumerKey'] !== undefined,
  factor: {
    method: 'oauth1',
    options: [OPTIONS, SCOPE_OPTIONS],
    secret: 'accessSecret',
    identify(options, accessSecret) {
      const [consumerKey, consumerSecret, accessKey] = (['consumerKey', 'consumerSecret', 'accessKey'] as const).map(
        (each) => neededOption(options, each, NAME),
      ) as [string, string, string];
      return {
        who: { consumerKey, accessKey },
        proof: {},
        headers: async (asked) => ({
          authorization: await oauth1Header({
            method: 'POST',
            // Keystone checks the signature of a request for a token as if it had no query.
            url: asked.replace(/\?.*/, ''),
            consumerKey,
            consumerSecret,
            accessKey,
            accessSecret,
          }),
        }),
      };
    },
  },
});

/** Options of {@link v3OAuth1}. */
export type V3OAuth1Options = CommonOptions & Needed<(typeof OPTIONS)[number], V3OAuthOptions>;

/**
 * Logs in with what a user allowed a consumer, for the project that they allowed it for. Requests for tokens are signed by
 * HMAC-SHA1.
 *
 * ```ts
 * v3OAuth1({ authUrl: 'https://cloud.example.com:5000/v3', consumerKey, consumerSecret, accessKey, accessSecret })
 * ```
 *
 * API reference: https://docs.openstack.org/api-ref/identity/v3-ext/#os-oauth1-api
 *
 * @throws ConfigError - an option is missing or malformed, or a scope is asked for.
 */
export function v3OAuth1(options: V3OAuth1Options): Authenticator {
  return v3OAuth1Plugin.create(options);
}
