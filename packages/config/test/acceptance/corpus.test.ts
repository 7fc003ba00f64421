// Reads the corpus with the openstacksdk of this machine, and compares it with this package once more: what is recorded
// must still be what openstacksdk says, and a version that was not recorded must not say anything new.
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { AUTH_ALIASES, optionsOf } from '../../src/auth-options.js';
import { cases, expectKnownDifferences, FOLDER, recordings, type Recording } from '../corpus/corpus.js';

const PYTHON = '/usr/bin/python3';

/** What openstacksdk says, installed from Debian if need be. */
function live(): Recording {
  const isThere = () => spawnSync(PYTHON, ['-c', 'import openstack']).status === 0;
  if (!isThere()) {
    if (process.getuid?.() !== 0) {
      throw new Error(
        `${PYTHON} has no openstacksdk, and only root can install it: apt-get install python3-openstacksdk`,
      );
    }
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    execFileSync('apt-get', ['update'], { env, stdio: 'ignore' });
    execFileSync('apt-get', ['install', '--yes', '--no-install-recommends', 'python3-openstacksdk'], {
      env,
      stdio: 'ignore',
    });
  }
  const output = execFileSync(PYTHON, [join(FOLDER, 'dump.py')], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return JSON.parse(output) as Recording;
}

/** The options of each plugin of keystoneauth, as clouds.yaml spells them. */
const OPTIONS = `
import json
from keystoneauth1 import loading
names = loading.get_available_plugin_names()
options = {name: loading.get_plugin_loader(name).get_options() for name in names}
print(json.dumps({name: [each.name.replace('-', '_') for each in found] for name, found in options.items()}))
`;

let recording: Recording;
beforeAll(() => {
  recording = live();
}, 600_000);

test('what is recorded of this version is what it says', () => {
  const recorded = recordings.find(({ versions }) => versions.openstacksdk === recording.versions.openstacksdk);
  if (recorded) expect(recording.results).toEqual(recorded.results);
  else console.warn(`openstacksdk ${recording.versions.openstacksdk} is not recorded; it is compared all the same`);
});

test.each(cases.map((each) => [each.name, each] as const))('%s', (_, each) => {
  expectKnownDifferences(each, recording);
});

test('every option of every plugin of keystoneauth may stand beside "auth"', () => {
  const plugins = JSON.parse(execFileSync(PYTHON, ['-c', OPTIONS], { encoding: 'utf8' })) as Record<string, string[]>;
  const missing = Object.entries(plugins).flatMap(([plugin, options]) => {
    const known = optionsOf(plugin);
    return options.filter((name) => !known.has(AUTH_ALIASES[name] ?? name)).map((name) => `${plugin}: ${name}`);
  });
  expect(Object.keys(plugins)).toEqual(expect.arrayContaining(['password', 'v3oidcpassword', 'v2token']));
  expect(missing).toEqual([]);
});
