/** A JSON object as it came from, or goes to, the wire. */
export type JsonObject = { [key: string]: unknown };

/** Whether a value is an object, and neither an array nor null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
