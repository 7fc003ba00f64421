import { readFile } from 'node:fs/promises';
import type { ComputeService, Keypair } from '@os/compute/pure';
import { ConfigError, type CallOptions } from '@os/core';

/** A key pair's name, and what else is known of it. */
export interface KeypairFromFile {
  /** Default: the comment in the file, `me@laptop`. */
  readonly name?: string | undefined;
}

/**
 * Makes the public key in a file known under a name, for servers to let in.
 *
 * ```ts
 * import { createKeypairFromFile } from '@os/recipes/node';
 *
 * await createKeypairFromFile(conn, `${homedir()}/.ssh/id_ed25519.pub`, { name: 'laptop' });
 * ```
 *
 * @param file - A public key as OpenSSH writes it: `~/.ssh/id_ed25519.pub`. `~` is not expanded.
 * @throws ConfigError - the file holds something else; a private key above all, which is then not sent.
 * @throws ConflictError - the user has a key pair of that name.
 */
export async function createKeypairFromFile(
  { compute }: { readonly compute: ComputeService },
  file: string | URL,
  { name }: KeypairFromFile = {},
  options?: CallOptions,
): Promise<Keypair> {
  const publicKey = (await readFile(file, 'utf8')).trim();
  const key = PUBLIC_KEY.exec(publicKey);
  if (!key) {
    const what = publicKey.includes('PRIVATE KEY')
      ? 'a private key: give the file beside it, which ends in .pub'
      : 'no public key of OpenSSH';
    throw new ConfigError(`${String(file)} holds ${what}`);
  }
  // Nova takes letters, digits, spaces and "@._-".
  const given = name ?? (key[1] ?? '').replace(/[^\w @.-]/g, '-');
  if (given === '') throw new ConfigError(`${String(file)} has no comment to name the key pair by: give a name`);
  return compute.createKeypair({ name: given, publicKey }, options);
}

/** Type, key, and a comment behind them. */
const PUBLIC_KEY = /^(?:ssh|ecdsa|sk)-[\w@.-]+ [\w+/]+={0,2}(?: (.*))?$/;

/**
 * What a server shall start with, out of a file: for `userData` of `launchServer`.
 *
 * ```ts
 * await launchServer(conn, { …, userData: await userDataFromFile('cloud-init.yaml') });
 * ```
 */
export async function userDataFromFile(file: string | URL): Promise<Uint8Array> {
  return readFile(file);
}
