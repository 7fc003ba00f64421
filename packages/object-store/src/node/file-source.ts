import { open, stat, type FileHandle } from 'node:fs/promises';
import type { ByteSource } from '../source.js';

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
    let file: FileHandle | undefined;
    let at = this.#start;
    const end = at + this.size;
    return new ReadableStream<Uint8Array>(
      {
        pull: async (controller) => {
          file ??= await open(this.#path);
          // Not from the shared pool, where it would stay as long as what lies beside it.
          const piece = Buffer.allocUnsafeSlow(Math.min(PIECE, end - at));
          const { bytesRead } = piece.length > 0 ? await file.read(piece, 0, piece.length, at) : { bytesRead: 0 };
          if (bytesRead === 0) {
            await file.close();
            if (at < end) throw new Error(`${this.#path} has become shorter: it ends at ${at} instead of ${end}`);
            controller.close();
            return;
          }
          at += bytesRead;
          controller.enqueue(piece.subarray(0, bytesRead));
        },
        cancel: () => file?.close(),
      },
      { highWaterMark: 0 },
    );
  }
}

/**
 * A file, to be uploaded: `uploadObject('backups', 'db.dump', await fileSource('/var/backups/db.dump'))`. It is read while it
 * is sent, and again where something has to be sent again.
 */
export async function fileSource(path: string): Promise<ByteSource> {
  const { size, mtimeMs } = await stat(path);
  return new FilePart(path, 0, size, Math.floor(mtimeMs));
}
