// What the SDK adds to the page: its own file, as it travels. Ends with status 1 if that is more than was promised.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** Bytes, gzipped. */
const LIMIT = 25_000;

/** @returns {{ sdk: number, rest: number, limit: number }} bytes of JavaScript, gzipped: the SDK's, and all else of the page */
export function pageSize() {
  const assets = new URL('./dist/assets/', import.meta.url);
  const sizeOf = (start) =>
    readdirSync(assets)
      .filter((name) => name.startsWith(start) && name.endsWith('.js'))
      .reduce((sum, name) => sum + gzipSync(readFileSync(new URL(name, assets)), { level: 9 }).length, 0);
  return { sdk: sizeOf('sdk-'), rest: sizeOf('index-'), limit: LIMIT };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { sdk, rest, limit } = pageSize();
  console.log(`SDK: ${sdk} of ${limit} bytes, gzipped; the rest of the page: ${rest}`);
  process.exitCode = sdk > 0 && sdk <= limit ? 0 : 1;
}
