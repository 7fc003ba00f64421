import { isJsonObject, type AttributeKind } from '@os/core';

/** Whether a value of the wire is of a kind; `null` is of none but `json`. */
export const FITS: Readonly<Record<AttributeKind, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  time: (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
  map: isJsonObject,
  list: Array.isArray,
  object: isJsonObject,
  json: () => true,
  rest: isJsonObject,
};
