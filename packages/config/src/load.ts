import { ConfigError, isJsonObject, type ConnectionOptions } from '@os/core';
import { connectionOptions } from './cloud.js';
import { readEnv, type Environment } from './env.js';
import { defaultFiles, readFirst } from './file.js';
import { isGiven } from './value.js';

/** Where to look for clouds. */
export interface CloudFileOptions {
  /** Paths, of which the first that exists is read. Default: where every OpenStack tool looks for clouds.yaml. */
  readonly files?: readonly string[] | undefined;
}

/**
 * The options of a connection to the cloud that the variables OS_* describe.
 *
 * @throws ConfigError - OS_AUTH_URL is not set, or a value is malformed.
 */
export function fromEnv(env: Environment = process.env): ConnectionOptions {
  return connectionOptions(readEnv(env));
}

/**
 * The options of a connection to a cloud of a clouds.yaml file.
 *
 * ```ts
 * const conn = new Connection(fromCloud('mycloud'));
 * ```
 *
 * @param name - Which cloud. May be left out where the file has only one.
 * @throws ConfigError - there is no file or no such cloud, or a value is malformed.
 */
export function fromCloud(name?: string, { files = defaultFiles() }: CloudFileOptions = {}): ConnectionOptions {
  const { path, clouds } = readFirst(files);
  const names = Object.keys(clouds);
  const chosen = name ?? (names.length === 1 ? names[0] : undefined);
  if (chosen === undefined) {
    throw new ConfigError(`${path} has several clouds; set OS_CLOUD, or name one: ${names.join(', ')}`);
  }
  const entry = Object.hasOwn(clouds, chosen) ? clouds[chosen] : undefined;
  if (!isJsonObject(entry)) {
    throw new ConfigError(`${path} has no cloud "${chosen}"; it has ${names.join(', ') || 'none at all'}`);
  }
  const { auth = {}, ...settings } = underscored(entry);
  const source = `The cloud "${chosen}" in ${path}`;
  if (!isJsonObject(auth)) throw new ConfigError(`${source}: "auth" must hold the options of the login`);
  return connectionOptions({ source, auth: underscored(auth), settings });
}

/**
 * The options of a connection to the cloud that this machine is set up for: the one of clouds.yaml that OS_CLOUD names,
 * else the one that the other variables OS_* describe, else the only one of clouds.yaml.
 *
 * @throws ConfigError - none is set up, or what is set up is malformed.
 */
export function loadConfig(): ConnectionOptions {
  const { OS_CLOUD: name, OS_AUTH_URL: authUrl } = process.env;
  if (isGiven(name)) return fromCloud(name);
  return isGiven(authUrl) ? fromEnv() : fromCloud();
}

/** Keys may be written with hyphens. */
function underscored(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key.replaceAll('-', '_'), value]));
}
