import {
  AuthenticationError,
  ConfigError,
  parseUrl,
  textOption,
  type Authenticator,
  type AuthenticatorDefinition,
  type AuthOptionValues,
} from '@os/core';
import { accessOf } from './access.js';
import { COMMON_OPTIONS, flagOption, type V3Options } from './options.js';
import { scopeOf } from './scope.js';

/** The path up to the version, and the version; what follows, as `/auth/tokens`, is no part of the URL of the API. */
const VERSIONED = /^(.*)\/(v[23][\d.]*)(?:\/|$)/;

/** What one method of the identity API has of its own. */
interface Method {
  /** The plugin's name. */
  readonly name: string;
  readonly aliases?: readonly string[];
  /** The method's name on the wire. */
  readonly method: string;
  /** Its options, besides the common ones. Groups are not spread into one list: that would defeat tree shaking. */
  readonly options: readonly (readonly (keyof V3Options)[])[];
  /** The option that must stay secret. */
  readonly secret: keyof V3Options;
  /** Why no scope can be asked for, where that is so. */
  readonly noScope?: string;
  readonly matches: (options: AuthOptionValues) => boolean;
  /** Who logs in. */
  readonly identify: (options: AuthOptionValues, secret: string) => Identity;
}

/** Who logs in, as the wire says it. */
interface Identity {
  /** Without the secret, for messages. */
  readonly who: object;
  readonly proof: object;
}

/** Makes a plugin out of what a method has of its own. */
export function defineMethod(method: Method): AuthenticatorDefinition {
  const { name, aliases = [], options, matches } = method;
  return {
    name,
    aliases,
    packageName: '@os/auth-v3',
    identityVersion: 'v3',
    options: [...COMMON_OPTIONS, ...options.flat()],
    matches,
    create: (given) => authenticator(method, given),
  };
}

function authenticator(
  { name, method, secret: secretName, noScope, identify }: Method,
  options: AuthOptionValues,
): Authenticator {
  const identityUrl = identityUrlOf(options, name);
  const secret = textOption(options, secretName);
  if (secret === undefined) throw new ConfigError(`${secretName} is needed to log in by ${name}`);
  const { who, proof } = identify(options, secret);
  const scope = scopeOf(options);
  if (noScope !== undefined && scope !== undefined) throw new ConfigError(noScope);
  const json = { auth: { identity: { methods: [method], [method]: proof }, scope } };
  const url = `${identityUrl}/auth/tokens${flagOption(options, 'includeCatalog') === false ? '?nocatalog' : ''}`;
  return {
    name,
    async authorize(context) {
      const sentAt = Date.now();
      try {
        return accessOf(await context.request({ method: 'POST', url, json, call: 'authorize' }), identityUrl, sentAt);
      } catch (error) {
        if (!(error instanceof AuthenticationError)) throw error;
        throw new AuthenticationError({
          ...error,
          headers: error.headers,
          detail:
            `${error.detail ?? 'refused'} (is the ${secretName} right, and does this exist and fit together: ` +
            `${JSON.stringify({ ...who, scope })})`,
        });
      }
    },
  };
}

function identityUrlOf(options: AuthOptionValues, name: string): string {
  const given = textOption(options, 'authUrl');
  if (given === undefined) throw new ConfigError('authUrl is needed: the URL of the identity service');
  const { origin, pathname } = parseUrl(given, 'authUrl');
  const [, path = pathname.replace(/\/+$/, ''), version = 'v3'] = VERSIONED.exec(pathname) ?? [];
  if (!version.startsWith('v3')) {
    throw new ConfigError(`authUrl names version ${version} of the identity API: ${name} is for v3`);
  }
  return `${origin}${path}/v3`;
}
