import { existsSync, readFileSync } from 'node:fs';
import { ConfigError, isJsonObject, type JsonObject } from '@os/core';
import { isAlias, isMap, isScalar, isSeq, parseDocument, type Document, type Pair, type YAMLMap } from 'yaml';
import type { Section } from './setting.js';

/** A file of settings. */
export interface Source extends Section {
  readonly path: string;
}

/**
 * Reads a file of settings, in YAML or JSON. Every scalar in it is a text, just as it is written: a password of digits
 * keeps its leading zeros, and one that reads `no` is not false. Null stays null.
 *
 * @throws ConfigError - it cannot be read, or is malformed. The message has the line, but quotes nothing.
 */
export function readSource(path: string): Source {
  const text = read(path);
  // The parser's own message may quote the file, passwords and all.
  const broken = (reason: string, offset?: number) =>
    new ConfigError(`${path}${offset === undefined ? '' : `:${lineOf(text, offset)}`} is not valid: ${reason}`);
  const document = parseDocument(text, {
    schema: 'failsafe',
    customTags: (tags) => [...tags, 'null', 'merge'],
    prettyErrors: false,
    // Its warnings quote the file too.
    logLevel: 'error',
  });
  const [error] = document.errors;
  if (error)
    throw broken(
      `${error.code.toLowerCase().replaceAll('_', ' ')}, column ${columnOf(text, error.pos[0])}`,
      error.pos[0],
    );
  let data: unknown;
  try {
    data = document.toJS();
  } catch {
    throw broken('an alias (*name) has no anchor (&name) before it, or they are too many');
  }
  if (!isJsonObject(data ?? {})) throw broken('it must hold keys with values', 0);
  return {
    path,
    values: (data ?? {}) as JsonObject,
    origin: (keys) => ({
      key: keys.join('.'),
      get place() {
        return `${path}:${lineOf(text, offsetOf(document, keys))}`;
      },
    }),
  };
}

/** The first of these files that exists, if any. */
export function firstSource(paths: readonly string[]): Source | undefined {
  const path = paths.find((each) => existsSync(each));
  return path === undefined ? undefined : readSource(path);
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const reasons: Record<string, string> = {
      EACCES: 'this user may not read it',
      EISDIR: 'it is a folder',
      ENOENT: 'it does not exist',
    };
    throw new ConfigError(`${path} cannot be read: ${reasons[code ?? ''] ?? code ?? 'unknown reason'}`, { cause });
  }
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function columnOf(text: string, offset: number): number {
  return offset - text.lastIndexOf('\n', offset - 1);
}

/** Where the value at the end of these keys begins, or else the last of them that is found. */
function offsetOf(document: Document, keys: readonly string[]): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const key of keys) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair = pairOf(node, key, document);
      if (!pair) break;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      offset = startOf(node) ?? offset;
    }
  }
  return offset;
}

/** The pair of a key, be it in the map itself or in one that is merged into it (`<<: *other`). */
function pairOf(map: YAMLMap, key: string, document: Document): Pair | undefined {
  const own = map.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
  if (own) return own;
  for (const { key: name, value } of map.items) {
    if (!isScalar(name) || name.source !== '<<') continue;
    for (const each of isSeq(value) ? value.items : [value]) {
      const merged = isAlias(each) ? each.resolve(document) : each;
      const found = isMap(merged) && pairOf(merged, key, document);
      if (found) return found;
    }
  }
  return undefined;
}

function startOf(node: unknown): number | undefined {
  return (node as { range?: [number, number, number] | null } | undefined)?.range?.[0];
}
