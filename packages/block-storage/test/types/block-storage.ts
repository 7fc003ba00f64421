// Compiled, never run: what the types promise, and what they refuse.
import type { Connection } from '@os/core';
import { Attachment, Snapshot, Volume, VolumeType } from '@os/block-storage';
import type { Backup, Group, QuotaSet, QuotaUsage, TypeEncryption } from '@os/block-storage';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const holds = <T extends true>(): T | undefined => undefined;

export async function promises({ blockStorage: cinder }: Connection): Promise<void> {
  const volume = await cinder.createVolume({ name: 'blue', size: 1, schedulerHints: { same_host: ['v'] } });
  holds<Equal<typeof volume, Volume>>();
  holds<Equal<typeof volume.name, string | null>>();
  holds<Equal<typeof volume.isBootable, boolean>>();
  holds<Equal<typeof volume.volumeTypeId, string | undefined>>();
  holds<Equal<typeof volume.sharedTargets, boolean | null | undefined>>();
  holds<Equal<(typeof volume.attachments)[number]['serverId'], string | null>>();
  volume.metadata = { a: '1' };
  // @ts-expect-error -- extendVolume changes it
  volume.size = 2;
  // @ts-expect-error -- only the service sets it
  volume.status = 'error';
  // @ts-expect-error -- a number of GiB
  await cinder.createVolume({ size: '1' });
  // @ts-expect-error -- no such attribute
  await cinder.createVolume({ size: 1, isBootable: true });
  // @ts-expect-error -- volumeId is required
  await cinder.createSnapshot({ name: 'blue' });

  await cinder.deleteVolume(volume, { cascade: true, force: true, ignoreMissing: true, timeout: 1000 });
  // @ts-expect-error -- snapshots have no snapshots
  await cinder.deleteSnapshot('s', { cascade: true });
  // @ts-expect-error -- a snapshot is no volume
  await cinder.extendVolume(new Snapshot({ id: 's' }), 2);
  // @ts-expect-error -- a size is needed
  await cinder.extendVolume(volume);
  await cinder.extendVolume(volume, 2, { signal: new AbortController().signal });
  // @ts-expect-error -- no such option
  await cinder.extendVolume(volume, 2, { deadline: 1 });
  await cinder.retypeVolume(volume, new VolumeType({ id: 't' }), 'on-demand');
  // @ts-expect-error -- never, or on-demand
  await cinder.retypeVolume(volume, 't', 'always');
  await cinder.waitForVolume(volume, { status: 'available' });

  holds<Equal<Awaited<ReturnType<typeof cinder.getVolumeMetadata>>, Record<string, string>>>();
  holds<Equal<Awaited<ReturnType<typeof cinder.deleteVolumeMetadata>>, void>>();
  holds<Equal<Awaited<ReturnType<typeof cinder.createAttachment>>, Attachment>>();
  holds<Equal<Awaited<ReturnType<typeof cinder.importBackup>>, Backup>>();
  holds<Equal<Awaited<ReturnType<typeof cinder.createGroupFromSource>>, Group>>();
  holds<Equal<Awaited<ReturnType<typeof cinder.getTypeEncryption>>, TypeEncryption | null>>();
  holds<Equal<Awaited<ReturnType<typeof cinder.getQuotaSet>>, QuotaSet<number>>>();
  const usage = await cinder.getQuotaSetUsage('p');
  holds<Equal<typeof usage.volumes, QuotaUsage>>();
  await cinder.updateQuotaSet('p', { volumes: 11, types: { nfs: { volumes: 5 } } });
  // @ts-expect-error -- there is no quota for these
  await cinder.updateQuotaSet('p', { servers: 1 });

  // @ts-expect-error -- made by createAttachment, out of a volume
  await cinder.createAttachment({ volumeId: 'v' });
  // @ts-expect-error -- messages come by themselves
  cinder.createMessage;
  await cinder.listVolumes({ status: ['error', 'available'], allProjects: true, sort: ['name:asc'] });
  // @ts-expect-error -- no such query
  cinder.listVolumes({ colour: 'blue' });
  for await (const { id } of cinder.listBrief(Volume, { status: 'error' })) holds<Equal<typeof id, string>>();
  // @ts-expect-error -- no such query of attachments
  cinder.listBrief(Attachment, { bootable: 'true' });
}
