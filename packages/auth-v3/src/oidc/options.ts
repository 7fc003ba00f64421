import type { Needed, ScopeOptions, CommonOptions, FederationOptions, V3FederationOptions } from '@os/auth-v3/kit';

/** What is told to whoever has to confirm a login on another device. */
export interface DeviceCode {
  /** Where to go. */
  readonly verificationUri: string;
  /** The same with the code in it, to be clicked or shown as a QR code, where the provider offers that. */
  readonly verificationUriComplete: string | undefined;
  /** What to enter there. */
  readonly userCode: string;
  /** Until when, in milliseconds since 1970. */
  readonly expiresAt: number;
}

/** The options of the plugins of this module. */
export interface V3OidcOptions extends V3FederationOptions {
  /** The id that the identity provider has for this program. */
  readonly clientId?: string | undefined;
  /** Programs whose code anybody can read have none. */
  readonly clientSecret?: string | undefined;
  /** URL of the identity provider's description: `…/.well-known/openid-configuration`. */
  readonly discoveryEndpoint?: string | undefined;
  /** URL that gives tokens. Default: as the description says. */
  readonly accessTokenEndpoint?: string | undefined;
  /** URL that gives codes for other devices. Default: as the description says. */
  readonly deviceAuthorizationEndpoint?: string | undefined;
  /** What to ask for, separated by blanks. Default: `openid profile`. */
  readonly openidScope?: string | undefined;
  /** Which of the provider's tokens the cloud wants. Default: `access_token`. */
  readonly accessTokenType?: 'access_token' | 'id_token' | undefined;
  /** A token that the identity provider gave already. */
  readonly accessToken?: string | undefined;
  /** What the identity provider added to the redirection; good for one login. */
  readonly code?: string | undefined;
  /** Another name of `code`. */
  readonly authorizationCode?: string | undefined;
  /** Where the identity provider redirected to. */
  readonly redirectUri?: string | undefined;
  /** The text whose digest the redirection to the identity provider had as `code_challenge`, if it had one (RFC 7636). */
  readonly codeVerifier?: string | undefined;
  /** Whether device codes are bound to this program by PKCE, and how. Default: they are not. */
  readonly codeChallengeMethod?: 'S256' | 'plain' | undefined;
  /** Shows the user where to confirm the login. Default: `console.warn`. */
  readonly onDeviceCode?: ((code: DeviceCode) => void) | undefined;
  /** The name that the identity provider has for a second factor, given as `passcode`. */
  readonly idpOtpKey?: string | undefined;
  /** The second factor, or a function that is asked for it at each login. */
  readonly passcode?: string | (() => string | Promise<string>) | undefined;
}

/** Options that say how to ask the identity provider. */
export const CLIENT_OPTIONS = [
  'clientId',
  'clientSecret',
  'discoveryEndpoint',
  'accessTokenEndpoint',
  'openidScope',
  'accessTokenType',
] as const satisfies readonly (keyof V3OidcOptions)[];

/** What every plugin takes that asks the identity provider for a token. */
export type ClientOptions = CommonOptions &
  ScopeOptions &
  FederationOptions &
  Needed<'clientId', V3OidcOptions> &
  Pick<V3OidcOptions, (typeof CLIENT_OPTIONS)[number]> &
  (Needed<'discoveryEndpoint', V3OidcOptions> | Needed<'accessTokenEndpoint', V3OidcOptions>);
