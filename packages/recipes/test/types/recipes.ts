import type { BlockStorageService } from '@os/block-storage/pure';
import type { ComputeService, Server } from '@os/compute/pure';
import type { Connection } from '@os/core';
import type { ImageService } from '@os/image/pure';
import type { FloatingIp, NetworkService, Network } from '@os/network/pure';
import {
  attachVolume,
  cleanUpProject,
  getProjectQuotas,
  launchServer,
  removeServer,
  setProjectQuotas,
  type LaunchOptions,
} from '@os/recipes';
import { createKeypairFromFile } from '@os/recipes/node';

type Session = Pick<Connection, 'session'>;
export declare const small: Session & {
  readonly compute: ComputeService;
  readonly image: ImageService;
  readonly network: NetworkService;
};
export declare const large: typeof small & { readonly blockStorage: BlockStorageService };
export declare const bare: Connection;
export declare const network: Network;
export declare const server: Server;
export declare const wide: LaunchOptions;

const web = { name: 'web', flavor: 'm1.small', networks: 'private' } as const;

export async function launches() {
  const launched = await launchServer(small, { ...web, image: 'debian', floatingIp: true });
  const made: Server = launched.server;
  const address: FloatingIp | undefined = launched.floatingIp;
  await launchServer(small, { ...web, image: 'debian', networks: [network, { port: 'p', tag: 'nic' }, 'private'] });
  await launchServer(small, { ...web, bootVolume: 'v', networks: { network, fixedIp: '10.0.0.9' } });
  await launchServer(small, {
    ...web,
    image: 'debian',
    onProgress: (each) => each.step === 'server' && each.server.id,
  });
  await launchServer(large, { ...web, image: 'debian', bootFromVolume: { size: 10 } });
  await launchServer(large, wide);
  // @ts-expect-error volumes are made by block storage
  await launchServer(small, { ...web, image: 'debian', bootFromVolume: true });
  // @ts-expect-error so they may be here
  await launchServer(small, wide);
  // @ts-expect-error an image, or a volume
  await launchServer(large, web);
  // @ts-expect-error an image, or a volume
  await launchServer(large, { ...web, image: 'debian', bootVolume: 'v' });
  // @ts-expect-error a volume that is there is not made of anything
  await launchServer(large, { ...web, bootVolume: 'v', bootFromVolume: true });
  // @ts-expect-error Nova insists on networks
  await launchServer(large, { name: 'web', flavor: 'm1.small', image: 'debian' });
  // @ts-expect-error a misspelling
  await launchServer(large, { ...web, image: 'debian', floatingIP: true });
  // @ts-expect-error a server is no network
  await launchServer(large, { ...web, image: 'debian', networks: server });
  // @ts-expect-error a connection without the services
  await launchServer(bare, { ...web, image: 'debian' });
  return [made, address];
}

export async function removals() {
  await removeServer(small, server, { floatingIps: true, ports: true });
  await removeServer(large, server, { volumes: 'boot' });
  // @ts-expect-error volumes are deleted by block storage
  await removeServer(small, server, { volumes: 'boot' });
  // @ts-expect-error a network is no server
  await removeServer(large, network);
  // @ts-expect-error which ones?
  await removeServer(large, server, { volumes: true });
}

export async function others() {
  const device: string | null | undefined = (await attachVolume(large, server, 'v', { tag: 'data' })).device;
  // @ts-expect-error without block storage nobody knows when it is attached
  await attachVolume(small, server, 'v');
  const quotas = await getProjectQuotas(large, 'p');
  const used: number = quotas.compute.cores.used + quotas.network.ports.used + quotas.blockStorage.volumes.used;
  // @ts-expect-error not every cloud has routers
  const routers: number = quotas.network.routers.used;
  // @ts-expect-error an id is no amount
  void quotas.compute.id;
  // @ts-expect-error nothing that there are quotas for
  await setProjectQuotas(large, 'p', { compute: { volumes: 1 } });
  await createKeypairFromFile(small, 'id.pub', { name: 'me' });
  return [device, used, routers];
}

export async function cleanUps() {
  const { items } = await cleanUpProject(small, {
    skip: ['image'],
    name: /^ci-/,
    filter: ({ kind }) => kind === 'server',
  });
  // What a connection has is what is looked at.
  await cleanUpProject(bare);
  // @ts-expect-error no such kind
  await cleanUpProject(large, { skip: ['images'] });
  // @ts-expect-error a misspelling
  await cleanUpProject(large, { dryrun: false });
  // @ts-expect-error there is nothing to be changed
  items[0]!.outcome = 'kept';
}
