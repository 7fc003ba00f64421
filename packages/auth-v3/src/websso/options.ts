import type { V3FederationOptions } from '@os/auth-v3/kit';

/** The options of the plugin of this module. */
export interface V3WebSsoOptions extends V3FederationOptions {
  /** The host of the address that the browser comes back to: `localhost` (the default), or `127.0.0.1`. */
  readonly redirectHost?: string | undefined;
  /** The port of that address. Default: 9990. */
  readonly redirectPort?: number | undefined;
  /** Shows a URL to the user. Default: the system's browser is opened. */
  readonly openBrowser?: ((url: string) => void | Promise<void>) | undefined;
  /** Milliseconds that the user has. Default: 300,000. */
  readonly loginTimeout?: number | undefined;
}
