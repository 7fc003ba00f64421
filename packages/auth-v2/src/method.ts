import {
  ConfigError,
  identityUrlOf,
  refusedLogin,
  textOption,
  type Authenticator,
  type AuthenticatorDefinition,
  type AuthOptionValues,
} from '@os/core';
import { accessOf } from './access.js';
import { COMMON_OPTIONS, GROUPS, V3_OPTIONS, type V2Options } from './options.js';

/** What one method of the identity API has of its own. */
interface Method {
  /** The plugin's name. */
  readonly name: string;
  readonly aliases?: readonly string[];
  /** Its options, besides the common ones. */
  readonly options: readonly (keyof V2Options)[];
  /** The option that must stay secret. */
  readonly secret: keyof V2Options;
  readonly matches: (options: AuthOptionValues) => boolean;
  /** Who logs in, without the secret, for messages, and the proof of it as the wire wants it. */
  readonly identify: (options: AuthOptionValues, secret: string) => { readonly who: object; readonly proof: object };
}

/** Makes a plugin out of what a method has of its own. */
export function defineMethod(method: Method): AuthenticatorDefinition {
  const { name, aliases = [], options, matches } = method;
  return {
    name,
    aliases,
    packageName: '@os/auth-v2',
    identityVersion: 'v2.0',
    options: [...COMMON_OPTIONS, ...options],
    groups: GROUPS,
    matches: (given) => matches(given) && optionOfV3(given) === undefined,
    create: (given) => authenticator(method, given),
  };
}

function authenticator({ name, secret: secretName, identify }: Method, options: AuthOptionValues): Authenticator {
  const identityUrl = identityUrlOf(options, 'v2.0', name);
  const foreign = optionOfV3(options);
  if (foreign !== undefined)
    throw new ConfigError(`${foreign} needs version v3 of the identity API, ${name} is for v2.0`);
  const secret = textOption(options, secretName);
  if (secret === undefined) throw new ConfigError(`${secretName} is needed to log in by ${name}`);
  const { who, proof } = identify(options, secret);
  const scope = scopeOf(options);
  const login = { ...who, ...scope };
  const url = `${identityUrl}/tokens`;
  const json = { auth: { ...proof, ...scope } };
  return {
    name,
    cacheKey: Object.keys(who).length > 0 ? JSON.stringify([name, url, login]) : undefined,
    async authorize(context) {
      const sentAt = Date.now();
      try {
        return accessOf(await context.request({ method: 'POST', url, json, call: 'authorize' }), identityUrl, sentAt);
      } catch (error) {
        throw refusedLogin(error, secretName, login);
      }
    },
  };
}

function optionOfV3(options: AuthOptionValues): string | undefined {
  return V3_OPTIONS.find((name) => options[name] !== undefined);
}

function scopeOf(options: AuthOptionValues): object {
  const tenantId = textOption(options, 'projectId', 'tenantId');
  const tenantName = textOption(options, 'projectName', 'tenantName');
  const trust = textOption(options, 'trustId');
  return {
    ...(tenantId === undefined ? { tenantName } : { tenantId }),
    trust_id: trust,
  };
}
