import { ConfigError, textOption, type Authenticator, type AuthOptionValues } from '@os/core';
import { applicationCredentialFactor, passwordFactor, tokenFactor } from '@os/auth-v3/kit';
import {
  definePlugin,
  SCOPE_OPTIONS,
  USER_OPTIONS,
  v3Authenticator,
  type CommonOptions,
  type Factor,
  type Needed,
  type ScopeOptions,
  type V3Options,
} from '@os/auth-v3/kit';
import type { V3MfaOptions } from './options.js';
import { totpFactor } from './totp.js';

const NAME = 'v3multifactor';
const OPTIONS = [
  'authMethods',
  'receipt',
  'password',
  'passcode',
  'token',
  'applicationCredentialId',
  'applicationCredentialName',
  'applicationCredentialSecret',
] as const satisfies readonly (keyof V3MfaOptions)[];
const FACTORS: readonly Factor[] = [passwordFactor, totpFactor, tokenFactor, applicationCredentialFactor];

/** Logs in by several methods at once; the plugin `v3multifactor`. */
export const v3MultiFactorPlugin = definePlugin({
  name: NAME,
  options: [OPTIONS, USER_OPTIONS, SCOPE_OPTIONS],
  matches: (options) =>
    options['authMethods'] !== undefined || (options['password'] !== undefined && options['passcode'] !== undefined),
  create(options) {
    const receipt = textOption(options, 'receipt');
    return v3Authenticator(NAME, methodsOf(options).map(factorOf), options, {
      headers: receipt === undefined ? {} : { 'openstack-auth-receipt': receipt },
    });
  },
});

function methodsOf({ authMethods = ['v3password', 'v3totp'] }: AuthOptionValues): string[] {
  const list: unknown =
    typeof authMethods === 'string' ? authMethods.split(',').map((each) => each.trim()) : authMethods;
  if (!Array.isArray(list) || list.length === 0 || list.some((each) => typeof each !== 'string' || each === '')) {
    throw new ConfigError('authMethods must be a list of plugins, like ["v3password", "v3totp"]');
  }
  return [...new Set(list as string[])];
}

/** By the plugin's name, with and without `v3`, or the method's own: `v3applicationcredential`, `application_credential`. */
function factorOf(name: string): Factor {
  const method = name.replace(/^v3/, '').replace('_', '');
  const factor = FACTORS.find((each) => each.method.replace('_', '') === method);
  if (factor) return factor;
  const known = FACTORS.map((each) => `v3${each.method.replace('_', '')}`);
  throw new ConfigError(`authMethods has "${name}"; there are ${known.join(', ')}`);
}

/** Options of {@link v3MultiFactor}: those of the methods together. */
export type V3MultiFactorOptions = CommonOptions &
  Pick<V3MfaOptions, 'passcode' | 'receipt'> &
  Needed<'authMethods', V3MfaOptions> &
  Omit<V3Options, keyof ScopeOptions> &
  ScopeOptions;

/**
 * Logs in by several methods at once, as users have to whom the cloud's administrator gave rules for it.
 *
 * ```ts
 * v3MultiFactor({ authUrl, authMethods: ['v3password', 'v3totp'], username: 'jo', password, passcode: () => ask('Code: ') })
 * ```
 *
 * With fewer methods than the rules want, the login fails with a `MissingAuthMethodsError`. Its `receipt` stands for what
 * was shown, so that another login has to show the rest only.
 *
 * API reference: https://docs.openstack.org/api-ref/identity/v3/#multi-step-authentication
 *
 * @throws ConfigError - an option is missing, malformed, or contradicts another one.
 */
export function v3MultiFactor(options: V3MultiFactorOptions): Authenticator {
  return v3MultiFactorPlugin.create(options);
}
