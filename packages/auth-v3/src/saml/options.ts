import type { CommonOptions, FederationOptions, Needed, ScopeOptions, V3FederationOptions } from '@os/auth-v3/kit';

/** The options of the plugins of this module. */
export interface V3SamlOptions extends V3FederationOptions {
  /** Where the identity provider takes requests: of ECP, or of WS-Trust. */
  readonly identityProviderUrl?: string | undefined;
  /** Of ADFS: where the cloud takes what the identity provider issued. */
  readonly serviceProviderEndpoint?: string | undefined;
  /** Of ADFS: what the identity provider calls the cloud. Default: `serviceProviderEndpoint`. */
  readonly serviceProviderEntityId?: string | undefined;
}

/** What every plugin of this module needs. */
export type SamlOptions = CommonOptions &
  FederationOptions &
  ScopeOptions &
  Needed<'identityProviderUrl' | 'username' | 'password', V3SamlOptions>;
