import { ConfigError, didYouMean, type JsonObject } from '@os/core';
import { optionValues, type OptionValue } from './cloud.js';
import { describesCloud, envCloudName, envSection } from './env.js';
import { Files, settingIn, type FileOptions } from './files.js';
import { collect, layerOf, merge } from './layer.js';
import type { VendorProfile } from './profile.js';
import { regionsOf } from './region.js';
import { resolve } from './resolve.js';
import { ENVIRONMENT, flagOf, nameOf, textOf, type Section, type Setting } from './setting.js';
import { fileStore } from './store.js';
import { machineOf, variable, type Machine, type Surroundings } from './surroundings.js';
import { emitWarning } from './warning.js';

/** How to read settings. */
export interface ConfigOptions extends FileOptions, Surroundings {
  /** One of the cloud's regions. Default: `region_name`, else the first of `regions`. */
  readonly region?: string | undefined;
  /** Vendor profiles by name or URL, besides those of files and the built-in ones; see `fetchProfile`. */
  readonly profiles?: Readonly<Record<string, VendorProfile>> | undefined;
  /** Told of what is most likely a mistake. Default: `process.emitWarning`, once for each. */
  readonly onWarning?: ((message: string) => void) | undefined;
}

/** A cloud that can be chosen by name. */
export interface CloudSummary {
  readonly name: string;
  /** The regions that it is said to have; none if nothing is said. */
  readonly regions: readonly string[];
  /** Where it is described: `/etc/openstack/clouds.yaml:2: clouds.mycloud`, or `environment`. */
  readonly source: string;
}

/** What was read about a cloud. */
interface Reading {
  readonly cloud: string;
  readonly values: readonly OptionValue[];
  readonly ignored: readonly Setting[];
}

/** Finds clouds, and reads what is said about them. */
export class Reader {
  readonly #options: ConfigOptions;
  readonly #machine: Machine;
  readonly #warn: (message: string) => void;
  readonly #files: Files;

  constructor(options: ConfigOptions) {
    this.#options = options;
    this.#machine = machineOf(options);
    this.#warn = options.onWarning ?? emitWarning;
    this.#files = new Files(options, this.#machine, this.#warn);
  }

  ofMachine(): Reading {
    const isNamed = variable(this.#machine, 'OS_CLOUD') !== undefined;
    return !isNamed && describesCloud(this.#machine) ? this.ofEnvironment() : this.ofCloud();
  }

  ofEnvironment(): Reading {
    if (!describesCloud(this.#machine)) {
      throw new ConfigError('OS_AUTH_URL is not set: the variables OS_* describe no cloud');
    }
    return this.#read(envCloudName(this.#machine), [envSection(this.#machine)], this.#givenRegion());
  }

  ofCloud(name?: string): Reading {
    const chosen = name ?? this.#defaultName();
    if (this.#isEnvironment(chosen)) return this.ofEnvironment();
    const sections = this.#files.sections(chosen);
    if (sections.length === 0) {
      const { names, places } = this.#files;
      throw new ConfigError(
        `There is no cloud "${chosen}" in ${places}, but ${names.join(', ') || 'none at all'}${didYouMean(chosen, names)}`,
      );
    }
    // Where the cloud is left to the environment, so is the region; unless that is the one of another cloud.
    const region = this.#givenRegion() ?? (name === undefined ? this.#regionOfEnvironment() : undefined);
    const { values, ...rest } = this.#read(chosen, sections, region);
    return { ...rest, values: [...values, ...this.#store()] };
  }

  list(): CloudSummary[] {
    const names = this.#files.names.filter((name) => !this.#isEnvironment(name));
    return [
      ...names.map((name) => summary(name, this.#files.sections(name))),
      ...(describesCloud(this.#machine)
        ? [{ ...summary(envCloudName(this.#machine), [envSection(this.#machine)]), source: ENVIRONMENT }]
        : []),
    ];
  }

  #read(cloud: string, sections: readonly Section[], region: Setting | undefined): Reading {
    const { profiles: given = {} } = this.#options;
    const resolved = resolve(sections, region, { given, file: () => this.#files.profiles(), warn: this.#warn });
    return { cloud, values: optionValues(resolved, this.#machine, this.#warn), ignored: resolved.ignored };
  }

  #defaultName(): string {
    const named = variable(this.#machine, 'OS_CLOUD');
    if (named !== undefined) return named;
    const { names, places } = this.#files;
    const [first, second] = names;
    if (first !== undefined && second === undefined) return first;
    throw new ConfigError(
      first === undefined
        ? `There is no cloud at all in ${places}`
        : `There are several clouds in ${places}; set OS_CLOUD, or name one: ${names.join(', ')}`,
    );
  }

  /** Whether this is the name of the cloud that the variables describe. */
  #isEnvironment(name: string): boolean {
    if (name !== envCloudName(this.#machine) || !describesCloud(this.#machine)) return false;
    const [section] = this.#files.sections(name);
    if (!section) return true;
    throw new ConfigError(
      `${nameOf(section.origin([]))} has the name of the cloud that the variables OS_* describe; ` +
        `rename one of the two: set OS_CLOUD_NAME, or change the file`,
    );
  }

  #givenRegion(): Setting | undefined {
    const { region } = this.#options;
    if (region === undefined) return undefined;
    return { value: region, rank: 0, origin: () => ({ place: 'options', key: 'region' }) };
  }

  #regionOfEnvironment(): Setting | undefined {
    const value = variable(this.#machine, 'OS_REGION_NAME');
    if (value === undefined || describesCloud(this.#machine)) return undefined;
    return { value, rank: 0, origin: () => ({ place: ENVIRONMENT, key: 'OS_REGION_NAME' }) };
  }

  /** Tokens are kept if `cache` says so, as other tools do too. */
  #store(): OptionValue[] {
    const cache = settingIn(this.#files.clouds, 'cache');
    if (!cache) return [];
    const settings = collect({ values: cache.value as JsonObject, origin: cache.origin }, 0);
    const auth = settings.get('auth');
    if (!auth || !flagOf(auth)) return [];
    const path = settings.get('path');
    const store = fileStore({ ...this.#machine, directory: path && textOf(path), onWarning: this.#warn });
    return [{ path: ['store'], value: store, shown: 'files', from: path ? [auth, path] : [auth] }];
  }
}

function summary(name: string, sections: readonly Section[]): CloudSummary {
  const { settings } = merge(sections.map(layerOf));
  return {
    name,
    regions: regionsOf(settings).map((region) => region.name),
    source: sections.map((section) => nameOf(section.origin([]))).join(', '),
  };
}
