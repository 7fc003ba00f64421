import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fromCloud, loadConfig, type CloudOptions } from '@os/config';
import { isJsonObject, isOpenStackError, snakeCase, type Limits, type Preference } from '@os/core';
import { parse } from 'yaml';
import { SERVICE_TYPES } from '../../src/service-types.js';

export const FOLDER = __dirname;

/** One case: files and variables, and which cloud is asked for. */
export interface Case {
  readonly name: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly cloud?: string;
  readonly region?: string;
  /** Why this package deliberately answers something else than openstacksdk; by name, as in the README. */
  readonly difference?: string;
  /** What it answers instead, by path; null where openstacksdk has something and this package nothing. */
  readonly ours?: Readonly<Record<string, unknown>>;
  /** The same for a single version of openstacksdk. */
  readonly versions?: Readonly<Record<string, Pick<Case, 'difference' | 'ours'>>>;
}

/** What dump.py prints. */
export interface Recording {
  readonly versions: { readonly openstacksdk: string };
  readonly results: Readonly<Record<string, object>>;
}

export const cases: readonly Case[] = readdirSync(join(FOLDER, 'cases')).flatMap((file) => {
  const group = parse(readFileSync(join(FOLDER, 'cases', file), 'utf8')) as Record<string, Omit<Case, 'name'>>;
  return Object.entries(group).map(([name, each]) => ({ ...each, name: `${file.replace('.yaml', '')}/${name}` }));
});

export const recordings: readonly Recording[] = readdirSync(join(FOLDER, 'recorded')).map(
  (file) => JSON.parse(readFileSync(join(FOLDER, 'recorded', file), 'utf8')) as Recording,
);

/** What this package makes of a case, in the neutral form of dump.py. */
export function ours({ files = {}, env = {}, cloud, region }: Case): object {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'os-config-')));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const here = {
      env: Object.fromEntries(Object.entries(env).map(([name, value]) => [name, value.replace('{dir}', folder)])),
      platform: 'linux',
      home: join(folder, 'home'),
      cwd: folder,
      region,
      onWarning: () => {},
    };
    const result = neutral(cloud === undefined ? loadConfig(here) : fromCloud(cloud, here));
    return JSON.parse(JSON.stringify(result).replaceAll(folder, '{dir}')) as object;
  } catch (error) {
    if (!isOpenStackError(error)) throw error;
    return { error: error.message };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const SETTINGS = new Set([
  ...['authPlugin', 'region', 'interface', 'endpointOverrides', 'preference', 'policies', 'retries', 'timeout'],
  ...['verify', 'cert', 'key'],
]);

/** What options look like in JSON: what they were made of, where they are functions. */
interface Shown {
  readonly endpointOverrides?: Readonly<Record<string, string>>;
  readonly preference?: Readonly<Record<string, Preference>>;
  readonly disabledServices?: Readonly<Record<string, string>>;
  readonly limits?: Limits;
}

function neutral(options: CloudOptions): object {
  const { timeout } = options;
  const shown = JSON.parse(JSON.stringify(options)) as Shown;
  const { endpointOverrides = {}, preference = {}, disabledServices = {}, limits } = shown;
  const auth = Object.entries(options).filter(([name]) => !SETTINGS.has(name));
  const limitsOf = (type: string) => ({ ...limits, ...limits?.services?.[type] });
  // A limit of all services is one of each there.
  const isLimited = (type: string) => limitsOf(type).perSecond ?? limitsOf(type).concurrency;
  const all = [endpointOverrides, preference, disabledServices].flatMap((each) => Object.keys(each));
  const types = new Set([...all, 'network', 'object-store', ...SERVICE_TYPES.filter(isLimited)]);
  // Younger than the data that the recordings were made with.
  types.delete('log-management');
  const services = [...types].map((type) => [
    type,
    {
      endpoint: endpointOverrides[type],
      // Defaults of openstacksdk; this package leaves defaults to the core.
      version: preference[type]?.version?.slice('v'.length) ?? { network: '2', 'object-store': '1' }[type],
      microversion: preference[type]?.microversion,
      name: preference[type]?.name,
      region: preference[type]?.region,
      interface: preference[type]?.visibility,
      disabled: type in disabledServices || undefined,
      rate: limitsOf(type).perSecond,
      concurrency: limitsOf(type).concurrency,
    },
  ]);
  return {
    auth_type: options.authPlugin ?? ('token' in options ? 'token' : 'password'),
    auth: Object.fromEntries(auth.map(([name, value]) => [snakeCase(name), String(value)])),
    region: options.region,
    interface: options.interface ?? 'public',
    verify: options.verify ?? true,
    cert: options.cert,
    key: options.key,
    timeout: timeout === undefined ? undefined : timeout / 1000,
    retries: options.retries,
    services: Object.fromEntries(services) as object,
  };
}

/** What nothing needs to be said for. */
const DEFAULTS = {
  interface: 'public',
  verify: true,
  services: { network: { version: '2' }, 'object-store': { version: '1' } },
};

/** What differs between this package and openstacksdk, by path; null where this package has nothing. */
export function differences(mine: object, theirs: object): Record<string, unknown> {
  // Each words its errors in its own way.
  if ('error' in mine && 'error' in theirs) return {};
  if ('error' in mine) return { error: mine.error };
  const [a, b] = [flatten(mine), flatten('error' in theirs ? DEFAULTS : theirs)];
  const paths = [...new Set([...a.keys(), ...b.keys()])].filter(
    (path) => path !== 'error' && a.get(path) !== b.get(path),
  );
  return Object.fromEntries(paths.map((path) => [path, a.get(path) ?? null]));
}

function flatten(value: object, prefix = ''): Map<string, unknown> {
  return new Map(
    Object.entries(value).flatMap(([key, each]: [string, unknown]) => {
      const path = prefix + key;
      if (isJsonObject(each)) return [...flatten(each, `${path}.`)];
      return [[path, Array.isArray(each) ? each.join(' ') : each] as const];
    }),
  );
}

/** Checks that this package differs from a version of openstacksdk in what it is said to, and in nothing else. */
export function expectKnownDifferences(each: Case, { versions, results }: Recording): void {
  const theirs = results[each.name];
  if (!theirs) throw new Error(`${each.name} is not recorded: run dump.py`);
  const { error, ...others } = differences(ours(each), theirs);
  const said = { ...each.ours, ...each.versions?.[versions.openstacksdk]?.ours };
  // What is deliberately different may be the same in one version of theirs.
  const expected = Object.entries(said).filter(([path]) => path in others);
  expect(others).toEqual(Object.fromEntries(expected));
  expect(error ?? '').toContain(said['error'] ?? '');
  expect(error === undefined).toBe(said['error'] === undefined);
}
