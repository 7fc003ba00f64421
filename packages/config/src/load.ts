import type { CloudOptions } from './options.js';
import { Reader, type CloudSummary, type ConfigOptions } from './reader.js';
import { explain, optionsFrom, type Explanation } from './result.js';

/**
 * The options of a connection to a cloud of clouds.yaml.
 *
 * ```ts
 * const conn = new Connection(fromCloud('mycloud'));
 * ```
 *
 * @param name - Which cloud. Default: the one that OS_CLOUD names, else the only one.
 * @throws ConfigError - there is no file or no such cloud, or a value is malformed. Messages tell the file, line and key,
 *   but no value.
 */
export function fromCloud(name?: string, options: ConfigOptions = {}): CloudOptions {
  return optionsFrom(new Reader(options).ofCloud(name).values);
}

/**
 * The options of a connection to the cloud that the variables `OS_*` describe.
 *
 * @throws ConfigError - they describe none, or a value is malformed.
 */
export function fromEnv(options: ConfigOptions = {}): CloudOptions {
  return optionsFrom(new Reader(options).ofEnvironment().values);
}

/**
 * The options of a connection to the cloud that this machine is set up for: the one of clouds.yaml that OS_CLOUD names,
 * else the one that the other variables `OS_*` describe, else the only one of clouds.yaml.
 *
 * @throws ConfigError - none is set up, or what is set up is malformed.
 */
export function loadConfig(options: ConfigOptions = {}): CloudOptions {
  return optionsFrom(new Reader(options).ofMachine().values);
}

/**
 * Tells where each option of a connection comes from, and what was overruled or means nothing. Secrets are hidden.
 *
 * ```ts
 * console.log(explainCloud('mycloud'));
 * ```
 *
 * @param name - Which cloud. Default: the one that `loadConfig` takes.
 * @throws ConfigError - as `fromCloud`.
 */
export function explainCloud(name?: string, options: ConfigOptions = {}): Explanation {
  const reader = new Reader(options);
  const { cloud, values, ignored } = name === undefined ? reader.ofMachine() : reader.ofCloud(name);
  return explain(cloud, values, ignored);
}

/**
 * The clouds that can be chosen by name, in the order of the files.
 *
 * @throws ConfigError - a file is malformed.
 */
export function listClouds(options: ConfigOptions = {}): CloudSummary[] {
  return new Reader(options).list();
}
