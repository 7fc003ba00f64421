import { isJsonObject } from '@os/core';
import { AUTH_ALIASES, AUTH_ALTERNATIVES, optionsOf } from './auth-options.js';
import { SETTINGS, type Declaration } from './keys.js';
import { serviceSettingOf } from './service-settings.js';
import { conflict, isGiven, isSame, problem, type Section, type Setting } from './setting.js';

/** Settings of a cloud, under the names that they have today: those of the login, and all others. */
export interface Layer {
  readonly auth: Map<string, Setting>;
  readonly settings: Map<string, Setting>;
}

/** Inside of `auth` these mean an option; outside they are much too common. */
const ONLY_INSIDE = ['url', 'scope'];
const ALIASES = new Map(
  Object.entries<Declaration>(SETTINGS).flatMap(([name, { aliases = [] }]) => aliases.map((alias) => [alias, name])),
);

/**
 * Takes the settings of a section: with underscores for hyphens, and today's names for older ones.
 *
 * @throws ConfigError - two spellings of one setting differ.
 */
export function layerOf(section: Section, rank: number): Layer {
  const { auth, ...rest } = section.values;
  const settings = collect({ ...section, values: rest }, rank, nameOutside);
  const origin = (keys: readonly string[] = []) => section.origin(['auth', ...keys]);
  if (!isGiven(auth)) return { auth: new Map(), settings };
  if (!isJsonObject(auth)) throw problem({ value: auth, rank, origin }, 'must hold the options of the login');
  return { auth: collect({ values: auth, origin }, rank, (name) => AUTH_ALIASES[name] ?? name), settings };
}

/**
 * The settings of a section, by their names with underscores.
 *
 * @throws ConfigError - two spellings of one setting differ.
 */
export function collect(
  { values, origin }: Section,
  rank: number,
  rename = (name: string): string => name,
): Map<string, Setting> {
  const found = new Map<string, Setting>();
  for (const [key, value] of Object.entries(values)) {
    if (!isGiven(value)) continue;
    const name = rename(key.replaceAll('-', '_'));
    const setting: Setting = { value, rank, origin: (keys = []) => origin([key, ...keys]) };
    const other = found.get(name);
    if (other && !isSame(setting, other)) throw conflict(other, setting);
    found.set(name, setting);
  }
  return found;
}

function nameOutside(name: string): string {
  const alias = ALIASES.get(name) ?? (ONLY_INSIDE.includes(name) ? undefined : AUTH_ALIASES[name]);
  if (alias !== undefined) return alias;
  const service = serviceSettingOf(name);
  if (service) return service.name;
  // Older clients each had a timeout of their own, for what is one timeout here.
  return /._timeout$/.test(name) ? 'api_timeout' : name;
}

/** Several layers as one; later ones win. */
export function merge(layers: readonly Layer[]): Layer {
  const all = (part: keyof Layer) => {
    const merged = new Map<string, Setting>();
    for (const [name, setting] of layers.flatMap((layer) => [...layer[part]])) {
      merged.set(name, overrule(setting, merged.get(name)));
    }
    return merged;
  };
  return { auth: all('auth'), settings: all('settings') };
}

function overrule(setting: Setting, other: Setting | undefined): Setting {
  if (!other) return setting;
  return { ...setting, overruled: [other, ...(other.overruled ?? []), ...(setting.overruled ?? [])] };
}

/**
 * The options of the login, wherever they stand: all are taken from inside of `auth`, and those that the plugin has from
 * outside too, which is how variables give them.
 *
 * @throws ConfigError - one stands inside and outside of one entry, and differs.
 */
export function loginOf({ auth, settings }: Layer, plugin: string | undefined): Map<string, Setting> {
  const login = new Map(auth);
  for (const name of optionsOf(plugin)) {
    const outside = settings.get(name);
    const inside = auth.get(name);
    if (!outside) continue;
    if (inside?.rank === outside.rank && !isSame(outside, inside)) throw conflict(outside, inside);
    if ((inside?.rank ?? -Infinity) < outside.rank) login.set(name, overrule(outside, inside));
  }
  for (const [one, other] of AUTH_ALTERNATIVES) replace(login, one, other);
  spreadDomain(login);
  return login;
}

/** What an entry says by name, its profile must not contradict by id, nor the other way round. */
function replace(login: Map<string, Setting>, one: string, other: string): void {
  const [first, second] = [login.get(one), login.get(other)];
  if (!first || !second || first.rank === second.rank) return;
  const [winner, loser, name, lost] =
    first.rank > second.rank ? [first, second, one, other] : [second, first, other, one];
  login.set(name, overrule(winner, loser));
  login.delete(lost);
}

/**
 * Beside a project, a domain is not a scope of its own, but the one that user and project belong to; unless they have
 * one that is said as clearly, or in a later layer.
 */
function spreadDomain(login: Map<string, Setting>): void {
  if (!login.has('project_id') && !login.has('project_name')) return;
  for (const kind of ['id', 'name']) {
    const domain = login.get(`domain_${kind}`);
    if (!domain) continue;
    login.delete(`domain_${kind}`);
    for (const whose of ['user', 'project']) {
      const names = [`${whose}_domain_id`, `${whose}_domain_name`];
      const own = names.map((name) => login.get(name)).find((each) => each !== undefined);
      if (own && own.rank >= domain.rank) continue;
      for (const name of names) login.delete(name);
      login.set(`${whose}_domain_${kind}`, overrule(domain, own));
    }
  }
}
