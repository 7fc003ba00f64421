import { NotFoundError } from '@os/core';
import { cloud, expectDeclared, outcome } from './setup.js';

const { compute, name, keep, image, server: create, become } = cloud();

it('aggregates are created, found, changed, and deleted', async () => {
  const title = name();
  const aggregate = keep(await compute.createAggregate({ name: title, availabilityZone: null }), (each) =>
    compute.deleteAggregate(each),
  );
  expect(expectDeclared(aggregate)).toMatchObject({ name: title, availabilityZone: null, isDeleted: false });
  expect(aggregate.id).toMatch(/^\d+$/);
  expect((await compute.findAggregate(title))?.id).toBe(aggregate.id);
  expect((await compute.findAggregate(aggregate.id))?.name).toBe(title);
  await compute.updateAggregate(aggregate, { name: `${title}-2` });
  expect(expectDeclared(await compute.getAggregate(aggregate))).toMatchObject({ name: `${title}-2`, hosts: [] });

  const [{ host } = { host: '' }] = await compute.listServices({ binary: 'nova-compute' });
  expect(expectDeclared(await compute.addHostToAggregate(aggregate, host)).hosts).toEqual([host]);
  await compute.aggregatePrecacheImages(aggregate, [await image()]);
  const tagged = await compute.setAggregateMetadata(aggregate, { ssd: 'true', old: 'x' });
  expect(tagged.metadata).toEqual({ ssd: 'true', old: 'x' });
  expect((await compute.setAggregateMetadata(aggregate, { old: null })).metadata).toEqual({ ssd: 'true' });
  expect((await compute.removeHostFromAggregate(aggregate, host)).hosts).toEqual([]);
  const all = await compute.listAggregates();
  expect(all.map((each) => expectDeclared(each).id)).toContain(aggregate.id);
  await compute.deleteAggregate(aggregate);
  await expect(compute.getAggregate(aggregate)).rejects.toBeInstanceOf(NotFoundError);
});

it('services are listed, disabled and enabled', async () => {
  const services = await compute.listServices({ binary: 'nova-conductor' });
  services.forEach(expectDeclared);
  const conductor = services[0]!;
  expect(await compute.listServices({ host: conductor.host, binary: 'nova-conductor' })).toHaveLength(services.length);
  const now = async () =>
    (await compute.listServices({ binary: 'nova-conductor' })).find(({ id }) => id === conductor.id);
  // Only services that run on a compute host can be disabled.
  const [service] = await compute.listServices({ binary: 'nova-compute' });
  expect(await now()).toMatchObject({ state: 'up', isForcedDown: false });
  keep(service!, (each) => compute.enableService(each));
  await compute.disableService(service!, { reason: 'test' });
  await compute.enableService(service!);
  const { host, binary } = service!;
  expect(expectDeclared(await compute.updateService(service!.id, { isForcedDown: false }))).toMatchObject({
    host,
    binary,
    status: 'enabled',
    isForcedDown: false,
  });
  await compute.updateServiceForcedDown(service!, false);
  // As it was done before microversion 2.53.
  await compute.disableService({ host, binary });
  await compute.disableService({ host, binary }, { reason: 'test' });
  await compute.enableService({ host, binary });
  await compute.updateServiceForcedDown({ host, binary }, false);
  await expect(compute.deleteService('00000000-0000-4000-8000-000000000000')).rejects.toBeInstanceOf(NotFoundError);
});

it('hypervisors are listed, found, and asked', async () => {
  const [hypervisor] = await compute.listHypervisors({ withServers: true });
  expect(expectDeclared(hypervisor!)).toMatchObject({ state: 'up', status: 'enabled' });
  expect(expectDeclared(await compute.getHypervisor(hypervisor!)).name).toBe(hypervisor!.name);
  expect((await compute.findHypervisor(hypervisor!.name))?.id).toBe(hypervisor!.id);
  const summaries = await compute.listHypervisorSummaries({ hypervisorHostnamePattern: hypervisor!.name });
  expect(summaries.map((each) => expectDeclared(each).id)).toContain(hypervisor!.id);
  expect(expectDeclared(await compute.getHypervisorStatistics()).count).toBeGreaterThan(0);
  const matches = await compute.searchHypervisors(hypervisor!.name);
  expect(matches.map((each) => expectDeclared(each).name)).toContain(hypervisor!.name);
  (await compute.searchHypervisorServers(hypervisor!.name)).forEach(expectDeclared);
  expect(['done', 400, 501]).toContain(await outcome(compute.getHypervisorUptime(hypervisor!)));
});

it('availability zones are listed', async () => {
  const zones = await compute.listAvailabilityZones();
  expect(expectDeclared(zones.find((each) => each.name === 'nova')!)).toMatchObject({ state: { isAvailable: true } });
  const details = await compute.listAvailabilityZoneDetails();
  details.forEach(expectDeclared);
  expect(details.map(({ name: zone }) => zone)).toEqual(expect.arrayContaining(['nova', 'internal']));
});

it('servers go to other hosts, as far as there are any', async () => {
  const server = await create();
  const idle = () =>
    compute.waitForServer(server, { until: (each) => each.taskState === null, failOn: [], interval: 200 });
  const [service] = await compute.listServices({ binary: 'nova-compute' });
  expect(['done', 400]).toContain(await outcome(compute.liveMigrateServer(server)));
  await idle();
  expect(['done', 400]).toContain(await outcome(compute.migrateServer(server)));
  await idle();
  expect(await compute.listServerMigrations(server)).toEqual([]);
  await expect(compute.getServerMigration(server, '1')).rejects.toBeInstanceOf(NotFoundError);
  expect([404, 409]).toContain(await outcome(compute.abortServerMigration(server, '1')));
  expect([404, 409]).toContain(await outcome(compute.forceCompleteServerMigration(server, '1')));
  await compute.resetServerState(server, 'active');
  await become(server, 'ACTIVE');

  // Its host has to have failed.
  expect(await outcome(compute.evacuateServer(server))).toBe(400);
  await compute.updateServiceForcedDown(service!, true);
  try {
    // Later ones want other hosts to be up.
    await compute.evacuateServer(server, { adminPassword: 'oh-so-secret' }, { microversion: '2.94' });
  } finally {
    await compute.updateServiceForcedDown(service!, false);
  }
  await idle();
});

it('migrations are listed', async () => {
  (await compute.listMigrations({ limit: 5 }).toArray({ limit: 5 })).forEach(expectDeclared);
  expect(
    await compute.listMigrations({ host: 'nowhere', status: 'done', changesSince: '2030-01-01T00:00:00Z' }),
  ).toEqual([]);
});
