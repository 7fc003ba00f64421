import { didYouMean } from '@os/core';
import { AUTH_OPTIONS } from './auth-options.js';
import { FOREIGN_SETTINGS, SERVICE_SETTINGS, SETTINGS } from './keys.js';
import { layerOf, loginOf, merge } from './layer.js';
import { profileLayers, type ProfileSources } from './profile.js';
import { chooseRegion } from './region.js';
import { serviceSettingOf } from './service-settings.js';
import { SERVICE_TYPES } from './service-types.js';
import { ENVIRONMENT, nameOf, problem, textOf, type Section, type Setting } from './setting.js';

/** All that is said about one cloud, merged. */
export interface Resolved {
  /** The options of the login. */
  readonly login: ReadonlyMap<string, Setting>;
  readonly settings: ReadonlyMap<string, Setting>;
  readonly region: Setting | undefined;
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
  const plugin = settings.get('auth_type');
  const login = loginOf(merged, plugin && pluginOf(plugin));
  const templates = new Map(settings);
  if (chosen) templates.set('region_name', chosen.setting);
  const expanded = new Map(
    [...settings].map(([name, setting]) => [name, isSetting(name) ? expand(setting, templates) : setting]),
  );
  for (const name of ['auth_url', 'endpoint']) {
    const url = login.get(name);
    if (url) login.set(name, expand(url, templates));
  }
  const ignored = new Map([...settings].filter(([name]) => !isSetting(name) && !login.has(name)));
  warnOfTypos(ignored, profiles.warn);
  return { login, settings: expanded, region: chosen?.setting, ignored: [...ignored.values()] };
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
    const hint = didYouMean(name, meaningful());
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
