import { createConnection } from '@os/core';
import { blockStorage } from '@os/block-storage/pure';
import { compute } from '@os/compute/pure';
import { network } from '@os/network/pure';
import { FakeCloud } from '@os/testing';

const services = [blockStorage, compute, network] as const;
const fake = new FakeCloud({ services });
const conn = createConnection({ services, transport: fake, authenticator: fake.authenticator() });

it('limits count what a project has', async () => {
  for (const flavorId of ['1', '3'])
    await conn.compute.createServer({ name: 'a', flavorId, imageId: 'i', networks: 'none' });
  expect((await conn.compute.getLimits()).absolute).toMatchObject({
    instancesUsed: 2,
    totalCoresUsed: 3,
    totalRamUsed: 4608,
  });

  const { id: volumeId } = await conn.blockStorage.createVolume({ size: 3 });
  await conn.blockStorage.createSnapshot({ volumeId });
  await conn.blockStorage.createBackup({ volumeId });
  expect((await conn.blockStorage.getLimits()).absolute).toMatchObject({
    totalVolumesUsed: 1,
    totalSnapshotsUsed: 1,
    totalGigabytesUsed: 6,
    totalBackupsUsed: 1,
    totalBackupGigabytesUsed: 3,
  });

  const { projectId } = await conn.network.createRouter({ name: 'r' });
  const { routers, rbacPolicies, networks } = await conn.network.getQuotaDetails(projectId);
  expect(routers).toEqual({ limit: 10, used: 1, reserved: 0 });
  expect(rbacPolicies).toMatchObject({ used: 0 });
  expect(networks.used).toBe((await conn.network.listNetworks()).length);
});
