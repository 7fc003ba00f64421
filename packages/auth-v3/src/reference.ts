import { ConfigError, textOption, type AuthOptionValues } from '@os/core';

/** A thing as the wire refers to it; the id is taken where both are given. */
export function reference(id: string | undefined, name: string | undefined) {
  if (id !== undefined) return { id };
  return name === undefined ? undefined : { name };
}

/** A user or a project as the wire refers to it: by id, or by name and domain. */
export function memberOf(
  options: AuthOptionValues,
  kind: 'user' | 'project',
  id: string | undefined,
  name: string | undefined,
) {
  if (id !== undefined || name === undefined) return reference(id, undefined);
  return { name, domain: domainOf(options, kind) ?? domainOf(options, 'default') ?? { id: 'default' } };
}

/** @throws ConfigError - neither an id nor a name is given. */
export function userOf(options: AuthOptionValues) {
  const user = memberOf(options, 'user', textOption(options, 'userId'), textOption(options, 'username', 'userName'));
  if (!user) throw new ConfigError('username or userId is needed: the user who logs in');
  return user;
}

function domainOf(options: AuthOptionValues, kind: 'user' | 'project' | 'default') {
  return reference(textOption(options, `${kind}DomainId`), textOption(options, `${kind}DomainName`));
}
