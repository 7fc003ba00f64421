import {
  identityUrlOf,
  refusedLogin,
  type Access,
  type AuthContext,
  type AuthenticatorDefinition,
  type AuthOptionValues,
  type UrlRequest,
} from '@os/core';
import { logIn, type LoginDescription } from './log-in.js';
import { neededOption, SCOPE_OPTIONS, tokensUrl, type Needed, type V3Options } from './options.js';
import { definePlugin } from './plugin.js';
import { scopeOf } from './scope.js';

/** Options of every way to log in through an identity provider. */
export interface V3FederationOptions extends V3Options {
  /** The id that the cloud has for the identity provider. */
  readonly identityProvider?: string | undefined;
  /** The id that the cloud has for the way to ask it. */
  readonly protocol?: string | undefined;
}

/** What every plugin takes that logs in through an identity provider. */
export type FederationOptions = Needed<'identityProvider' | 'protocol', V3FederationOptions>;

/** Options that say through whom the user logs in. */
export const FEDERATION_OPTIONS = [
  'identityProvider',
  'protocol',
] as const satisfies readonly (keyof V3FederationOptions)[];

/** Who logs in, and how it is shown to the cloud. */
export interface Presenting {
  /** Without any secret, for messages and to tell tokens of a store apart. */
  readonly who: object;
  /** Whether {@link who} tells it all, so that a token can be found in a store by it. */
  readonly isKnown: boolean;
  /** Asks the identity provider, and makes the request to `url` that the cloud answers with a token without scope. */
  readonly present: (context: AuthContext, url: string) => UrlRequest | Promise<UrlRequest>;
}

/** What a way to log in through an identity provider has of its own. */
export interface Federation {
  /** The plugin's name. */
  readonly name: string;
  /** The npm package that the plugin comes from. Default: this one. */
  readonly packageName?: string;
  /** Its options, besides those of all such plugins. */
  readonly options: readonly (readonly string[])[];
  /** The option that must stay secret. */
  readonly secret: string;
  readonly matches: (options: AuthOptionValues) => boolean;
  readonly identify: (options: AuthOptionValues) => Presenting;
}

/** Makes a plugin out of what a way to log in through an identity provider has of its own. */
export function defineFederation(federation: Federation): AuthenticatorDefinition {
  const { name, options: own, secret, matches, identify } = federation;
  return definePlugin({
    ...federation,
    options: [FEDERATION_OPTIONS, SCOPE_OPTIONS, ...own],
    matches: (options) => options['identityProvider'] !== undefined && matches(options),
    create(options) {
      const identityUrl = identityUrlOf(options, 'v3', name);
      const [provider = '', protocol = ''] = FEDERATION_OPTIONS.map((each) => neededOption(options, each, name));
      const url =
        `${identityUrl}/OS-FEDERATION/identity_providers/${encodeURIComponent(provider)}` +
        `/protocols/${encodeURIComponent(protocol)}/auth`;
      const { who, isKnown, present } = identify(options);
      const scope = scopeOf(options);
      const login = { identityProvider: provider, protocol, ...who };
      return {
        name,
        cacheKey: isKnown ? JSON.stringify([name, tokensUrl(identityUrl, options), { ...login, scope }]) : undefined,
        async authorize(context) {
          const description = { identityUrl, secret, login };
          const shown = await Promise.resolve(present(context, url)).catch((error: unknown) => {
            throw refusedLogin(error, secret, login);
          });
          const unscoped = await logIn(context, shown, description);
          return rescoped(context, unscoped, options, description);
        },
      };
    },
  });
}

/** A token for the scope that the options ask for, out of one without; that one if they ask for none. */
export async function rescoped(
  context: AuthContext,
  unscoped: Access,
  options: AuthOptionValues,
  { identityUrl, login }: LoginDescription,
): Promise<Access> {
  const scope = scopeOf(options);
  if (scope === undefined || scope === 'unscoped') return unscoped;
  const identity = { methods: ['token'], token: { id: unscoped.headers['x-auth-token'] } };
  const request = { url: tokensUrl(identityUrl, options), json: { auth: { identity, scope } } };
  return logIn(context, request, { identityUrl, secret: 'scope', login: { ...login, scope } });
}
