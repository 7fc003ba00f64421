import {
  ConfigError,
  createAccess,
  InvalidResponseError,
  isJsonObject,
  parseUrl,
  refusedLogin,
  textOption,
  type Authenticator,
  type AuthenticatorDefinition,
  type AuthOptionValues,
} from '@os/core';

const NAME = '__plugin__';

/** The options that this way of logging in takes. */
export interface __Plugin__Options {
  /** Where to log in. */
  readonly authUrl?: string | undefined;
  /** The secret. */
  readonly __option__?: string | undefined;
}

/** Logs in with a key that the cloud's operator hands out. */
export const __key__Plugin: AuthenticatorDefinition = {
  name: NAME,
  packageName: '__package__',
  options: ['authUrl', '__option__'],
  matches: (options) => options['__option__'] !== undefined,
  create(options) {
    const authUrl = neededOption(options, 'authUrl');
    const key = neededOption(options, '__option__');
    const url = `${parseUrl(authUrl, 'authUrl').href.replace(/\/+$/, '')}/login`;
    return {
      name: NAME,
      // Everything that tells one token from another, and nothing secret. Without it, tokens are not stored.
      cacheKey: undefined,
      async authorize(context) {
        try {
          const { body } = await context.request({ method: 'POST', url, json: { key }, call: 'authorize' });
          return accessOf(body, url);
        } catch (error) {
          throw refusedLogin(error, '__option__', { authUrl });
        }
      },
    };
  },
};

/**
 * Logs in with a key, for connections that are made without the registry.
 *
 * @throws ConfigError - an option is missing or malformed.
 */
export function __key__(options: Required<__Plugin__Options>): Authenticator {
  return __key__Plugin.create({ ...options });
}

/** Reads the answer to a login: `{ "token": "…", "expires_in": 3600, "endpoint": "https://…" }`. */
function accessOf(body: unknown, url: string) {
  const { token, expires_in: seconds, endpoint } = isJsonObject(body) ? body : {};
  if (typeof token !== 'string' || typeof seconds !== 'number' || typeof endpoint !== 'string') {
    throw new InvalidResponseError(`${url} answered without token, expires_in and endpoint`);
  }
  return createAccess({ headers: { 'x-auth-token': token }, expiresAt: Date.now() + seconds * 1000, endpoint });
}

function neededOption(options: AuthOptionValues, name: string): string {
  const value = textOption(options, name);
  if (value === undefined) throw new ConfigError(`${name} is needed to log in by ${NAME}`);
  return value;
}
