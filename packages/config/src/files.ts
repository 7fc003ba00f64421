import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { ConfigError, isJsonObject, type JsonObject } from '@os/core';
import { firstSource, readSource, type Source } from './file.js';
import { candidates, configFolders, expandHome, FILES, type FileKind } from './paths.js';
import { isGiven, problem, type Section, type Setting } from './setting.js';
import { variable, type Machine } from './surroundings.js';

/** Paths of files, of each kind the first that exists is read. Default: where every OpenStack tool looks for them. */
export interface FileOptions {
  /** Instead of `clouds.yaml`. The other kinds are then looked for beside the one that is read. */
  readonly files?: readonly string[] | undefined;
  /** Instead of `secure.yaml`. */
  readonly secureFiles?: readonly string[] | undefined;
  /** Instead of `clouds-public.yaml`. */
  readonly vendorFiles?: readonly string[] | undefined;
}

/** The files of settings, read when they are needed. */
export class Files {
  readonly #options: FileOptions;
  readonly #machine: Machine;
  readonly #warn: (message: string) => void;
  readonly #read = new Map<FileKind, Source | undefined>();

  constructor(options: FileOptions, machine: Machine, warn: (message: string) => void) {
    this.#options = options;
    this.#machine = machine;
    this.#warn = warn;
  }

  get clouds(): Source | undefined {
    return this.#get('clouds', this.#options.files);
  }

  get secure(): Source | undefined {
    return this.#get('secure', this.#options.secureFiles);
  }

  /** The vendor profiles of clouds-public.yaml. */
  profiles(): Setting | undefined {
    return settingIn(this.#get('clouds-public', this.#options.vendorFiles), 'public-clouds');
  }

  /** The names of all clouds, in the order of the files. */
  get names(): string[] {
    return [...new Set(this.#sources().flatMap((source) => Object.keys(cloudsOf(source))))];
  }

  /** What the files say of a cloud; the secure one last. */
  sections(name: string): Section[] {
    return this.#sources().flatMap((source) => {
      const clouds = cloudsOf(source);
      if (!Object.hasOwn(clouds, name)) return [];
      const values = clouds[name] ?? {};
      const origin = (keys: readonly string[] = []) => source.origin(['clouds', name, ...keys]);
      if (!isJsonObject(values)) throw problem({ value: values, rank: 0, origin }, 'must hold the settings of a cloud');
      return [{ values, origin }];
    });
  }

  /**
   * The files that clouds are in, for messages.
   *
   * @throws ConfigError - there are none.
   */
  get places(): string {
    const sources = this.#sources();
    if (sources.length > 0) return sources.map(({ path }) => path).join(' and ');
    throw new ConfigError(
      `There is no file of clouds; looked for ${this.#paths('clouds', this.#options.files).join(', ')}`,
    );
  }

  #sources(): Source[] {
    return [this.clouds, this.secure].filter((source) => source !== undefined);
  }

  #get(kind: FileKind, given: readonly string[] | undefined): Source | undefined {
    if (!this.#read.has(kind)) this.#read.set(kind, this.#find(kind, given));
    return this.#read.get(kind);
  }

  #find(kind: FileKind, given: readonly string[] | undefined): Source | undefined {
    const named = variable(this.#machine, FILES[kind]);
    // A file that is named must be there: to go on without it would be to use another cloud than was meant.
    const source =
      given === undefined && this.#isSearched(kind) && named
        ? readSource(expandHome(named, this.#machine))
        : firstSource(this.#paths(kind, given));
    if (kind === 'secure' && source) this.#checkMode(source.path);
    return source;
  }

  /** Files that the caller names are for themselves: nothing of the user's own gets mixed into them. */
  #isSearched(kind: FileKind): boolean {
    return kind === 'clouds' || this.#options.files === undefined;
  }

  #paths(kind: FileKind, given: readonly string[] | undefined): readonly string[] {
    if (given) return given;
    if (this.#isSearched(kind)) return candidates(kind, configFolders(this.#machine), this.#machine);
    return this.clouds ? candidates(kind, [dirname(this.clouds.path)], this.#machine) : [];
  }

  #checkMode(path: string): void {
    if (this.#machine.platform === 'win32' || (statSync(path).mode & 0o004) === 0) return;
    this.#warn(`${path} holds secrets, but every user of this machine may read it; make it private: chmod 600 ${path}`);
  }
}

function cloudsOf(source: Source): JsonObject {
  return (settingIn(source, 'clouds')?.value ?? {}) as JsonObject;
}

/** A part of a file, which must be a map if it is there. */
export function settingIn(source: Source | undefined, name: string): Setting | undefined {
  const value = source?.values[name];
  if (!source || !isGiven(value)) return undefined;
  const setting = { value, rank: 0, origin: (keys: readonly string[] = []) => source.origin([name, ...keys]) };
  if (!isJsonObject(value)) throw problem(setting, 'must be a map');
  return setting;
}
