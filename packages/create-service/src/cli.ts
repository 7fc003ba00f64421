#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readArguments, USAGE } from './arguments.js';
import { create, ensureFree } from './create.js';
import { asking, complete } from './questions.js';
import { UsageError } from './settings.js';

const own = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const { version } = JSON.parse(readFileSync(own('package.json'), 'utf8')) as { version: string };

const { ask, end } = asking(process.stdin, process.stdout);
try {
  const args = readArguments(process.argv.slice(2));
  if (!args) print(USAGE);
  else {
    if (args.folder !== undefined) ensureFree(args.folder);
    const { folder, answers } = await complete(args.kind, args.folder, args.given, ask);
    ensureFree(folder);
    // Versions of the packages go together.
    const files = create(resolve(folder), args.kind, answers, { templates: own('templates'), coreVersion: version });
    print(`${answers['name'] ?? ''} is in ${relative('.', folder) || '.'}:\n`);
    for (const file of files) print(`  ${file}`);
    print(`\nNext:\n\n  cd ${folder}\n  npm install\n  npm test`);
  }
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
} finally {
  end();
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
