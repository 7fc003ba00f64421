import { createHash, randomBytes } from 'node:crypto';
import { lstatSync, type Stats } from 'node:fs';
import { lstat, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigError, isJsonObject, sessionStore, type SessionStore } from '@os/core';
import { cacheFolder, expandHome } from './paths.js';
import { machineOf, type Surroundings } from './surroundings.js';
import { emitWarning } from './warning.js';

/** Where a {@link fileStore} is, and whose. */
export interface FileStoreOptions extends Surroundings {
  /** Default: `os-sdk` in the user's folder for caches. It is made if it is missing. */
  readonly directory?: string | undefined;
  /** Told of what goes wrong. Default: `process.emitWarning`, once for each. */
  readonly onWarning?: ((message: string) => void) | undefined;
}

/**
 * A store in a folder that only this user can read and write. Any number of processes may use it at the same time.
 *
 * Every write makes a file of its own, complete before it gets its name, which is never changed afterwards: it is the
 * key's hash, a number that is higher than those of all writes that it could know of, and the time of expiry. The file
 * of the highest number counts; whoever sees others removes them. Nothing is ever waited for, and nobody can remove, or
 * see half of, what another process writes.
 *
 * ```ts
 * const conn = new Connection({ ...fromCloud('mycloud'), store: fileStore() });
 * ```
 *
 * Calls must not fail because their token cannot be kept: what goes wrong later, as on a full disk, is a warning.
 *
 * @throws ConfigError - others than this user may write to the folder, or it is none.
 */
export function fileStore(options: FileStoreOptions = {}): SessionStore {
  const machine = machineOf(options);
  const directory = options.directory === undefined ? cacheFolder(machine) : expandHome(options.directory, machine);
  checkFolder(directory, lstatSync(directory, { throwIfNoEntry: false }));
  const store = new FileStore(directory);
  const { onWarning: warn = emitWarning } = options;
  const orWarn = async <T>(work: Promise<T>): Promise<T | undefined> => {
    try {
      return await work;
    } catch (error) {
      const reason = error instanceof ConfigError ? error.message : (error as NodeJS.ErrnoException).code;
      warn(`Nothing is kept in ${directory}: ${reason ?? 'unknown reason'}`);
      return undefined;
    }
  };
  return sessionStore({
    get: (key) => orWarn(store.get(key)),
    set: (key, value, { expiresAt = Infinity } = {}) => orWarn(store.set(key, value, expiresAt)),
    delete: (key) => orWarn(store.delete(key)),
  });
}

/** @throws ConfigError - it is no folder, or not this user's alone. */
function checkFolder(directory: string, stats: Stats | undefined): void {
  if (!stats) return;
  if (!stats.isDirectory()) throw new ConfigError(`${directory} cannot hold tokens: it is no folder`);
  // Windows tells neither owners nor modes; what is below a user's profile is the user's own there.
  const isForeign = process.getuid !== undefined && stats.uid !== process.getuid();
  if (isForeign || (process.platform !== 'win32' && (stats.mode & 0o022) !== 0)) {
    throw new ConfigError(
      `${directory} cannot hold tokens: others than this user may write to it; make it private (chmod 700), or use another folder`,
    );
  }
}

/** A write of a key, as its file's name tells. */
interface Version {
  readonly file: string;
  readonly hash: string;
  readonly number: number;
  /** Infinity for never. */
  readonly expiresAt: number;
}

const NAME = /^([0-9a-f]{64})\.(\d+)\.([0-9a-f]{16})\.(\d+|never)$/;
const UNFINISHED = /^\.([0-9a-f]{16})$/;
/** What is not finished by then was left behind by a process that died. */
const ABANDONED_AFTER = 60_000;
/** More writes than that do not happen between two steps of a reader. */
const ATTEMPTS = 100;

class FileStore {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  async get(key: string): Promise<string | undefined> {
    const hash = hashOf(key);
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const [latest] = (await this.#versions()).filter((version) => version.hash === hash);
      // A list that was made while another process put a new file in place of an old one may show neither.
      if (!latest && attempt > 0) return undefined;
      if (!latest) continue;
      if (latest.expiresAt <= Date.now()) return undefined;
      const text = await unlessMissing(readFile(join(this.#directory, latest.file), 'utf8'));
      // A file that vanished in between made way for a newer one.
      if (text !== undefined) return valueIn(text);
    }
    return undefined;
  }

  async set(key: string, value: string, expiresAt: number): Promise<void> {
    await mkdir(this.#directory, { recursive: true, mode: 0o700 });
    const hash = hashOf(key);
    const versions = await this.#versions();
    const older = versions.filter((version) => version.hash === hash);
    const number = (older[0]?.number ?? 0) + 1;
    const id = randomBytes(8).toString('hex');
    const unfinished = join(this.#directory, `.${id}`);
    await writeFile(unfinished, JSON.stringify({ value }), { mode: 0o600, flag: 'wx' });
    const expiry = Number.isFinite(expiresAt) ? Math.max(0, Math.floor(expiresAt)) : 'never';
    await rename(unfinished, join(this.#directory, `${hash}.${number}.${id}.${expiry}`));
    const expired = versions.filter((version) => version.expiresAt <= Date.now());
    await this.#remove([...older, ...expired]);
  }

  async delete(key: string): Promise<void> {
    const hash = hashOf(key);
    await this.#remove((await this.#versions()).filter((version) => version.hash === hash));
  }

  /** All writes, those with the highest number first. */
  async #versions(): Promise<Version[]> {
    const stats = await unlessMissing(lstat(this.#directory));
    if (!stats) return [];
    checkFolder(this.#directory, stats);
    const files = (await unlessMissing(readdir(this.#directory))) ?? [];
    await this.#removeAbandoned(files);
    const versions = files.flatMap((file) => {
      const [, hash, number, , expiry] = NAME.exec(file) ?? [];
      if (hash === undefined) return [];
      return [{ file, hash, number: Number(number), expiresAt: expiry === 'never' ? Infinity : Number(expiry) }];
    });
    // Of two writes that did not know of each other, all processes must choose the same one.
    return versions.sort((a, b) => b.number - a.number || (a.file < b.file ? 1 : -1));
  }

  async #removeAbandoned(files: readonly string[]): Promise<void> {
    for (const file of files.filter((each) => UNFINISHED.test(each))) {
      const stats = await unlessMissing(lstat(join(this.#directory, file)));
      if (stats && Date.now() - stats.mtimeMs > ABANDONED_AFTER) await this.#remove([{ file }]);
    }
  }

  async #remove(versions: readonly Pick<Version, 'file'>[]): Promise<void> {
    await Promise.all(versions.map(({ file }) => rm(join(this.#directory, file), { force: true })));
  }
}

/** Keys may hold names of users; hashes tell nothing, and fit into any file system. */
function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** What a file holds; a corrupt one holds nothing. */
function valueIn(text: string): string | undefined {
  try {
    const content: unknown = JSON.parse(text);
    return isJsonObject(content) && typeof content['value'] === 'string' ? content['value'] : undefined;
  } catch {
    return undefined;
  }
}

async function unlessMissing<T>(promise: Promise<T>): Promise<T | undefined> {
  try {
    return await promise;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
