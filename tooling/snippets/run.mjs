import { chmodSync, cpSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runNode } from '../run.mjs';
import { root } from '../workspace.mjs';
import { BUILT, CLOUD, HERE } from './places.mjs';

const CERTIFICATE = join(HERE, 'cloud/certificate.pem');

/** Runs a document in a folder of its own, and returns what went wrong. */
export async function run({ document, snippets, file }) {
  const home = join(BUILT, 'home', document.replaceAll('/', '-'));
  cpSync(join(HERE, 'cloud/home'), home, { recursive: true });
  cpSync(CERTIFICATE, join(home, 'cloud-ca.pem'));
  chmodSync(join(home, 'secure.yaml'), 0o600);
  const foreign = Object.keys(process.env).filter((name) => /^OS_|_PROXY$/i.test(name));
  const env = {
    ...Object.fromEntries(foreign.map((name) => [name, undefined])),
    HOME: home,
    USERPROFILE: home,
    LOCALAPPDATA: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_CACHE_HOME: join(home, '.cache'),
    NODE_EXTRA_CA_CERTS: CERTIFICATE,
    SNIPPETS_CLOUD: pathToFileURL(join(HERE, 'cloud/')).href,
    OS_AUTH_URL: 'https://cloud.example.com:5000/v3',
    OS_USERNAME: 'admin',
    OS_PASSWORD: 'secret',
    OS_PROJECT_NAME: 'admin',
  };
  const [cloud, script] = [CLOUD, file].map((each) => join(BUILT, 'js', relative(root, each).replace(/\.ts$/, '.js')));
  // What `node:test` prints goes elsewhere; that a test failed shows in the code.
  const reporter = ['--test-reporter', 'tap', '--test-reporter-destination', 'tests.tap'];
  const args = ['--enable-source-maps', ...reporter, '--import', pathToFileURL(cloud).href, script];
  const { code, output } = await runNode(args, { cwd: home, env, minutes: 1 });
  const [start, ...parts] = output.split('\0');
  const printed = new Map(parts.map((part) => [part.split('\n', 1)[0], part.slice(part.indexOf('\n') + 1)]));
  const faulty = [];
  const last = [...printed.keys()].at(-1);
  if (code !== 0 || last !== 'end') {
    const where = last === undefined ? 'before the first snippet' : `at ${document}:${last}`;
    faulty.push(`It ends with ${code} ${where}, having printed there:\n${printed.get(last) ?? start}`);
  } else {
    for (const { line, output: expected, reason } of snippets) {
      const actual = printed.get(String(line));
      if (actual === undefined && reason === undefined) faulty.push(`${document}:${line} was not run`);
      if (actual === undefined || expected === undefined || isMatch(actual, expected)) continue;
      faulty.push(`${document}:${line} should print\n${expected}but prints\n${actual}`);
    }
  }
  return faulty;
}

/** Whether a text is as expected, where "…" stands for anything on a line. */
function isMatch(actual, expected) {
  const parts = expected.trimEnd().split('…');
  return new RegExp(`^${parts.map((part) => part.replace(/[^\w\s]/g, '\\$&')).join('.*')}$`).test(actual.trimEnd());
}
