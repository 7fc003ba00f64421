import type { AuthenticatorDefinition, AuthOptionValues } from './authenticator.js';

/**
 * The options of a connection, changed into those of one that logs in otherwise. Of the plugins that take what is new, it is
 * for the one that can keep most; what that does not take is dropped, and so is what belongs together with something new.
 */
export function changed(
  definitions: ReadonlyMap<string, AuthenticatorDefinition>,
  { authPlugin: oldPlugin, ...old }: AuthOptionValues,
  { authPlugin = oldPlugin, ...changes }: AuthOptionValues,
): AuthOptionValues {
  // Where nothing fits, what is wrong is told when the connection is made.
  let result: AuthOptionValues = { ...old, ...changes, authPlugin };
  if (old['authenticator']) return result;
  if (changes['authenticator']) return changes;
  const named = definitions.get(String(authPlugin));
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  const names = given.map(([name]) => name);
  let most = -1;
  for (const plugin of [named, ...definitions.values()]) {
    const { options = [], groups = [] } = plugin ?? {};
    if (!names.every((name) => options.includes(name))) continue;
    const replaced = [names, ...groups.filter((group) => group.some((name) => names.includes(name)))].flat();
    const kept = Object.entries(old).filter(([name]) => options.includes(name) && !replaced.includes(name));
    const found: AuthOptionValues = Object.fromEntries([...kept, ...given]);
    const isFit = plugin === named ? named : authPlugin === oldPlugin && plugin?.matches(found);
    if (isFit && kept.length > most) {
      most = kept.length;
      result = plugin === named ? { ...found, authPlugin } : found;
    }
  }
  return result;
}
