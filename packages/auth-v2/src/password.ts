import { ConfigError, textOption, type Authenticator } from '@os/core';
import { defineMethod } from './method.js';
import type { CommonOptions, Needed, V2Options } from './options.js';

/** Logs in with a user's name and password; the plugin `v2password`, also called `identity_v2`. */
export const v2PasswordPlugin = /* @__PURE__ */ defineMethod({
  name: 'v2password',
  aliases: ['identity_v2'],
  options: ['username', 'userName', 'userId', 'password'],
  secret: 'password',
  matches: (options) => options['password'] !== undefined && options['token'] === undefined,
  identify(options, password) {
    const userId = textOption(options, 'userId');
    const username = textOption(options, 'username', 'userName');
    if (userId === undefined && username === undefined) {
      throw new ConfigError('username or userId is needed: the user who logs in');
    }
    const who = userId === undefined ? { username } : { userId };
    return { who, proof: { passwordCredentials: { ...who, password } } };
  },
});

/** Options of {@link v2Password}. */
export type V2PasswordOptions = CommonOptions &
  Needed<'password'> &
  Pick<V2Options, 'userId' | 'username' | 'userName'> &
  (Needed<'userId'> | Needed<'username'> | Needed<'userName'>);

/**
 * Logs in with a user's name and password.
 *
 * ```ts
 * v2Password({ authUrl: 'https://cloud.example.com:5000/v2.0', username: 'jo', password, projectName: 'web' })
 * ```
 *
 * @throws ConfigError - an option is missing or malformed, or only version 3 has it.
 */
export function v2Password(options: V2PasswordOptions): Authenticator {
  return v2PasswordPlugin.create(options);
}
