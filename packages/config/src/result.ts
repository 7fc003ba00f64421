import { limitRequests } from '@os/core';
import { isShown } from './auth-options.js';
import type { OptionValue } from './cloud.js';
import { disableServices } from './disabled.js';
import type { CloudOptions, PolicySettings } from './options.js';
import { nameOf, type Setting } from './setting.js';

const INSPECT = Symbol.for('nodejs.util.inspect.custom');
export const HIDDEN = '<hidden>';

/** A value as it may be shown: not if it is secret, and URLs without a password in them. */
export function shownValue({ value: real, shown, login }: OptionValue): unknown {
  if (login !== undefined && !isShown(login)) return HIDDEN;
  const value = shown ?? real;
  return typeof value === 'string' ? value.replace(/(?<=:\/\/)[^/]*@/, `${HIDDEN}@`) : value;
}

/** Plain options that print, and become JSON, without secrets. */
export function optionsFrom(values: readonly OptionValue[]): CloudOptions {
  const { limits, disabledServices, ...settings } = nest(values, ({ value }) => value) as CloudOptions & PolicySettings;
  const policies = [
    ...(limits ? [limitRequests(limits)] : []),
    ...(disabledServices ? [disableServices(disabledServices)] : []),
  ];
  const options = { ...settings, ...(policies.length > 0 && { policies }) };
  const shown = nest(values, shownValue);
  for (const key of [INSPECT, 'toJSON']) Object.defineProperty(options, key, { value: () => shown });
  return options;
}

function nest(values: readonly OptionValue[], read: (value: OptionValue) => unknown): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const value of values) {
    let parent = root;
    for (const name of value.path.slice(0, -1)) {
      if (!Object.hasOwn(parent, name)) define(parent, name, {});
      parent = parent[name] as Record<string, unknown>;
    }
    define(parent, value.path.at(-1)!, read(value));
  }
  return root;
}

/** Names come from files, hence may be any. */
function define(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
}

/** A value of the options, and where it comes from. */
export interface ExplainedValue {
  /** `region`, `preference.compute.version`. */
  readonly option: string;
  /** Secrets are hidden. */
  readonly value: unknown;
  /** The places and keys that it comes from: `/etc/openstack/clouds.yaml:12: clouds.mycloud.region_name`. */
  readonly from: readonly string[];
  /** Those that say otherwise, but were overruled. */
  readonly overruled: readonly string[];
}

/** What the settings of a cloud say, and where. Printed, it is a table. */
export interface Explanation {
  /** The cloud's name. */
  readonly cloud: string;
  readonly values: readonly ExplainedValue[];
  /** Settings that mean nothing to this SDK. */
  readonly ignored: readonly string[];
  toString(): string;
}

export function explain(cloud: string, values: readonly OptionValue[], ignored: readonly Setting[]): Explanation {
  const names = (settings: readonly Setting[]) => settings.map((setting) => nameOf(setting.origin()));
  const explanation = {
    cloud,
    values: values.map((value) => ({
      option: value.path.join('.'),
      value: shownValue(value),
      from: names(value.from),
      overruled: names(value.from.flatMap((setting) => setting.overruled ?? [])),
    })),
    ignored: names(ignored),
  };
  const print = () => table(explanation);
  for (const key of ['toString', INSPECT]) Object.defineProperty(explanation, key, { value: print });
  return explanation;
}

function table({ cloud, values, ignored }: Omit<Explanation, 'toString'>): string {
  const rows = values.map(({ option, value, from, overruled }) => [
    option,
    typeof value === 'string' ? value : JSON.stringify(value),
    from.join(', ') + (overruled.length > 0 ? `, overruling ${overruled.join(', ')}` : ''),
  ]);
  const widths = [0, 1].map((column) => Math.max(0, ...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) => row.map((text, column) => text.padEnd(widths[column] ?? 0)).join('  '));
  return [cloud, ...lines.map((line) => `  ${line}`), ...ignored.map((name) => `  means nothing: ${name}`)].join('\n');
}
