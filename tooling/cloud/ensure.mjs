// Finds a cloud for the acceptance tests, or starts one.
//
//   node tooling/cloud/ensure.mjs      exit status 0: there is one, 3: there is none and why, 1: starting it failed

import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const directory = process.env.OSCLOUD_DIR || '/var/tmp/oscloud';
const cloudsFile = join(directory, 'clouds.yaml');
const local = { cloudsFile, cloud: 'oscloud-admin' };

/** The services that the acceptance tests need: how lists are paged, and what errors say, is asked of all of them. */
const minimum = ['all'];

/**
 * Whoever names a cloud of their own in the environment gets that one; else the cloud of this folder, which is started
 * where that is possible (as root on Debian or Ubuntu).
 *
 * @param {{ services?: string[] }} [options] the services that have to answer, as `up` names them
 * @returns {Promise<{ cloudsFile?: string, cloud?: string } | { skipped: string }>} a `clouds.yaml` and the cloud in it.
 * For a cloud of the user's own they are what OS_CLIENT_CONFIG_FILE and OS_CLOUD say, and may be missing.
 * @throws {Error} if the cloud could have been started here, but did not come up
 */
export async function ensureCloud({ services = minimum } = {}) {
  const { OS_CLOUD, OS_AUTH_URL, OS_CLIENT_CONFIG_FILE } = process.env;
  if (OS_CLOUD || OS_AUTH_URL) return { cloudsFile: OS_CLIENT_CONFIG_FILE, cloud: OS_CLOUD };

  const answers = await identityAnswers();
  if (answers && (await run('status', services, 'ignore')) === 0) return local;

  const obstacle = obstacleToStarting(services);
  if (obstacle) {
    const state = answers
      ? `the cloud in ${directory} lacks one of these: ${services.join(', ')}`
      : `no cloud answers (looked for ${cloudsFile})`;
    return {
      skipped:
        `${state}, and it cannot be started here: ${obstacle}. ` +
        `Run tooling/cloud/up ${services.join(' ')} as root on Debian or Ubuntu, ` +
        'or set OS_CLOUD (or OS_AUTH_URL and what belongs to it) to a cloud of your own.',
    };
  }
  const status = await run('up', services, 'inherit');
  if (status !== 0) throw new Error(`tooling/cloud/up ${services.join(' ')} failed (exit status ${status})`);
  return local;
}

async function identityAnswers() {
  if (!existsSync(cloudsFile)) return false;
  const [, authUrl] = /^\s*auth_url:\s*(\S+)/m.exec(readFileSync(cloudsFile, 'utf8')) ?? [];
  if (!authUrl) throw new Error(`${cloudsFile} has no auth_url: remove the file, tooling/cloud/up writes it anew`);
  try {
    const response = await fetch(authUrl, { signal: AbortSignal.timeout(5000) });
    return response.ok;
  } catch {
    return false;
  }
}

function obstacleToStarting(services) {
  if (process.platform !== 'linux') return `this is ${process.platform}, not Linux`;
  if (!existsSync('/usr/bin/apt-get')) return 'this Linux is neither Debian nor Ubuntu (it has no apt-get)';
  if (process.getuid() !== 0) return 'this is not root';
  if (/federation|all/.test(services.join()) && !isInstalled('oidc-provider'))
    return 'federation needs oidc-provider, which is not installed (npm start, test and build install it)';
  return undefined;
}

function isInstalled(module) {
  try {
    return Boolean(import.meta.resolve(module));
  } catch {
    return false;
  }
}

function run(command, args, output) {
  return new Promise((resolve, reject) => {
    const child = spawn(fileURLToPath(new URL(command, import.meta.url)), args, { stdio: ['ignore', output, output] });
    child.once('error', reject);
    child.once('close', (status, signal) => resolve(status ?? signal));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const found = await ensureCloud();
    if ('skipped' in found) {
      console.error(`No cloud: ${found.skipped}`);
      process.exitCode = 3;
    } else if (found === local) {
      console.log(`Cloud: ${found.cloud} in ${found.cloudsFile}`);
    } else {
      const { OS_CLOUD, OS_AUTH_URL } = process.env;
      console.log(`Cloud: your own, ${OS_CLOUD ? `OS_CLOUD=${OS_CLOUD}` : `OS_AUTH_URL=${OS_AUTH_URL}`}`);
    }
  } catch (error) {
    console.error(`No cloud: ${error.message}`);
    process.exitCode = 1;
  }
}
