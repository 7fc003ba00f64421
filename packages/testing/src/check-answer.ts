import {
  isJsonObject,
  readOnly,
  wireName,
  type AnyResourceClass,
  type AttributeLike,
  type AttributeMap,
} from '@os/core';
import { FITS } from './kinds.js';

/**
 * Compares a real answer with a resource's declaration, and returns what does not fit, one line each: fields that are
 * not declared, values of another type, `null` where the declaration lacks `.nullable()`, and fields that are missing
 * where it lacks `.optional()`. Nested structures are compared as deeply as they are declared.
 *
 * ```ts
 * const network = await conn.network.getNetwork(id);
 * expect(checkAnswer(Network, network.body)).toEqual([]);
 * ```
 *
 * @param body - One resource as the service answered it, without the key around it: `network.body`.
 */
export function checkAnswer({ definition }: Pick<AnyResourceClass, 'definition'>, body: unknown): string[] {
  const { attributes, idAttribute, can } = definition;
  // Whatever can be asked for alone has an id, declared or not. Where it is a number, resources have it as text.
  const kind = isJsonObject(body) && typeof body['id'] === 'number' ? 'number' : 'string';
  const id = can.some((verb) => verb !== 'list' && verb !== 'create') ? readOnly[kind]() : readOnly[kind]().optional();
  return checkShape(idAttribute === undefined ? { id, ...attributes } : attributes, body, '');
}

function checkShape(shape: AttributeMap, value: unknown, at: string): string[] {
  if (!isJsonObject(value)) return [`${at || 'the answer'} is ${nameOf(value)}, where an object is declared`];
  const attributes = Object.entries(shape);
  const rest = attributes.find(([, { kind }]) => kind === 'rest')?.[1].item;
  const declared = new Map(
    attributes.filter(([, { kind }]) => kind !== 'rest').map(([name, each]) => [wireName(name, each), each]),
  );
  const place = (field: string) => (at ? `${at}.${field}` : field);
  const undeclared = Object.keys(value).filter((field) => !declared.has(field));
  return [
    ...undeclared.flatMap((field) =>
      rest
        ? checkValue(rest, value[field], place(field))
        : [`${place(field)} is not declared; it holds ${nameOf(value[field])}`],
    ),
    ...[...declared].flatMap(([field, attribute]) => checkValue(attribute, value[field], place(field))),
  ];
}

function checkValue(attribute: AttributeLike, value: unknown, at: string): string[] {
  const { kind, shape, item, isNullable, isOptional } = attribute;
  if (value === undefined) return isOptional ? [] : [`${at} is missing, and not declared optional`];
  if (value === null) return isNullable || kind === 'json' ? [] : [`${at} is null, and not declared nullable`];
  if (shape) return checkShape(shape, value, at);
  if (!FITS[kind](value)) return [`${at} is ${nameOf(value)}, where ${nameOfKind(kind)} is declared`];
  return item && Array.isArray(value) ? value.flatMap((each, i) => checkValue(item, each, `${at}[${i}]`)) : [];
}

/** Types only, as values can be secret. */
function nameOf(value: unknown): string {
  if (value === null) return 'null';
  if (value === undefined) return 'nothing';
  return Array.isArray(value) ? 'a list' : nameOfKind(typeof value);
}

function nameOfKind(kind: string): string {
  return `${kind === 'object' ? 'an' : 'a'} ${kind}`;
}
