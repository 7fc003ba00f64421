import type { AuthenticatorDefinition, AuthOptionValues } from './auth/authenticator.js';
import { changed } from './auth/change.js';
import { selectAuthenticator } from './auth/select.js';
import { ServiceConflictError } from './errors.js';
import type { EventListener } from './events.js';
import { requireCore } from './service/core-range.js';
import type { ServiceDefinition } from './service/definition.js';

interface Registry {
  readonly services: Map<string, ServiceDefinition>;
  readonly authenticators: Map<string, AuthenticatorDefinition>;
  readonly listeners: Set<EventListener>;
  /** Chooses among the authenticators; set with the first one, so that apps that pass one of their own do not carry it. */
  select?: typeof selectAuthenticator;
  /** What to change for other credentials; likewise. */
  changed?: (old: AuthOptionValues, changes: AuthOptionValues) => AuthOptionValues;
}

// Several copies of this package can be in one program (ESM and CJS, or two versions): they share one registry.
const KEY = Symbol.for('@os/core/registry/v1');

export const registry: Registry = ((globalThis as { [KEY]?: Registry })[KEY] ??= {
  services: new Map(),
  authenticators: new Map(),
  listeners: new Set(),
});

/**
 * Offers a service to every connection of the program, present and future: `import '@os/network'` does it.
 *
 * @throws ServiceConflictError - another package has registered the same key.
 * @throws ConfigError - the service was written for another version of this package.
 */
export function registerService(definition: ServiceDefinition): void {
  requireCore(definition);
  register(registry.services, [definition.key], definition);
}

/** The services that the program has imported, for whoever serves or describes all of them. */
export function registeredServices(): readonly ServiceDefinition[] {
  return [...registry.services.values()];
}

/**
 * Offers a way to log in to every connection of the program: `import '@os/auth-v3'` does it.
 *
 * @throws ServiceConflictError - another package has registered the same name.
 */
export function registerAuthenticator(definition: AuthenticatorDefinition): void {
  register(registry.authenticators, [definition.name, ...(definition.aliases ?? [])], definition);
  registry.select ??= selectAuthenticator;
  registry.changed ??= (old, changes) => changed(registry.authenticators, old, changes);
}

/** Adds a definition under some names: under all of them, or none. */
export function register<D extends { readonly packageName: string }>(
  into: Map<string, D>,
  names: readonly string[],
  definition: D,
): void {
  for (const name of names) {
    const { packageName } = into.get(name) ?? definition;
    if (packageName !== definition.packageName) {
      throw new ServiceConflictError(
        `Both "${packageName}" and "${definition.packageName}" register "${name}"; remove the import of one of them`,
      );
    }
  }
  // The same package twice is its ESM and its CJS build in one program: the first stays.
  for (const name of names) if (!into.has(name)) into.set(name, definition);
}
