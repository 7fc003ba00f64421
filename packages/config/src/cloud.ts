import { camelCase, ConfigError, type ConnectionOptions } from '@os/core';
import { flagOf, isGiven, textOf } from './value.js';

/** What is known about a cloud, with the keys that clouds.yaml has. */
export interface CloudEntry {
  /** Where it was found, for messages: `the cloud "mycloud" in /etc/openstack/clouds.yaml`. */
  readonly source: string;
  readonly auth: Readonly<Record<string, unknown>>;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Settings that cannot be followed yet, and without which the connection would not be the one that was meant. */
const NOT_SUPPORTED = {
  profile: 'vendor profiles are not supported yet; write what it says, auth_url above all, into the entry itself',
  cert: 'client certificates are not supported yet',
};

const OVERRIDE = '_endpoint_override';

/**
 * The options of a connection to a cloud.
 *
 * @throws ConfigError - a value is malformed. The message says where it is, but not what it is, as it may be secret.
 */
export function connectionOptions({ source, auth, settings }: CloudEntry): ConnectionOptions {
  for (const [key, reason] of Object.entries(NOT_SUPPORTED)) {
    if (isGiven(settings[key])) throw new ConfigError(`${source} has "${key}": ${reason}`);
  }
  const text = (key: string) => textOf(settings, key, source);
  const options = {
    ...authOptions(auth, source),
    authPlugin: text('auth_type') ?? text('auth_plugin'),
    region: text('region_name'),
    interface: text('interface') ?? text('endpoint_type'),
    verify: verifyOf(settings, source),
    endpointOverrides: overridesOf(settings, source),
  };
  // Only the authentication plugins know their options: they check them when the connection is made.
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

function authOptions(auth: CloudEntry['auth'], source: string): Record<string, unknown> {
  const given = Object.entries(auth).filter(([, value]) => isGiven(value));
  for (const [key, value] of given) {
    if (typeof value === 'object') throw new ConfigError(`${source}: auth.${key} must be a single value`);
  }
  return expandDomain(Object.fromEntries(given.map(([key, value]) => [camelCase(key), value])));
}

/** Beside a project, a domain is not a scope of its own but the one that user and project belong to. */
function expandDomain(options: Record<string, unknown>): Record<string, unknown> {
  if (!['projectId', 'projectName', 'tenantId', 'tenantName'].some((name) => name in options)) return options;
  const { domainId, domainName, ...rest } = options;
  const withDomain = (kind: string) =>
    `${kind}DomainId` in rest || `${kind}DomainName` in rest
      ? {}
      : { [`${kind}DomainId`]: domainId, [`${kind}DomainName`]: domainName };
  return { ...withDomain('user'), ...withDomain('project'), ...rest };
}

function verifyOf(settings: CloudEntry['settings'], source: string): boolean | string | undefined {
  const flag = (key: string) => flagOf(settings, key, source);
  if (flag('insecure') === true || flag('verify') === false) return false;
  return textOf(settings, 'cacert', source) ?? flag('verify');
}

function overridesOf(settings: CloudEntry['settings'], source: string): Record<string, string> | undefined {
  const overrides = Object.keys(settings).flatMap((key) => {
    const url = key.endsWith(OVERRIDE) ? textOf(settings, key, source) : undefined;
    return url === undefined ? [] : [[key.slice(0, -OVERRIDE.length).replaceAll('_', '-'), url] as const];
  });
  return overrides.length === 0 ? undefined : Object.fromEntries(overrides);
}
