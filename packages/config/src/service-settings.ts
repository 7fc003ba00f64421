import { OFFICIAL_TYPES, registeredServices } from '@os/core';
import { SERVICE_SETTINGS, type Declaration, type ServiceSettingName } from './keys.js';
import { SERVICE_PREFIXES, serviceTypeOf } from './service-types.js';
import type { Setting } from './setting.js';

/** A setting of one service. */
export interface ServiceSetting {
  /** The service's type: the official one if it is known. */
  readonly type: string;
  readonly setting: ServiceSettingName | 'has';
  /** How the key spells the service: `volume`. */
  readonly prefix: string;
  /** The key, with today's name of the setting: `volume_interface`. */
  readonly name: string;
}

/** What can end in these can hardly be anything else, so that services of other authors are recognised by them. */
const CLEAR: readonly string[] = ['endpoint_override', 'api_version', 'default_microversion', 'service_name'];
/** Longest first, as one may end in another. */
const SUFFIXES = Object.entries<Declaration>(SERVICE_SETTINGS)
  .flatMap(([setting, { aliases = [] }]) => [setting, ...aliases].map((suffix) => [suffix, setting] as const))
  .sort(([a], [b]) => b.length - a.length) as [string, ServiceSettingName][];

/** The setting of a service that this key stands for, if it does for one. */
export function serviceSettingOf(key: string): ServiceSetting | undefined {
  if (key.startsWith('has_')) {
    const prefix = key.slice('has_'.length);
    const type = serviceTypeOf(prefix);
    return type === undefined ? undefined : { type, setting: 'has', prefix, name: key };
  }
  for (const [suffix, setting] of SUFFIXES) {
    if (!key.endsWith(`_${suffix}`)) continue;
    const prefix = key.slice(0, -suffix.length - 1);
    const type = serviceTypeOf(prefix) ?? (CLEAR.includes(suffix) ? prefix.replaceAll('_', '-') : undefined);
    if (type !== undefined) return { type, setting, prefix, name: `${prefix}_${setting}` };
  }
  return undefined;
}

/**
 * The settings of each service, by its type. Where it has one under several of its names, the later layer's is taken, and
 * in one layer the official name's before its aliases'.
 */
export function servicesOf(settings: ReadonlyMap<string, Setting>): Map<string, Map<string, Setting>> {
  const services = new Map<string, Map<string, Setting>>();
  const found = [...settings].flatMap(([key, value]) => {
    const service = serviceSettingOf(key);
    return service ? [{ ...service, value }] : [];
  });
  found.sort((a, b) => b.value.rank - a.value.rank || placeOf(a) - placeOf(b));
  for (const { type, setting, value } of found) {
    const own = services.get(type) ?? new Map<string, Setting>();
    services.set(type, own);
    if (!own.has(setting)) own.set(setting, value);
  }
  return services;
}

function placeOf({ type, prefix }: ServiceSetting): number {
  return SERVICE_PREFIXES.get(type)?.indexOf(prefix) ?? 0;
}

/** Whether a connection knows the service: it is one that is served anywhere, or its package is imported. */
export function isServed(type: string): boolean {
  return (
    OFFICIAL_TYPES.includes(type) ||
    registeredServices().some(({ api }) => api.type === type || api.aliases?.includes(type))
  );
}
