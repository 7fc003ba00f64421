import type { Access } from '../auth/access.js';
import { EndpointNotFoundError } from '../errors.js';
import type { EndpointOverride } from './settings.js';

/** `%(project_id)s`, as in clouds.yaml, or `$(project_id)s`, as in Keystone's own catalog. */
const PLACEHOLDER = /[%$]\((?:(project|tenant|user)_id)\)s/g;

/**
 * An endpoint override with ids of the token in it, as clouds.yaml spells them: `https://swift.example.com/v1/AUTH_%(project_id)s`.
 *
 * @throws EndpointNotFoundError - when it is used: the token is not for a project.
 */
export function endpointTemplate(template: string): EndpointOverride {
  return ({ user, project }: Access) =>
    template.replace(PLACEHOLDER, (_, of: string) => {
      const id = of === 'user' ? user?.id : project?.id;
      if (id !== undefined) return id;
      throw new EndpointNotFoundError(
        `The endpoint override ${template} needs the id of a ${of}, which the token lacks`,
      );
    });
}
