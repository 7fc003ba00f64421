import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * Starts Chromium: the one that CHROMIUM names, or that is installed. Root on Debian gets it installed.
 *
 * @returns {Promise<import('playwright-core').Browser | undefined>} undefined if there is none
 */
export async function openBrowser() {
  const executablePath = process.env.CHROMIUM || findChromium() || installChromium();
  // Chromium refuses to be root's without this; what it opens here is only ours.
  const args = isRoot() ? ['--no-sandbox'] : [];
  return executablePath ? chromium.launch({ executablePath, args }) : undefined;
}

function findChromium() {
  return PLACES.find((place) => existsSync(place));
}

function installChromium() {
  if (!isRoot() || !existsSync('/etc/debian_version')) return undefined;
  console.log('Installing chromium ...');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) => spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  apt('update');
  apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core');
  return findChromium();
}

function isRoot() {
  return process.getuid?.() === 0;
}
