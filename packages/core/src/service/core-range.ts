import { ConfigError } from '../errors.js';
import { VERSION } from '../version.js';
import type { ServiceDefinition } from './definition.js';

/** The versions of this package that another one works with, as in its `peerDependencies`: `^1.4.0`. */
export type CoreRange = `^${number}.${number}.${number}`;

/**
 * Refuses a plugin that was written for another version of this package. npm checks `peerDependencies` when it installs, but
 * can be told not to, and others only warn; what a newer declaration says, an older core would ignore without a word.
 *
 * @throws ConfigError
 */
export function requireCore({ core, packageName }: ServiceDefinition): void {
  const least = core?.slice(1) ?? VERSION;
  // The numbers that change when something breaks: the first, and while that is 0, the second.
  const leading = /^(0\.)?\d+\./.exec(least)?.[0] ?? '^';
  if (!VERSION.startsWith(leading) || sortable(VERSION) < sortable(least)) {
    throw new ConfigError(`"${packageName}" needs @os/core ${core}; this is ${VERSION}`);
  }
}

/** A version whose numbers are as wide as one another. To compare them by `localeCompare` takes Node 5 ms the first time. */
function sortable(version: string): string {
  return version.replace(/\d+/g, (number) => number.padStart(9));
}
