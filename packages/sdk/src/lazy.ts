import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { registerService, type ServiceApi, type ServiceDefinition } from '@os/core';

const isCommonJs = typeof __filename === 'string';
const require = createRequire(isCommonJs ? __filename : import.meta.url);

/** Loads a package at once, as attributes cannot be awaited; in either module system the copy that the app would import. */
function load(name: string): unknown {
  return require(isCommonJs ? name : fileURLToPath(import.meta.resolve(name)));
}

/**
 * Registers a service whose package is loaded when the connection's attribute is touched first.
 *
 * @param key - The attribute, and what the package calls its definition.
 * @param types - The service's type and its aliases: all that a connection asks of services that nobody uses.
 */
export function registerLazily(key: string, packageName: string, [type, ...aliases]: [string, ...string[]]): void {
  let loaded: ServiceDefinition | undefined;
  const definition = (): ServiceDefinition =>
    (loaded ??= (load(`${packageName}/pure`) as Record<string, ServiceDefinition>)[key]!);
  const known: ServiceApi = { type, aliases };
  const api = new Proxy(known, {
    get: (_, name: keyof ServiceApi) => (name in known ? known[name] : definition().api[name]),
  });
  registerService({
    key,
    packageName,
    api,
    get resources() {
      return definition().resources;
    },
    create: (context) => definition().create(context),
  });
}
