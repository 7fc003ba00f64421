import { ConfigError, type JsonObject } from '@os/core';

/** Where a value comes from. */
export interface Origin {
  /** The file with its line, `environment`, or whatever else tells a reader where to look. */
  readonly place: string;
  /** The key as it is written there, with those around it: `clouds.mycloud.auth.password`, `OS_PASSWORD`. */
  readonly key: string;
}

/** Some settings that belong together, and where they are. */
export interface Section {
  readonly values: JsonObject;
  /** Where the value at the end of these keys is. */
  readonly origin: (keys: readonly string[]) => Origin;
}

/** A value with its history. */
export interface Setting {
  readonly value: unknown;
  /** Which layer it is from; the higher one wins. */
  readonly rank: number;
  /** Where it is, or what is at the end of these keys inside of it. */
  readonly origin: (keys?: readonly string[]) => Origin;
  /** The values that this one overruled, latest first. */
  readonly overruled?: readonly Setting[];
}

export const ENVIRONMENT = 'environment';

/** Whether something is given: empty values, as of a variable that was cleared, count as nothing. */
export function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

/** How messages name a value: `/etc/openstack/clouds.yaml:12: clouds.mycloud.verify`. */
export function nameOf({ place, key }: Origin): string {
  return place === ENVIRONMENT ? key : `${place}: ${key}`;
}

/** Messages tell the place and what is expected, never the value: it may be a secret that was put in the wrong line. */
export function problem(setting: Setting, text: string): ConfigError {
  return new ConfigError(`${nameOf(setting.origin())} ${text}`);
}

export function conflict(one: Setting, other: Setting): ConfigError {
  return new ConfigError(
    `${nameOf(one.origin())} and ${nameOf(other.origin())} are the same setting, but differ; leave one of them out`,
  );
}

export function isSame(one: Setting, other: Setting): boolean {
  return JSON.stringify(one.value) === JSON.stringify(other.value);
}

/** What is at the end of these keys inside of a setting. */
export function inside(setting: Setting, keys: readonly string[], value: unknown): Setting {
  return { value, rank: setting.rank, origin: (more = []) => setting.origin([...keys, ...more]) };
}

export function textOf(setting: Setting): string {
  const { value } = setting;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw problem(setting, 'must be a single value');
}

/** One text, or a list of them. */
export function textsOf(setting: Setting): string[] {
  const { value } = setting;
  if (!Array.isArray(value)) return [textOf(setting)];
  return value.map((each: unknown, index) => textOf(inside(setting, [String(index)], each)));
}

const TRUE = ['true', 'yes', 'on', '1'];
const FALSE = ['false', 'no', 'off', '0'];

export function flagOf(setting: Setting): boolean {
  const text = textOf(setting).toLowerCase();
  if (TRUE.includes(text)) return true;
  if (FALSE.includes(text)) return false;
  throw problem(setting, 'must be true or false');
}

/** A number above zero. */
export function amountOf(setting: Setting): number {
  const number = Number(textOf(setting));
  if (number > 0 && number < Infinity) return number;
  throw problem(setting, 'must be a number above zero');
}

/** A whole number from zero on. */
export function countOf(setting: Setting): number {
  const text = textOf(setting);
  if (/^\d+$/.test(text)) return Number(text);
  throw problem(setting, 'must be a whole number, zero or above');
}
