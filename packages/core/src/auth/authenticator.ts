import type { ServiceResponse, UrlRequest } from '../request.js';
import type { Access } from './access.js';

/** What an authenticator may use while it logs in. */
export interface AuthContext {
  /** Sends a request that is retried and logged like any other, but carries no token. Error statuses are thrown. */
  request(request: UrlRequest): Promise<ServiceResponse>;
}

/** Logs in. One object serves one connection; the connection decides when, and shares the result. */
export interface Authenticator {
  /** The plugin's name, for messages and logs. */
  readonly name: string;
  /**
   * Tells whose token it is: plugin, URL, user and scope, and nothing secret. The key of the token in a store; without
   * one, tokens are not stored.
   */
  readonly cacheKey?: string | undefined;
  /** Logs in, and says how to authenticate requests from then on. */
  authorize(context: AuthContext): Promise<Access>;
}

/**
 * The options that the imported authenticators take. Each plugin adds its own by declaration merging, so that an
 * option is known to the compiler only if a plugin that takes it is imported.
 */

export interface AuthOptions {}

/** Options as an authenticator gets them: all that were given to the connection, besides the connection's own. */
export type AuthOptionValues = Readonly<Record<string, unknown>>;

/** A way to log in, offered to every connection. */
export interface AuthenticatorDefinition {
  /** The name that `authPlugin` asks for: `v3password`. */
  readonly name: string;
  /** Other names it answers to: `identity_v3`. */
  readonly aliases?: readonly string[];
  /** The npm package that it comes from. */
  readonly packageName: string;
  /** The major version of the identity API that it speaks, for guessing from the URL: `v3`. */
  readonly identityVersion?: string;
  /** Every option that it takes. */
  readonly options: readonly string[];
  /**
   * Options that say one thing together, such as who the user is, by id or by name and domain: where a connection is made
   * out of another one, any of a group replaces all of it.
   */
  readonly groups?: readonly (readonly string[])[];
  /** Whether these options are meant for this way of logging in; the first definition that says so is taken. */
  matches(options: AuthOptionValues): boolean;
  /**
   * Makes an authenticator, without any request.
   *
   * @throws ConfigError - an option is missing, contradicts another one, or is malformed.
   */
  create(options: AuthOptionValues): Authenticator;
}
