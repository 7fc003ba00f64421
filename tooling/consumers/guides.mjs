// Follows the guides that make a package, docs/guides/writing-*.md, to the letter, each in an empty folder, with the packed
// packages alone (snippets of all other documents are run by tooling/snippets/snippets.mjs):
//
//   node tooling/consumers/guides.mjs [GUIDE...]
//
// A block of `sh` is run, and what a block of `text` behind it has must be among what that printed. A block behind a
// paragraph that ends with a file's name and a colon is what that file is to hold.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { publishPacked, startRegistry } from '../registry.mjs';
import { followedGuides, GUIDES } from '../snippets/documents.mjs';
import { eachAtOnce, secondsSince } from '../run.mjs';
import { SCOPE } from '../scope.mjs';
import { summary } from '../steps.mjs';
import { cache, root } from '../workspace.mjs';

const NPM_CACHE = join(cache, 'npm-guides');
const BLOCK = /^(?:.*`(?<file>[\w./-]+)`:\n\n)?```(?<language>\w+)\n(?<text>[^]*?)^```$/gm;

// npm keeps what `npm create` has run, and would run it again.
rmSync(join(NPM_CACHE, '_npx'), { recursive: true, force: true });
const registry = await startRegistry(join(root, 'reports/guides/registry'), [SCOPE, '@acme']);
await publishPacked(registry.url);
const env = {
  ...process.env,
  ...registry.env,
  npm_config_cache: NPM_CACHE,
  npm_config_prefer_offline: 'true',
  npm_config_audit: 'false',
  npm_config_fund: 'false',
  npm_config_update_notifier: 'false',
  npm_config_yes: 'true',
};

const counts = { passed: 0, failed: 0, skipped: 0 };
const only = process.argv.slice(2);
const names = followedGuides.map((file) => basename(file, '.md'));
await eachAtOnce(
  names.filter((name) => only.length === 0 || only.includes(name)),
  async (name) => {
    const began = performance.now();
    const fault = await faultOf(name);
    counts[fault ? 'failed' : 'passed']++;
    console.log(`${fault ? 'FAILED' : 'ok    '} ${name} (${secondsSince(began)})`);
    if (fault) console.error(fault);
  },
);
registry.stop();
console.log(summary(counts));
process.exit(counts.failed > 0 ? 1 : 0);

/** What goes wrong for whoever follows a guide; undefined if nothing does. */
async function faultOf(name) {
  let folder = join(root, 'reports/guides', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  let printed = '';
  for (const { groups } of readFileSync(join(root, GUIDES, `${name}.md`), 'utf8').matchAll(BLOCK)) {
    const { file, language, text } = groups;
    if (file) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    } else if (language === 'sh') {
      printed = '';
      for (const command of text.trim().split('\n')) {
        const [, place] = /^cd (.+)$/.exec(command) ?? [];
        if (place) {
          folder = resolve(folder, place);
          continue;
        }
        const { code, output } = await run(command, folder);
        if (code !== 0) return `"${command}" ends with ${code}:\n${output}`;
        printed += output;
      }
    } else if (language === 'text') {
      const missing = text
        .trim()
        .split('\n')
        .find((line) => !printed.includes(line));
      if (missing) return `"${missing}" should be printed; this is:\n${printed}`;
    }
  }
}

function run(command, cwd) {
  return new Promise((done, reject) => {
    // Shells drop variables that have no proper name, as npm's settings of a registry do.
    const [program, ...args] = command.split(' ');
    const child = spawn(program, args, {
      cwd,
      env,
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 120_000,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('error', reject);
    child.on('close', (code, signal) => done({ code: code ?? signal, output }));
  });
}
