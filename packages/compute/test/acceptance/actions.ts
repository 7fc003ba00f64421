import { ConflictError } from '@os/core';
import type { Server } from '@os/compute';
import { expectDeclared, outcome, type Cloud } from './setup.js';

/** What takes Nova a while to do to servers, each of its own. */
export function actions(cloud: Cloud, newServer: () => Promise<Server>): Record<string, () => Promise<void>> {
  const { compute, image, flavor, become } = cloud;

  return {
    async 'is stopped, started and rebooted'() {
      const server = await newServer();
      await compute.stopServer(server);
      await become(server, 'SHUTOFF');
      await compute.startServer(server);
      await become(server, 'ACTIVE');
      await compute.rebootServer(server, 'HARD');
      await become(server, 'ACTIVE');
    },

    async 'is paused and suspended'() {
      const server = await newServer();
      await compute.pauseServer(server);
      await become(server, 'PAUSED');
      await compute.unpauseServer(server);
      await become(server, 'ACTIVE');
      await compute.suspendServer(server);
      await become(server, 'SUSPENDED');
      await expect(compute.pauseServer(server)).rejects.toBeInstanceOf(ConflictError);
      await compute.resumeServer(server);
      await become(server, 'ACTIVE');
    },

    async 'is shelved'() {
      const server = await newServer();
      await compute.shelveServer(server);
      await compute.waitForServer(server, { status: ['SHELVED', 'SHELVED_OFFLOADED'], interval: 200 });
      // Nova does this by itself, at once or some time later.
      expect(['done', 409]).toContain(await outcome(compute.shelveOffloadServer(server)));
      await become(server, 'SHELVED_OFFLOADED');
      await compute.unshelveServer(server, { availabilityZone: 'nova' });
      await become(server, 'ACTIVE');
    },

    async 'is resized, and back'() {
      const server = await newServer();
      await compute.resizeServer(server, await flavor(), { diskConfig: 'AUTO' });
      await become(server, 'VERIFY_RESIZE');
      await compute.revertServerResize(server);
      await become(server, 'ACTIVE');
    },

    async 'is resized for good'() {
      const server = await newServer();
      const other = await flavor();
      await compute.resizeServer(server, other);
      await become(server, 'VERIFY_RESIZE');
      await compute.confirmServerResize(server);
      await become(server, 'ACTIVE');
      expect(server.flavor.originalName).toBe(other.name);
      const migrations = await compute.listMigrations({ serverId: server.id, migrationType: 'resize' });
      expect(migrations.map((each) => expectDeclared(each).status)).toEqual(['confirmed']);
    },

    async 'is rebuilt, and rescued'() {
      const server = await newServer();
      const rebuilt = await compute.rebuildServer(server, await image(), {
        name: `${server.name}-2`,
        adminPassword: 'oh-so-secret',
        metadata: { rebuilt: 'yes' },
        description: 'again',
        hostname: 'again',
        userData: btoa('#cloud-config'),
        keyName: null,
        preserveEphemeral: false,
        diskConfig: 'AUTO',
        accessIpv4: '192.0.2.7',
        accessIpv6: '2001:db8::7',
        trustedImageCertificates: null,
      });
      expect(expectDeclared(rebuilt)).toMatchObject({
        id: server.id,
        name: `${server.name}-2`,
        adminPassword: 'oh-so-secret',
        metadata: { rebuilt: 'yes' },
        description: 'again',
        userData: btoa('#cloud-config'),
        accessIpv4: '192.0.2.7',
      });
      await become(server, 'ACTIVE');

      expect(await compute.rescueServer(server, { image: await image(), adminPassword: 'help' })).toBe('help');
      await become(server, 'RESCUE');
      await compute.unrescueServer(server);
      await become(server, 'ACTIVE');
    },
  };
}
