// Compiles the snippets of the documents against the built packages, and runs them against a fake cloud:
//
//   node tooling/snippets/snippets.mjs [DOCUMENT...]
//
// What documents take for granted is in `preludes`. CONTRIBUTING.md has the rules for whoever writes.
import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { eachAtOnce, secondsSince } from '../run.mjs';
import { summary } from '../steps.mjs';
import { compile, write } from './compile.mjs';
import { documents } from './documents.mjs';
import { moduleOf } from './module.mjs';
import { BUILT, CLOUD, HERE } from './places.mjs';
import { run } from './run.mjs';

const only = process.argv.slice(2);
const stranger = only.find((document) => !documents.includes(document));
if (stranger) throw new Error(`${stranger} is no document with snippets; these are: ${documents.join(', ')}`);
const modules = documents
  .filter((document) => only.length === 0 || only.includes(document))
  .map(moduleOf)
  .filter(({ snippets }) => snippets.length > 0);

rmSync(BUILT, { recursive: true, force: true });
for (const { file, code } of modules) write(file, code);
symlinkSync(join(HERE, 'node_modules'), join(BUILT, 'node_modules'), 'junction');

const counts = { passed: 0, failed: 0 };
const reasons = new Map();
const faultsOfCloud = compile(CLOUD, 'the fake cloud');
if (faultsOfCloud.length > 0) throw new Error(faultsOfCloud.join('\n'));
await eachAtOnce(modules, async (each) => {
  const { document, snippets, file, isRun } = each;
  const start = performance.now();
  const compiled = compile(file, document);
  const faulty = compiled.length > 0 ? compiled : isRun ? await run(each) : [];
  const isGood = faulty.length === 0;
  for (const { reason } of snippets) if (reason !== undefined) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  counts[isGood ? 'passed' : 'failed'] += snippets.length;
  console.log(`${isGood ? 'ok    ' : 'FAILED'} ${document}: ${snippets.length} snippets (${secondsSince(start)})`);
  if (!isGood) console.error(faulty.join('\n'));
});
for (const [reason, count] of reasons) console.log(`${count} compiled, but not run: ${reason}`);
console.log(summary(counts));
process.exit(counts.failed > 0 ? 1 : 0);
