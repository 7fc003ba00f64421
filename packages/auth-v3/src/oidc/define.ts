import {
  ConfigError,
  HttpError,
  InvalidResponseError,
  textOption,
  type AuthContext,
  type AuthenticatorDefinition,
  type AuthOptionValues,
  type JsonObject,
} from '@os/core';
import { defineFederation } from '@os/auth-v3/kit';
import { CLIENT_OPTIONS } from './options.js';
import { Provider, type Form } from './provider.js';

/** What a grant of OpenID Connect has of its own. */
interface Grant {
  /** The plugin's name. */
  readonly name: string;
  /** The name on the wire: `authorization_code`. */
  readonly grant: string;
  /** Its options, besides the common ones. */
  readonly options: readonly string[];
  /** The option that must stay secret. */
  readonly secret: string;
  readonly matches: (options: AuthOptionValues) => boolean;
  /** Called once, to check the options. */
  readonly prepare: (options: AuthOptionValues) => Prepared;
}

/** A grant with its options. */
interface Prepared {
  /** Who logs in, as far as that is known. */
  readonly who: object;
  /** Whether {@link who} and the client tell it, so that a token can be found in a store. Default: true. */
  readonly isKnown?: boolean;
  /** The fields by which tokens are asked for. */
  readonly form?: () => Form | Promise<Form>;
  /** Asks for tokens, where one request with {@link form} is not enough. */
  readonly tokens?: (context: AuthContext, provider: Provider, scope: string) => Promise<JsonObject>;
}

/** Makes a plugin out of what a grant has of its own. */
export function defineOidc({ name, grant, options: own, secret, matches, prepare }: Grant): AuthenticatorDefinition {
  return defineFederation({
    name,
    options: [CLIENT_OPTIONS, own],
    secret,
    // That is a plugin for SAML.
    matches: (options) => options['identityProviderUrl'] === undefined && matches(options),
    identify(options) {
      const provider = new Provider(options, name);
      const scope = textOption(options, 'openidScope') ?? 'openid profile';
      const type = textOption(options, 'accessTokenType') ?? 'access_token';
      if (type !== 'access_token' && type !== 'id_token') {
        throw new ConfigError(`accessTokenType can be "access_token" or "id_token"; got "${type}"`);
      }
      const { who, isKnown = true, form, tokens } = prepare(options);
      const ask = async (context: AuthContext): Promise<JsonObject> =>
        tokens?.(context, provider, scope) ??
        provider.tokens(context, { grant_type: grant, scope, ...(await form?.()) });
      let refreshToken: unknown;
      return {
        who: { clientId: provider.clientId, ...who },
        isKnown,
        async present(context, url) {
          const answer = (await refreshed(context, provider, refreshToken)) ?? (await ask(context));
          const { [type]: token, refresh_token: next = refreshToken } = answer;
          if (typeof token !== 'string') {
            throw new InvalidResponseError(
              `The identity provider answered without "${type}"; is "${scope}" the right scope?`,
            );
          }
          refreshToken = next;
          return { method: 'POST', url, headers: { authorization: `Bearer ${token}` } };
        },
      };
    },
  });
}

/** Tokens for the refresh token of the last login, which asks nothing of the user; undefined where it is no good any more. */
async function refreshed(context: AuthContext, provider: Provider, token: unknown): Promise<JsonObject | undefined> {
  if (typeof token !== 'string') return undefined;
  try {
    return await provider.tokens(context, { grant_type: 'refresh_token', refresh_token: token });
  } catch (error) {
    if (error instanceof ConfigError || (error instanceof HttpError && !error.isRetryable)) return undefined;
    throw error;
  }
}
