import { isJsonObject, type JsonObject } from '../json.js';
import { snakeCase } from '../names.js';
import type { AttributeLike, AttributeMap } from './attribute.js';
import type { AnyResourceClass, ResourceDefinition } from './types.js';

/** One attribute, ready for use: its names, and how its value is converted. */
export interface Field {
  readonly name: string;
  readonly wire: string;
  readonly attribute: AttributeLike;
}

/** A declaration worked out once a class, on first use, so that importing declarations costs next to nothing. */
export interface Plan {
  readonly definition: ResourceDefinition;
  /** For messages: `security_group`. */
  readonly noun: string;
  readonly fields: ReadonlyMap<string, Field>;
  readonly byWire: ReadonlyMap<string, Field>;
  readonly pathParams: readonly string[];
  readonly idWire: string;
}

const plans = new WeakMap<ResourceDefinition, Plan>();

export function planOf(target: AnyResourceClass | ResourceDefinition): Plan {
  const definition = 'definition' in target ? target.definition : target;
  let plan = plans.get(definition);
  if (!plan) plans.set(definition, (plan = makePlan(definition)));
  return plan;
}

function makePlan(definition: ResourceDefinition): Plan {
  const fields = fieldsOf(definition.attributes);
  return {
    definition,
    noun: definition.key ?? definition.path.split('/').pop()!,
    fields,
    byWire: new Map([...fields.values()].map((field) => [field.wire, field])),
    pathParams: [...definition.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!),
    idWire: wireName(fields, definition.idAttribute ?? 'id'),
  };
}

function wireName(fields: ReadonlyMap<string, Field>, name: string): string {
  return fields.get(name)?.wire ?? snakeCase(name);
}

const shapes = new WeakMap<AttributeMap, Map<string, Field>>();

function fieldsOf(attributes: AttributeMap): Map<string, Field> {
  let fields = shapes.get(attributes);
  if (!fields) {
    fields = new Map();
    for (const [name, attribute] of Object.entries(attributes)) {
      fields.set(name, { name, wire: attribute.wireName ?? snakeCase(name), attribute });
    }
    shapes.set(attributes, fields);
  }
  return fields;
}

/** Nested structures already converted, by the wire's object: the same object reads as the same value. */
const converted = new WeakMap<object, unknown>();

/** A value of the wire in camelCase. Scalars, free-form maps and lists of scalars are returned as they are. */
export function fromWire(attribute: AttributeLike, value: unknown): unknown {
  const { shape, item } = attribute;
  const nested = shape ? isJsonObject(value) : item && (item.shape ?? item.item) && Array.isArray(value);
  if (!nested) return value;
  const key = value as object;
  if (!converted.has(key)) {
    converted.set(
      key,
      Object.freeze(
        shape ? objectFromWire(shape, key as JsonObject) : (key as unknown[]).map((each) => fromWire(item!, each)),
      ),
    );
  }
  return converted.get(key);
}

function objectFromWire(shape: AttributeMap, value: JsonObject): JsonObject {
  const result: JsonObject = {};
  const fields = fieldsOf(shape);
  const wires = new Map([...fields.values()].map((field) => [field.wire, field]));
  for (const [wire, each] of Object.entries(value)) {
    const field = wires.get(wire);
    result[field?.name ?? wire] = field ? fromWire(field.attribute, each) : each;
  }
  return result;
}

/** The wire's form of a value given in camelCase. */
export function toWire(attribute: AttributeLike, value: unknown): unknown {
  const { shape, item } = attribute;
  if (shape && isJsonObject(value)) {
    const result: JsonObject = {};
    const fields = fieldsOf(shape);
    for (const [name, each] of Object.entries(value)) {
      if (each === undefined) continue;
      const field = fields.get(name);
      result[field?.wire ?? name] = field ? toWire(field.attribute, each) : each;
    }
    return result;
  }
  return item && Array.isArray(value) ? value.map((each) => toWire(item, each)) : value;
}
