import '@os/block-storage';
import '@os/compute';
import '@os/identity';
import '@os/network';
import { Limits as VolumeLimits } from '@os/block-storage/pure';
import { Limits } from '@os/compute/pure';
import { QuotaDetails } from '@os/network/pure';
import { checkAnswer } from '@os/testing';
import { Cleanup, unique, type Cloud } from './cloud.js';

/** How much projects may have, and have. */
export function limitsContract(cloud: Cloud): void {
  describe('limits', () => {
    const { compute: nova, blockStorage: cinder, network: neutron, identity: keystone } = cloud.connect();
    const cleanup = new Cleanup();
    afterEach(() => cleanup.run());
    /** A project in which nobody else has anything. */
    const createProject = async (): Promise<string> => {
      const { id } = await keystone.createProject({ name: unique('project') });
      cleanup.add(() => keystone.deleteProject(id));
      return id;
    };

    it('of compute are those of the quota', async () => {
      expect(checkAnswer(Limits, (await nova.getLimits()).body)).toEqual([]);
      const project = await createProject();
      await nova.updateQuotaSet(project, { instances: 7 });
      const { cores, ram } = await nova.getQuotaSet(project);
      expect((await nova.getLimits({ project })).absolute).toMatchObject({
        instances: 7,
        instancesUsed: 0,
        totalCores: cores,
        totalCoresUsed: 0,
        totalRam: ram,
        totalRamUsed: 0,
        serverGroupsUsed: 0,
      });
    });

    it('of block storage are numbers', async () => {
      expect(checkAnswer(VolumeLimits, (await cinder.getLimits()).body)).toEqual([]);
      const { absolute } = await cinder.getLimits({ projectId: await createProject() });
      expect(absolute.maxTotalVolumes).toEqual(expect.any(Number));
      expect(absolute).toMatchObject({ totalVolumesUsed: 0, totalGigabytesUsed: 0, totalBackupGigabytesUsed: 0 });
    });

    it('of the network count what there is', async () => {
      const project = await createProject();
      const { networks: before } = await neutron.getQuotaDetails(project);
      expect(before).toMatchObject({ used: 0, reserved: 0 });
      const network = await neutron.createNetwork({ name: unique('network'), projectId: project });
      cleanup.add(() => neutron.deleteNetwork(network));
      const details = await neutron.getQuotaDetails(project);
      expect(checkAnswer(QuotaDetails, details.body)).toEqual([]);
      expect(details.networks).toEqual({ ...before, used: 1 });
      expect((await neutron.getQuota(project)).networks).toBe(before.limit);
    });
  });
}
