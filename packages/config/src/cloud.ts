import { camelCase, endpointTemplate, isJsonObject } from '@os/core';
import { AUTH_FLAGS } from './auth-options.js';
import { expandHome } from './paths.js';
import { pluginOf, type Resolved } from './resolve.js';
import { serviceTypeOf } from './service-types.js';
import {
  amountOf,
  conflict,
  countOf,
  flagOf,
  inside,
  nameOf,
  problem,
  textOf,
  textsOf,
  type Setting,
} from './setting.js';
import type { Machine } from './surroundings.js';

/** One value among the options of a connection, and the settings that it was made of. */
export interface OptionValue {
  /** `['region']`, `['preference', 'compute', 'version']`. */
  readonly path: readonly string[];
  readonly value: unknown;
  readonly from: readonly Setting[];
  /** What is shown instead. */
  readonly shown?: string;
  /** The option of the login, under the name that files have. */
  readonly login?: string;
}

/**
 * The options of a connection to a cloud, value by value.
 *
 * @throws ConfigError - a value is malformed. The message says where it is, but not what it is, as it may be secret.
 */
export function optionValues(
  { login, settings, region, services }: Resolved,
  machine: Machine,
  warn: (message: string) => void,
): OptionValue[] {
  const make = <T>(path: string[], setting: Setting | undefined, read: (setting: Setting) => T | undefined) => {
    const value = setting && read(setting);
    return value === undefined ? [] : [{ path, value, from: [setting!] }];
  };
  const path = (setting: Setting) => expandHome(textOf(setting), machine);
  return [
    ...[...login].map(([name, setting]) => loginValue(name, setting)),
    ...make(['authPlugin'], settings.get('auth_type'), (setting) => namedPlugin(setting, login)),
    ...make(['region'], region, textOf),
    ...make(['interface'], settings.get('interface'), interfacesOf),
    ...verification(settings, path, warn),
    ...make(['cert'], settings.get('cert'), path),
    ...clientKey(settings, path),
    ...make(['timeout'], settings.get('api_timeout'), (setting) => amountOf(setting) * 1000),
    ...retries(settings, ['retries']),
    ...limits(settings),
    ...[...services].flatMap(([type, service]) => serviceValues(type, service, warn)),
  ];
}

function loginValue(name: string, setting: Setting): OptionValue {
  const read = AUTH_FLAGS.has(name) ? flagOf : name === 'auth_methods' ? methodsOf : textOf;
  return { path: [camelCase(name)], value: read(setting), from: [setting], login: name };
}

function methodsOf(setting: Setting): string[] {
  return textsOf(setting).flatMap((text) => text.split(',').map((method) => method.trim()));
}

/**
 * `password` and `token` mean: by that, in whichever version the identity service speaks. Finding that out is what a
 * connection does when it is told no plugin.
 */
function namedPlugin(setting: Setting, login: ReadonlyMap<string, Setting>): string | undefined {
  const name = pluginOf(setting);
  const isCredential = ['id', 'name', 'secret'].some((part) => login.has(`application_credential_${part}`));
  const isPlain = !isCredential && login.has(name) && (name === 'token' || !login.has('token'));
  return isPlain && (name === 'password' || name === 'token') ? undefined : name;
}

const INTERFACES = ['public', 'internal', 'admin'];

/** `public`, or a list; older spellings end in `URL`. */
function interfacesOf(setting: Setting): string | string[] {
  const names = textsOf(setting).map((text) => text.toLowerCase().replace(/url$/, ''));
  if (names.length === 0 || !names.every((name) => INTERFACES.includes(name))) {
    throw problem(setting, `must be one of ${INTERFACES.join(', ')}, or a list of them`);
  }
  return names.length === 1 ? names[0]! : names;
}

type Settings = ReadonlyMap<string, Setting>;
type ReadPath = (setting: Setting) => string;

function verification(settings: Settings, path: ReadPath, warn: (message: string) => void): OptionValue[] {
  const [insecure, verify, cacert] = ['insecure', 'verify', 'cacert'].map((name) => settings.get(name));
  const option = (value: unknown, setting: Setting) => [{ path: ['verify'], value, from: [setting] }];
  // A flag that is malformed must not go unnoticed because another one decides.
  const [isInsecure, isVerified] = [insecure && flagOf(insecure), verify && flagOf(verify)];
  const off = isInsecure ? insecure : isVerified === false ? verify : undefined;
  if (off && cacert) {
    warn(`${nameOf(cacert.origin())} has no effect: ${nameOf(off.origin())} turns the verification off`);
  }
  if (off) return option(false, off);
  if (cacert) return option(path(cacert), cacert);
  return verify ? option(true, verify) : [];
}

function clientKey(settings: Settings, path: ReadPath): OptionValue[] {
  const key = settings.get('key');
  if (!key) return [];
  if (!settings.has('cert')) throw problem(key, 'is the key of a client certificate, which "cert" must name too');
  return [{ path: ['key'], value: path(key), from: [key] }];
}

/** What this SDK retries is one thing, whatever failed; hence the larger number. */
function retries(settings: Settings, path: string[]): OptionValue[] {
  const given = ['status_code_retries', 'connect_retries'].flatMap((name) => settings.get(name) ?? []);
  if (given.length === 0) return [];
  return [{ path, value: Math.max(...given.map(countOf)), from: given }];
}

function limits(settings: Settings): OptionValue[] {
  const read = (name: string, option: string, valueOf: (setting: Setting) => number): OptionValue[] => {
    const setting = settings.get(name);
    if (!setting) return [];
    if (!isJsonObject(setting.value)) return [{ path: ['limits', option], value: valueOf(setting), from: [setting] }];
    return Object.entries(setting.value).map(([service, value]) => {
      const own = inside(setting, [service], value);
      return {
        path: ['limits', 'services', serviceTypeOf(service) ?? service, option],
        value: valueOf(own),
        from: [own],
      };
    });
  };
  const wholeOf = (setting: Setting) => {
    if (!Number.isInteger(amountOf(setting))) throw problem(setting, 'must be a whole number above zero');
    return amountOf(setting);
  };
  return [...read('rate_limit', 'perSecond', amountOf), ...read('concurrency', 'concurrency', wholeOf)];
}

function serviceValues(
  type: string,
  service: ReadonlyMap<string, Setting>,
  warn: (message: string) => void,
): OptionValue[] {
  const make = (name: string, path: string[], read: (setting: Setting) => unknown): OptionValue[] => {
    const setting = service.get(name);
    return setting ? [{ path, value: read(setting), from: [setting] }] : [];
  };
  const wish = (name: string) => ['preference', type, name];
  checkType(type, service.get('service_type'), warn);
  return [
    ...override(type, service.get('endpoint_override')),
    ...make('service_name', wish('name'), textOf),
    ...make('region_name', wish('region'), textOf),
    ...make('interface', wish('visibility'), interfacesOf),
    ...versions(wish, service, warn),
    ...retries(service, wish('retries')),
    ...disabled(type, service),
  ];
}

/** A URL, or what makes one of the token's ids: `%(project_id)s`. */
function override(type: string, setting: Setting | undefined): OptionValue[] {
  if (!setting) return [];
  const text = textOf(setting);
  const value = /[%$]\(/.test(text) ? endpointTemplate(text) : text;
  return [{ path: ['endpointOverrides', type], value, shown: text, from: [setting] }];
}

function checkType(type: string, setting: Setting | undefined, warn: (message: string) => void): void {
  if (!setting || serviceTypeOf(textOf(setting)) === type) return;
  warn(
    `${nameOf(setting.origin())} has no effect: services are found under their official type and its aliases; ` +
      `${type.replaceAll('-', '_')}_endpoint_override can name the URL instead`,
  );
}

/** A version like 2.79 is a major one and a microversion; the zero of 2.0 says nothing. */
function versions(
  wish: (name: string) => string[],
  service: ReadonlyMap<string, Setting>,
  warn: (message: string) => void,
): OptionValue[] {
  const [version, micro] = [service.get('api_version'), service.get('default_microversion')];
  const option = (name: string, value: string, setting: Setting) => ({ path: wish(name), value, from: [setting] });
  if (micro && !/^(\d+\.\d+|latest)$/.test(textOf(micro))) {
    throw problem(micro, 'must be a microversion, like "2.79", or "latest"');
  }
  const pinned = micro ? [option('microversion', textOf(micro), micro)] : [];
  if (!version) return pinned;
  const text = textOf(version);
  const [, prefix, major, minor = '0'] = /^(v?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (major === undefined) {
    warn(`${nameOf(version.origin())} has no effect: a version is a number, like 3 or 2.79`);
    return pinned;
  }
  if (prefix === 'v' || Number(minor) === 0)
    return [option('version', `v${text.replace('v', '')}`, version), ...pinned];
  if (micro && textOf(micro) !== text) throw conflict(version, micro);
  return [option('version', `v${major}`, version), ...(micro ? pinned : [option('microversion', text, version)])];
}

function disabled(type: string, service: ReadonlyMap<string, Setting>): OptionValue[] {
  const has = service.get('has');
  if (!has || flagOf(has)) return [];
  const reason = service.get('disabled_reason');
  const value = reason ? textOf(reason) : `${nameOf(has.origin())} is false`;
  return [{ path: ['disabledServices', type], value, from: reason ? [has, reason] : [has] }];
}
