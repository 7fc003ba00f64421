import { createConnection, createAccess, type ConnectionWith, type ServiceDefinition } from '@os/core';

/** The host of every service in unit tests; nock answers for it. */
export const HOST = 'http://cloud.test';

/** A connection that is logged in already: its catalog has each service at `http://cloud.test/<type>/<version>`. */
export function staticConnection<const S extends readonly ServiceDefinition[]>(...services: S): ConnectionWith<S> {
  const catalog = services.map(({ api }) => ({
    type: api.type,
    endpoints: [
      { interface: 'public', region: 'RegionOne', url: [HOST, api.type, api.version].filter(Boolean).join('/') },
    ],
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
