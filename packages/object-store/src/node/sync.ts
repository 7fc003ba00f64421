import { mkdir, readdir, rm, rmdir, stat, utimes } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { isHttpError, OpenStackError, type CallOptions, type Ref } from '@os/core';
import type { Container, ObjectStoreService, StoredObject, UploadOptions } from '@os/object-store/pure';
import { downloadFile } from './download-file.js';
import { eachOf } from './each-of.js';
import { fileSource } from './file-source.js';
import { md5OfFile } from './md5-of-file.js';
import { replaceObject } from './replace-object.js';

/** What is brought into step, and how. */
export interface SyncOptions extends Omit<CallOptions, 'headers'> {
  /** What the names of objects begin with, before the path below the directory: `backups/`. */
  readonly prefix?: string | undefined;
  /** Deletes what the other side has not. Default: false. */
  readonly isMirror?: boolean | undefined;
  /** Files at a time. Default: 4. */
  readonly concurrency?: number | undefined;
  /** What is larger is uploaded in segments of so many bytes. Default: 1 GiB. */
  readonly segmentSize?: UploadOptions['segmentSize'];
  /** Keeps the segments of an upload that failed, for the next time. Default: false. */
  readonly resume?: UploadOptions['resume'];
  /** Told of each file and object when it is done with. */
  readonly onProgress?: ((step: SyncStep) => void) | undefined;
}

/** What was done about one file. */
export interface SyncStep {
  readonly action: 'uploaded' | 'downloaded' | 'deleted' | 'unchanged';
  /** The path below the directory, with slashes. */
  readonly path: string;
  /** Number of bytes. */
  readonly size: number;
}

/** How many files and objects were what, in the end. */
export type SyncResult = Readonly<Record<SyncStep['action'], number>>;

interface LocalFile {
  readonly size: number;
  readonly modified: number;
}

/**
 * Brings a container up to date with a directory: uploads what is missing there or differs. Contents are compared by size
 * and MD5, large objects by size and time. Only regular files are looked at. Of large objects that are replaced or deleted,
 * the segments are deleted, too.
 *
 * @throws NotFoundError - there is no such container.
 */
export async function syncToContainer(
  store: ObjectStoreService,
  directory: string,
  container: Ref<Container>,
  options: SyncOptions = {},
): Promise<SyncResult> {
  const { prefix = '', isMirror, concurrency = 4, segmentSize, resume, onProgress, ...call } = options;
  const counter = count(onProgress);
  const files = await filesIn(directory);
  const objects = await objectsIn(store, container, prefix, call);
  await eachOf(files, concurrency, call.signal, async ([path, file], signal) => {
    const at = join(directory, path);
    const object = objects.get(path);
    // What was changed before it was uploaded is what was uploaded.
    const isSame = await isUnchanged(at, file, object, (behind) => behind >= 0);
    if (!isSame) {
      const settings = { ...call, signal, segmentSize, resume };
      const source = await fileSource(at);
      if (object?.sloEtag === undefined) await store.uploadObject(container, prefix + path, source, settings);
      else await replaceObject(store, container, prefix + path, source, settings);
    }
    counter.tell({ action: isSame ? 'unchanged' : 'uploaded', path, size: file.size });
  });
  const extra = isMirror ? [...objects].filter(([path]) => !files.has(path)) : [];
  await eachOf(extra, concurrency, call.signal, async ([path, { name, contentLength }], signal) => {
    await store.deleteObject(container, name, { ...call, signal, ignoreMissing: true });
    counter.tell({ action: 'deleted', path, size: contentLength });
  });
  return counter.result;
}

/**
 * Brings a directory up to date with a container: downloads what is missing there or differs. Files get the time of their
 * objects, by which, and their size, files of large objects are compared. The directory is made if need be. Objects that are
 * gone when it is their turn, or have expired, count as missing.
 *
 * @throws NotFoundError - there is no such container.
 * @throws UnsafeNameError - an object's name cannot be a file's; nothing was downloaded or deleted.
 */
export async function syncToDirectory(
  store: ObjectStoreService,
  container: Ref<Container>,
  directory: string,
  options: SyncOptions = {},
): Promise<SyncResult> {
  const { prefix = '', isMirror, concurrency = 4, segmentSize: _, resume: _resume, onProgress, ...call } = options;
  const counter = count(onProgress);
  const objects = await objectsIn(store, container, prefix, call);
  const directories = new Set([...objects.keys()].flatMap(directoriesOf));
  for (const path of objects.keys()) checkName(directory, path, directories);
  await mkdir(directory, { recursive: true });
  const files = await filesIn(directory);
  const remove = async (paths: readonly string[]): Promise<void> =>
    eachOf(isMirror ? paths : [], concurrency, call.signal, async (path) => {
      // What an interrupted download had left is gone when that was finished.
      if (await removeFile(directory, path)) counter.tell({ action: 'deleted', path, size: files.get(path)!.size });
      files.delete(path);
    });
  // Files where directories have to be, and the other way round.
  const isInTheWay = (path: string): boolean =>
    directories.has(path) || directoriesOf(path).some((each) => objects.has(each));
  await remove([...files.keys()].filter(isInTheWay));
  await eachOf(objects, concurrency, call.signal, async ([path, object], signal) => {
    const at = join(directory, path);
    const file = files.get(path);
    const isSame = file !== undefined && (await isUnchanged(at, file, object, isOfSameTime));
    if (!isSame) {
      await mkdir(dirname(at), { recursive: true });
      try {
        await downloadFile(store, container, object.name, at, { ...call, signal });
      } catch (error) {
        if (!isHttpError(error, 404)) throw error;
        // Lists have expired objects for a while.
        objects.delete(path);
        return;
      }
      const time = new Date(`${object.lastModifiedAt}Z`);
      await utimes(at, time, time);
    }
    counter.tell({ action: isSame ? 'unchanged' : 'downloaded', path, size: object.contentLength });
  });
  await remove([...files.keys()].filter((path) => !objects.has(path)));
  return counter.result;
}

/** The name of an object cannot be a file's below the directory. */
export class UnsafeNameError extends OpenStackError {
  static override readonly code: string = 'UNSAFE_NAME';
}

function count(onProgress: SyncOptions['onProgress']) {
  const result = { uploaded: 0, downloaded: 0, deleted: 0, unchanged: 0 };
  return {
    result,
    tell(step: SyncStep): void {
      result[step.action]++;
      onProgress?.(step);
    },
  };
}

/** Regular files by their path below the directory. */
async function filesIn(directory: string): Promise<Map<string, LocalFile>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = new Map<string, LocalFile>();
  for (const entry of entries.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const { size, mtimeMs } = await stat(path);
    files.set(relative(directory, path).replaceAll(sep, '/'), { size, modified: mtimeMs });
  }
  return files;
}

/** Objects by their name behind the prefix. Those that stand for directories are none to be copied. */
async function objectsIn(
  store: ObjectStoreService,
  container: Ref<Container>,
  prefix: string,
  call: CallOptions,
): Promise<Map<string, StoredObject>> {
  const objects = new Map<string, StoredObject>();
  for await (const object of store.listObjects(container, { prefix }, call)) {
    const isDirectory = object.name.endsWith('/') || object.contentType === 'application/directory';
    if (!isDirectory) objects.set(object.name.slice(prefix.length), object);
  }
  return objects;
}

/** Files have the time of the object that they were downloaded from, give or take how file systems round it. */
function isOfSameTime(behind: number): boolean {
  return Math.abs(behind) <= 1;
}

/** @param isCurrent - Of a large object: is told by how many milliseconds the file is older. */
async function isUnchanged(
  path: string,
  file: LocalFile,
  object: StoredObject | undefined,
  isCurrent: (behind: number) => boolean,
): Promise<boolean> {
  if (object === undefined) return false;
  const { contentLength, etag, sloEtag, lastModifiedAt } = object;
  if (contentLength !== file.size) return false;
  // Lists tell times without a zone, in UTC, and in microseconds.
  if (sloEtag !== undefined) return isCurrent(Date.parse(`${lastModifiedAt}Z`) - Math.floor(file.modified));
  return (await md5OfFile(path)) === etag;
}

/** All directories that a path leads through. */
function directoriesOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

/** @param directories - Those that other objects need. */
function checkName(directory: string, path: string, directories: ReadonlySet<string>): void {
  const at = resolve(directory, path);
  const fail = (why: string): never => {
    throw new UnsafeNameError(`The object "${path}" ${why}`);
  };
  const isBelow = at.startsWith(resolve(directory) + sep) && !path.split('/').includes('..');
  if (!isBelow) fail(`would be written to ${at}, out of ${directory}`);
  if (path.split('/').some((part) => part === '' || part === '.')) fail(`would be written to ${at}, as another may be`);
  if (directories.has(path)) fail(`cannot be a file, as others need a directory of that name, such as "${path}/…"`);
}

/** Removes a file, and directories that have nothing else in them. Returns whether it was there. */
async function removeFile(directory: string, path: string): Promise<boolean> {
  try {
    await rm(join(directory, path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
  try {
    for (const each of directoriesOf(path).reverse()) await rmdir(join(directory, each));
  } catch {
    // There is something else in it, or it is gone already.
  }
  return true;
}
