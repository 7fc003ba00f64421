import { BadRequestError, Connection, NotFoundError } from '@os/core';
import '@os/identity';
import type { Network } from '@os/network';
import { cloudOptions } from '../../../../tooling/acceptance/connect.js';
import { cloud, expectDeclared, expectQueries } from './setup.js';

const { conn, network: neutron, name, keep } = cloud();
const NOBODY = '00000000-0000-0000-0000-000000000000';

let network: Network;
const newPort = async (attributes: Partial<Parameters<typeof neutron.createPort>[0]> = {}) =>
  keep(await neutron.createPort({ networkId: network.id, ...attributes }), (each) => neutron.deletePort(each));
beforeAll(async () => {
  network = keep(await neutron.createNetwork({ name: name() }), (each) => neutron.deleteNetwork(each));
});

it('trunks are created, found, updated, listed, tagged and deleted; ports take part in them', async () => {
  const title = name();
  const [parent, first, second] = [await newPort(), await newPort(), await newPort()];
  const trunk = keep(
    await neutron.createTrunk({
      name: title,
      description: 'first',
      portId: parent.id,
      subPorts: [{ portId: first.id, segmentationType: 'vlan', segmentationId: 5 }],
    }),
    (each) => neutron.deleteTrunk(each),
  );
  expect(expectDeclared(trunk)).toMatchObject({ portId: parent.id, isAdminStateUp: true });
  expect((await neutron.findTrunk(title))?.id).toBe(trunk.id);

  const added = await neutron.addTrunkSubports(trunk, [
    { portId: second.id, segmentationType: 'vlan', segmentationId: 6 },
  ]);
  expect(expectDeclared(added).subPorts.map(({ segmentationId }) => segmentationId)).toEqual([5, 6]);
  const subPorts = await neutron.listTrunkSubports(trunk);
  subPorts.forEach(expectDeclared);
  expect(subPorts.map(({ id }) => id).sort()).toEqual([first.id, second.id].sort());
  expect((await neutron.getPort(parent)).trunkDetails?.subPorts).toHaveLength(2);
  const removed = await neutron.deleteTrunkSubports(trunk, [first]);
  expect(expectDeclared(removed).subPorts).toEqual([
    { portId: second.id, segmentationType: 'vlan', segmentationId: 6 },
  ]);
  await expect(neutron.deleteTrunkSubports(trunk, [first])).rejects.toBeInstanceOf(NotFoundError);

  await neutron.setTags(trunk, ['a']);
  await neutron.updateTrunk(trunk, { description: 'second', isAdminStateUp: false });
  const fetched = expectDeclared(await neutron.getTrunk(trunk));
  expect(fetched).toMatchObject({ description: 'second', isAdminStateUp: false, tags: ['a'] });
  await expectQueries(
    (query: Parameters<typeof neutron.listTrunks>[0]) => neutron.listTrunks(query),
    trunk,
    {
      name: title,
      portId: parent.id,
      status: fetched.status,
      isAdminStateUp: false,
      description: 'second',
      tags: ['a'],
    },
    { name: 'x', portId: NOBODY, status: 'BUILD', isAdminStateUp: true, description: 'first', tags: ['b'] },
  );
  await neutron.updateTrunk(trunk, { isAdminStateUp: true });
  await neutron.deleteTrunk(trunk);
  await expect(neutron.getTrunk(trunk)).rejects.toBeInstanceOf(NotFoundError);
});

it('ports of servers are bound to hosts, one of them at a time', async () => {
  // As Nova does it: bindings are for services.
  const title = name();
  const keystone = conn.identity;
  const password = crypto.randomUUID();
  const user = keep(await keystone.createUser({ name: title, password }), (each) => keystone.deleteUser(each));
  const project = await keystone.getProject((await conn.session.access()).project!.id!);
  const role = await keystone.findRole('service');
  await keystone.assignProjectRoleToUser(project, user, role!);
  const service = new Connection({ ...cloudOptions(), username: title, password, projectName: project.name });
  keep(service, (each) => each.close());
  const nova = service.network;

  const agent = await neutron.listAgents({ agentType: 'Open vSwitch agent' }).first();
  const { host } = agent!;
  const port = await newPort({ bindingHostId: 'nowhere', deviceOwner: 'compute:nova', deviceId: 'd' });
  const [failed] = await neutron.listPortBindings(port);
  expect(expectDeclared(failed!)).toMatchObject({ id: 'nowhere', status: 'ACTIVE', vifType: 'binding_failed' });
  const binding = expectDeclared(await nova.createPortBinding(port, { host, profile: { a: 1 } }));
  expect(binding).toMatchObject({ id: host, status: 'INACTIVE', vifType: 'ovs', profile: { a: 1 } });
  await expectQueries(
    (query: Parameters<typeof neutron.listPortBindings>[1]) => nova.listPortBindings(port, query),
    binding,
    { host, status: 'INACTIVE', vnicType: 'normal', vifType: 'ovs' },
    { host: 'nowhere', status: 'ACTIVE', vnicType: 'direct', vifType: 'binding_failed' },
  );
  expect(expectDeclared(await nova.activatePortBinding(port, host)).status).toBe('ACTIVE');
  await expect(nova.activatePortBinding(port, 'elsewhere')).rejects.toBeInstanceOf(NotFoundError);
  expect((await neutron.getPort(port)).bindingHostId).toBe(host);
  await nova.deletePortBinding(port, 'nowhere');
  expect(await nova.listPortBindings(port)).toHaveLength(1);
  await expect(neutron.listPortBindings(await newPort())).rejects.toBeInstanceOf(BadRequestError);
});
