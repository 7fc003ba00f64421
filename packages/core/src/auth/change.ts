import type { AuthenticatorDefinition, AuthOptionValues } from './authenticator.js';

/**
 * What to change in a connection's options for one that logs in otherwise. Of the plugins that take what is new, it is for
 * the one that loses least; what that does not take becomes undefined, and so does what belongs together with something new.
 */
export function changed(
  definitions: ReadonlyMap<string, AuthenticatorDefinition>,
  old: AuthOptionValues,
  { authPlugin = old['authPlugin'], ...changes }: AuthOptionValues,
): AuthOptionValues {
  const plugins = [...definitions.values()];
  const known = plugins.flatMap(({ options }) => options);
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  const names = given.map(([name]) => name);
  const without = (dropped: readonly string[]): AuthOptionValues =>
    Object.fromEntries<unknown>([...dropped.map((name) => [name, undefined] as const), ...given]);
  if (changes['authenticator']) return without(['authPlugin', ...known]);
  // Where nothing fits, what is wrong is told when the connection is made.
  let result: AuthOptionValues = { ...changes, authPlugin };
  let least = Infinity;
  const named = definitions.get(String(authPlugin));
  for (const plugin of named ? [named, ...plugins] : plugins) {
    const { options, groups = [] } = plugin;
    if (!names.every((name) => options.includes(name))) continue;
    const dropped = [
      ...groups.filter((group) => group.some((name) => names.includes(name))).flat(),
      ...known.filter((name) => !options.includes(name)),
    ];
    const found = { ...without(dropped), authPlugin: plugin === named ? authPlugin : undefined };
    const lost = new Set(dropped.filter((name) => old[name] !== undefined)).size;
    if (
      lost < least &&
      (plugin === named || (authPlugin === old['authPlugin'] && plugin.matches({ ...old, ...found })))
    ) {
      least = lost;
      result = found;
    }
  }
  return result;
}
