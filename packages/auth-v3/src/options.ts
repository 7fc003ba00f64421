import { ConfigError, textOption, type AuthOptionValues } from '@os/core';

/**
 * The options of the identity v3 plugins. Where a thing can be given by id and by name, the id is taken.
 *
 * A user or project given by name belongs to a domain: the one given with it, else the default one of these options,
 * else the domain with the id `default`, which is what clouds with a single domain use.
 */
export interface V3Options {
  /** URL of the identity API; `/v3` is appended where the path does not end with it. */
  readonly authUrl?: string | undefined;
  readonly username?: string | undefined;
  /** Another spelling of `username`. */
  readonly userName?: string | undefined;
  readonly userId?: string | undefined;
  readonly userDomainId?: string | undefined;
  readonly userDomainName?: string | undefined;
  readonly password?: string | undefined;
  /** A token to exchange for one of another scope. */
  readonly token?: string | undefined;
  readonly applicationCredentialId?: string | undefined;
  /** Needs the user that it belongs to. */
  readonly applicationCredentialName?: string | undefined;
  readonly applicationCredentialSecret?: string | undefined;
  readonly projectId?: string | undefined;
  readonly projectName?: string | undefined;
  readonly projectDomainId?: string | undefined;
  readonly projectDomainName?: string | undefined;
  /** Another name of `projectId`. */
  readonly tenantId?: string | undefined;
  /** Another name of `projectName`. */
  readonly tenantName?: string | undefined;
  /** Asks for a token for a whole domain. */
  readonly domainId?: string | undefined;
  /** Asks for a token for a whole domain. */
  readonly domainName?: string | undefined;
  /** Asks for a token for the whole cloud. */
  readonly systemScope?: 'all' | undefined;
  /** Asks for a token with the rights that another user passed on by this trust. */
  readonly trustId?: string | undefined;
  /** Asks for a token without any scope, also for a user with a default project. */
  readonly unscoped?: boolean | undefined;
  /** The domain of users and projects given by name without a domain of their own. */
  readonly defaultDomainId?: string | undefined;
  /** The domain of users and projects given by name without a domain of their own. */
  readonly defaultDomainName?: string | undefined;
  /** Whether the catalog comes with the token. Default: true. Without it, services need endpoint overrides. */
  readonly includeCatalog?: boolean | undefined;
}

/** Options that every plugin takes. */
export const COMMON_OPTIONS = [
  'authUrl',
  'defaultDomainId',
  'defaultDomainName',
  'includeCatalog',
] as const satisfies readonly (keyof V3Options)[];

/** Options that say who the user is. */
export const USER_OPTIONS = [
  'username',
  'userName',
  'userId',
  'userDomainId',
  'userDomainName',
] as const satisfies readonly (keyof V3Options)[];

/** Options that say what the token is for. */
export const SCOPE_OPTIONS = [
  'projectId',
  'projectName',
  'projectDomainId',
  'projectDomainName',
  'tenantId',
  'tenantName',
  'domainId',
  'domainName',
  'systemScope',
  'trustId',
  'unscoped',
] as const satisfies readonly (keyof V3Options)[];

/** Options that say one thing together: any of a group replaces all of it where a connection is made out of another one. */
export const GROUPS = [
  USER_OPTIONS,
  SCOPE_OPTIONS,
  ['applicationCredentialId', 'applicationCredentialName'],
  ['defaultDomainId', 'defaultDomainName'],
] as const satisfies readonly (readonly (keyof V3Options)[])[];

type ScopeOption = (typeof SCOPE_OPTIONS)[number];

/** These options, and all of them needed. */
export type Needed<K extends keyof O, O = V3Options> = { readonly [P in K]-?: NonNullable<O[P]> };

/** What every plugin takes. */
export type CommonOptions = Needed<'authUrl'> & Pick<V3Options, (typeof COMMON_OPTIONS)[number]>;

/** A user, by id or by name. */
export type UserOptions = Pick<V3Options, (typeof USER_OPTIONS)[number]> &
  (Needed<'userId'> | Needed<'username'> | Needed<'userName'>);

/** At most one scope. */
export type ScopeOptions =
  | OneScope<Extract<ScopeOption, `project${string}` | `tenant${string}`>>
  | OneScope<'domainId' | 'domainName'>
  | OneScope<'systemScope'>
  | OneScope<'trustId'>
  | OneScope<'unscoped'>;

type OneScope<K extends ScopeOption> = Pick<V3Options, K> & {
  readonly [P in Exclude<ScopeOption, K>]?: undefined;
};

/** @throws ConfigError - it is neither true nor false. */
export function flagOption(options: AuthOptionValues, name: keyof V3Options): boolean | undefined {
  const value = options[name] ?? undefined;
  if (value === undefined || typeof value === 'boolean') return value;
  throw new ConfigError(`${name} must be true or false`);
}

/** @throws ConfigError - the option is missing, or no text. */
export function neededOption(options: AuthOptionValues, name: string, plugin: string): string {
  const value = textOption(options, name);
  if (value === undefined) throw new ConfigError(`${name} is needed to log in by ${plugin}`);
  return value;
}

/**
 * What is secret, at the time of a login: an option that is a function is asked each time, since codes and tickets are good for
 * one login only.
 *
 * @throws ConfigError - the option, or what the function returns, is missing or no text.
 */
export async function secretOption(options: AuthOptionValues, name: string, plugin: string): Promise<string> {
  const given = options[name];
  const value: unknown = typeof given === 'function' ? await (given as () => unknown)() : given;
  return neededOption({ [name]: value }, name, plugin);
}

/** Where tokens are asked for. */
export function tokensUrl(identityUrl: string, options: AuthOptionValues): string {
  return `${identityUrl}/auth/tokens${flagOption(options, 'includeCatalog') === false ? '?nocatalog' : ''}`;
}
