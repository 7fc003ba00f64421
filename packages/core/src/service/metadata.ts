import type { ResourceOperations } from '../resource/operations.js';

/** No value is of this type: the compiler shows it where it refuses a text, and thereby says why. */
export interface Refused<Why extends string> {
  readonly '~refused': Why;
}

/** What every connection has. `then` would make it look like a promise, which `await` calls. */
type OfConnection =
  | keyof ResourceOperations
  | 'session'
  | 'authorize'
  | 'connectAs'
  | 'connectAsProject'
  | 'use'
  | 'has'
  | 'services'
  | 'close'
  | 'toJSON'
  | 'then'
  | 'constructor'
  | 'toString'
  | 'valueOf';

type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
type Blank = ' ' | '/' | ':' | '.' | '_';

/**
 * Refuses a key that cannot be a service's attribute of the connection. It is known when a plugin is compiled, so that the
 * compiler checks it, and the check adds nothing to what users ship.
 */
export type ServiceKey<Key extends string> = Key extends OfConnection
  ? Refused<'every connection has an attribute of this name'>
  : IsName<Key, Uncapitalize<Key>, Blank | '-'> extends true
    ? unknown
    : Refused<'a key is a camelCase name'>;

/** Refuses a type that no catalog would list; likewise. */
export type ServiceType<Type extends string> =
  IsName<Type, Lowercase<Type>, Blank> extends true
    ? unknown
    : Refused<'a service type is in lower case, with hyphens between its words'>;

/** Whether a text is written in a way and has none of some characters; of a text that the compiler does not know, yes. */
type IsName<Text extends string, Written extends string, Without extends string> = string extends Text
  ? true
  : Text extends '' | `${Digit | '-'}${string}` | `${string}-` | `${string}${Without}${string}`
    ? false
    : Text extends Written
      ? true
      : false;
