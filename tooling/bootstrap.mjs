// Makes a checkout ready and runs a script in it; needs Node and npm alone.
//
//   node tooling/bootstrap.mjs [--build] SCRIPT [ARGUMENT...]
//
// Installs the dependencies where they are missing or not those of the lockfile, builds what changed (--build), then
// runs the script. When nothing changed it needs no network. What is printed to standard output is the script's alone.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pnpm } from './pnpm.mjs';
import { cache, root } from './workspace.mjs';

const lockfile = readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8');
const installed = join(cache, 'installed-lock.yaml');

const args = process.argv.slice(2);
const build = args[0] === '--build' && args.shift();
if (args.length === 0) fail('Say which script to run: node tooling/bootstrap.mjs [--build] SCRIPT');

checkNode();
if (!isInstalled()) install();
if (build) node(['tooling/build.mjs'], process.stderr);
node(args, process.stdout);

function checkNode() {
  const needed = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).engines.node.replace('>=', '');
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [neededMajor, neededMinor] = needed.split('.').map(Number);
  if (major < neededMajor || (major === neededMajor && minor < neededMinor))
    fail(`Node ${needed} or later is needed; this is ${process.versions.node}`);
}

function isInstalled() {
  return existsSync(installed) && readFileSync(installed, 'utf8') === lockfile;
}

function install() {
  console.error('Installing dependencies ...');
  node([pnpm(), 'install', '--frozen-lockfile', '--reporter=append-only'], process.stderr);
  mkdirSync(cache, { recursive: true });
  writeFileSync(installed, lockfile);
}

function node(parameters, output) {
  const { status } = spawnSync(process.execPath, parameters, { cwd: root, stdio: ['inherit', output, 'inherit'] });
  if (status !== 0) process.exit(status ?? 1);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
