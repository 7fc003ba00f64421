import type { MicroversionNeeds } from '../endpoint/located.js';
import { isBefore } from '../endpoint/version.js';
import { isJsonObject, type JsonObject } from '../json.js';
import type { AttributeLike, AttributeMap } from './attribute.js';
import { wireName } from './plan.js';
import type { ResourceDefinition } from './types.js';

/** Which microversions have a request: those of the resource itself, and of whatever is sent with it. */
export function needsOf(
  definition: ResourceDefinition,
  noun: string,
  sent: JsonObject | undefined,
  attributes: AttributeMap,
): MicroversionNeeds | undefined {
  const { microversions } = definition.service;
  if (!microversions) return undefined;
  let { since } = definition;
  let what = noun;
  for (const [name, version] of sent ? versionsIn(attributes, sent) : []) {
    if (since === undefined || isBefore(since, version)) [since, what] = [version, `${noun}.${name}`];
  }
  return { since, until: definition.until ?? microversions.max, what };
}

/** The attributes in a value of the wire that exist only from a microversion on. */
function* versionsIn(attributes: AttributeMap, sent: JsonObject): Generator<[name: string, version: string]> {
  for (const [name, attribute] of Object.entries(attributes)) {
    const value = sent[wireName(name, attribute)];
    if (value === undefined) continue;
    if (attribute.sinceVersion !== undefined) yield [name, attribute.sinceVersion];
    for (const [inner, version] of nestedVersions(attribute, value)) yield [`${name}.${inner}`, version];
  }
}

function* nestedVersions({ shape, item }: AttributeLike, value: unknown): Generator<[name: string, version: string]> {
  if (shape && isJsonObject(value)) yield* versionsIn(shape, value);
  else if (item && Array.isArray(value)) for (const each of value) yield* nestedVersions(item, each);
}
