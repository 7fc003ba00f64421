import '@os/block-storage';
import '@os/compute';
import '@os/identity';
import '@os/image';
import '@os/network';
import '@os/object-store';
import type { Flavor } from '@os/compute';
import type { Connection } from '@os/core';
import type { Project } from '@os/identity';
import type { Network, Subnet } from '@os/network';
import type { Image } from '@os/image';
import type { Cloud } from '../../../../tooling/acceptance/cloud.js';

export { cloud } from '../../../../tooling/acceptance/cloud.js';

/** A project of its own, and a connection to it. It is deleted when the tests are over. */
export async function ownProject({ conn, name, keep }: Cloud): Promise<{ project: Project; own: Connection }> {
  const { identity } = conn;
  const project = keep(await identity.createProject({ name: name() }), (each) => identity.deleteProject(each));
  const { user } = await conn.authorize();
  const role = await identity.findRole('admin');
  await identity.assignProjectRoleToUser(project, user!.id!, role!);
  return { project, own: conn.connectAsProject(project) };
}

/** A flavor as small as can be. */
export async function smallFlavor({ conn, name, keep }: Cloud): Promise<Flavor> {
  return keep(await conn.compute.createFlavor({ name: name(), ram: 64, vcpus: 1, disk: 1 }), (each) =>
    conn.compute.deleteFlavor(each),
  );
}

/** The least image that there is. */
export async function smallImage({ conn }: Cloud): Promise<Image> {
  const images = await conn.image.listImages({ status: 'active', visibility: 'public' });
  const bySize = images.filter(({ size, minDisk }) => size && minDisk <= 1).sort((a, b) => a.size! - b.size!);
  return bySize[0]!;
}

/** A network with a subnet, whose router leads outside. Nothing of it is deleted here. */
export async function routedNetwork(
  { network: neutron }: Connection,
  name: string,
): Promise<{ network: Network; subnet: Subnet }> {
  const outside = await neutron.listNetworks({ isRouterExternal: true }).first();
  const network = await neutron.createNetwork({ name });
  const subnet = await neutron.createSubnet({ name, networkId: network.id, ipVersion: 4, cidr: '10.72.0.0/24' });
  const router = await neutron.createRouter({ name, externalGatewayInfo: { networkId: outside!.id } });
  await neutron.addInterfaceToRouter(router, { subnet });
  return { network, subnet };
}
