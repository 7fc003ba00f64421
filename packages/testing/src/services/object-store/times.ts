/** `1795598534.59545`: seconds, as headers tell when something was stored. */
export function timestamp(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(5);
}

/** `2026-11-25T09:22:14.595000`: as lists tell it, in UTC. */
export function listedTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('Z', '000');
}

/** The second that has not begun before: HTTP has no fractions, and nobody shall miss a change. */
export function lastModified(milliseconds: number): number {
  return Math.ceil(milliseconds / 1000) * 1000;
}

export function httpTime(milliseconds: number): string {
  return new Date(lastModified(milliseconds)).toUTCString();
}
