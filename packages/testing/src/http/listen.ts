import { ConfigError } from '@os/core';
import type { Handler, ListenOptions, Listener, Serve } from './http.js';
import type { Lab } from './lab.js';

/**
 * Starts an HTTP server, with what the platform has for that.
 *
 * @throws ConfigError - it has nothing: this is no Node.
 */
export async function listen(handler: Handler, options?: ListenOptions): Promise<Listener> {
  const { serve }: { serve: Serve } = await import('#serve');
  if (!serve)
    throw new ConfigError('Only Node can listen; elsewhere, give the fake cloud to a connection as its transport');
  return serve(handler, options);
}

/** @throws ConfigError - this is no Node. */
export async function openLab(): Promise<Lab> {
  const { lab }: { lab: Lab | undefined } = await import('#serve');
  if (!lab) throw new ConfigError('Transports can be checked in Node only');
  return lab;
}
