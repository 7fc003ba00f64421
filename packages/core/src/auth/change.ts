import { ConfigError } from '../errors.js';
import type { AuthenticatorDefinition, AuthOptionValues } from './authenticator.js';

/**
 * The options of a connection, changed into those of one that logs in otherwise. Of the plugins that take what is new, it is
 * for the one that can keep most; what that does not take is dropped, and so is what belongs together with something new.
 *
 * @throws ConfigError - no plugin takes what is new beside what there is.
 */
export function changed(
  definitions: ReadonlyMap<string, AuthenticatorDefinition>,
  { authPlugin: oldPlugin, ...old }: AuthOptionValues,
  { authPlugin = oldPlugin, ...given }: AuthOptionValues,
): AuthOptionValues {
  const changes = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  if (changes['authenticator']) return changes;
  const names = Object.keys(changes);
  const all = [...definitions.values()];
  const named = definitions.get(String(authPlugin));
  const isKnown = names.every((name) => all.some(({ options }) => options.includes(name)));
  // What is wrong then is told when the connection is made.
  if (old['authenticator'] || !isKnown || (authPlugin !== undefined && !named))
    return { ...old, ...changes, authPlugin };

  const [best] = (named ? [named, ...all] : all)
    .filter(({ options }) => names.every((name) => options.includes(name)))
    .map((plugin) => ({ plugin, options: { ...keptBy(plugin, old, names), ...changes } }))
    .filter(({ plugin, options }) => plugin === named || (authPlugin === oldPlugin && plugin.matches(options)))
    .sort((a, b) => Object.keys(b.options).length - Object.keys(a.options).length);
  if (best) return { ...best.options, authPlugin: best.plugin === named ? authPlugin : undefined };
  throw new ConfigError(`No way to log in takes ${names.join(', ')} beside ${Object.keys(old).join(', ')}`);
}

function keptBy(
  { options, groups = [] }: AuthenticatorDefinition,
  old: AuthOptionValues,
  names: readonly string[],
): AuthOptionValues {
  const replaced = groups.filter((group) => group.some((name) => names.includes(name))).flat();
  return Object.fromEntries(Object.entries(old).filter(([name]) => options.includes(name) && !replaced.includes(name)));
}
