import type { JsonObject, ResourceDefinition } from '@os/core';

/** What every image has, so that it can be replaced, and not be removed: by their names on the wire. */
const FIXED = /^(name|visibility|protected|os_hidden|(disk|container)_format|min_(disk|ram)|owner|tags|locations)$/;

/**
 * Sends updates as JSON patches, the way Glance wants them: what all images have is replaced; properties are added, which
 * replaces one that is there, or removed if they are `null`.
 *
 * @see https://docs.openstack.org/api-ref/image/v2/#update-image
 */
export const jsonPatch: NonNullable<ResourceDefinition['exchange']> = ({ json, ...request }, send) =>
  request.method === 'PATCH' && json
    ? send({
        ...request,
        json: operationsOf(json),
        headers: { 'content-type': 'application/openstack-images-v2.1-json-patch', ...request.headers },
      })
    : send({ ...request, json });

function operationsOf(changes: JsonObject): object[] {
  return Object.entries(changes).map(([wire, value]) => {
    const path = `/${wire.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (FIXED.test(wire)) return { op: 'replace', path, value };
    return value === null ? { op: 'remove', path } : { op: 'add', path, value };
  });
}
