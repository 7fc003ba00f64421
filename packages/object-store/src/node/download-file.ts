import { open, readFile, rename, rm, writeFile, type FileHandle } from 'node:fs/promises';
import type { CallOptions, Ref } from '@os/core';
import {
  IntegrityError,
  type Container,
  type ObjectRef,
  type ObjectStoreService,
  type Progress,
} from '@os/object-store/pure';
import { checkCount, eachOf } from './each-of.js';
import { md5OfFile } from './md5-of-file.js';

const MIB = 2 ** 20;

/** How a file is downloaded. */
export interface DownloadFileOptions extends CallOptions {
  /** Bytes that are asked for at a time. Default: 64 MiB. */
  readonly partSize?: number | undefined;
  /** Parts under way at a time. Default: 4. */
  readonly concurrency?: number | undefined;
  /** Goes on with what an earlier download of the same object has left. Default: true. */
  readonly resume?: boolean | undefined;
  /** Compares the MD5 of the file with the object's; large objects have none. Default: true. */
  readonly checksum?: boolean | undefined;
  /** Told whenever more is there. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** What is written down beside a file that is being downloaded. */
interface Journal {
  readonly etag: string;
  readonly size: number;
  readonly partSize: number;
  readonly done: number[];
}

/**
 * Downloads an object to a file, in parts, several at a time. The file appears when all of it is there; until then,
 * `<path>.part` and `<path>.part.json` hold what there is, and a later call goes on with it.
 *
 * @throws NotFoundError - there is no such object.
 * @throws HttpError - with status 412: it was replaced meanwhile.
 * @throws IntegrityError - what came is not what is stored.
 */
export async function downloadFile(
  store: ObjectStoreService,
  container: Ref<Container>,
  object: ObjectRef,
  path: string,
  options: DownloadFileOptions = {},
): Promise<void> {
  const { partSize = 64 * MIB, concurrency = 4, resume = true, checksum = true, onProgress, ...call } = options;
  checkCount('partSize', partSize);
  checkCount('concurrency', concurrency);
  const {
    etag,
    contentLength: size,
    isStaticLargeObject,
    objectManifest,
  } = await store.getObjectMetadata(container, object, call);
  const partial = `${path}.part`;
  const journalPath = `${partial}.json`;
  const fresh: Journal = { etag, size, partSize, done: [] };
  const journal = (resume ? await journalOf(journalPath, fresh) : undefined) ?? fresh;
  const file = await open(partial, journal.done.length > 0 ? 'r+' : 'w');
  let loaded = 0;
  const onBytes = (count: number): void => {
    loaded += count;
    onProgress?.({ loaded, total: size });
  };
  const lengthOf = (index: number): number => Math.min(partSize, size - index * partSize);
  const indexes = Array.from({ length: Math.ceil(size / partSize) }, (_, index) => index);
  try {
    for (const index of journal.done) onBytes(lengthOf(index));
    const missing = indexes.filter((index) => !journal.done.includes(index));
    await eachOf(missing, concurrency, call.signal, async (index, signal) => {
      const range = { offset: index * partSize, length: lengthOf(index) };
      const { body } = await store.downloadObject(container, object, {
        ...call,
        signal,
        range,
        ifMatch: quoted(etag, isStaticLargeObject === true || Boolean(objectManifest)),
      });
      await write(file, body, range.offset, onBytes);
      journal.done.push(index);
      await writeFile(journalPath, JSON.stringify(journal));
    });
  } finally {
    await file.close();
  }
  const isMd5 = !isStaticLargeObject && !objectManifest;
  const md5 = checksum && isMd5 ? await md5OfFile(partial) : etag;
  if (md5 !== etag) {
    await rm(partial, { force: true });
    await rm(journalPath, { force: true });
    throw new IntegrityError(`What came for ${path} has the MD5 ${md5}; what is stored has ${etag}`);
  }
  await rename(partial, path);
  await rm(journalPath, { force: true });
}

/** What is left of a download of the same content. */
async function journalOf(path: string, wanted: Journal): Promise<Journal | undefined> {
  try {
    const { done, ...left } = JSON.parse(await readFile(path, 'utf8')) as Journal;
    const { done: _, ...same } = wanted;
    return JSON.stringify(left) === JSON.stringify(same) && Array.isArray(done) ? { ...same, done } : undefined;
  } catch {
    return undefined;
  }
}

/** The checksums of large objects are in quotes. */
function quoted(etag: string, isLarge: boolean): string {
  return isLarge ? `"${etag}"` : etag;
}

async function write(
  file: FileHandle,
  body: ReadableStream<Uint8Array>,
  offset: number,
  onBytes: (count: number) => void,
): Promise<void> {
  let at = offset;
  let pieces: Uint8Array[] = [];
  let gathered = 0;
  const flush = async (): Promise<void> => {
    await file.writev(pieces, at);
    at += gathered;
    pieces = [];
    gathered = 0;
  };
  for await (const piece of body as ReadableStream<Uint8Array> & AsyncIterable<Uint8Array>) {
    pieces.push(piece);
    gathered += piece.length;
    onBytes(piece.length);
    if (gathered >= MIB) await flush();
  }
  if (gathered > 0) await flush();
}
