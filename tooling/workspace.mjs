import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Where stamps and tools live between runs; removing `node_modules` removes it too. */
export const cache = join(root, 'node_modules/.cache');

const DEPENDENCY_FIELDS = ['dependencies', 'peerDependencies', 'devDependencies'];

/**
 * The published packages, each after those it depends on.
 * @param {string} [workspace] folder; default: this one
 * @returns {{ name: string, folder: string, path: string, manifest: Record<string, any>, needs: string[] }[]}
 */
export function packages(workspace = root) {
  const all = readdirSync(join(workspace, 'packages'))
    .map((folder) => ({ folder, path: join(workspace, 'packages', folder) }))
    .filter(({ path }) => existsSync(join(path, 'package.json')))
    .map((place) => ({ ...place, manifest: JSON.parse(readFileSync(join(place.path, 'package.json'), 'utf8')) }));
  const names = new Set(all.map(({ manifest }) => manifest.name));
  const needs = ({ manifest }) =>
    [...new Set(DEPENDENCY_FIELDS.flatMap((field) => Object.keys(manifest[field] ?? {})))].filter((name) =>
      names.has(name),
    );
  return inOrder(all.map((found) => ({ ...found, name: found.manifest.name, needs: needs(found) })));
}

function inOrder(waiting) {
  const ordered = [];
  const done = new Set();
  while (waiting.length > 0) {
    const ready = waiting.filter(({ needs }) => needs.every((name) => done.has(name)));
    if (ready.length === 0)
      throw new Error(`Packages depend on each other: ${waiting.map(({ name }) => name).join(', ')}`);
    for (const found of ready) done.add(found.name);
    ordered.push(...ready);
    waiting = waiting.filter(({ name }) => !done.has(name));
  }
  return ordered;
}
