import { ConfigError } from './errors.js';

/** A value, or several, of a query. */
export type QueryParam = string | number | boolean | null | undefined | readonly (string | number | boolean)[];

/** Joins with exactly one slash. */
export function joinUrl(base: string, path: string): string {
  return `${base.replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`;
}

/** Adds a query; undefined and null values are left out, lists repeat the name. */
export function withQuery(url: string, query: Readonly<Record<string, QueryParam>> | undefined): string {
  if (query === undefined) return url;
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const each of [value ?? []].flat()) params.append(name, String(each));
  }
  const text = params.toString();
  return !text ? url : `${url}${url.includes('?') ? '&' : '?'}${text}`;
}

/** A URL to be shown: who is in it, and whatever its query calls a signature, token, secret, password or credential, is hidden. */
export function safeUrl(url: string): string {
  return url.replace(
    /(?<=\/\/)[^/@]+(?=@)|(?<=[?&][^=&]*(sig(nature)?|token|secret|passw(or)?d|credential)=)[^&#]+/gi,
    '***',
  );
}

/**
 * An absolute http(s) URL, parsed.
 *
 * @throws ConfigError - it is not one, or holds credentials, which errors and logs would show. The message says what was
 *   given, without them.
 */
export function parseUrl(url: string, what: string): URL {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !/^https?:/.test(parsed.protocol)) {
    throw new ConfigError(
      `${what} must be an http or https URL like "https://cloud.example.com:5000/v3"; got "${url.replace(/\/\/.*@/, '//…@')}"`,
    );
  }
  if (parsed.username + parsed.password) {
    throw new ConfigError(`${what} must not hold a user name or password; got one for ${parsed.host}`);
  }
  return parsed;
}
