import type { Transform } from 'node:stream';

/** What servers may compress answers with. */
export const ACCEPT_ENCODING = 'gzip, deflate, br';

/**
 * Undoes the compression of an answer, and removes the header that tells of it; undefined if there is none, or one that
 * was not asked for.
 */
export function decoderOf(headers: Record<string, unknown>): Transform | undefined {
  const encoding = headers['content-encoding'];
  if (typeof encoding !== 'string') return undefined;
  const decoder = create(encoding.trim().toLowerCase());
  if (decoder) delete headers['content-encoding'];
  return decoder;
}

function create(encoding: string): Transform | undefined {
  // Loaded when it is needed, which it seldom is.
  const zlib = process.getBuiltinModule('node:zlib');
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
    case 'deflate':
      return zlib.createUnzip();
    case 'br':
      return zlib.createBrotliDecompress();
    default:
      return undefined;
  }
}
