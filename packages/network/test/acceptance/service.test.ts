import { NotFoundError } from '@os/core';
import { cloud, expectDeclared } from './setup.js';

const { network: neutron, name, keep } = cloud();

it('agents are found, changed and listed', async () => {
  const agents = await neutron.listAgents({ isAlive: true });
  agents.forEach(expectDeclared);
  const l3 = agents.find(({ agentType }) => agentType === 'L3 agent')!;
  expect(l3).toMatchObject({ isAlive: true, isAdminStateUp: true, binary: expect.stringContaining('l3') as unknown });
  expect((await neutron.findAgent(l3.id))?.host).toBe(l3.host);
  const ids = async (query: Parameters<typeof neutron.listAgents>[0]) =>
    (await neutron.listAgents({ ...query, id: l3.id })).map(({ id }) => id);
  expect(await ids({ agentType: 'L3 agent', host: l3.host, binary: l3.binary, topic: l3.topic })).toEqual([l3.id]);
  expect(await ids({ isAlive: false })).toEqual([]);
  expect(await ids({ isAdminStateUp: false })).toEqual([]);

  keep(l3, (each) => neutron.updateAgent(each.id, { description: l3.description, isAdminStateUp: true }));
  await neutron.updateAgent(l3.id, { description: 'changed', isAdminStateUp: false });
  const changed = expectDeclared(await neutron.getAgent(l3.id));
  expect(changed).toMatchObject({ description: 'changed', isAdminStateUp: false });
  expect(await ids({ description: 'changed', isAdminStateUp: false })).toEqual([l3.id]);
  await neutron.updateAgent(l3.id, { description: null, isAdminStateUp: true });
  expect(await neutron.getAgent(l3.id)).toMatchObject({ description: null, isAdminStateUp: true });
  await expect(neutron.deleteAgent('00000000-0000-0000-0000-000000000000')).rejects.toBeInstanceOf(NotFoundError);
});

it('an agent is deleted, until its next report brings it back', async () => {
  const find = () => neutron.listAgents({ agentType: 'Metadata agent' }).first();
  let agent = await find();
  for (let i = 0; !agent && i < 60; i++) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    agent = await find();
  }
  await neutron.deleteAgent(agent!);
  await expect(neutron.getAgent(agent!)).rejects.toBeInstanceOf(NotFoundError);
});

it('availability zones are listed', async () => {
  const zones = await neutron.listAvailabilityZones();
  zones.forEach(expectDeclared);
  expect(zones[0]?.state).toBe('available');
  const { name: zone, resource } = zones[0]!;
  expect(await neutron.listAvailabilityZones({ name: zone, resource, state: 'available' })).toHaveLength(1);
  expect(await neutron.listAvailabilityZones({ resource, state: 'unavailable' })).toEqual([]);
});

it('extensions are found and listed', async () => {
  const extensions = await neutron.listExtensions();
  extensions.forEach(expectDeclared);
  expect(extensions.map(({ alias }) => alias)).toEqual(expect.arrayContaining(['router', 'qos', 'standard-attr-tag']));
  expect(expectDeclared(await neutron.getExtension('qos')).id).toBe('qos');
  expect((await neutron.findExtension('qos'))?.name).toBe('Quality of Service');
  expect((await neutron.findExtension('Quality of Service'))?.alias).toBe('qos');
  expect(await neutron.findExtension('nonsense')).toBeNull();
});

it('quotas are changed and set back', async () => {
  const project = '5d4c5d4c5d4c5d4c5d4c5d4c5d4c5d4c';
  const defaults = expectDeclared(await neutron.getDefaultQuota(project));
  expect(await neutron.getQuota(project)).toMatchObject({ id: project, networks: defaults.networks });

  keep(project, (each) => neutron.deleteQuota(each));
  const quota = expectDeclared(await neutron.updateQuota(project, { networks: 7, floatingIps: -1, force: true }));
  expect(quota).toMatchObject({ networks: 7, floatingIps: -1, ports: defaults.ports });
  expect(expectDeclared(await neutron.getQuota(project))).toMatchObject({ networks: 7, floatingIps: -1 });
  const listed = (await neutron.listQuotas()).find(({ projectId }) => projectId === project);
  expect(expectDeclared(listed!)).toMatchObject({ id: project, networks: 7 });
  const details = expectDeclared(await neutron.getQuotaDetails(project));
  expect(details.networks).toEqual({ limit: 7, used: 0, reserved: 0 });

  await neutron.deleteQuota(project);
  expect((await neutron.getQuota(project)).networks).toBe(defaults.networks);
  expect((await neutron.listQuotas()).map(({ id }) => id)).not.toContain(project);
});

it('flavors and service profiles are created, associated, found, updated, listed and deleted', async () => {
  const title = name();
  const profile = keep(
    await neutron.createServiceProfile({
      description: title,
      driver: 'neutron.services.l3_router.service_providers.single_node.SingleNodeDriver',
      metaInfo: '{}',
    }),
    (each) => neutron.deleteServiceProfile(each),
  );
  expectDeclared(profile);
  const flavor = keep(await neutron.createFlavor({ name: title, serviceType: 'L3_ROUTER_NAT' }), (each) =>
    neutron.deleteFlavor(each),
  );
  expect(expectDeclared(flavor).serviceProfileIds).toEqual([]);
  expect((await neutron.findFlavor(title))?.id).toBe(flavor.id);

  await neutron.associateFlavorWithServiceProfile(flavor, profile);
  expect(expectDeclared(await neutron.getFlavor(flavor)).serviceProfileIds).toEqual([profile.id]);
  await neutron.updateFlavor(flavor, { description: 'second', isEnabled: false });
  const flavors = await neutron.listFlavors({ name: title, isEnabled: false, serviceType: 'L3_ROUTER_NAT' });
  expect(flavors.map(({ description }) => description)).toEqual(['second']);
  await neutron.disassociateFlavorFromServiceProfile(flavor, profile);
  expect((await neutron.getFlavor(flavor)).serviceProfileIds).toEqual([]);

  await neutron.updateServiceProfile(profile, { isEnabled: false });
  expect(expectDeclared(await neutron.getServiceProfile(profile)).isEnabled).toBe(false);
  const profiles = await neutron.listServiceProfiles({ description: title, isEnabled: false, driver: profile.driver });
  expect(profiles.map(({ id }) => id)).toEqual([profile.id]);
  expect((await neutron.findServiceProfile(profile.id))?.metaInfo).toBe('{}');

  await neutron.deleteFlavor(flavor);
  await neutron.deleteServiceProfile(profile);
  await expect(neutron.getServiceProfile(profile)).rejects.toBeInstanceOf(NotFoundError);
  await expect(neutron.getFlavor(flavor)).rejects.toBeInstanceOf(NotFoundError);
});

it('service providers are listed', async () => {
  const providers = await neutron.listServiceProviders({ serviceType: 'L3_ROUTER_NAT' });
  providers.forEach(expectDeclared);
  expect(providers.map(({ serviceType }) => serviceType)).toContain('L3_ROUTER_NAT');
  const [{ name: first } = { name: '' }] = providers;
  expect(await neutron.listServiceProviders({ serviceType: 'L3_ROUTER_NAT', name: first })).toHaveLength(1);
});
