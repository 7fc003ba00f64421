const emitted = new Set<string>();

/** Says it to whoever listens to the process' warnings; the same thing once only. */
export function emitWarning(message: string): void {
  if (emitted.has(message)) return;
  emitted.add(message);
  process.emitWarning(message, 'OpenStackConfigWarning');
}
