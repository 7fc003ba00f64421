import { ConfigError, isJsonObject } from '@os/core';
import type { VendorProfile } from './profile.js';

/** Where a cloud serves its own profile; undefined if this is no URL. */
export function wellKnownUrl(cloud: string): string | undefined {
  const url = URL.canParse(cloud) ? new URL(cloud) : undefined;
  return url && /^https?:$/.test(url.protocol) ? `${url.origin}/.well-known/openstack/api` : undefined;
}

/**
 * Fetches the profile that a cloud serves itself. Reading settings sends nothing, so that it is fetched beforehand:
 *
 * ```ts
 * const url = 'https://cloud.example.com';
 * fromCloud('mycloud', { profiles: { [url]: await fetchProfile(url) } });
 * ```
 *
 * @param url - The URL of the cloud; only its scheme, host and port count.
 * @param options - Another `fetch`, and a signal for giving up. Default: 10 seconds.
 * @throws ConfigError - it is no URL, nothing answers, or the answer is no profile.
 */
export async function fetchProfile(
  url: string,
  options: { readonly fetch?: typeof globalThis.fetch; readonly signal?: AbortSignal } = {},
): Promise<VendorProfile> {
  const { fetch = globalThis.fetch, signal = AbortSignal.timeout(10_000) } = options;
  const wellKnown = wellKnownUrl(url);
  if (wellKnown === undefined) {
    throw new ConfigError(`"${url}" is not the URL of a cloud, like "https://cloud.example.com"`);
  }
  const failed = (reason: string, cause?: unknown) =>
    new ConfigError(`The profile of the cloud cannot be fetched from ${wellKnown}: ${reason}`, { cause });
  let response: Response;
  let body: unknown;
  try {
    response = await fetch(wellKnown, { signal, headers: { accept: 'application/json' } });
    body = response.ok ? await response.json() : undefined;
  } catch (cause) {
    throw failed((cause as Error).name === 'SyntaxError' ? 'the answer is no JSON' : 'no answer', cause);
  }
  if (!response.ok) throw failed(`the status is ${response.status}`);
  const profile = isJsonObject(body) ? body['profile'] : undefined;
  if (!isJsonObject(profile)) throw failed('the answer has no "profile"');
  // It is the profile itself: naming another one, it would be asked for again without end.
  const { profile: _, ...settings } = profile;
  return settings;
}
