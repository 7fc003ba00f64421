import { ConfigError } from '@os/core';
import type { CloudEntry } from './cloud.js';
import { isGiven } from './value.js';

/** Environment variables, as `process.env` holds them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What OS_* variables say about the user and the scope; other ones are settings of many kinds of programs. */
const AUTH = new Set([
  'auth_url',
  'username',
  'user_name',
  'user_id',
  'user_domain_id',
  'user_domain_name',
  'password',
  'token',
  'application_credential_id',
  'application_credential_name',
  'application_credential_secret',
  'project_id',
  'project_name',
  'project_domain_id',
  'project_domain_name',
  'tenant_id',
  'tenant_name',
  'domain_id',
  'domain_name',
  'default_domain_id',
  'default_domain_name',
  'system_scope',
  'trust_id',
]);

/** The cloud that the OS_* variables describe. */
export function readEnv(env: Environment): CloudEntry {
  if (!isGiven(env['OS_AUTH_URL'])) {
    throw new ConfigError('OS_AUTH_URL is not set: the variables OS_* describe no cloud');
  }
  const values = Object.entries(env)
    .filter(([name, value]) => name.startsWith('OS_') && isGiven(value))
    .map(([name, value]) => [name.slice('OS_'.length).toLowerCase(), value] as const);
  return {
    source: 'The environment (OS_*)',
    auth: Object.fromEntries(values.filter(([key]) => AUTH.has(key))),
    settings: Object.fromEntries(values.filter(([key]) => !AUTH.has(key))),
  };
}
