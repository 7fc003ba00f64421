import { ResourceFailureError } from '@os/core';
import { addressesOf, ServerSummary, type Server } from '@os/compute';
import { expectDeclared, type Cloud } from './setup.js';

/**
 * Servers from creation to deletion, with what they use of other services.
 *
 * @param owner - The cloud as an ordinary user sees it.
 */
export function lives(cloud: Cloud, owner: Cloud): Record<string, () => Promise<void>> {
  const { compute, network: neutron, conn, name, keep, volume, volumeStatus, image, flavor, become } = cloud;
  const title = name();

  return {
    async 'a server lives from creation to deletion, with a port, a volume and a floating IP'() {
      const outside = (await neutron.listNetworks({ isRouterExternal: true }).first())!;
      const inside = keep(await neutron.createNetwork({ name: title }), (each) => neutron.deleteNetwork(each));
      const subnet = await neutron.createSubnet({ networkId: inside.id, ipVersion: 4, cidr: '10.71.0.0/24' });
      const router = keep(
        await neutron.createRouter({ name: title, externalGatewayInfo: { networkId: outside.id } }),
        (each) => neutron.deleteRouter(each),
      );
      await neutron.addInterfaceToRouter(router, { subnet });
      keep(router, (each) => neutron.removeInterfaceFromRouter(each, { subnet }));
      const port = keep(await neutron.createPort({ networkId: inside.id, name: title }), (each) =>
        neutron.deletePort(each, { ignoreMissing: true }),
      );
      const small = await flavor();
      const data = await volume();
      const group = keep(await compute.createServerGroup({ name: title, policy: 'soft-affinity' }), (each) =>
        compute.deleteServerGroup(each),
      );
      const keypair = keep(
        await compute.createKeypair({
          name: title,
          publicKey: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBRPNy+kVuWmYZFTZvvSSoMVhqXYwBVnN36zZFTCE1m1 nobody',
        }),
        (each) => compute.deleteKeypair(each),
      );

      const server = await compute.createServer({
        name: title,
        flavorId: small.id,
        imageId: await image(),
        networks: [{ portId: port.id, tag: 'nic' }],
        availabilityZone: 'nova',
        keyName: keypair.name,
        metadata: { purpose: 'test' },
        tags: ['blue'],
        description: 'a test',
        hostname: 'tester',
        hasConfigDrive: true,
        userData: btoa('#cloud-config'),
        adminPassword: 'oh-so-secret',
        schedulerHints: { group: group.id },
        accessIpv4: '192.0.2.1',
        accessIpv6: '2001:db8::1',
        diskConfig: 'MANUAL',
      });
      keep(server, (each) => compute.deleteServer(each, { ignoreMissing: true }));
      expect(server.adminPassword).toBe('oh-so-secret');
      expect(JSON.stringify(server)).not.toContain('oh-so-secret');
      await become(server, 'ACTIVE');
      expect(expectDeclared(await compute.getServer(server))).toMatchObject({
        name: title,
        status: 'ACTIVE',
        keyName: title,
        metadata: { purpose: 'test' },
        tags: ['blue'],
        description: 'a test',
        hostname: 'tester',
        hasConfigDrive: 'True',
        availabilityZone: 'nova',
        pinnedAvailabilityZone: 'nova',
        serverGroups: [group.id],
        schedulerHints: { group: [group.id] },
        flavor: { originalName: small.name, vcpus: 1, ram: 64, disk: 1, ephemeral: 0, swap: 0, extraSpecs: {} },
        isLocked: false,
        powerState: 1,
        accessIpv4: '192.0.2.1',
        accessIpv6: '2001:db8::1',
        diskConfig: 'MANUAL',
        userData: btoa('#cloud-config'),
      });
      expect(expectDeclared(await compute.getServerGroup(group)).memberIds).toEqual([server.id]);

      const floatingIp = keep(
        await neutron.createFloatingIp({ floatingNetworkId: outside.id, portId: port.id }),
        (each) => neutron.deleteFloatingIp(each),
      );
      await compute.waitForServer(server, { until: (each) => addressesOf(each).length === 2, interval: 200 });
      expect(addressesOf(server)).toEqual([
        {
          network: title,
          address: port.fixedIps[0]!.ipAddress,
          version: 4,
          type: 'fixed',
          macAddress: port.macAddress,
        },
        {
          network: title,
          address: floatingIp.floatingIpAddress,
          version: 4,
          type: 'floating',
          macAddress: port.macAddress,
        },
      ]);
      expect(await compute.listServerIps(server)).toHaveLength(2);
      expect((await compute.listServerIps(server, title)).map(({ address }) => address)).toContain(
        floatingIp.floatingIpAddress,
      );

      const attachment = expectDeclared(
        await compute.createVolumeAttachment(server, { volumeId: data, deleteOnTermination: true }),
      );
      await volumeStatus(data, 'in-use');
      expect(expectDeclared(await compute.getVolumeAttachment(server, attachment))).toMatchObject({
        id: data,
        deleteOnTermination: true,
      });
      await compute.updateVolumeAttachment(server, data, { deleteOnTermination: false });
      const [attached, ...others] = await compute.listVolumeAttachments(server);
      expect(expectDeclared(attached!)).toMatchObject({ id: data, deleteOnTermination: false });
      expect(others).toEqual([]);
      expect((await compute.getServer(server)).attachedVolumes).toEqual([{ id: data, deleteOnTermination: false }]);
      await compute.deleteVolumeAttachment(server, data);
      await volumeStatus(data, 'available');

      const added = expectDeclared(
        await compute.createServerInterface(server, { networkId: inside.id, tag: 'second' }),
      );
      expect(added).toMatchObject({ networkId: inside.id, tag: 'second' });
      expect(expectDeclared(await compute.getServerInterface(server, added)).macAddress).toBe(added.macAddress);
      const ports = (await compute.listServerInterfaces(server)).map((each) => expectDeclared(each).id);
      expect(ports.sort()).toEqual([port.id, added.id].sort());
      await compute.deleteServerInterface(server, added);
      await compute.waitForServer(server, { until: (each) => addressesOf(each).length === 2, interval: 200 });

      await compute.removeSecurityGroupFromServer(server, 'default');
      await compute.addSecurityGroupToServer(server, 'default');
      const groups = await compute.fetchServerSecurityGroups(server);
      // Each of its ports has them.
      expect(new Set(groups.map((each) => expectDeclared(each).name))).toEqual(new Set(['default']));

      const renamed = await compute.updateServer(server, { name: `${title}+`, description: null, hostname: 'other' });
      expect(expectDeclared(renamed)).toMatchObject({ name: `${title}+`, description: null, hostname: 'other' });
      expect((await compute.findServer(`${title}+`))?.id).toBe(server.id);
      expect((await conn.find(ServerSummary, `${title}+`))?.id).toBe(server.id);
      expect(await compute.findServer(title)).toBeNull();
      const found = await compute.listServers({ name: `^${title}`, status: ['ACTIVE', 'SHUTOFF'], tags: ['blue'] });
      expect(found.map((each) => expectDeclared(each).id)).toEqual([server.id]);
      expect(await compute.listServers({ name: title, notTags: ['blue'] })).toEqual([]);
      const summaries = await compute.listServerSummaries({ name: title });
      expect(summaries.map((each) => expectDeclared(each).name)).toEqual([`${title}+`]);

      await compute.deleteServer(server);
      await compute.waitForServerDeletion(server, { interval: 200 });
      // It can be found for a moment more.
      expect(['DELETED', undefined]).toContain((await compute.findServer(`${title}+`))?.status);
      await volumeStatus(data, 'available');
    },

    async 'boots from a volume'() {
      const [source, { id: flavorId }] = await Promise.all([image(), flavor()]);
      const server = await compute.createServer({
        name: title,
        flavorId,
        networks: 'none',
        blockDeviceMapping: [
          {
            uuid: source,
            sourceType: 'image',
            destinationType: 'volume',
            bootIndex: 0,
            volumeSize: 1,
            deleteOnTermination: true,
          },
        ],
      });
      keep(server, (each) => compute.deleteServer(each, { ignoreMissing: true }));
      await become(server, 'ACTIVE');
      expect(expectDeclared(await compute.getServer(server))).toMatchObject({
        image: '',
        addresses: {},
        attachedVolumes: [{ deleteOnTermination: true }],
      });
      await compute.deleteServer(server);
      await compute.waitForServerDeletion(server, { interval: 200 });
    },

    async 'what fails tells why'() {
      const picky = await flavor();
      await compute.createFlavorExtraSpecs(picky, { 'trait:CUSTOM_NO_HOST_HAS_THIS': 'required' });
      const server: Server = await compute.createServer({
        name: title,
        flavorId: picky.id,
        imageId: await image(),
        networks: 'none',
      });
      keep(server, (each) => compute.deleteServer(each, { ignoreMissing: true }));
      const failure = await compute
        .waitForServer(server, { status: 'ACTIVE', interval: 200 })
        .catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(ResourceFailureError);
      expect(failure).toMatchObject({ reason: expect.stringContaining('No valid host') as unknown });
      expect(expectDeclared(await compute.getServer(server)).fault?.message).toContain('No valid host');
      await compute.deleteServer(server);
    },

    async 'is shown to its owner with less than to an administrator'() {
      const { id: flavorId } = await flavor();
      const server = await owner.server({ flavorId });
      const own = expectDeclared(await owner.compute.getServer(server));
      expect(own).toMatchObject({ computeHost: undefined, instanceName: undefined, hostname: server.hostname });
      expect(expectDeclared(await compute.getServer(server)).computeHost).toBeTruthy();
      const name = `^${server.name}$`;
      expect(await compute.listServers({ name })).toEqual([]);
      expect((await compute.listServers({ name, allProjects: true })).map(({ id }) => id)).toEqual([server.id]);
      expect((await owner.compute.listServers({ name })).map((each) => expectDeclared(each).id)).toEqual([server.id]);
    },
  };
}
