import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * Starts Chromium: the one that CHROMIUM names, or that is installed. Root on Debian gets it installed.
 *
 * @returns {Promise<{ browser?: import('playwright-core').Browser, obstacle?: string }>} the browser, or why there is none
 */
export async function openBrowser() {
  const executablePath = findChromium() ?? installChromium();
  if (!executablePath) {
    return { obstacle: 'there is no Chromium; install one, or set CHROMIUM to its path (root on Debian gets it by itself)' };
  }
  try {
    // Chromium refuses to be root's without this; what it opens here is only ours.
    return { browser: await chromium.launch({ executablePath, args: isRoot() ? ['--no-sandbox'] : [] }) };
  } catch (error) {
    return { obstacle: `${executablePath} does not start: ${error.message.split('\n')[0]}` };
  }
}

function findChromium() {
  const { CHROMIUM } = process.env;
  return CHROMIUM || PLACES.find((place) => existsSync(place));
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
