/** Where the fake cloud is. Endpoints are stored with it; answers have the origin that the client asked. */
export const ORIGIN = 'http://fake.cloud';

/** A stored URL as a client can reach it. */
export function reachable(url: unknown, origin: string): string {
  return String(url).replace(ORIGIN, origin);
}
