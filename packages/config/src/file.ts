import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { ConfigError, isJsonObject, type JsonObject } from '@os/core';
import { LineCounter, parseDocument, visit } from 'yaml';
import type { Environment } from './env.js';

/** Where clouds.yaml is looked for, in this order. */
export function defaultFiles(env: Environment = process.env): string[] {
  if (env['OS_CLIENT_CONFIG_FILE']) return [env['OS_CLIENT_CONFIG_FILE']];
  return ['.', join(homedir(), '.config', 'openstack'), '/etc/openstack'].flatMap((folder) =>
    ['clouds.yaml', 'clouds.yml', 'clouds.json'].map((name) => resolve(folder, name)),
  );
}

/** The clouds of the first of these files that exists. */
export interface CloudFile {
  readonly path: string;
  readonly clouds: JsonObject;
}

/**
 * Reads the first of these files that exists.
 *
 * @throws ConfigError - none exists, or what the first one holds is not a file of clouds.
 */
export function readFirst(files: readonly string[]): CloudFile {
  const path = files.find((file) => existsSync(file));
  if (path === undefined) throw new ConfigError(`There is no file of clouds; looked for ${files.join(', ')}`);
  const { clouds = {} } = parse(path);
  if (!isJsonObject(clouds)) throw new ConfigError(`${path}: "clouds" must hold entries, one for each cloud`);
  return { path, clouds };
}

function parse(path: string): JsonObject {
  const lines = new LineCounter();
  const document = parseDocument(read(path), { lineCounter: lines, prettyErrors: false, merge: true });
  const [error] = document.errors;
  if (error) {
    // The parser's own message may quote the file, passwords and all.
    const { line, col } = lines.linePos(error.pos[0]);
    throw new ConfigError(`${path} is not valid YAML: ${error.code} in line ${line}, column ${col}`);
  }
  // Numbers stay as they were written: a password of digits is a text, leading zeros included.
  visit(document, {
    Scalar(_, node) {
      if (typeof node.value === 'number') node.value = node.source;
    },
  });
  const content: unknown = document.toJS();
  if (!isJsonObject(content)) throw new ConfigError(`${path} is no file of clouds: it must have the key "clouds"`);
  return content;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new ConfigError(`${path} cannot be read: ${String(cause)}`, { cause });
  }
}
