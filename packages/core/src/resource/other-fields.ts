import type { JsonObject } from '../json.js';
import { Attribute, type AttributeLike } from './attribute.js';
import { planFor } from './state.js';
import type { Resource } from './types.js';

/**
 * All fields of a resource that its declaration does not name, as one map: where a service lets users add some. What is given
 * is added to those that are there; `null` removes one. Goes with `isWhole`.
 *
 * ```ts
 * attributes: { name: attr.string(), properties: otherFields(attr.string()) }
 * ```
 */
export function otherFields<I extends AttributeLike>(
  item: I,
): Attribute<
  Readonly<Record<string, I['~types']['read']>>,
  never,
  Readonly<Record<string, I['~types']['write'] | null>>
> {
  return Object.assign(new Attribute<never, never, never>('rest', { flags: [], item }), {
    read(this: Resource): JsonObject {
      const { byWire } = planFor(this);
      // One that is null is about to be removed.
      const others = Object.entries(this.body).filter(([wire, value]) => value !== null && !byWire.has(wire));
      return Object.freeze(Object.fromEntries(others));
    },
  });
}
