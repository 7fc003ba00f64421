import { ConfigError } from '../errors.js';
import { parseUrl } from '../url.js';
import type { AuthOptionValues } from './authenticator.js';
import { textOption } from './option.js';

/** The path up to the version, and the version; what follows, as `/auth/tokens`, is no part of the URL of the API. */
const VERSIONED = /^(.*)\/(v[23][\d.]*)(?:\/|$)/;

/**
 * The URL of a version of the identity API, out of the option `authUrl`: the version is added where it is missing, and what
 * follows it is dropped. For authors of authenticators.
 *
 * @param version - As in the path: `v3`.
 * @param plugin - The name of the plugin, for the message.
 * @throws ConfigError - the option is missing, is no URL, or names another major version.
 */
export function identityUrlOf(options: AuthOptionValues, version: string, plugin: string): string {
  const given = textOption(options, 'authUrl');
  if (given === undefined) throw new ConfigError('authUrl is needed: the URL of the identity service');
  const { origin, pathname } = parseUrl(given, 'authUrl');
  const [, path = pathname.replace(/\/+$/, ''), found = version] = VERSIONED.exec(pathname) ?? [];
  if (!found.startsWith(version.slice(0, 2))) {
    throw new ConfigError(`authUrl names version ${found} of the identity API: ${plugin} is for ${version}`);
  }
  return `${origin}${path}/${version}`;
}
