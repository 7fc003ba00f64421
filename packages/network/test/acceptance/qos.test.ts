import { ConflictError, NotFoundError } from '@os/core';
import type { QosPolicy } from '@os/network';
import { cloud, expectDeclared } from './setup.js';

const { network: neutron, name, keep } = cloud();
const newPolicy = async () =>
  keep(await neutron.createQosPolicy({ name: name() }), (each) => neutron.deleteQosPolicy(each));

it('policies are created, found, updated, listed and deleted', async () => {
  const title = name();
  const policy = keep(await neutron.createQosPolicy({ name: title, description: 'first' }), (each) =>
    neutron.deleteQosPolicy(each),
  );
  expect(expectDeclared(policy)).toMatchObject({ rules: [], isShared: false, isDefault: false });
  expect((await neutron.findQosPolicy(title))?.id).toBe(policy.id);
  await neutron.updateQosPolicy(policy, { description: 'second', isShared: true });
  expect(await neutron.getQosPolicy(policy)).toMatchObject({ description: 'second', isShared: true });
  expect((await neutron.listQosPolicies({ name: title, isShared: true })).map(({ id }) => id)).toEqual([policy.id]);
  await neutron.setTags(policy, ['a']);
  expect((await neutron.listQosPolicies({ name: title, tags: ['a'] })).map(({ id }) => id)).toEqual([policy.id]);
  await neutron.deleteQosPolicy(policy);
  await expect(neutron.getQosPolicy(policy)).rejects.toBeInstanceOf(NotFoundError);
});

describe('rules are created, found, updated, listed and deleted:', () => {
  let policy: QosPolicy;
  beforeEach(async () => {
    policy = await newPolicy();
  });
  const rules = async () => expectDeclared(await neutron.getQosPolicy(policy)).rules;

  it('bandwidth limit', async () => {
    const rule = await neutron.createQosBandwidthLimitRule(policy, { maxKbps: 1000, direction: 'ingress' });
    expect(expectDeclared(rule)).toMatchObject({ qosPolicyId: policy.id, maxBurstKbps: 0 });
    await neutron.updateQosBandwidthLimitRule(policy, rule, { maxKbps: 2000, maxBurstKbps: 200 });
    const fetched = expectDeclared(await neutron.getQosBandwidthLimitRule(policy, rule));
    expect(fetched).toMatchObject({ maxKbps: 2000, maxBurstKbps: 200, direction: 'ingress' });
    expect(await rules()).toEqual([expect.objectContaining({ type: 'bandwidth_limit', maxKbps: 2000 })]);
    const other = await neutron.createQosBandwidthLimitRule(policy, { maxKbps: 3000 });
    const ids = async (query: Parameters<typeof neutron.listQosBandwidthLimitRules>[1]) =>
      (await neutron.listQosBandwidthLimitRules(policy, query)).map(({ id }) => id);
    expect((await ids({ limit: 1 })).sort()).toEqual([rule.id, other.id].sort());
    expect(await ids({ direction: 'egress' })).toEqual([other.id]);
    expect(await ids({ maxKbps: 2000 })).toEqual([rule.id]);
    expect(await ids({ maxBurstKbps: 0 })).toEqual([other.id]);
    await neutron.deleteQosBandwidthLimitRule(policy, rule);
    expect(await neutron.findQosBandwidthLimitRule(policy, rule.id)).toBeNull();
  });

  it('DSCP marking', async () => {
    const rule = expectDeclared(await neutron.createQosDscpMarkingRule(policy, { dscpMark: 26 }));
    await neutron.updateQosDscpMarkingRule(policy, rule, { dscpMark: 0 });
    expect(expectDeclared(await neutron.getQosDscpMarkingRule(policy, rule)).dscpMark).toBe(0);
    expect(await rules()).toEqual([expect.objectContaining({ type: 'dscp_marking', dscpMark: 0 })]);
    expect(await neutron.listQosDscpMarkingRules(policy, { dscpMark: 26 })).toEqual([]);
    expect(await neutron.listQosDscpMarkingRules(policy, { dscpMark: 0 })).toHaveLength(1);
    await neutron.deleteQosDscpMarkingRule(policy, rule);
    expect(await rules()).toEqual([]);
  });

  it('minimum bandwidth', async () => {
    const rule = expectDeclared(await neutron.createQosMinimumBandwidthRule(policy, { minKbps: 1000 }));
    await neutron.updateQosMinimumBandwidthRule(policy, rule, { minKbps: 900 });
    const fetched = expectDeclared(await neutron.getQosMinimumBandwidthRule(policy, rule));
    expect(fetched).toMatchObject({ minKbps: 900, direction: 'egress' });
    expect(await rules()).toEqual([expect.objectContaining({ type: 'minimum_bandwidth', minKbps: 900 })]);
    expect(await neutron.listQosMinimumBandwidthRules(policy, { minKbps: 1000 })).toEqual([]);
    expect(await neutron.listQosMinimumBandwidthRules(policy, { direction: 'egress' })).toHaveLength(1);
    await neutron.deleteQosMinimumBandwidthRule(policy, rule);
    expect(await rules()).toEqual([]);
  });

  it('minimum packet rate', async () => {
    const rule = await neutron.createQosMinimumPacketRateRule(policy, { minKpps: 10, direction: 'any' });
    expectDeclared(rule);
    await neutron.updateQosMinimumPacketRateRule(policy, rule, { minKpps: 9 });
    const fetched = expectDeclared(await neutron.getQosMinimumPacketRateRule(policy, rule));
    expect(fetched).toMatchObject({ minKpps: 9, direction: 'any' });
    expect(await rules()).toEqual([expect.objectContaining({ type: 'minimum_packet_rate', minKpps: 9 })]);
    expect(await neutron.listQosMinimumPacketRateRules(policy, { minKpps: 10 })).toEqual([]);
    expect(await neutron.listQosMinimumPacketRateRules(policy, { direction: 'any' })).toHaveLength(1);
    await neutron.deleteQosMinimumPacketRateRule(policy, rule);
    expect(await rules()).toEqual([]);
  });

  it('packet rate limit', async () => {
    const rule = await neutron.createQosPacketRateLimitRule(policy, { maxKpps: 100, maxBurstKpps: 10 });
    expectDeclared(rule);
    await neutron.updateQosPacketRateLimitRule(policy, rule, { maxKpps: 200 });
    const fetched = expectDeclared(await neutron.getQosPacketRateLimitRule(policy, rule));
    expect(fetched).toMatchObject({ maxKpps: 200, maxBurstKpps: 10, direction: 'egress' });
    expect(await rules()).toEqual([expect.objectContaining({ type: 'packet_rate_limit', maxKpps: 200 })]);
    expect(await neutron.listQosPacketRateLimitRules(policy, { maxKpps: 100 })).toEqual([]);
    expect(await neutron.listQosPacketRateLimitRules(policy, { maxBurstKpps: 10 })).toHaveLength(1);
    await neutron.deleteQosPacketRateLimitRule(policy, rule);
    expect(await rules()).toEqual([]);
  });
});

it('a policy with rules of every kind holds for a network and its ports', async () => {
  const policy = await newPolicy();
  await neutron.createQosBandwidthLimitRule(policy, { maxKbps: 5000 });
  await neutron.createQosDscpMarkingRule(policy, { dscpMark: 26 });
  await neutron.createQosMinimumBandwidthRule(policy, { minKbps: 1000 });
  await neutron.createQosMinimumPacketRateRule(policy, { minKpps: 10 });
  await neutron.createQosPacketRateLimitRule(policy, { maxKpps: 100 });
  expect(expectDeclared(await neutron.getQosPolicy(policy)).rules).toHaveLength(5);

  const network = keep(await neutron.createNetwork({ name: name() }), (each) => neutron.deleteNetwork(each));
  const port = keep(await neutron.createPort({ networkId: network.id }), (each) => neutron.deletePort(each));
  await neutron.updateNetwork(network, { qosPolicyId: policy.id });
  const bound = expectDeclared(await neutron.getPort(port));
  expect(bound.qosNetworkPolicyId).toBe(policy.id);
  expect(bound.resourceRequest?.requestGroups.map(({ resources }) => resources)).toEqual([
    { NET_BW_EGR_KILOBIT_PER_SEC: 1000 },
    { NET_PACKET_RATE_EGR_KILOPACKET_PER_SEC: 10 },
  ]);
  await expect(neutron.deleteQosPolicy(policy)).rejects.toBeInstanceOf(ConflictError);

  await neutron.updateNetwork(network, { qosPolicyId: null });
  expect(await neutron.getPort(port)).toMatchObject({ qosNetworkPolicyId: null, resourceRequest: null });
});

it('kinds of rules are told', async () => {
  const types = await neutron.listQosRuleTypes();
  types.forEach(expectDeclared);
  expect(types.map(({ type }) => type)).toEqual(expect.arrayContaining(['bandwidth_limit', 'dscp_marking']));
  expect(await neutron.listQosRuleTypes({ allSupported: true })).toHaveLength(types.length);
  expect((await neutron.listQosRuleTypes({ allRules: true })).length).toBeGreaterThanOrEqual(types.length);
  const type = expectDeclared(await neutron.getQosRuleType('bandwidth_limit'));
  expect(type.drivers?.[0]?.supportedParameters).toContainEqual({
    parameterName: 'max_kbps',
    parameterType: 'range',
    parameterValues: { start: 0, end: expect.any(Number) as unknown },
  });
  expect((await neutron.findQosRuleType('dscp_marking'))?.id).toBe('dscp_marking');
});

it('rules are fetched, changed and deleted by their own ids', async () => {
  const policy = await newPolicy();
  const bandwidth = await neutron.createQosBandwidthLimitRule(policy, { maxKbps: 1000 });
  await neutron.updateQosAliasBandwidthLimitRule(bandwidth.id, { maxKbps: 2000 });
  expect(expectDeclared(await neutron.getQosAliasBandwidthLimitRule(bandwidth.id)).maxKbps).toBe(2000);
  const dscp = await neutron.createQosDscpMarkingRule(policy, { dscpMark: 26 });
  await neutron.updateQosAliasDscpMarkingRule(dscp.id, { dscpMark: 0 });
  expect(expectDeclared(await neutron.getQosAliasDscpMarkingRule(dscp.id)).dscpMark).toBe(0);
  const minimum = await neutron.createQosMinimumBandwidthRule(policy, { minKbps: 10 });
  await neutron.updateQosAliasMinimumBandwidthRule(minimum.id, { minKbps: 20 });
  expect(expectDeclared(await neutron.getQosAliasMinimumBandwidthRule(minimum.id)).minKbps).toBe(20);
  const rate = await neutron.createQosMinimumPacketRateRule(policy, { minKpps: 10, direction: 'any' });
  await neutron.updateQosAliasMinimumPacketRateRule(rate.id, { minKpps: 20 });
  expect(expectDeclared(await neutron.getQosAliasMinimumPacketRateRule(rate.id)).minKpps).toBe(20);
  await neutron.deleteQosAliasBandwidthLimitRule(bandwidth.id);
  await neutron.deleteQosAliasDscpMarkingRule(dscp.id);
  await neutron.deleteQosAliasMinimumBandwidthRule(minimum.id);
  await neutron.deleteQosAliasMinimumPacketRateRule(rate.id);
  expect((await neutron.getQosPolicy(policy)).rules).toEqual([]);
});
