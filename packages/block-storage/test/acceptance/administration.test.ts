import { NotFoundError } from '@os/core';
import {
  Cluster,
  ConsistencyGroup,
  ConsistencyGroupSnapshot,
  ManageableSnapshot,
  ManageableVolume,
} from '@os/block-storage';
import { cloud, connectionWithProject, expectDeclared, QUICK } from './setup.js';

const { cinder, conn, name, keep, newVolume, removeVolume } = cloud();
const demo = cloud('oscloud-demo');

it('types: extra specs, access, encryption', async () => {
  const title = name();
  const { project } = await demo.conn.session.access();
  const type = expectDeclared(
    await cinder.createType({ name: title, description: 'd', isPublic: false, extraSpecs: { k: 'v' } }),
  );
  keep(type, (each) => cinder.deleteType(each));
  await cinder.updateType(type, { description: 'e' });
  expect(expectDeclared(await cinder.getType(type))).toMatchObject({ description: 'e', isPublic: false });
  expect(expectDeclared(await cinder.getType('default')).isPublic).toBe(true);
  const listed = await cinder.listTypes({ isPublic: 'none', extraSpecs: '{"k":"v"}', sort: ['name:asc'] });
  expect(listed.map(({ id }) => id)).toContain(type.id);
  (await demo.cinder.listTypes()).forEach(expectDeclared);

  expect(await cinder.updateTypeExtraSpecs(type, { a: '1' })).toEqual({ a: '1' });
  expect(await cinder.getTypeExtraSpecs(type)).toEqual({ k: 'v', a: '1' });
  expect(await cinder.updateTypeExtraSpec(type, 'a', '2')).toBe('2');
  expect(await cinder.getTypeExtraSpec(type, 'a')).toBe('2');
  await cinder.deleteTypeExtraSpecs(type, ['a', 'k']);
  expect(await cinder.getTypeExtraSpecs(type)).toEqual({});

  expect(await demo.cinder.findType(title)).toBeNull();
  await cinder.addTypeAccess(type, project!.id!);
  const access = await cinder.listTypeAccesses(type);
  expect(access.map((each) => expectDeclared(each).projectId)).toEqual([project!.id]);
  expect((await demo.cinder.findType(title))?.id).toBe(type.id);
  await cinder.removeTypeAccess(type, project!.id!);
  expect(await cinder.listTypeAccesses(type)).toEqual([]);

  expect(await cinder.getTypeEncryption(type)).toBeNull();
  const { id } = await cinder.createTypeEncryption(type, {
    provider: 'luks',
    controlLocation: 'front-end',
    cipher: 'aes-xts-plain64',
    keySize: 256,
  });
  await cinder.updateTypeEncryption(type, id, { cipher: null, keySize: 512 });
  expect(expectDeclared((await cinder.getTypeEncryption(type))!)).toMatchObject({ cipher: null, keySize: 512 });
  expect(await cinder.getTypeEncryptionSpec(type, 'key_size')).toEqual({ key_size: 512 });
  await cinder.deleteTypeEncryption(type, id);
  expect(await cinder.getTypeEncryption(type)).toBeNull();
});

it('default types, and URLs with the project', async () => {
  const { project } = await conn.session.access();
  const withProject = connectionWithProject(project!.id!);
  keep(withProject, (each) => each.close());
  const old = withProject.blockStorage;
  expect(await old.endpoint()).toContain(project!.id!);
  const id = (await demo.conn.session.access()).project!.id!;
  const fake = (await cinder.findType('fake'))!;
  for (const each of [cinder, old]) {
    expect(expectDeclared(await each.setDefaultType(id, fake)).volumeTypeId).toBe(fake.id);
    expect((await each.getDefaultType(id)).volumeTypeId).toBe(fake.id);
    expect((await each.listDefaultTypes()).map(({ projectId }) => projectId)).toContain(id);
    await each.unsetDefaultType(id);
    await each.unsetDefaultType(id, { ignoreMissing: true });
    expect(await each.findDefaultType(id)).toBeNull();
  }

  const before = await old.getQuotaSet(id);
  keep(id, (each) => old.revertQuotaSet(each));
  const changed = await old.updateQuotaSet(id, { volumes: 11, types: { nfs: { volumes: 5 } } });
  expect(changed).toMatchObject({ id, volumes: 11, types: { nfs: { volumes: 5 } } });
  expect((await cinder.getQuotaSetUsage(id)).volumes).toMatchObject({ limit: 11 });
  await old.revertQuotaSet(id);
  expect(await old.getQuotaSetDefaults(id)).toEqual(before);
  const defaults = await old.getQuotaClassSet('default');
  expect(await old.updateQuotaClassSet('default', { volumes: defaults.volumes })).toEqual(defaults);

  const hosts = await old.listHosts();
  hosts.forEach(expectDeclared);
  const backend = hosts.find(({ service }) => service === 'cinder-volume')!;
  (await old.listHostUsages(backend)).forEach(expectDeclared);
  expectDeclared(await cinder.getLimits({ projectId: id }));
});

it('QoS specs', async () => {
  const type = keep(await cinder.createType({ name: name() }), (each) => cinder.deleteType(each));
  const title = name();
  const qos = expectDeclared(
    await cinder.createQosSpec({ name: title, consumer: 'front-end', specs: { read_iops_sec: '100' } }),
  );
  keep(qos, (each) => cinder.deleteQosSpec(each, { force: true, ignoreMissing: true }));
  await cinder.updateQosSpec(qos, { consumer: 'both', specs: { a: '1' } });
  expect(expectDeclared(await cinder.getQosSpec(qos))).toMatchObject({
    consumer: 'both',
    specs: { read_iops_sec: '100', a: '1' },
  });
  await cinder.deleteQosSpecMetadata(qos, ['a']);
  expect((await cinder.findQosSpec(title))?.specs).toEqual({ read_iops_sec: '100' });
  await cinder.associateQosSpec(qos, type);
  const associated = await cinder.listQosSpecAssociations(qos);
  expect(associated.map((each) => expectDeclared(each).id)).toEqual([type.id]);
  expect((await cinder.getType(type)).qosSpecsId).toBe(qos.id);
  await cinder.disassociateQosSpec(qos, type);
  await cinder.associateQosSpec(qos, type);
  await cinder.disassociateAllQosSpec(qos);
  expect(await cinder.listQosSpecAssociations(qos)).toEqual([]);
  await cinder.deleteQosSpec(qos);
});

it('services, pools, clusters and what the cloud has', async () => {
  const services = await cinder.listServices({ binary: 'cinder-volume' });
  services.forEach(expectDeclared);
  const service = services.find(({ host }) => host.endsWith('@fake')) ?? services[0]!;
  keep(service, (each) => cinder.enableService(each));
  await cinder.disableService(service);
  await cinder.disableService(service, { reason: 'tested' });
  expect(await cinder.listServices({ binary: service.binary, host: service.host })).toMatchObject([
    { status: 'disabled', disabledReason: 'tested' },
  ]);
  await cinder.enableService(service);
  await cinder.freezeService(service);
  await cinder.thawService(service);
  await cinder.setServiceLogLevels('INFO', { binary: 'cinder-scheduler', prefix: 'cinder.scheduler.manager' });
  const levels = await cinder.getServiceLogLevels({ binary: 'cinder-scheduler', prefix: 'cinder.scheduler.manager' });
  expect(levels[0]).toMatchObject({ binary: 'cinder-scheduler', levels: { 'cinder.scheduler.manager': 'INFO' } });
  expectDeclared(await cinder.cleanupServiceWorkers({ host: 'nowhere', binary: 'cinder-volume' }));
  expect(await cinder.listClusters({ isUp: true })).toEqual([]);
  await expect(cinder.getCluster('nowhere')).rejects.toBeInstanceOf(NotFoundError);
  expect(await cinder.listBrief(Cluster)).toEqual([]);
  // What is made before groups came along is not asked for: it cannot be deleted where backends do not support it.
  for (const list of [
    cinder.listConsistencyGroups(),
    cinder.listBrief(ConsistencyGroup),
    cinder.listConsistencyGroupSnapshots(),
    cinder.listBrief(ConsistencyGroupSnapshot),
  ]) {
    expect(Array.isArray(await list)).toBe(true);
  }

  const pools = await cinder.listBackendPools();
  pools.forEach(expectDeclared);
  expect(pools[0]?.capabilities).toHaveProperty('free_capacity_gb');
  expect(await cinder.listBackendPools({ name: pools[0]!.name, isDetailed: false })).toHaveLength(1);
  expectDeclared(await cinder.getCapabilities(service.host));
  for (const list of [
    await cinder.listAvailabilityZones(),
    await cinder.listExtensions(),
    await cinder.listResourceFilters({ resource: 'volume' }),
  ]) {
    expect(list.length).toBeGreaterThan(0);
    list.forEach(expectDeclared);
  }
  expectDeclared(await cinder.getLimits());
});

it('messages say why a volume could not be made', async () => {
  const extraSpecs = { volume_backend_name: 'nowhere' };
  const type = keep(await cinder.createType({ name: name(), extraSpecs }), (each) => cinder.deleteType(each));
  const volume = keep(await cinder.createVolume({ name: name(), size: 1, volumeType: type.id }), removeVolume);
  await cinder.waitForVolume(volume, { status: 'error', ...QUICK });
  const [message] = await cinder.listMessages({ resourceUuid: volume.id });
  expect(expectDeclared(message!)).toMatchObject({ resourceType: 'VOLUME', messageLevel: 'ERROR' });
  expectDeclared(await cinder.getMessage(message!));
  await cinder.deleteMessage(message!);
  expect(await cinder.listMessages({ resourceUuid: volume.id })).toEqual([]);
});

it('what backends have is managed, and let go', async () => {
  const volume = await newVolume();
  const host = volume.host!;
  for (const list of [
    cinder.listManageableVolumes({ host }),
    cinder.listManageableSnapshots({ host }),
    cinder.listBrief(ManageableVolume, { host }),
    cinder.listBrief(ManageableSnapshot, { host }),
  ]) {
    (await list).forEach(expectDeclared);
  }
  const snapshot = await cinder.createSnapshot({ volumeId: volume.id, name: name() });
  await cinder.waitForSnapshot(snapshot, { status: 'available', ...QUICK });
  await cinder.unmanageSnapshot(snapshot);
  await cinder.waitForSnapshotDeletion(snapshot, QUICK);

  // Backends that store nothing find nothing.
  const reference = { 'source-name': 'nothing' };
  const found = await cinder.manageSnapshot({ volume, reference, name: name() });
  keep(found, (each) => cinder.deleteSnapshot(each, { ignoreMissing: true }));
  await cinder.waitForSnapshot(found, { status: ['available', 'error'], ...QUICK });
  await cinder.deleteSnapshot(found);
  await cinder.waitForSnapshotDeletion(found, QUICK);
  const managed = keep(await cinder.manageVolume({ host, reference, name: name(), type: 'fake' }), removeVolume);
  await cinder.waitForVolume(managed, { status: ['available', 'error'], ...QUICK });

  await cinder.unmanageVolume(volume);
  await cinder.waitForVolume(volume, { status: ['error_unmanaging', 'deleted'], ...QUICK }).catch((error: unknown) => {
    expect(error).toMatchObject({ code: 'RESOURCE_FAILURE' });
  });
});
