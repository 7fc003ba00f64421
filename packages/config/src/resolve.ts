import { didYouMean } from '@os/core';
import { AUTH_OPTIONS, optionsOf } from './auth-options.js';
import { FOREIGN_SETTINGS, SERVICE_SETTINGS, SETTINGS } from './keys.js';
import { layerOf, loginOf, merge } from './layer.js';
import { profileLayers, type ProfileSources } from './profile.js';
import { chooseRegion } from './region.js';
import { isServed, serviceSettingOf, servicesOf } from './service-settings.js';
import { SERVICE_TYPES } from './service-types.js';
import { ENVIRONMENT, nameOf, problem, textOf, type Section, type Setting } from './setting.js';

/** All that is said about one cloud, merged. */
export interface Resolved {
  /** The options of the login. */
  readonly login: ReadonlyMap<string, Setting>;
  readonly settings: ReadonlyMap<string, Setting>;
  readonly region: Setting | undefined;
  /** The settings of each service, by its type. */
  readonly services: ReadonlyMap<string, ReadonlyMap<string, Setting>>;
  /** Settings that mean nothing here. */
  readonly ignored: readonly Setting[];
}

/**
 * Merges what is said about a cloud. Later ones win: the vendor profile, the sections of the cloud in their order, the
 * values of the region. The login is merged option by option, everything else is taken as a whole.
 */
export function resolve(sections: readonly Section[], region: Setting | undefined, profiles: ProfileSources): Resolved {
  const own = sections.map(layerOf);
  const layers = [...profileLayers(merge(own).settings.get('profile'), profiles), ...own];
  const chosen = chooseRegion(merge(layers).settings, region);
  if (chosen?.values) layers.push(layerOf(chosen.values, own.length));
  const merged = merge(layers);
  const { settings } = merged;
  const type = settings.get('auth_type');
  const plugin = type && pluginOf(type);
  const login = loginOf(merged, plugin);
  const [known, unknown] = partition(settings, (name) => isSetting(name));
  const templates = new Map(known);
  if (chosen) templates.set('region_name', chosen.setting);
  const expanded = new Map([...known].map(([name, setting]) => [name, expand(setting, templates)]));
  for (const name of ['auth_url', 'endpoint']) {
    const url = login.get(name);
    if (url) login.set(name, expand(url, templates));
  }
  const [, meaningless] = partition(unknown, (name) => optionsOf(plugin).has(name));
  warnOfTypos(meaningless, profiles.warn);
  // Only an override says that a service is meant which the connection does not know, rather than one of other tools.
  const [services, strange] = partition(
    servicesOf(expanded),
    (type, own) => isServed(type) || own.has('endpoint_override'),
  );
  const ignored = [...meaningless.values(), ...[...strange.values()].flatMap((own) => [...own.values()])];
  return { login, settings: expanded, region: chosen?.setting, services, ignored };
}

function partition<V>(
  map: ReadonlyMap<string, V>,
  test: (name: string, value: V) => boolean,
): [Map<string, V>, Map<string, V>] {
  const parts: [Map<string, V>, Map<string, V>] = [new Map<string, V>(), new Map<string, V>()];
  for (const [name, value] of map) parts[test(name, value) ? 0 : 1].set(name, value);
  return parts;
}

/** The plugin of a login, by the name that it goes by. */
export function pluginOf(setting: Setting): string {
  const name = textOf(setting);
  if (name === 'None') return 'none';
  return name === 'token_endpoint' ? 'admin_token' : name;
}

/**
 * Puts in other settings for their names in braces: `https://{region_name}.example.com`.
 *
 * @throws ConfigError - there is no such setting.
 */
function expand(setting: Setting, settings: ReadonlyMap<string, Setting>): Setting {
  if (typeof setting.value !== 'string' || !setting.value.includes('{')) return setting;
  const value = setting.value.replace(/\{(\w+)\}/g, (_, name: string) => {
    const other = settings.get(name);
    if (!other) throw problem(setting, `refers to {${name}}, but the cloud has no setting "${name}"`);
    return textOf(other);
  });
  return { ...setting, value };
}

function isSetting(name: string): boolean {
  return name in SETTINGS || serviceSettingOf(name) !== undefined;
}

/** Says what was most likely meant by keys that mean nothing. Variables are of many programs, and are left alone. */
function warnOfTypos(ignored: ReadonlyMap<string, Setting>, warn: (message: string) => void): void {
  for (const [name, setting] of ignored) {
    if (FOREIGN_SETTINGS.includes(name) || setting.origin().place === ENVIRONMENT) continue;
    const hint = name in AUTH_OPTIONS ? ' outside of "auth" with this auth_type' : didYouMean(name, meaningful());
    if (hint) warn(`${nameOf(setting.origin())} means nothing${hint}`);
  }
}

function meaningful(): string[] {
  const suffixes = Object.keys(SERVICE_SETTINGS);
  const services = SERVICE_TYPES.map((type) => type.replaceAll('-', '_'));
  return [
    ...Object.keys(SETTINGS),
    ...Object.keys(AUTH_OPTIONS),
    ...services.flatMap((service) => [`has_${service}`, ...suffixes.map((suffix) => `${service}_${suffix}`)]),
  ];
}
