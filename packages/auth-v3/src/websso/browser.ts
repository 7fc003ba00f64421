import { spawn } from 'node:child_process';
import { ConfigError } from '@os/core';

const COMMANDS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/**
 * Opens the system's browser.
 *
 * @throws ConfigError - there is none.
 */
export async function openBrowser(url: string): Promise<void> {
  const [command, ...args] = COMMANDS[process.platform] ?? ['xdg-open'];
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (cause) => {
      reject(
        new ConfigError(`No browser can be opened (${cause.message}); give openBrowser to show this URL: ${url}`, {
          cause,
        }),
      );
    });
  });
  child.unref();
}
