import {
  ConfigError,
  identityUrlOf,
  type Authenticator,
  type AuthenticatorDefinition,
  type AuthOptionValues,
} from '@os/core';
import { logIn } from './log-in.js';
import { neededOption, secretOption, tokensUrl } from './options.js';
import { definePlugin } from './plugin.js';
import { scopeOf } from './scope.js';

/** Who logs in, as one method of the identity API says it. */
export interface Identity {
  /** Without the secret, for messages and to tell tokens of a store apart. Empty where it is not known. */
  readonly who: object;
  /** What stands below the method's name. */
  readonly proof: object;
  /** Headers of the request to this URL that belong to the proof. */
  readonly headers?: (url: string) => Promise<Readonly<Record<string, string>>>;
}

/** One way to show who logs in; several can be shown at once. */
export interface Factor {
  /** The method's name on the wire. */
  readonly method: string;
  /** Its options, besides the common ones. Groups are not spread into one list: that would defeat tree shaking. */
  readonly options: readonly (readonly string[])[];
  /** The option that must stay secret: a text, or a function that is asked for it at each login. Undefined if there is none. */
  readonly secret: string | undefined;
  /** Called without the secret to check the options, and with it for each login. */
  readonly identify: (options: AuthOptionValues, secret: string) => Identity;
}

/** A plugin that logs in by one method. */
export interface Method {
  /** The plugin's name. */
  readonly name: string;
  readonly aliases?: readonly string[];
  /** The npm package that the plugin comes from. Default: this one. */
  readonly packageName?: string;
  /** Why no scope can be asked for, where that is so. */
  readonly noScope?: string;
  readonly factor: Factor;
  readonly matches: (options: AuthOptionValues) => boolean;
}

/** Makes a plugin out of what a method has of its own. */
export function defineMethod(method: Method): AuthenticatorDefinition {
  const { name, factor, noScope } = method;
  return definePlugin({
    ...method,
    options: factor.options,
    create: (given) => v3Authenticator(name, [factor], given, { noScope }),
  });
}

/**
 * Logs in with one or more factors by `POST /auth/tokens`.
 *
 * @throws ConfigError - an option is missing or malformed, or a scope is asked for where none can be.
 */
export function v3Authenticator(
  name: string,
  factors: readonly Factor[],
  options: AuthOptionValues,
  { noScope, headers: own = {} }: { noScope?: string | undefined; headers?: Readonly<Record<string, string>> } = {},
): Authenticator {
  const identityUrl = identityUrlOf(options, 'v3', name);
  const who = {};
  for (const { secret, identify } of factors) {
    if (secret !== undefined && typeof options[secret] !== 'function') neededOption(options, secret, name);
    Object.assign(who, identify(options, '').who);
  }
  const scope = scopeOf(options);
  if (noScope !== undefined && scope !== undefined) throw new ConfigError(noScope);
  const url = tokensUrl(identityUrl, options);
  const login = { ...who, scope };
  return {
    name,
    cacheKey: Object.keys(who).length > 0 ? JSON.stringify([name, url, login]) : undefined,
    async authorize(context) {
      const identity: Record<string, unknown> = { methods: factors.map(({ method }) => method) };
      const headers = { ...own };
      for (const { method, secret, identify } of factors) {
        const shown = identify(options, secret === undefined ? '' : await secretOption(options, secret, name));
        identity[method] = shown.proof;
        Object.assign(headers, await shown.headers?.(url));
      }
      const secret = factors.map((each) => each.secret ?? each.method).join(' and ');
      return logIn(context, { url, headers, json: { auth: { identity, scope } } }, { identityUrl, secret, login });
    },
  };
}
