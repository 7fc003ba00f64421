/** The options of the identity v2.0 plugins. Where a thing can be given by id and by name, the id is taken. */
export interface V2Options {
  /** URL of the identity API; `/v2.0` is appended where the path does not hold it. */
  readonly authUrl?: string | undefined;
  readonly username?: string | undefined;
  /** Another spelling of `username`. */
  readonly userName?: string | undefined;
  readonly userId?: string | undefined;
  readonly password?: string | undefined;
  /** A token to exchange for one of another project. */
  readonly token?: string | undefined;
  /** The project that the token is for. Without one, the token is good for listing one's projects only. */
  readonly projectId?: string | undefined;
  /** The project that the token is for. Without one, the token is good for listing one's projects only. */
  readonly projectName?: string | undefined;
  /** Another name of `projectId`. */
  readonly tenantId?: string | undefined;
  /** Another name of `projectName`. */
  readonly tenantName?: string | undefined;
  /** Asks for a token with the rights that another user passed on by this trust. */
  readonly trustId?: string | undefined;
}

/** Options that every plugin takes. */
export const COMMON_OPTIONS = [
  'authUrl',
  'projectId',
  'projectName',
  'tenantId',
  'tenantName',
  'trustId',
] as const satisfies readonly (keyof V2Options)[];

/** Options that say one thing together: any of a group replaces all of it where a connection is made out of another one. */
export const GROUPS = [
  ['username', 'userName', 'userId'],
  ['projectId', 'projectName', 'tenantId', 'tenantName', 'trustId'],
] as const satisfies readonly (readonly (keyof V2Options)[])[];

/** Options of version 3 that change who logs in, or what for: without them it would not be what was meant. */
export const V3_OPTIONS = [
  'userDomainId',
  'userDomainName',
  'projectDomainId',
  'projectDomainName',
  'domainId',
  'domainName',
  'systemScope',
  'applicationCredentialId',
  'applicationCredentialName',
] as const;

/** These options, and all of them needed. */
export type Needed<K extends keyof V2Options> = { readonly [P in K]-?: NonNullable<V2Options[P]> };

/** What every plugin takes. */
export type CommonOptions = Needed<'authUrl'> & Pick<V2Options, (typeof COMMON_OPTIONS)[number]>;
