// Bundles small apps out of the packed packages with each bundler, and runs what comes out: a registration that a bundler
// drops is dropped without a word, and shows only then.
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { root } from '../workspace.mjs';
import { bundlers } from './bundlers.mjs';
import { install } from './install.mjs';

const run = promisify(execFile);

/** Text that only one part of the library holds, and that no bundler changes. */
const NETWORK = 'security_group';
const SERVICE_METHODS = 'add_router_interface';
const OIDC = 'device_authorization_endpoint';
const AXIOS = 'isAxiosError';
const NODE = 'node:';

/** What each app prints, and what its bundle must not hold. */
const APPS = {
  registered: { prints: 'jenkins', lacks: [OIDC, AXIOS, NODE] },
  'named-import': { prints: 'jenkins', lacks: [OIDC, AXIOS, NODE] },
  without: { prints: "admin import '@os/network';", lacks: [NETWORK, OIDC, AXIOS, NODE] },
  explicit: { prints: 'jenkins', lacks: [OIDC, AXIOS, NODE] },
  resource: { prints: 'jenkins', lacks: [NETWORK, SERVICE_METHODS, OIDC, AXIOS, NODE] },
  later: { prints: 'jenkins', lacks: [OIDC, AXIOS, NODE] },
  subpath: { prints: 'v3oidcpassword jenkins', lacks: [AXIOS, NODE] },
  standalone: { prints: 'jenkins', lacks: [OIDC, AXIOS, NODE] },
  fetch: { prints: 'jenkins', lacks: [OIDC, AXIOS, NODE] },
};

const folder = install('bundles', {
  source: fileURLToPath(new URL('./apps', import.meta.url)),
  manifest: {
    type: 'module',
    dependencies: {
      '@os/core': '',
      '@os/auth-v3': '',
      '@os/auth-standalone': '',
      '@os/identity': '',
      '@os/network': '',
    },
  },
});

const problems = [];
for (const [app, { prints, lacks }] of Object.entries(APPS)) {
  const results = [];
  for (const [name, bundle] of Object.entries(bundlers)) {
    const target = join(folder, 'out', name, app);
    try {
      await bundle(join(folder, `${app}.mjs`), target);
      const { stdout } = await run(process.execPath, [join(target, 'main.mjs')]);
      if (stdout.trim() !== prints)
        problems.push(`${app} by ${name} printed "${stdout.trim()}" instead of "${prints}"`);
      const code = readdirSync(target, { recursive: true })
        .filter((file) => /\.m?js$/.test(file))
        .map((file) => readFileSync(join(target, file), 'utf8'))
        .join('\n');
      const held = lacks.filter((text) => code.includes(text));
      if (held.length > 0) problems.push(`${app} by ${name} holds ${held.join(' and ')}`);
      results.push(`${name} ${(code.length / 1024).toFixed(0)} KB`);
    } catch (error) {
      problems.push(`${app} by ${name}: ${error.stderr || error.stack || error}`);
      results.push(`${name} FAILED`);
    }
  }
  console.log(`${basename(app).padEnd(14)} ${results.join(', ')}`);
}
for (const problem of problems) console.error(problem.replaceAll(root, ''));
process.exit(problems.length > 0 ? 1 : 0);
