import { ConfigError, textOption, type Authenticator } from '@os/core';
import { defineFederation, type CommonOptions, type FederationOptions, type ScopeOptions } from '@os/auth-v3/kit';
import { openBrowser } from './browser.js';
import { waitAt } from './callback.js';
import type { V3WebSsoOptions } from './options.js';

const NAME = 'v3websso';

/** Logs in with the user's browser; the plugin `v3websso`. */
export const v3WebSsoPlugin = defineFederation({
  name: NAME,
  options: [['redirectHost', 'redirectPort', 'openBrowser', 'loginTimeout']],
  secret: 'token',
  matches: (options) =>
    ['redirectHost', 'redirectPort', 'openBrowser', 'loginTimeout'].some((each) => options[each] !== undefined),
  identify(options) {
    const host = textOption(options, 'redirectHost') ?? 'localhost';
    if (host !== 'localhost' && host !== '127.0.0.1') {
      throw new ConfigError(
        `redirectHost can be "localhost" or "127.0.0.1", so that only this machine is reached; got "${host}"`,
      );
    }
    const port = numberOption(options['redirectPort'] ?? 9990, 'redirectPort', 65_535);
    const timeout = numberOption(options['loginTimeout'] ?? 300_000, 'loginTimeout', 2 ** 31 - 1);
    const { openBrowser: open = openBrowser } = options;
    if (typeof open !== 'function') throw new ConfigError('openBrowser must be a function');
    return {
      who: {},
      // Whoever sits at this machine.
      isKnown: true,
      async present(_, url) {
        const callback = await waitAt(host, port, timeout);
        try {
          await (open as (url: string) => unknown)(pageOf(url, callback.origin));
          const token = await callback.token;
          const [identityUrl] = url.split('/OS-FEDERATION/');
          return {
            method: 'GET',
            url: `${identityUrl}/auth/tokens?nocatalog`,
            headers: { 'x-auth-token': token, 'x-subject-token': token },
          };
        } finally {
          callback.close();
        }
      },
    };
  },
});

/** The page that begins the login, out of the URL that programs use. */
function pageOf(url: string, origin: string): string {
  const page = url.replace('/OS-FEDERATION/', '/auth/OS-FEDERATION/').replace(/\/auth$/, '/websso');
  return `${page}?origin=${encodeURIComponent(origin)}`;
}

function numberOption(given: unknown, name: string, most: number): number {
  const value = Number(given);
  if (Number.isInteger(value) && value > 0 && value <= most) return value;
  throw new ConfigError(`${name} must be a whole number from 1 to ${most}; got ${String(given)}`);
}

/** Options of {@link v3WebSso}. */
export type V3WebSsoMethodOptions = CommonOptions &
  FederationOptions &
  ScopeOptions &
  Pick<V3WebSsoOptions, 'redirectHost' | 'redirectPort' | 'openBrowser' | 'loginTimeout'>;

/**
 * Logs in with the user's browser, whatever the identity provider asks there. Meanwhile this program waits at
 * `http://localhost:9990/auth/websso/`, which the cloud's administrator has to list as a trusted dashboard. For Node only.
 *
 * ```ts
 * v3WebSso({ authUrl, identityProvider: 'sso', protocol: 'openid', projectName: 'web' })
 * ```
 *
 * @throws ConfigError - an option is missing, malformed, or contradicts another one.
 */
export function v3WebSso(options: V3WebSsoMethodOptions): Authenticator {
  return v3WebSsoPlugin.create(options);
}
