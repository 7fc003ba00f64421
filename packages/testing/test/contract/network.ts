import {
  BadRequestError,
  ConflictError,
  InvalidAttributeError,
  NotFoundError,
  TimeoutError,
  type ResourceList,
} from '@os/core';
import {
  FloatingIp,
  Network,
  Port,
  QosBandwidthLimitRule,
  QosPolicy,
  Router,
  SecurityGroup,
  SecurityGroupRule,
  Subnet,
} from '@os/network/pure';
import { checkAnswer } from '@os/testing';
import { at, Cleanup, failureOf, refusalOf, unique, type Cloud } from './cloud.js';

export function networkContract(cloud: Cloud): void {
  describe('network', () => {
    const conn = cloud.connect();
    const cleanup = new Cleanup();
    afterEach(() => cleanup.run());

    const createNetwork = async (
      attributes: { name?: string; isAdminStateUp?: boolean; isRouterExternal?: boolean } = {},
    ) => {
      const network = await conn.network.createNetwork({ name: unique('network'), ...attributes });
      cleanup.add(() => conn.network.deleteNetwork(network, { ignoreMissing: true }));
      return network;
    };
    const createSubnet = async (network: Network, cidr = '10.86.0.0/24') => {
      const subnet = await conn.network.createSubnet({ networkId: network.id, ipVersion: 4, cidr });
      cleanup.add(() => conn.network.deleteSubnet(subnet, { ignoreMissing: true }));
      return subnet;
    };
    const createRouter = async () => {
      const router = await conn.network.createRouter({ name: unique('router') });
      cleanup.add(() => conn.network.deleteRouter(router, { ignoreMissing: true }));
      return router;
    };
    const connectSubnet = async (router: Router, subnet: Subnet) => {
      cleanup.add(() => conn.network.removeInterfaceFromRouter(router, { subnet }).catch(() => undefined));
      return conn.network.addInterfaceToRouter(router, { subnet });
    };
    const createPort = async (network: Network) => {
      const port = await conn.network.createPort({ networkId: network.id, name: unique('port') });
      cleanup.add(() => conn.network.deletePort(port, { ignoreMissing: true }));
      return port;
    };
    const idsIn = async (list: ResourceList<{ readonly id: string }>) => (await list).map(({ id }) => id);

    it('has the networks "public" and "shared", and a default security group', async () => {
      const networks = await conn.network.listNetworks();
      for (const each of networks) expect(checkAnswer(Network, each.body)).toEqual([]);
      expect(networks.find(({ name }) => name === 'public')).toMatchObject({ isRouterExternal: true });
      expect(networks.find(({ name }) => name === 'shared')).toMatchObject({ isShared: true });
      expect(
        await conn.network.findSecurityGroup('default', { projectId: (await conn.session.access()).project?.id }),
      ).not.toBeNull();
    });

    it('finds a network or creates it', async () => {
      const name = unique('jenkins');
      expect(await conn.network.findNetwork(name)).toBeNull();
      const network = await createNetwork({ name });
      expect(checkAnswer(Network, network.body)).toEqual([]);
      expect(network).toMatchObject({
        name,
        status: 'ACTIVE',
        isAdminStateUp: true,
        isShared: false,
        isRouterExternal: false,
        mtu: 1450,
        description: '',
        subnetIds: [],
        tags: [],
        projectId: (await conn.session.access()).project?.id,
      });
      expect(network.id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      expect(network.createdAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      expect((await conn.network.findNetwork(name))?.id).toBe(network.id);
      expect((await conn.network.findNetwork(network.id))?.name).toBe(name);
    });

    it('changes what is sent, and nothing else', async () => {
      const network = await createNetwork();
      const { name, revisionNumber } = network;
      network.description = 'changed';
      network.isAdminStateUp = false;
      await conn.update(network);
      const changed = await conn.network.getNetwork(network.id);
      expect(changed).toMatchObject({
        name,
        description: 'changed',
        isAdminStateUp: false,
        mtu: 1450,
        status: 'ACTIVE',
      });
      expect(changed.revisionNumber).toBeGreaterThan(revisionNumber);
      expect(checkAnswer(Network, changed.body)).toEqual([]);

      const { body } = await conn.network.request({
        method: 'PUT',
        path: `/networks/${network.id}`,
        json: { network: {} },
      });
      expect(at({ body }, 'network', 'revision_number')).toBe(changed.revisionNumber);
    });

    it('deletes once', async () => {
      const network = await createNetwork();
      await conn.network.deleteNetwork(network);
      expect(await failureOf(conn.network.deleteNetwork(network))).toBeInstanceOf(NotFoundError);
      await conn.network.deleteNetwork(network, { ignoreMissing: true });
      await conn.network.waitForNetworkDeletion(network);
      const gone = await refusalOf(conn.network.getNetwork(network));
      expect(gone).toMatchObject({ status: 404, code: 'NOT_FOUND', service: 'network', method: 'GET' });
      expect(gone.detail).toBe(`Network ${network.id} could not be found.`);
      expect(gone.requestId).toMatch(/^req-/);
      expect(await failureOf(conn.network.updateNetwork(network.id, { name: 'x' }))).toBeInstanceOf(NotFoundError);
    });

    it('refuses what makes no sense, and says why', async () => {
      const { id } = await createNetwork();
      const cases = [
        ['POST', '/networks', {}, "Unable to find 'network' in request body"],
        ['POST', '/networks', { network: { nonsense: 1 } }, "Unrecognized attribute(s) 'nonsense'"],
        ['POST', '/networks', { network: { name: 5 } }, "Invalid input for name. Reason: '5' is not a valid string."],
        ['POST', '/networks', { network: { name: null } }, 'Invalid input for name.'],
        ['POST', '/networks', { network: { status: 'DOWN' } }, "Attribute 'status' not allowed in POST"],
        ['POST', '/networks', { network: { id } }, "Attribute 'id' not allowed in POST"],
        ['PUT', `/networks/${id}`, { network: { status: 'DOWN' } }, 'Cannot update read-only attribute status'],
        ['PUT', `/networks/${id}`, { network: { project_id: 'x' } }, 'Cannot update read-only attribute '],
        ['PUT', `/networks/${id}`, { network: { nonsense: 1 } }, "Unrecognized attribute(s) 'nonsense'"],
        ['POST', '/subnets', { subnet: { ip_version: 4 } }, "Required attribute 'network_id' not specified"],
        ['POST', '/subnets', { subnet: { ip_version: 4, network_id: id } }, 'in the absence of a cidr'],
        ['POST', '/ports', { port: {} }, "Required attribute 'network_id' not specified"],
      ] as const;
      for (const [method, path, json, message] of cases) {
        const error = await refusalOf(conn.network.request({ method, path, json }));
        expect(error).toBeInstanceOf(BadRequestError);
        expect(error.detail).toContain(message);
      }
      const missing = conn.network.createSubnet({ networkId: id } as never);
      expect(await failureOf(missing)).toBeInstanceOf(InvalidAttributeError);
      const lost = conn.network.createSubnet({ networkId: unique('x'), ipVersion: 4, cidr: '10.86.0.0/24' });
      expect((await refusalOf(lost)).status).toBeGreaterThanOrEqual(400);
    });

    it('does not know paths and methods', async () => {
      const { id } = await createNetwork();
      expect((await refusalOf(conn.network.request({ path: '/sdk-test-nothing' }))).status).toBe(404);
      const patch = conn.network.request({ method: 'PATCH', path: `/networks/${id}`, json: { network: {} } });
      expect((await refusalOf(patch)).status).toBe(405);
    });

    it('pages lists', async () => {
      const name = unique('many');
      const ids: string[] = [];
      for (let i = 0; i < 3; i++) ids.push((await createNetwork({ name })).id);
      const sizes: number[] = [];
      for await (const { items } of conn.network.listNetworks({ name, limit: 2 }).byPage()) sizes.push(items.length);
      expect(sizes).toEqual([2, 1]);
      expect((await idsIn(conn.network.listNetworks({ name, limit: 1 }))).sort()).toEqual([...ids].sort());
      expect(await conn.network.listNetworks({ name, limit: 1 }).first()).not.toBeNull();

      const query = { name, limit: 2 };
      const first = await conn.network.request({ path: '/networks', query });
      const last = at(first, 'networks', 1, 'id') as string;
      const link = at(first, 'networks_links', 0) as { rel: string; href: string };
      expect(link.rel).toBe('next');
      expect(new URL(link.href).searchParams.get('marker')).toBe(last);
      const second = await conn.network.request({ path: '/networks', query: { ...query, marker: last } });
      expect(at(second, 'networks')).toHaveLength(1);
      expect((at(second, 'networks_links') as { rel: string }[]).map(({ rel }) => rel)).toEqual(['previous']);
      expect(at(await conn.network.request({ path: '/networks', query: { name } }), 'networks_links')).toBeUndefined();

      const lost = conn.network.request({ path: '/networks', query: { ...query, marker: 'sdk-test' } });
      expect((await refusalOf(lost)).status).toBe(404);
      expect((await refusalOf(conn.network.request({ path: '/networks', query: { limit: -1 } }))).status).toBe(400);
    });

    it('filters and sorts lists', async () => {
      const [up, down] = [
        await createNetwork({ name: unique('a') }),
        await createNetwork({ name: unique('b'), isAdminStateUp: false }),
      ];
      const list = (query: Parameters<typeof conn.network.listNetworks>[0]) => idsIn(conn.network.listNetworks(query));
      const name = [up.name, down.name];
      expect(await list({ name: up.name })).toEqual([up.id]);
      expect((await list({ name })).sort()).toEqual([up.id, down.id].sort());
      expect(await list({ name, isAdminStateUp: false })).toEqual([down.id]);
      expect(await list({ name, isAdminStateUp: true })).toEqual([up.id]);
      expect(await list({ name, status: 'DOWN' })).toEqual([]);
      expect(await list({ id: up.id })).toEqual([up.id]);
      expect(await list({ name, sortKey: 'name', sortDir: 'desc' })).toEqual([down.id, up.id]);
      expect(await list({ name, sortKey: 'name', sortDir: 'asc' })).toEqual([up.id, down.id]);
      const ignored = await conn.network.request({ path: '/networks', query: { nonsense: 1, name: up.name } });
      expect(at(ignored, 'networks')).toHaveLength(1);
      const wrong = conn.network.request({ path: '/networks', query: { 'router:external': 'perhaps' } });
      expect((await refusalOf(wrong)).status).toBe(400);
      const some = await conn.network.request({ path: '/networks', query: { name: up.name, fields: ['id', 'name'] } });
      expect(at(some, 'networks')).toEqual([{ id: up.id, name: up.name }]);
    });

    it('keeps tags', async () => {
      const network = await createNetwork();
      await conn.network.setTags(network, ['blue', 'dry']);
      await conn.network.addTag(network, 'red');
      await conn.network.addTag(network, 'red');
      expect((await conn.network.getTags(network)).sort()).toEqual(['blue', 'dry', 'red']);
      expect(await conn.network.hasTag(network, 'red')).toBe(true);
      const list = (query: Parameters<typeof conn.network.listNetworks>[0]) =>
        idsIn(conn.network.listNetworks({ name: network.name, ...query }));
      expect(await list({ tags: ['blue', 'red'] })).toEqual([network.id]);
      expect(await list({ tags: ['blue', 'green'] })).toEqual([]);
      expect(await list({ anyTags: ['blue', 'green'] })).toEqual([network.id]);
      expect(await list({ notTags: ['blue', 'green'] })).toEqual([network.id]);
      expect(await list({ notAnyTags: ['blue', 'green'] })).toEqual([]);
      await conn.network.removeTag(network, 'red');
      expect(await conn.network.hasTag(network, 'red')).toBe(false);
      expect(await failureOf(conn.network.removeTag(network, 'red'))).toBeInstanceOf(NotFoundError);
      await conn.network.removeAllTags(network);
      expect((await conn.network.getNetwork(network.id)).tags).toEqual([]);
    });

    it('gives a subnet its gateway and its addresses', async () => {
      const network = await createNetwork();
      const subnet = await createSubnet(network);
      expect(checkAnswer(Subnet, subnet.body)).toEqual([]);
      expect(subnet).toMatchObject({
        name: '',
        networkId: network.id,
        cidr: '10.86.0.0/24',
        gatewayIp: '10.86.0.1',
        allocationPools: [{ start: '10.86.0.2', end: '10.86.0.254' }],
        isDhcpEnabled: true,
        dnsNameservers: [],
        hostRoutes: [],
      });
      expect((await conn.network.getNetwork(network.id)).subnetIds).toEqual([subnet.id]);
      const overlapping = conn.network.createSubnet({ networkId: network.id, ipVersion: 4, cidr: '10.86.0.128/25' });
      expect(await failureOf(overlapping)).toBeInstanceOf(BadRequestError);
      await conn.network.updateSubnet(subnet, { gatewayIp: null });
      expect((await conn.network.getSubnet(subnet.id)).gatewayIp).toBeNull();
    });

    it('gives a subnet of IPv6 the same', async () => {
      const network = await createNetwork();
      const subnet = await conn.network.createSubnet({ networkId: network.id, ipVersion: 6, cidr: 'fd00:86::/64' });
      cleanup.add(() => conn.network.deleteSubnet(subnet, { ignoreMissing: true }));
      expect(checkAnswer(Subnet, subnet.body)).toEqual([]);
      expect(subnet).toMatchObject({
        gatewayIp: 'fd00:86::',
        allocationPools: [{ start: 'fd00:86::1', end: 'fd00:86::ffff:ffff:ffff:ffff' }],
      });
      const port = await createPort(network);
      expect(port.fixedIps).toMatchObject([{ subnetId: subnet.id }]);
      expect(port.fixedIps[0]?.ipAddress).toMatch(/^fd00:86::/);
      const wrong = conn.network.createSubnet({ networkId: network.id, ipVersion: 4, cidr: 'fd00:87::/64' });
      expect(await failureOf(wrong)).toBeInstanceOf(BadRequestError);
    });

    it('gives a port addresses, and keeps what it uses', async () => {
      const network = await createNetwork();
      const subnet = await createSubnet(network);
      const port = await createPort(network);
      expect(checkAnswer(Port, port.body)).toEqual([]);
      expect(port).toMatchObject({ status: 'DOWN', deviceId: '', deviceOwner: '', isAdminStateUp: true });
      expect(port.macAddress).toMatch(/^fa:16:3e(:[0-9a-f]{2}){3}$/);
      expect(port.fixedIps).toEqual([
        { subnetId: subnet.id, ipAddress: expect.stringMatching(/^10\.86\.0\.\d+$/) as string },
      ]);
      const group = await conn.network.findSecurityGroup('default', { projectId: port.projectId });
      expect(port.securityGroupIds).toEqual([group?.id]);
      expect(await idsIn(conn.network.listPorts({ networkId: network.id }))).toEqual([port.id]);
      const inUse = await refusalOf(conn.network.deleteNetwork(network));
      expect(inUse).toBeInstanceOf(ConflictError);
      expect(inUse.detail).toContain(port.id);
      expect(await failureOf(conn.network.deleteSubnet(subnet))).toBeInstanceOf(ConflictError);
    });

    it('connects a router with a subnet, and parts them', async () => {
      const network = await createNetwork();
      const subnet = await createSubnet(network);
      const router = await createRouter();
      expect(checkAnswer(Router, router.body)).toEqual([]);
      expect(router).toMatchObject({ status: 'ACTIVE', externalGatewayInfo: null, routes: [] });

      const added = await connectSubnet(router, subnet);
      expect(added).toMatchObject({
        routerId: router.id,
        subnetId: subnet.id,
        networkId: network.id,
        subnetIds: [subnet.id],
      });
      const port = await conn.network.waitForPort(added.portId, { status: 'ACTIVE', interval: 200 });
      expect(port).toMatchObject({
        deviceId: router.id,
        deviceOwner: 'network:router_interface',
        fixedIps: [{ subnetId: subnet.id, ipAddress: '10.86.0.1' }],
      });
      expect(checkAnswer(Port, port.body)).toEqual([]);

      expect(await failureOf(conn.network.addInterfaceToRouter(router, { subnet }))).toBeInstanceOf(BadRequestError);
      expect(await failureOf(conn.network.deleteRouter(router))).toBeInstanceOf(ConflictError);
      expect(await failureOf(conn.network.deletePort(port))).toBeInstanceOf(ConflictError);
      expect(await failureOf(conn.network.deleteSubnet(subnet))).toBeInstanceOf(ConflictError);

      const removed = await conn.network.removeInterfaceFromRouter(router, { subnet });
      expect(removed.portId).toBe(port.id);
      expect(await failureOf(conn.network.getPort(port.id))).toBeInstanceOf(NotFoundError);
      expect(await failureOf(conn.network.removeInterfaceFromRouter(router, { subnet }))).toBeInstanceOf(NotFoundError);
      const lost = conn.network.request({
        method: 'PUT',
        path: '/routers/sdk-test/add_router_interface',
        json: { subnet_id: subnet.id },
      });
      expect((await refusalOf(lost)).status).toBe(404);
      const nothing = conn.network.request({
        method: 'PUT',
        path: `/routers/${router.id}/add_router_interface`,
        json: {},
      });
      expect((await refusalOf(nothing)).status).toBe(400);
    });

    it('connects a router by a port', async () => {
      const network = await createNetwork();
      await createSubnet(network);
      const router = await createRouter();
      const port = await createPort(network);
      cleanup.add(() => conn.network.removeInterfaceFromRouter(router, { port }).catch(() => undefined));
      expect((await conn.network.addInterfaceToRouter(router, { port })).portId).toBe(port.id);
      expect(await failureOf(conn.network.addInterfaceToRouter(router, { port }))).toBeInstanceOf(ConflictError);
      await conn.network.removeInterfaceFromRouter(router, { port });
    });

    it('leads a floating IP to a port', async () => {
      const outside = await createNetwork({ isRouterExternal: true });
      await createSubnet(outside, '10.87.0.0/24');
      const network = await createNetwork();
      const subnet = await createSubnet(network);
      const port = await createPort(network);
      const router = await createRouter();

      const floating = await conn.network.createFloatingIp({ floatingNetworkId: outside.id });
      cleanup.add(() => conn.network.deleteFloatingIp(floating, { ignoreMissing: true }));
      expect(checkAnswer(FloatingIp, floating.body)).toEqual([]);
      expect(floating).toMatchObject({ status: 'DOWN', portId: null, routerId: null, fixedIpAddress: null });
      expect(floating.floatingIpAddress).toMatch(/^10\.87\.0\.\d+$/);
      expect((await conn.network.findFloatingIp(floating.floatingIpAddress))?.id).toBe(floating.id);
      const unreachable = conn.network.updateFloatingIp(floating, { portId: port.id });
      expect(await failureOf(unreachable)).toBeInstanceOf(NotFoundError);

      await connectSubnet(router, subnet);
      cleanup.add(() => conn.network.removeGatewayFromRouter(router));
      const { externalGatewayInfo } = await conn.network.addGatewayToRouter(router, { networkId: outside.id });
      expect(externalGatewayInfo).toMatchObject({ networkId: outside.id, enableSnat: true });
      expect(externalGatewayInfo?.externalFixedIps).toHaveLength(1);
      expect(checkAnswer(Router, (await conn.network.getRouter(router.id)).body)).toEqual([]);

      await conn.network.updateFloatingIp(floating, { portId: port.id });
      expect(floating).toMatchObject({
        portId: port.id,
        routerId: router.id,
        fixedIpAddress: port.fixedIps[0]?.ipAddress,
      });
      const active = await conn.network.waitForFloatingIp(floating.id, { status: 'ACTIVE', interval: 200 });
      expect(active.portDetails).toMatchObject({ name: port.name, networkId: network.id, macAddress: port.macAddress });
      expect(checkAnswer(FloatingIp, active.body)).toEqual([]);

      await conn.network.updateFloatingIp(floating, { portId: null });
      expect(await conn.network.getFloatingIp(floating.id)).toMatchObject({
        portId: null,
        routerId: null,
        fixedIpAddress: null,
      });
      const inside = conn.network.createFloatingIp({ floatingNetworkId: network.id });
      expect(await failureOf(inside)).toBeInstanceOf(BadRequestError);
    });

    it('keeps rules below a QoS policy', async () => {
      const policy = await conn.network.createQosPolicy({ name: unique('policy') });
      cleanup.add(() => conn.network.deleteQosPolicy(policy, { ignoreMissing: true }));
      expect(checkAnswer(QosPolicy, policy.body)).toEqual([]);
      const rule = await conn.network.createQosBandwidthLimitRule(policy, { maxKbps: 1000 });
      expect(checkAnswer(QosBandwidthLimitRule, rule.body)).toEqual([]);
      expect(rule).toMatchObject({ maxKbps: 1000, maxBurstKbps: 0, direction: 'egress', qosPolicyId: policy.id });

      expect(await idsIn(conn.network.listQosBandwidthLimitRules(policy))).toEqual([rule.id]);
      await conn.network.updateQosBandwidthLimitRule(policy, rule, { maxKbps: 2000 });
      expect((await conn.network.getQosBandwidthLimitRule(policy, rule)).maxKbps).toBe(2000);
      const whole = await conn.network.getQosPolicy(policy.id);
      expect(checkAnswer(QosPolicy, whole.body)).toEqual([]);
      expect(whole.rules).toMatchObject([
        { id: rule.id, type: 'bandwidth_limit', maxKbps: 2000, qosPolicyId: policy.id },
      ]);

      const same = conn.network.createQosBandwidthLimitRule(policy, { maxKbps: 3000 });
      expect(await failureOf(same)).toBeInstanceOf(ConflictError);
      const nothing = conn.network.request({
        method: 'POST',
        path: `/qos/policies/${policy.id}/bandwidth_limit_rules`,
        json: { bandwidth_limit_rule: {} },
      });
      expect((await refusalOf(nothing)).detail).toContain("Required attribute 'max_kbps' not specified");

      const other = unique('policy');
      const refusals = await Promise.all(
        [
          conn.network.createQosBandwidthLimitRule(other, { maxKbps: 1 }),
          conn.network.getQosBandwidthLimitRule(other, rule),
          conn.network.listQosBandwidthLimitRules(other),
        ].map(refusalOf),
      );
      for (const { detail } of refusals) expect(detail).toContain(other);
      await conn.network.deleteQosBandwidthLimitRule(policy, rule);
      const again = await refusalOf(conn.network.deleteQosBandwidthLimitRule(policy, rule));
      expect(again).toBeInstanceOf(NotFoundError);
      expect(again.detail).toContain(rule.id);

      await conn.network.createQosBandwidthLimitRule(policy, { maxKbps: 1000 });
      await conn.network.deleteQosPolicy(policy);
      expect(await failureOf(conn.network.listQosBandwidthLimitRules(policy))).toBeInstanceOf(NotFoundError);
    });

    it('gives a security group its first rules', async () => {
      const group = await conn.network.createSecurityGroup({ name: unique('group') });
      cleanup.add(() => conn.network.deleteSecurityGroup(group, { ignoreMissing: true }));
      expect(checkAnswer(SecurityGroup, group.body)).toEqual([]);
      expect(group.securityGroupRules.map(({ etherType, direction }) => `${etherType} ${direction}`).sort()).toEqual([
        'IPv4 egress',
        'IPv6 egress',
      ]);
      const rule = await conn.network.createSecurityGroupRule({
        securityGroupId: group.id,
        direction: 'ingress',
        protocol: 'tcp',
        portRangeMin: 22,
        portRangeMax: 22,
      });
      expect(checkAnswer(SecurityGroupRule, rule.body)).toEqual([]);
      expect(rule).toMatchObject({ etherType: 'IPv4', remoteIpPrefix: null, remoteGroupId: null });
      const same = conn.network.createSecurityGroupRule({
        securityGroupId: group.id,
        direction: 'ingress',
        protocol: 'tcp',
        portRangeMin: 22,
        portRangeMax: 22,
      });
      expect(await failureOf(same)).toBeInstanceOf(ConflictError);
      expect((await conn.network.getSecurityGroup(group.id)).securityGroupRules).toHaveLength(3);
      await conn.network.deleteSecurityGroup(group);
      expect(await failureOf(conn.network.getSecurityGroupRule(rule.id))).toBeInstanceOf(NotFoundError);
      expect(await failureOf(conn.network.createSecurityGroup({ name: 'default' }))).toBeInstanceOf(ConflictError);
    });

    it('gives every project a quota', async () => {
      const project = unique('project');
      const before = await conn.network.getQuota(project);
      expect(before.networks).toEqual(expect.any(Number));
      cleanup.add(() => conn.network.deleteQuota(project, { ignoreMissing: true }));
      await conn.network.updateQuota(project, { networks: 7 });
      expect(await conn.network.getQuota(project)).toMatchObject({ networks: 7, ports: before.ports });
      await conn.network.deleteQuota(project);
      expect((await conn.network.getQuota(project)).networks).toBe(before.networks);
    });

    it('is waited for no longer than it may take', async () => {
      const network = await createNetwork();
      const wait = conn.network.waitForNetwork(network, { status: 'DOWN', timeout: 50, interval: 20 });
      const error = await failureOf(wait);
      expect(error).toBeInstanceOf(TimeoutError);
      expect(String(error)).toContain('ACTIVE');
    });
  });
}
