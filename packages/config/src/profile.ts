import { ConfigError, didYouMean, isJsonObject } from '@os/core';
import { layerOf, type Layer } from './layer.js';
import { inside, nameOf, problem, textOf, type Section, type Setting } from './setting.js';
import { VENDORS } from './vendors.js';
import { wellKnownUrl } from './well-known.js';

/** What a vendor says about its cloud, with the keys of clouds.yaml. */
export interface VendorProfile {
  readonly [setting: string]: unknown;
}

/** Where profiles are looked for, best first; those that are built in come last. */
export interface ProfileSources {
  /** Given by the caller, by name or URL. */
  readonly given: Readonly<Record<string, VendorProfile>>;
  /** `public-clouds` of clouds-public.yaml; read when a profile is asked for. */
  readonly file: () => Setting | undefined;
  readonly warn: (message: string) => void;
}

/**
 * The layers that the profile of a cloud is made of: what a profile itself starts from comes first.
 *
 * @throws ConfigError - there is no such profile, it has to be fetched first, or its cloud is no more.
 */
export function profileLayers(profile: Setting | undefined, sources: ProfileSources, seen: string[] = []): Layer[] {
  if (!profile) return [];
  const name = textOf(profile);
  if (seen.includes(name)) throw problem(profile, 'starts from itself, by way of other profiles');
  // Below all layers of the cloud itself, and the further away the lower.
  const layer = layerOf(find(name, profile, sources), -1 - seen.length);
  checkStatus(layer, name, profile, sources);
  return [...profileLayers(layer.settings.get('profile'), sources, [...seen, name]), layer];
}

function find(name: string, profile: Setting, sources: ProfileSources): Section {
  const { given } = sources;
  if (Object.hasOwn(given, name)) return sectionOf(given[name], `profile "${name}", as given`);
  const file = sources.file();
  const inFile = isJsonObject(file?.value) && Object.hasOwn(file.value, name) ? file.value[name] : undefined;
  if (file && inFile !== undefined) {
    if (!isJsonObject(inFile)) throw problem(inside(file, [name], inFile), 'must hold the settings of a profile');
    return { values: inFile, origin: (keys) => file.origin([name, ...keys]) };
  }
  if (Object.hasOwn(VENDORS, name)) return sectionOf(VENDORS[name], `profile "${name}", built in`);
  const url = wellKnownUrl(name);
  if (url !== undefined) {
    throw problem(
      profile,
      `is served by the cloud, at ${url}; fetch it, and pass it on: ` +
        `fromCloud(name, { profiles: { '${name}': await fetchProfile('${name}') } })`,
    );
  }
  const known = [
    ...Object.keys(given),
    ...Object.keys(isJsonObject(file?.value) ? file.value : {}),
    ...Object.keys(VENDORS),
  ];
  throw problem(
    profile,
    `names no vendor profile that is known: neither clouds-public.yaml nor this package has "${name}"${didYouMean(name, known)}`,
  );
}

function sectionOf(values: VendorProfile | undefined, place: string): Section {
  if (!isJsonObject(values)) throw new ConfigError(`The ${place}, must hold settings`);
  return { values: values, origin: (keys) => ({ place, key: keys.join('.') }) };
}

function checkStatus({ settings }: Layer, name: string, profile: Setting, { warn }: ProfileSources): void {
  const [status, message] = ['status', 'message'].map((key) => settings.get(key)?.value);
  const reason = typeof message === 'string' ? `: ${message}` : '';
  if (status === 'shutdown') throw problem(profile, `names the profile "${name}", whose cloud is no more${reason}`);
  if (status === 'deprecated')
    warn(`${nameOf(profile.origin())} names the profile "${name}", which is deprecated${reason}`);
}
