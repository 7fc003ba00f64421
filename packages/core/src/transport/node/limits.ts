import { ConfigError } from '@os/core';
import type { TransportOptions } from '@os/core';

/** How many connections there may be, and how long making one may take. */
export interface Limits {
  readonly maxConnections: number;
  /** Milliseconds. */
  readonly connectTimeout: number;
}

/** @throws ConfigError - a limit is not a number above zero. */
export function limitsOf({ maxConnections = Infinity, connectTimeout = 10_000 }: TransportOptions): Limits {
  const limits = { maxConnections, connectTimeout };
  for (const [name, value] of Object.entries(limits)) {
    if (!(value > 0)) throw new ConfigError(`${name} should be a number above zero; it is ${value}`);
  }
  return limits;
}
