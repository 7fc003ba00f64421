import { parseUrl, textOption, type AuthOptionValues } from '@os/core';

/** The options of the plugins for services without Keystone. */
export interface StandaloneOptions {
  /** The URL of the service, as there is no catalog. Without it, services need `endpointOverrides`. */
  readonly endpoint?: string | undefined;
  readonly username?: string | undefined;
  /** Another spelling of `username`. */
  readonly userName?: string | undefined;
  readonly password?: string | undefined;
  /** The token that the service wants. */
  readonly token?: string | undefined;
}

/** @throws ConfigError - it is no URL. */
export function endpointOption(options: AuthOptionValues): string | undefined {
  const endpoint = textOption(options, 'endpoint');
  if (endpoint !== undefined) parseUrl(endpoint, 'endpoint');
  return endpoint;
}

/** Whether options can be for a service without Keystone. */
export function isStandalone(options: AuthOptionValues): boolean {
  return options['endpoint'] !== undefined && options['authUrl'] === undefined;
}
