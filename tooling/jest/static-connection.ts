import { createConnection, createAccess, type ConnectionWith, type ServiceApi, type ServiceDefinition } from '@os/core';

/** The host of every service in unit tests; nock answers for it. */
export const HOST = 'http://cloud.test';

/**
 * Where a service is: `/<type>/<version>`. One whose microversions stand in for a version is at the root, as the API's own
 * reference has it.
 */
export function placeOf({ type, version, microversions }: ServiceApi): string {
  if (version === undefined) return microversions ? '' : `/${type}`;
  return `/${type}/${version}`;
}

/** A connection that is logged in already: its catalog has each service at its place on {@link HOST}. */
export function staticConnection<const S extends readonly ServiceDefinition[]>(...services: S): ConnectionWith<S> {
  const catalog = services.map(({ api }) => ({
    type: api.type,
    endpoints: [{ interface: 'public', region: 'RegionOne', url: HOST + placeOf(api) }],
  }));
  return createConnection({
    services,
    retries: 0,
    authenticator: {
      name: 'static',
      authorize: () => Promise.resolve(createAccess({ headers: { 'x-auth-token': 'static-token' }, catalog })),
    },
  });
}
