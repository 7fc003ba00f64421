import type { V3Options } from '@os/auth-v3/kit';

/** A code of some digits, or a function that is asked for one at each login: codes are good for a minute or two. */
export type Passcode = string | (() => string | Promise<string>);

/** The options of the plugins of this module. */
export interface V3MfaOptions extends V3Options {
  readonly passcode?: Passcode | undefined;
  /** The ways to show who logs in, all at once: names of plugins, as a list or separated by commas. */
  readonly authMethods?: readonly string[] | string | undefined;
  /** What an earlier login with fewer methods gave; see `MissingAuthMethodsError`. */
  readonly receipt?: string | undefined;
}
