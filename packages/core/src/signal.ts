/** Elsewhere than in Node, signals may have any number of listeners; see `signal.node.ts`. */
export function allowManyListeners(_signal: AbortSignal): void {
  // Nothing is to be done.
}
