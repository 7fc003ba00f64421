// Compiled, never run: what the types promise, and what they refuse.
import type { Connection } from '@os/core';
import { Flavor, Keypair } from '@os/compute';
import type { Aggregate, BlockDevice, ServerNetwork, Usage, VolumeAttachment, Server } from '@os/compute';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const holds = <T extends true>(): T | undefined => undefined;

export async function promises({ compute }: Connection): Promise<void> {
  const server = await compute.createServer({ name: 'web', flavorId: '42', imageId: 'i', networks: 'auto' });
  holds<Equal<typeof server, Server>>();
  holds<Equal<typeof server.name, string>>();
  holds<Equal<typeof server.keyName, string | null>>();
  holds<Equal<typeof server.description, string | null | undefined>>();
  holds<Equal<typeof server.adminPassword, string | undefined>>();
  holds<Equal<typeof server.metadata, Readonly<Record<string, string>>>>();
  holds<Equal<typeof server.flavor.vcpus, number>>();
  if (server.image !== '') holds<Equal<typeof server.image.id, string>>();
  if (server.fault) holds<Equal<typeof server.fault.message, string>>();
  server.description = null;
  // @ts-expect-error -- only the service sets it
  server.status = 'ACTIVE';
  // @ts-expect-error -- can only be given on creation
  server.imageId = 'i';
  // @ts-expect-error -- metadata are set by methods of their own
  server.metadata = {};

  const networks: ServerNetwork[] = [{ networkId: 'n', fixedIp: '10.0.0.9' }, { portId: 'p' }];
  const blockDeviceMapping: BlockDevice[] = [{ uuid: 'i', sourceType: 'image', destinationType: 'volume' }];
  await compute.createServer({
    name: 'web',
    flavorId: '42',
    networks,
    blockDeviceMapping,
    schedulerHints: { group: 'g' },
  });
  // @ts-expect-error -- Nova insists on a choice of networks
  await compute.createServer({ name: 'web', flavorId: '42' });
  // @ts-expect-error -- a flavor is required
  await compute.createServer({ name: 'web', networks: 'none' });
  // @ts-expect-error -- no such choice
  await compute.createServer({ name: 'web', flavorId: '42', networks: 'all' });
  // @ts-expect-error -- in camelCase
  await compute.createServer({ name: 'web', flavorId: '42', networks: [{ uuid: 'n' }] });
  // @ts-expect-error -- the service says so
  await compute.createServer({ name: 'web', flavorId: '42', networks: 'none', status: 'ACTIVE' });
  // @ts-expect-error -- can only be given on creation
  await compute.updateServer(server, { flavorId: '43' });

  for await (const each of compute.listServers({ status: ['ACTIVE', 'ERROR'], allProjects: true, tags: ['a'] })) {
    holds<Equal<typeof each, Server>>();
  }
  // @ts-expect-error -- no such query
  compute.listServers({ all_tenants: true });
  holds<Equal<Awaited<ReturnType<typeof compute.findServer>>, Server | null>>();
  await compute.waitForServer(server, { until: (each) => each.taskState === null });

  await compute.rebootServer(server, 'SOFT');
  // @ts-expect-error -- either of them
  await compute.rebootServer(server, 'soft-ish');
  // @ts-expect-error -- a kind of reboot is needed
  await compute.rebootServer(server);
  await compute.resizeServer(server, new Flavor({ id: '42' }));
  // @ts-expect-error -- a server is no flavor
  await compute.resizeServer(server, server);
  // @ts-expect-error -- a flavor is no server
  await compute.startServer(new Flavor({ id: '42' }));
  holds<Equal<Awaited<ReturnType<typeof compute.createServerImage>>, string>>();
  holds<Equal<Awaited<ReturnType<typeof compute.rebuildServer>>, Server>>();
  await compute.rebuildServer(server, 'i', { keyName: null });
  // @ts-expect-error -- the image comes first
  await compute.rebuildServer(server, 'i', { imageId: 'j' });
  // @ts-expect-error -- no such state
  await compute.resetServerState(server, 'gone');

  const attachment = await compute.createVolumeAttachment(server, { volumeId: 'v', deleteOnTermination: true });
  holds<Equal<typeof attachment, VolumeAttachment>>();
  holds<Equal<typeof attachment.serverId, string>>();
  await compute.updateVolumeAttachment(server, attachment, { deleteOnTermination: false });
  // @ts-expect-error -- the server comes first
  await compute.deleteVolumeAttachment(attachment);
  // @ts-expect-error -- volumes are not paged
  compute.listVolumeAttachments(server, { limit: 5 });
  compute.listServerGroups({ limit: 5, offset: 5 });
  // @ts-expect-error -- groups go by numbers
  compute.listServerGroups({ marker: 'g' });

  // @ts-expect-error -- Nova makes no keys any more
  await compute.createKeypair({ name: 'k' });
  const { privateKey } = await compute.generateKeypair({ name: 'k' });
  holds<Equal<typeof privateKey, string | undefined>>();
  // @ts-expect-error -- only Nova makes private keys
  new Keypair({ name: 'k', privateKey: 'x' });

  const aggregate = await compute.createAggregate({ name: 'ssd' });
  holds<Equal<typeof aggregate, Aggregate>>();
  holds<Equal<typeof aggregate.id, string>>();
  await compute.setAggregateMetadata(aggregate, { ssd: 'true', old: null });
  await compute.disableService({ host: 'h', binary: 'nova-compute' }, { reason: 'r' });
  // @ts-expect-error -- both are needed
  await compute.disableService({ host: 'h' });
  // @ts-expect-error -- services come by themselves
  compute.createService;
  // @ts-expect-error -- key pairs have no status
  compute.waitForKeypair;
  holds<Equal<Awaited<ReturnType<typeof compute.getUsage>>, Usage | null>>();
  // @ts-expect-error -- without a start there is nothing to report
  await compute.getUsage('p');
}
