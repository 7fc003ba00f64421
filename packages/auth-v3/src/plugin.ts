import type { AuthenticatorDefinition } from '@os/core';
import { COMMON_OPTIONS, GROUPS } from './options.js';

/** What a plugin for version 3 of the identity API has of its own. */
export type Plugin = Pick<AuthenticatorDefinition, 'name' | 'aliases' | 'matches' | 'create'> & {
  /** The npm package that the plugin comes from. Default: this one. */
  readonly packageName?: string;
  /** Its options, besides the common ones. Groups are not spread into one list: that would defeat tree shaking. */
  readonly options: readonly (readonly string[])[];
};

/** Makes a plugin out of what it has of its own. */
export function definePlugin({
  name,
  aliases = [],
  packageName = '@os/auth-v3',
  options,
  matches,
  create,
}: Plugin): AuthenticatorDefinition {
  return {
    name,
    aliases,
    packageName,
    identityVersion: 'v3',
    options: [...new Set([...COMMON_OPTIONS, ...options.flat()])],
    groups: GROUPS,
    matches,
    create,
  };
}
