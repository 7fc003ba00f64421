import { createReadStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { InvalidAttributeError, type Ref } from '@os/core';
import type { Image, ImageService, SizedData, TransferOptions } from '@os/image/pure';

/** Read at a time. */
const CHUNK = 1 << 20;

/**
 * The data of a file, for everything that takes data of an image. They are read while they are sent, piece by piece.
 *
 * ```ts
 * await conn.image.createImageFrom(await fileData('debian.qcow2'), { name: 'debian', diskFormat: 'qcow2' });
 * ```
 *
 * @throws InvalidAttributeError - it is no regular file but a directory, a pipe or a device.
 */
export async function fileData(path: string | URL): Promise<SizedData> {
  const found = await stat(path);
  // Pipes and devices say that they are empty.
  if (!found.isFile()) {
    throw new InvalidAttributeError(`${String(path)} is no regular file; of others, a stream can be uploaded`);
  }
  const stream = (): ReadableStream<Uint8Array> =>
    Readable.toWeb(createReadStream(path, { highWaterMark: CHUNK })) as ReadableStream<Uint8Array>;
  return { size: found.size, stream };
}

/**
 * Downloads the data of an image into a file. It has its name only when it is complete and verified: until then, it is beside
 * that, with `.part` behind the name, and is removed if something goes wrong.
 *
 * @throws ChecksumError - the data are not what the service says.
 */
export async function downloadToFile(
  service: Pick<ImageService, 'downloadImage'>,
  image: Ref<Image>,
  path: string,
  options?: TransferOptions,
): Promise<void> {
  const part = `${path}.part`;
  const stream = await service.downloadImage(image, options);
  try {
    const file = await open(part, 'w');
    try {
      for await (const chunk of stream) await file.writeFile(chunk);
    } finally {
      await file.close();
    }
    await rename(part, path);
  } catch (error) {
    // Where the file could not be opened, nobody has read it.
    await stream.cancel().catch(() => undefined);
    await rm(part, { force: true });
    throw error;
  }
}
