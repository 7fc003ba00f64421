import { open, stat, type FileHandle } from 'node:fs/promises';
import { InvalidAttributeError } from '@os/core';
import { REUSE, type ReusingStream } from '@os/core/node';
import type { ByteSource, Look } from '../source.js';

/** Bytes that are read at a time: the fewer steps the better. */
const PIECE = 1_048_576;

/** A part of a file, read anew by each stream. */
class FilePart implements ByteSource {
  readonly size: number;
  readonly lastModified: number;
  readonly #path: string;
  readonly #start: number;

  constructor(path: string, start: number, size: number, lastModified: number) {
    this.#path = path;
    this.#start = start;
    this.size = size;
    this.lastModified = lastModified;
  }

  slice(start: number, end: number): FilePart {
    return new FilePart(this.#path, this.#start + start, Math.min(end, this.size) - start, this.lastModified);
  }

  stream(): ReadableStream<Uint8Array> {
    return this.watched(() => undefined);
  }

  watched(look: Look, memory?: ArrayBufferLike): ReadableStream<Uint8Array> {
    let opening: Promise<FileHandle> | undefined;
    // Whoever cancels may do so while the file is being opened.
    const close = async (): Promise<void> => (await opening)?.close();
    let at = this.#start;
    const end = at + this.size;
    const rooms: Uint8Array[] = [];
    const stream: ReusingStream = new ReadableStream<Uint8Array>(
      {
        pull: async (controller) => {
          try {
            const file = await (opening ??= open(this.#path));
            const piece = roomFor(Math.min(PIECE, end - at));
            if (piece.length === 0) {
              await close();
              return controller.close();
            }
            for (let filled = 0; filled < piece.length;) {
              const { bytesRead } = await file.read(piece, filled, piece.length - filled, at);
              if (bytesRead === 0) {
                throw new Error(`${this.#path} has become shorter: it ends at ${at} instead of ${end}`);
              }
              filled += bytesRead;
              at += bytesRead;
            }
            const looking = look(piece);
            if (looking) await looking;
            controller.enqueue(piece);
          } catch (error) {
            await close().catch(() => undefined);
            throw error;
          }
        },
        cancel: close,
      },
      { highWaterMark: 0 },
    );
    const roomFor = (length: number): Uint8Array => {
      const room = rooms.shift();
      // Not from the shared pool, where it would stay as long as what lies beside it.
      if (!room) return Buffer.allocUnsafeSlow(length);
      rooms.push(room);
      return room.subarray(0, length);
    };
    stream[REUSE] = () => {
      if (this.size <= PIECE) return;
      const all = memory ?? new ArrayBuffer(2 * PIECE);
      rooms.push(new Uint8Array(all, 0, PIECE), new Uint8Array(all, PIECE, PIECE));
    };
    return stream;
  }
}

/**
 * A file, to be uploaded: `uploadObject('backups', 'db.dump', await fileSource('/var/backups/db.dump'))`. It is read while it
 * is sent, and again where something has to be sent again.
 *
 * @throws InvalidAttributeError - it is no regular file but a directory, a pipe or a device.
 */
export async function fileSource(path: string): Promise<ByteSource> {
  const found = await stat(path);
  // Pipes and devices say that they are empty.
  if (!found.isFile())
    throw new InvalidAttributeError(`${path} is no regular file; of others, a stream can be uploaded`);
  return new FilePart(path, 0, found.size, Math.floor(found.mtimeMs));
}
