// Makes packages of each kind by @os/create-service, with the packed packages alone; builds and tests them, and checks what
// would be published. They share one installation.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { eachAtOnce } from '../run.mjs';
import { SCOPE } from '../scope.mjs';
import { summary } from '../steps.mjs';
import { root } from '../workspace.mjs';
import { install } from './install.mjs';

const PACKAGES = {
  widgets: ['--type', 'widget', '--key', 'widgets', '--name', '@acme/openstack-widgets'],
  'big-screws': ['--type', 'acme-screw', '--key', 'screws', '--resource', 'bigScrew', '--api-version', 'v2.1'],
  login: ['--kind', 'authenticator', '--plugin', 'acme_ticket'],
  quick: ['--kind', 'transport'],
};
const PUBLINT = join(root, 'node_modules/publint/src/cli.js');
const ATTW = join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js');

const ours = ['core', 'create-service', 'testing'].map((name) => [`${SCOPE}/${name}`, '']);
const folder = install('created', {
  manifest: {
    type: 'module',
    devDependencies: { ...Object.fromEntries(ours), '@types/node': '^20.19.0', tsup: '^8.5.1', typescript: '~5.9.3' },
  },
});
const CREATE = join(folder, 'node_modules', SCOPE, 'create-service/dist/cli.js');

const counts = { passed: 0, failed: 0, skipped: 0 };
await eachAtOnce(Object.entries(PACKAGES), async ([name, args]) => {
  const path = join(folder, name);
  try {
    await run(process.execPath, [CREATE, name, ...args], folder);
    await run('npm', ['test'], path);
    const { stdout } = await run('npm', ['pack', '--ignore-scripts', '--loglevel=error'], path);
    const tarball = join(path, stdout.trim());
    await run(process.execPath, [PUBLINT, '--strict', tarball], path);
    await run(process.execPath, [ATTW, tarball, '--profile', 'node16'], path);
    console.log(`ok     ${name} ${args.join(' ')}`);
    counts.passed++;
  } catch (error) {
    console.error(`FAILED ${name} ${args.join(' ')}\n${error.message}\n${error.stdout}`);
    counts.failed++;
  }
});
console.log(summary(counts));
process.exit(counts.failed > 0 ? 1 : 0);

function run(command, args, cwd) {
  return promisify(execFile)(command, args, { cwd, shell: process.platform === 'win32', maxBuffer: 1e8 });
}
