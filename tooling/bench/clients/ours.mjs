// This SDK over its default transport, written as a user would.
import { Connection } from '@os/core';
import '@os/auth-v3';
import '@os/network';

/** What the other clients of this SDK share: they differ in their transport alone. */
export async function connect(authUrl, transport) {
  const { services } = await import('./services.mjs');
  await import('@os/identity');
  const conn = new Connection({
    authUrl,
    username: 'demo',
    password: 'secret',
    projectName: 'demo',
    services,
    ...(transport && { transport }),
  });
  const first = {
    identity: () => conn.identity.listProjects(),
    compute: () => conn.compute.listServers({ limit: 1 }),
    network: () => conn.network.listNetworks(),
    image: () => conn.image.listImages(),
    'block-storage': () => conn.blockStorage.listVolumes(),
  };
  return {
    // Loaded by whoever transfers objects: what others load is core, a login and one service.
    async download(mib, { checksum = false }) {
      await import('@os/object-store');
      const { body } = await conn.objectStore.downloadObject('bench', String(mib), { checksum });
      let size = 0;
      for await (const { length } of body) size += length;
      return size;
    },
    async upload(size, { segmentSize = Infinity, checksum = false }) {
      await import('@os/object-store');
      const { fileSource } = await import('@os/object-store/node');
      const source = await fileSource(process.env.BENCH_FILE);
      await conn.objectStore.uploadObject('bench', 'file', source, { segmentSize, checksum });
    },
    getNetwork: (id) => conn.network.getNetwork(id),
    listProjects: async () => conn.identity.listProjects(),
    firstOf: (service) => first[service]().first(),
    async eachServer(visit) {
      for await (const server of conn.compute.listServers({ limit: 1000 })) visit(server);
    },
    findOrCreateNetwork: async (name) =>
      (await conn.network.findNetwork(name)) ?? (await conn.network.createNetwork({ name })),
  };
}
