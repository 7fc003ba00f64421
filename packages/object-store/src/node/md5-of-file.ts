import { createMd5 } from '#md5';
import { createReadStream } from 'node:fs';

/** In hexadecimal. */
export async function md5OfFile(path: string): Promise<string> {
  const digest = createMd5!();
  try {
    for await (const piece of createReadStream(path, { highWaterMark: 524_288 })) await digest.update(piece as Buffer);
    return await digest.hex();
  } finally {
    digest.drop();
  }
}
