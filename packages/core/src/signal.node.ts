import { setMaxListeners } from 'node:events';

/**
 * Keeps Node from warning of a leak when more than ten calls that share a signal are under way: each listens to it, and stops
 * when it ends.
 */
export function allowManyListeners(signal: AbortSignal): void {
  try {
    setMaxListeners(Infinity, signal);
  } catch {
    // A signal that is not of Node's making does not warn, either.
  }
}
