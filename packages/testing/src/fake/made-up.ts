import { isJsonObject, wireName, type AttributeLike, type AttributeMap, type JsonObject } from '@os/core';

/** A status that a new resource passes through, and the one that it ends up in. */
interface Transition {
  readonly from: string;
  readonly to: string;
}

const BUSY = /^(build|building|creating|pending_create|create_in_progress)$/i;
const DONE = /^(active|available|create_complete|ok|online|up)$/i;

/** The statuses that a new resource goes through, as far as its declaration tells. */
export function transitionOf(status: AttributeLike | undefined): Transition | undefined {
  const from = status?.values?.find((value) => BUSY.test(value));
  const to = status?.values?.find((value) => DONE.test(value));
  return from !== undefined && to !== undefined ? { from, to } : undefined;
}

/** A value for an attribute that nobody gave one. Optional ones get none: the service does not always answer them. */
export function madeUp(attribute: AttributeLike, now: string): unknown {
  const { kind, shape, values, isNullable, isOptional } = attribute;
  if (isOptional) return undefined;
  if (isNullable) return null;
  if (shape) return complete(shape, {}, now);
  switch (kind) {
    case 'string':
      return values?.[0] ?? '';
    case 'number':
      return 0;
    case 'boolean':
      return false;
    case 'time':
      return now;
    case 'list':
      return [];
    case 'map':
    case 'object':
      return {};
    case 'json':
      return null;
    case 'rest':
      return undefined;
  }
}

/** What was given, with what a service would answer besides, to the bottom of nested structures. */
export function complete(shape: AttributeMap, given: JsonObject, now: string): JsonObject {
  const declared = Object.entries(shape).map(([name, attribute]) => {
    const wire = wireName(name, attribute);
    return [wire, completeValue(attribute, given[wire], now)] as const;
  });
  const wires = new Set(declared.map(([wire]) => wire));
  const others = Object.entries(given).filter(([wire]) => !wires.has(wire));
  return Object.fromEntries([...others, ...declared].filter(([, value]) => value !== undefined));
}

function completeValue(attribute: AttributeLike, value: unknown, now: string): unknown {
  const { shape, item } = attribute;
  if (value === undefined) return madeUp(attribute, now);
  if (shape && isJsonObject(value)) return complete(shape, value, now);
  return item && Array.isArray(value) ? value.map((each) => completeValue(item, each, now)) : value;
}
