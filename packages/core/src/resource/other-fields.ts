import type { JsonObject } from '../json.js';
import { Attribute, type AttributeLike } from './attribute.js';

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
    // One that is null is about to be removed.
    gather: (body: JsonObject, declared: ReadonlyMap<string, unknown>) =>
      Object.freeze(
        Object.fromEntries(Object.entries(body).filter(([wire, value]) => value !== null && !declared.has(wire))),
      ),
  });
}
