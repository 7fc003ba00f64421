import { ConfigError } from '../errors.js';
import type { AuthOptionValues } from './authenticator.js';

/**
 * The text of an option that may have several names, or undefined if it is given under none; for authors of
 * authenticators.
 *
 * @throws ConfigError - it is no text, is empty, or is given twice and differently. The message does not hold the value.
 */
export function textOption(options: AuthOptionValues, ...names: readonly string[]): string | undefined {
  const given = names.filter((name) => options[name] !== undefined && options[name] !== null);
  const texts = given.map((name) => {
    const value = options[name];
    if (typeof value === 'string' && value !== '') return value;
    throw new ConfigError(`${name} must be a text, ${value === '' ? 'and is empty' : `not of type ${typeof value}`}`);
  });
  if (new Set(texts).size > 1) {
    throw new ConfigError(`${given.join(' and ')} are the same option, but differ; leave one of them out`);
  }
  return texts[0];
}
