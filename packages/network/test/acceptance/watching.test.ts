import { NotFoundError } from '@os/core';
import type { Port } from '@os/network';
import { cloud, expectDeclared, expectQueries } from './setup.js';

const { network: neutron, name, keep } = cloud();
const NOBODY = '00000000-0000-0000-0000-000000000000';

let port: Port;
let other: Port;
beforeAll(async () => {
  const network = keep(await neutron.createNetwork({ name: name() }), (each) => neutron.deleteNetwork(each));
  const newPort = async () =>
    keep(await neutron.createPort({ networkId: network.id }), (each) => neutron.deletePort(each));
  [port, other] = [await newPort(), await newPort()];
});

it('metering labels and their rules are created, found, listed and deleted', async () => {
  const title = name();
  const label = keep(await neutron.createMeteringLabel({ name: title, description: 'first', isShared: true }), (each) =>
    neutron.deleteMeteringLabel(each),
  );
  expectDeclared(label);
  expect((await neutron.findMeteringLabel(title))?.id).toBe(label.id);
  expect(expectDeclared(await neutron.getMeteringLabel(label)).isShared).toBe(true);
  await expectQueries(
    (query: Parameters<typeof neutron.listMeteringLabels>[0]) => neutron.listMeteringLabels(query),
    label,
    { name: title, description: 'first', isShared: true, projectId: label.projectId },
    { name: 'x', description: 'x', isShared: false, projectId: 'x' },
  );

  const rule = keep(
    await neutron.createMeteringLabelRule({
      meteringLabelId: label.id,
      direction: 'ingress',
      sourceIpPrefix: '10.0.0.0/24',
      destinationIpPrefix: '10.1.0.0/24',
    }),
    (each) => neutron.deleteMeteringLabelRule(each),
  );
  expectDeclared(rule);
  expect(expectDeclared(await neutron.getMeteringLabelRule(rule)).remoteIpPrefix).toBeNull();
  const excluded = await neutron.createMeteringLabelRule({
    meteringLabelId: label.id,
    direction: 'egress',
    remoteIpPrefix: '10.2.0.0/24',
    isExcluded: true,
  });
  expectDeclared(excluded);
  await expectQueries(
    (query: Parameters<typeof neutron.listMeteringLabelRules>[0]) => neutron.listMeteringLabelRules(query),
    rule,
    {
      meteringLabelId: label.id,
      direction: 'ingress',
      isExcluded: false,
      sourceIpPrefix: '10.0.0.0/24',
      destinationIpPrefix: '10.1.0.0/24',
    },
    {
      meteringLabelId: NOBODY,
      direction: 'egress',
      isExcluded: true,
      remoteIpPrefix: '10.2.0.0/24',
      sourceIpPrefix: '10.9.0.0/24',
      destinationIpPrefix: '10.9.0.0/24',
    },
  );
  await neutron.deleteMeteringLabelRule(rule);
  await neutron.deleteMeteringLabel(label);
  await expect(neutron.getMeteringLabelRule(rule)).rejects.toBeInstanceOf(NotFoundError);
  await expect(neutron.getMeteringLabel(label)).rejects.toBeInstanceOf(NotFoundError);
});

it('logs are created, found, updated, listed and deleted', async () => {
  const kinds = await neutron.listLoggableResources();
  kinds.forEach(expectDeclared);
  expect(kinds.map(({ id }) => id)).toContain('security_group');

  const title = name();
  const group = keep(await neutron.createSecurityGroup({ name: title }), (each) => neutron.deleteSecurityGroup(each));
  await neutron.updatePort(port, { securityGroupIds: [group.id] });
  const log = keep(
    await neutron.createLog({
      name: title,
      resourceType: 'security_group',
      resourceId: group.id,
      targetId: port.id,
      event: 'DROP',
    }),
    (each) => neutron.deleteLog(each),
  );
  expect(expectDeclared(log).isEnabled).toBe(true);
  expect((await neutron.findLog(title))?.id).toBe(log.id);
  await neutron.updateLog(log, { isEnabled: false, description: 'second' });
  expect(expectDeclared(await neutron.getLog(log))).toMatchObject({ isEnabled: false, description: 'second' });
  await expectQueries(
    (query: Parameters<typeof neutron.listLogs>[0]) => neutron.listLogs(query),
    log,
    {
      name: title,
      resourceType: 'security_group',
      resourceId: group.id,
      targetId: port.id,
      event: 'DROP',
      isEnabled: false,
      projectId: log.projectId,
    },
    { name: 'x', resourceId: NOBODY, targetId: NOBODY, event: 'ALL', isEnabled: true, projectId: 'x' },
  );
  await neutron.deleteLog(log);
  await expect(neutron.getLog(log)).rejects.toBeInstanceOf(NotFoundError);
  await neutron.updatePort(port, { securityGroupIds: [] });
});

it('tap services, flows and mirrors are created, found, updated, listed and deleted', async () => {
  const title = name();
  const service = keep(await neutron.createTapService({ name: title, portId: port.id }), (each) =>
    neutron.deleteTapService(each),
  );
  expectDeclared(service);
  expect((await neutron.findTapService(title))?.id).toBe(service.id);
  await neutron.updateTapService(service, { description: 'second' });
  expect(expectDeclared(await neutron.getTapService(service)).description).toBe('second');
  await expectQueries(
    (query: Parameters<typeof neutron.listTapServices>[0]) => neutron.listTapServices(query),
    service,
    { name: title, description: 'second', portId: port.id, status: service.status, projectId: service.projectId },
    { name: 'x', description: 'x', portId: NOBODY, status: 'ERROR', projectId: 'x' },
  );

  const flow = keep(
    await neutron.createTapFlow({
      name: title,
      tapServiceId: service.id,
      sourcePort: other.id,
      direction: 'BOTH',
      vlanFilter: '9,18-27',
    }),
    (each) => neutron.deleteTapFlow(each),
  );
  expect(expectDeclared(flow).vlanFilter).toBe('9,18-27');
  expect((await neutron.findTapFlow(title))?.id).toBe(flow.id);
  await neutron.updateTapFlow(flow, { description: 'second' });
  expect(expectDeclared(await neutron.getTapFlow(flow)).description).toBe('second');
  await expectQueries(
    (query: Parameters<typeof neutron.listTapFlows>[0]) => neutron.listTapFlows(query),
    flow,
    { name: title, tapServiceId: service.id, sourcePort: other.id, direction: 'BOTH', status: flow.status },
    { name: 'x', tapServiceId: NOBODY, sourcePort: NOBODY, direction: 'IN', status: 'ERROR', projectId: 'x' },
  );
  await neutron.deleteTapFlow(flow);
  await neutron.deleteTapService(service);

  const mirror = keep(
    await neutron.createTapMirror({
      name: title,
      portId: port.id,
      directions: { IN: 101, OUT: 102 },
      remoteIp: '10.99.8.7',
      mirrorType: 'gre',
    }),
    (each) => neutron.deleteTapMirror(each),
  );
  expect(expectDeclared(mirror).directions).toEqual({ IN: 101, OUT: 102 });
  expect((await neutron.findTapMirror(title))?.id).toBe(mirror.id);
  await neutron.updateTapMirror(mirror, { description: 'second' });
  expect(expectDeclared(await neutron.getTapMirror(mirror)).description).toBe('second');
  await expectQueries(
    (query: Parameters<typeof neutron.listTapMirrors>[0]) => neutron.listTapMirrors(query),
    mirror,
    { name: title, description: 'second', portId: port.id, remoteIp: '10.99.8.7', mirrorType: 'gre' },
    { name: 'x', description: 'x', portId: NOBODY, remoteIp: '10.0.0.1', mirrorType: 'erspanv1', projectId: 'x' },
  );
  await neutron.deleteTapMirror(mirror);
  await expect(neutron.getTapMirror(mirror)).rejects.toBeInstanceOf(NotFoundError);
  await expect(neutron.getTapFlow(flow)).rejects.toBeInstanceOf(NotFoundError);
});
