import { isJsonObject, type AttributeLike, type JsonObject } from '@os/core';
import { FITS } from '../kinds.js';
import type { Refusal } from './answer.js';
import type { Dialect } from './dialect.js';

/** What a request sets, out of its body. */
export function fieldsOf(json: unknown, key: string | undefined, { words }: Dialect): JsonObject {
  const fields = key !== undefined && isJsonObject(json) ? json[key] : json;
  if (!isJsonObject(fields)) throw words.malformed(key ?? 'an object');
  return fields;
}

/**
 * Why a service refuses what a request sets, as far as the declaration of the resource tells.
 *
 * @param named - What is known without the body.
 */
export function faultOf(
  { attributes, noun }: { readonly attributes: ReadonlyMap<string, AttributeLike>; readonly noun: string },
  fields: JsonObject,
  verb: 'create' | 'update',
  { words, keepsUnknown }: Dialect,
  named: JsonObject,
): Refusal | undefined {
  for (const [wire, value] of Object.entries(fields)) {
    const attribute = attributes.get(wire);
    if (!attribute) {
      if (!keepsUnknown && attributes.size > 0) return words.unknown(wire);
      continue;
    }
    const { flags } = attribute;
    if (verb === 'create' && flags.includes('readOnly')) return words.notOnCreate(wire);
    if (verb === 'update' && (flags.includes('readOnly') || flags.includes('createOnly')))
      return words.notOnUpdate(wire);
    const wrong = wrongKind(attribute, value);
    if (wrong) return words.wrongType(wire, wrong.value, wrong.kind);
  }
  if (verb === 'update') return undefined;
  const given = { ...named, ...fields };
  const missing = [...attributes].find(([wire, { flags }]) => flags.includes('required') && given[wire] === undefined);
  return missing && words.missing(noun, missing[0]);
}

/** The value, or the one inside it, that is of another kind than declared. */
function wrongKind(
  { kind, item, isNullable }: AttributeLike,
  value: unknown,
): { value: unknown; kind: string } | undefined {
  if (value === null && isNullable) return undefined;
  if (!FITS[kind](value)) return { value, kind };
  if (!item || !Array.isArray(value)) return undefined;
  return value.map((each) => wrongKind(item, each)).find(Boolean);
}
