import { MethodNotSupportedError } from '../errors.js';
import { isJsonObject, type JsonObject } from '../json.js';
import { snakeCase } from '../names.js';
import type { AttributeLike, AttributeMap } from './attribute.js';
import type { AnyResourceClass, ResourceDefinition, Verb } from './types.js';

/** One attribute with both of its names. */
export interface Field {
  readonly name: string;
  readonly wire: string;
  readonly attribute: AttributeLike;
}

/** Attributes, ready to be looked up by either name. */
interface Shape {
  readonly byName: ReadonlyMap<string, Field>;
  readonly byWire: ReadonlyMap<string, Field>;
}

/** A declaration worked out once a class, on first use, so that importing declarations costs next to nothing. */
export interface Plan extends Shape {
  readonly definition: ResourceDefinition;
  /** For messages: `security_group`. */
  readonly noun: string;
  readonly pathParams: readonly string[];
  readonly idWire: string;
  /** What pages are asked for by; the first that an item has. */
  readonly markerWires: readonly string[];
}

/** `make`, called once for each key. */
export function memoized<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const made = new WeakMap<K, V>();
  return (key) => {
    let value = made.get(key);
    if (value === undefined) made.set(key, (value = make(key)));
    return value;
  };
}

const shapeOf = /* @__PURE__ */ memoized((attributes: AttributeMap): Shape => {
  const fields = Object.entries(attributes).map(([name, attribute]): Field => ({
    name,
    wire: wireName(name, attribute),
    attribute,
  }));
  return {
    byName: new Map(fields.map((field) => [field.name, field])),
    byWire: new Map(fields.map((field) => [field.wire, field])),
  };
});

const planFrom = /* @__PURE__ */ memoized((definition: ResourceDefinition): Plan => {
  const { attributes, idAttribute = 'id', markerAttribute = idAttribute, key, path } = definition;
  const wireOf = (name: string): string => wireName(name, attributes[name]);
  return {
    ...shapeOf(attributes),
    definition,
    noun: key ?? path.split('/').pop()!,
    pathParams: [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!),
    idWire: wireOf(idAttribute),
    markerWires: [markerAttribute].flat().map(wireOf),
  };
});

export function planOf({ definition }: Pick<AnyResourceClass, 'definition'>): Plan {
  return planFrom(definition);
}

/** @throws MethodNotSupportedError - the API does not offer the verb. */
export function planThatCan(verb: Verb, plan: Plan): Plan {
  const { can } = plan.definition;
  if (can.includes(verb)) return plan;
  throw new MethodNotSupportedError(`${plan.noun} has no "${verb}"; it has ${can.join(', ')}`);
}

/** The name on the wire: the declared one, or else the snake_case of the camelCase name. */
export function wireName(name: string, attribute?: AttributeLike): string {
  return attribute?.wireName ?? snakeCase(name);
}

/** Nested structures already converted, by the wire's object: the same object reads as the same value. */
const converted = /* @__PURE__ */ new WeakMap<object, unknown>();

/** A value of the wire in camelCase. Scalars, free-form maps and lists of scalars are returned as they are. */
export function fromWire({ shape, item }: AttributeLike, value: unknown): unknown {
  const isNested = shape ? isJsonObject(value) : (item?.shape ?? item?.item) && Array.isArray(value);
  if (!isNested) return value;
  const key = value as object;
  let result = converted.get(key);
  if (!result) {
    result = shape
      ? rename(key as JsonObject, shapeOf(shape).byWire, 'name', fromWire)
      : (key as unknown[]).map((each) => fromWire(item!, each));
    converted.set(key, Object.freeze(result));
  }
  return result;
}

/** A value of the wire in camelCase to be shown: secrets in it, however deep, are replaced, or left out. */
export function visible({ shape, item, isSecret }: AttributeLike, value: unknown, secret?: string): unknown {
  if (isSecret) return secret;
  const show = (attribute: AttributeLike, each: unknown): unknown => visible(attribute, each, secret);
  if (shape && isJsonObject(value)) return rename(value, shapeOf(shape).byWire, 'name', show);
  return item && Array.isArray(value) ? value.map((each) => show(item, each)) : value;
}

/** The wire's form of a value given in camelCase. */
export function toWire({ shape, item }: AttributeLike, value: unknown): unknown {
  if (shape && isJsonObject(value)) return rename(value, shapeOf(shape).byName, 'wire', toWire);
  return item && Array.isArray(value) ? value.map((each) => toWire(item, each)) : value;
}

function rename(
  object: JsonObject,
  fields: ReadonlyMap<string, Field>,
  to: 'name' | 'wire',
  convert: typeof toWire,
): JsonObject {
  const result: JsonObject = {};
  for (const [key, value] of Object.entries(object)) {
    const field = fields.get(key);
    const renamed = field ? convert(field.attribute, value) : value;
    if (renamed !== undefined) result[field?.[to] ?? key] = renamed;
  }
  return result;
}
