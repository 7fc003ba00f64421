import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tool } from './tool.mjs';
import { root } from './workspace.mjs';

/**
 * The script of the pnpm that package.json asks for. Not by corepack, which does not come with every Node, nor works behind
 * every mirror.
 */
export function pnpm() {
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return tool(packageManager, 'bin/pnpm.cjs');
}
