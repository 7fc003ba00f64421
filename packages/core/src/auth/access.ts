/** One endpoint of a service. */
export interface CatalogEndpoint {
  readonly interface: string;
  readonly url: string;
  readonly region?: string | undefined;
}

/** One service of the catalog. */
export interface CatalogEntry {
  readonly type: string;
  readonly name?: string | undefined;
  readonly endpoints: readonly CatalogEndpoint[];
}

/** A user, project, domain or role as a token names it. */
export interface Named {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  /** Domain of a user or project. */
  readonly domain?: { readonly id?: string | undefined; readonly name?: string | undefined } | undefined;
}

/** What logging in gave: how to authenticate requests, and what the token says. */
export interface AccessInit {
  /** The headers that authenticate a request, names in lower case: `{ 'x-auth-token': … }`. Never printed. */
  readonly headers: Readonly<Record<string, string>>;
  /** When the token dies, in milliseconds since 1970. Left out: never. */
  readonly expiresAt?: number | undefined;
  /** The services of the cloud, and where they are; empty for tokens without a scope. */
  readonly catalog?: readonly CatalogEntry[] | undefined;
  /** The identity API's own URL; stands in where the catalog has no identity service, as with unscoped tokens. */
  readonly identityUrl?: string | undefined;
  /** The URL of every service, for those that stand alone, without a catalog. */
  readonly endpoint?: string | undefined;
  /** Who logged in. */
  readonly user?: Named | undefined;
  /** The project that the token is for, if it is for one. */
  readonly project?: Named | undefined;
  /** The domain that the token is for, if it is for a whole one; that of a project is told with the project. */
  readonly domain?: Named | undefined;
  /** The user's roles there. */
  readonly roles?: readonly Named[] | undefined;
  /** Whether the token is scoped to the whole system. */
  readonly isSystemScoped?: boolean | undefined;
}

/** {@link AccessInit}, with the headers out of sight of `console.log`, `JSON.stringify` and spreading. */
export type Access = AccessInit & { readonly catalog: readonly CatalogEntry[] };

/** Makes an {@link Access}; for authors of authenticators. */
export function createAccess({ headers, catalog = [], ...visible }: AccessInit): Access {
  const access = { ...visible, catalog } as Access;
  // Not merely non-enumerable: `inspect(…, { showHidden: true })` must not show them either.
  return Object.defineProperty(access, 'headers', { get: () => headers });
}
