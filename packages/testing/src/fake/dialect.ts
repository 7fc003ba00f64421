import { snakeCase, type JsonObject } from '@os/core';
import { FakeAnswer, Refusal } from './answer.js';

/** What a page of a list is part of. */
export interface PageFacts {
  /** The URL that was asked for. */
  readonly url: URL;
  /** The key around the list. */
  readonly keys: string;
  readonly ids: readonly string[];
  /** The resources a page: what was asked for, or what the service allows. Undefined for everything at once. */
  readonly limit: number | undefined;
  /** The URL of the next page; undefined on the last, and where everything comes at once. */
  readonly next: string | undefined;
}

/**
 * Why a request is refused: each of these makes the refusal out of the resource's noun (`qosPolicy`) and what it is
 * about (an id, the wire's name of an attribute).
 */
export interface RefusalWords {
  notFound(noun: string, id: string): Refusal;
  /** Another one has the same values. */
  exists(noun: string, values: JsonObject): Refusal;
  /** The body is no JSON, or lacks the key around the resource. */
  malformed(key: string): Refusal;
  missing(noun: string, field: string): Refusal;
  wrongType(field: string, value: unknown, wanted: string): Refusal;
  unknown(field: string): Refusal;
  notOnCreate(field: string): Refusal;
  notOnUpdate(field: string): Refusal;
}

/** What services do each in its own way, whatever the resource. */
export interface Dialect {
  /** Makes an id out of a number that the fake cloud never uses again. */
  id(count: number): string;
  /** Writes a point in time, given in milliseconds since 1970. */
  time(milliseconds: number): string;
  /** The body of an error: JSON, or text. */
  error(refusal: Refusal): JsonObject | string;
  /** What stands beside a list. */
  paging(page: PageFacts): JsonObject;
  /** What every resource has besides its declared attributes; `href` is its own URL. */
  decorate?(href: string): JsonObject;
  /** The version document, at the root and at the version's own path. */
  versions(version: string, href: string): { readonly root: FakeAnswer; readonly version: FakeAnswer };
  readonly words: RefusalWords;
  /** Whether attributes that the API does not know are stored and answered. */
  readonly keepsUnknown?: boolean;
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  500: 'Internal Server Error',
};

/** The shape that Keystone, and the middleware in front of the other services, give to errors. */
export function errorBody({ status, message }: Refusal): JsonObject {
  return { error: { code: status, message, title: TITLES[status] ?? 'Error' } };
}

/** Digits that look random and are the same in each run, so that tests can rely on them. */
export function hexOf(count: number): string {
  let state = count;
  const word = (): string => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
    state = Math.imul(state ^ (state >>> 12), 0x297a2d39);
    return ((state ^ (state >>> 15)) >>> 0).toString(16).padStart(8, '0');
  };
  // The count itself is in it: no two are the same.
  return word() + word() + word() + count.toString(16).padStart(8, '0');
}

/** `2026-11-23T20:53:49Z` */
export function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** `qosPolicy` → `qos policy`. */
export function wordsOf(noun: string): string {
  return snakeCase(noun).replaceAll('_', ' ');
}

/** What a service does whose behaviour nobody has written down. */
export const plainDialect: Dialect = {
  id(count) {
    const hex = hexOf(count);
    return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20)].join(
      '-',
    );
  },
  time: isoTime,
  error: errorBody,
  paging: ({ keys, next }) => (next === undefined ? {} : { [`${keys}_links`]: [{ rel: 'next', href: next }] }),
  versions(version, href) {
    const document = { id: version, status: 'CURRENT', links: [{ rel: 'self', href: `${href}/` }] };
    return {
      root: new FakeAnswer(200, { versions: [document] }),
      version: new FakeAnswer(200, { version: document }),
    };
  },
  words: {
    notFound: (noun, id) => new Refusal(404, `Could not find ${wordsOf(noun)}: ${id}.`),
    exists: (noun, values) => new Refusal(409, `There is a ${wordsOf(noun)} with ${JSON.stringify(values)} already.`),
    malformed: (key) => new Refusal(400, `Expecting to find "${key}" in the request body.`),
    missing: (noun, field) => new Refusal(400, `Invalid ${wordsOf(noun)}: '${field}' is a required property`),
    wrongType: (field, value, wanted) =>
      new Refusal(400, `Invalid input for ${field}: ${JSON.stringify(value)} is not of type '${wanted}'`),
    unknown: (field) => new Refusal(400, `Additional properties are not allowed ('${field}' was unexpected)`),
    notOnCreate: (field) => new Refusal(400, `The service sets ${field} itself`),
    notOnUpdate: (field) => new Refusal(400, `${field} cannot be changed`),
  },
};
