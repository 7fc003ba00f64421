import { ConfigError } from '@os/core';

type Values = Readonly<Record<string, unknown>>;

/** Whether something is given: empty values, as of an environment variable that was cleared, count as nothing. */
export function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

/** A text, or undefined if it is not given. */
export function textOf(values: Values, key: string, source: string): string | undefined {
  const value = values[key];
  if (!isGiven(value)) return undefined;
  if (typeof value !== 'string') throw new ConfigError(`${source}: "${key}" must be a text`);
  return value;
}

/** True or false, or undefined if it is not given. */
export function flagOf(values: Values, key: string, source: string): boolean | undefined {
  const value = values[key];
  if (!isGiven(value)) return undefined;
  const text = String(value).toLowerCase();
  if (['true', 'yes', 'on', '1'].includes(text)) return true;
  if (['false', 'no', 'off', '0'].includes(text)) return false;
  throw new ConfigError(`${source}: "${key}" must be true or false`);
}
