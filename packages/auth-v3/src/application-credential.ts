import { ConfigError, textOption, type Authenticator, type AuthOptionValues } from '@os/core';
import { defineMethod, type Factor } from './method.js';
import { USER_OPTIONS, type CommonOptions, type Needed, type UserOptions, type V3Options } from './options.js';
import { userOf } from './reference.js';

const OPTIONS = [
  'applicationCredentialId',
  'applicationCredentialName',
  'applicationCredentialSecret',
] as const satisfies readonly (keyof V3Options)[];

/** Whether any option of an application credential is given. */
export function isApplicationCredential(options: AuthOptionValues): boolean {
  return OPTIONS.some((name) => options[name] !== undefined);
}

/** An application credential, as one of several factors. */
export const applicationCredentialFactor: Factor = {
  method: 'application_credential',
  options: [OPTIONS, USER_OPTIONS],
  secret: 'applicationCredentialSecret',
  identify(options, secret) {
    const id = textOption(options, 'applicationCredentialId');
    const name = textOption(options, 'applicationCredentialName');
    if (id === undefined && name === undefined) {
      throw new ConfigError(
        'applicationCredentialId is needed, or applicationCredentialName and the user that it belongs to',
      );
    }
    const who = id === undefined ? { name, user: userOf(options) } : { id };
    return { who, proof: { ...who, secret } };
  },
};

/** Logs in with an application credential; the plugin `v3applicationcredential`. */
export const v3ApplicationCredentialPlugin = defineMethod({
  factor: applicationCredentialFactor,
  name: 'v3applicationcredential',
  noScope:
    'An application credential is for one project already: leave out options of a project, domain, system or trust',
  matches: isApplicationCredential,
});

/** Options of {@link v3ApplicationCredential}: its id, or its name and the user that it belongs to. */
export type V3ApplicationCredentialOptions = CommonOptions &
  Needed<'applicationCredentialSecret'> &
  (Needed<'applicationCredentialId'> | (Needed<'applicationCredentialName'> & UserOptions));

/**
 * Logs in with an application credential, which is for one project.
 *
 * ```ts
 * v3ApplicationCredential({ authUrl: 'https://cloud.example.com:5000/v3', applicationCredentialId, applicationCredentialSecret })
 * ```
 *
 * API reference: https://docs.openstack.org/api-ref/identity/v3/#authenticating-with-an-application-credential
 *
 * @throws ConfigError - an option is missing or malformed, or a scope is asked for.
 */
export function v3ApplicationCredential(options: V3ApplicationCredentialOptions): Authenticator {
  return v3ApplicationCredentialPlugin.create(options);
}
