import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Connection, PipelineResponse } from '@os/core';

/** One request of a recording, and what a real service answered. */
export interface Exchange {
  readonly request: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed if it was JSON. */
  readonly body: unknown;
}

/** What was recorded of one case, and the version of the service that answered, as Debian's packages count. */
export interface Recording {
  readonly name: string;
  readonly version: string;
  readonly exchanges: readonly Exchange[];
}

/** Headers that tell of pages and errors. */
const HEADERS = /^(link|content-type|retry-after|www-authenticate|x-trans-id|.*request-id)$/;

/** Keeps the answers of real services, trimmed, for unit tests: with `OS_RECORD_ANSWERS=1`, `write` puts them there. */
export function recording(
  conn: Connection,
  file: string,
  trim: (body: unknown) => unknown = trimmed,
): {
  during: <T>(name: string, run: () => Promise<T>) => Promise<T>;
  write: () => void;
} {
  const recordings: Recording[] = [];
  let exchanges: Exchange[] | undefined;
  conn.session.policies.add({
    name: 'record',
    async send(request, next) {
      const response: PipelineResponse = await next(request);
      if (request.service !== undefined && typeof response.body === 'string') {
        exchanges?.push({
          request: `${request.method} ${request.url}`,
          status: response.status,
          headers: Object.fromEntries(Object.entries(response.headers).filter(([name]) => HEADERS.test(name))),
          body: trim(parsed(response.body)),
        });
      }
      return response;
    },
  });
  return {
    async during(name, run) {
      exchanges = [];
      try {
        return await run();
      } finally {
        recordings.push({ name, version: versionOf(name.split(' ')[0]!), exchanges });
        exchanges = undefined;
      }
    },
    write() {
      if (!process.env['OS_RECORD_ANSWERS']) return;
      const path = fileURLToPath(new URL(`../recorded/${file}.json`, `file://${__filename}`));
      // A line for each exchange, so that differences can be read.
      const texts = recordings.map(({ exchanges: all, ...rest }) => {
        const lines = all.map((each) => `  ${JSON.stringify(each)}`);
        return `${JSON.stringify(rest).slice(0, -1)},"exchanges":[\n${lines.join(',\n')}]}`;
      });
      writeFileSync(path, `[\n${texts.join(',\n')}\n]\n`);
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Items with their ids and names alone. */
function trimmed(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(identity);
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [
      key,
      Array.isArray(value) && !key.endsWith('links') ? value.map(identity) : value,
    ]),
  );
}

function identity(item: unknown): unknown {
  if (typeof item !== 'object' || item === null) return item;
  return Object.fromEntries(
    Object.entries(item).filter(([key]) => /^(id|uuid|name|namespace|alias|subdir|.*_(id|ref))$/.test(key)),
  );
}

/** The version that Debian's package of the cloud of `tooling/cloud` has. */
function versionOf(service: string): string {
  const root = process.env['OSCLOUD_DIR'] ?? '/var/tmp/oscloud';
  const status = `${root}/rootfs/var/lib/dpkg/status`;
  const all = existsSync(status) ? readFileSync(status, 'utf8') : '';
  return (
    new RegExp(`^Package: python3-${service}\n(?:.+\n)*?Version: (?:\\d+:)?(.*)$`, 'm').exec(all)?.[1] ?? 'unknown'
  );
}
