// What the packages, and apps made of them, weigh: against their budgets, and as docs/sizes.md has it.
//
//   node tooling/consumers/size.mjs [--write | --peers]
//
// `--write` writes docs/sizes.md. So does `--peers`, which measures anew what others weigh, and what npm installs.
import { readFileSync } from 'node:fs';
import { bundleSize } from './size/bundle.mjs';
import { differences, writeDocument } from './size/document.mjs';
import { measureTables } from './size/tables.mjs';

const budgets = JSON.parse(readFileSync(new URL('./size-budgets.json', import.meta.url), 'utf8'));
const withPeers = process.argv.includes('--peers');

const entries = [];
let isOver = false;
for (const { name, limit, ...program } of budgets) {
  const figures = await bundleSize(program);
  const [, size] = figures;
  const isGood = size <= limit;
  isOver ||= !isGood;
  entries.push({ name, figures });
  console.log(
    `${name.padEnd(64)} ${String(size).padStart(6)} of ${String(limit).padStart(6)} bytes ${isGood ? '' : ' TOO MUCH'}`,
  );
}

const tables = await measureTables(entries, { withPeers });
if (withPeers || process.argv.includes('--write')) await writeDocument(tables);
const stale = differences(tables);
for (const difference of stale) console.error(difference);
console.log(stale.length > 0 ? 'docs/sizes.md is stale: run npm run size -- --write' : 'docs/sizes.md is as measured');
process.exit(isOver || stale.length > 0 ? 1 : 0);
