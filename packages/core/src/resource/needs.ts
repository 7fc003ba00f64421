import type { MicroversionNeeds } from '../endpoint/located.js';
import { isBefore } from '../endpoint/version.js';
import { isJsonObject, type JsonObject } from '../json.js';
import type { AttributeLike, AttributeMap } from './attribute.js';
import { wireName, type Plan } from './plan.js';

/**
 * Which microversions have a request about a resource: those of the resource itself, and of whatever is sent with it.
 *
 * @param sent - What is sent or filtered by, under the wire's names.
 */
export function needsOf(
  { definition, noun }: Plan,
  sent: JsonObject | undefined,
  attributes: AttributeMap = definition.attributes,
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
