import type { V3Options } from '@os/auth-v3/kit';

/** The options of the plugins of this module. */
export interface V3OAuthOptions extends V3Options {
  /** Of OAuth 1: the consumer that the user let act for them. */
  readonly consumerKey?: string | undefined;
  readonly consumerSecret?: string | undefined;
  /** Of OAuth 1: what the user allowed. */
  readonly accessKey?: string | undefined;
  readonly accessSecret?: string | undefined;
  /** URL that gives OAuth 2 access tokens; Keystone's own is `{authUrl}/OS-OAUTH2/token`. */
  readonly oauth2Endpoint?: string | undefined;
  /** Id of an application credential; over mutual TLS, of a user. */
  readonly oauth2ClientId?: string | undefined;
  readonly oauth2ClientSecret?: string | undefined;
}
