import { attr, createAccess, createConnection, defineApi, defineResource, readOnly } from '@os/core';
import { measure } from './measure.mjs';

class Server extends defineResource({
  service: defineApi({ type: 'compute', version: 'v2.1' }),
  path: '/servers/detail',
  keys: 'servers',
  can: ['list'],
  attributes: { name: attr.string(), status: readOnly.string() },
}) {}

/** Lists the servers through the list object, over a transport. */
export async function measureList(transport) {
  const catalog = [{ type: 'compute', endpoints: [{ interface: 'public', url: `${process.argv[2]}/v2.1` }] }];
  const conn = createConnection({
    ...(transport && { transport }),
    authenticator: {
      name: 'none',
      authorize: async () => createAccess({ headers: { 'x-auth-token': 'token' }, catalog }),
    },
  });
  await measure(async (each) => {
    for await (const server of conn.list(Server, { limit: 1000 })) each(server.id, server.name);
  });
}
