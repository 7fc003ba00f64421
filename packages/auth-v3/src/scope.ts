import { ConfigError, textOption, type AuthOptionValues } from '@os/core';
import { flagOption } from './options.js';
import { memberOf, reference } from './reference.js';

/**
 * What the token is to be for, as the wire says it; undefined where that is left to the cloud, which takes the user's
 * default project if there is one.
 *
 * @throws ConfigError - more than one scope is asked for.
 */
export function scopeOf(options: AuthOptionValues): object | string | undefined {
  const project = memberOf(
    options,
    'project',
    textOption(options, 'projectId', 'tenantId'),
    textOption(options, 'projectName', 'tenantName'),
  );
  const domain = reference(textOption(options, 'domainId'), textOption(options, 'domainName'));
  const system = textOption(options, 'systemScope');
  const trust = textOption(options, 'trustId');
  if (system !== undefined && system !== 'all') {
    throw new ConfigError(`systemScope can only be "all"; got "${system}"`);
  }
  const scopes = Object.entries({
    project: project && { project },
    domain: domain && { domain },
    systemScope: system && { system: { all: true } },
    trustId: trust && { 'OS-TRUST:trust': { id: trust } },
    unscoped: flagOption(options, 'unscoped') ? 'unscoped' : undefined,
  }).filter(([, scope]) => scope !== undefined);
  if (scopes.length > 1) {
    throw new ConfigError(
      `A token has one scope; ask for ${scopes.map(([name]) => name).join(' or ')}, and leave the others out`,
    );
  }
  return scopes[0]?.[1];
}
