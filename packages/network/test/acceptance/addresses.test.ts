import { NotFoundError } from '@os/core';
import type { Network, Port, Router } from '@os/network';
import { cloud, expectDeclared, expectQueries } from './setup.js';

const { network: neutron, name, keep } = cloud();
const title = name();
const NOBODY = '00000000-0000-0000-0000-000000000000';

let inside: Network;
let port: Port;
let router: Router;
beforeAll(async () => {
  const scope = keep(await neutron.createAddressScope({ name: title, ipVersion: 6 }), (each) =>
    neutron.deleteAddressScope(each),
  );
  const pool = keep(
    await neutron.createSubnetPool({
      name: title,
      prefixes: ['2001:db8:77::/48'],
      addressScopeId: scope.id,
      defaultPrefixLength: 64,
    }),
    (each) => neutron.deleteSubnetPool(each),
  );
  const subnetOf = (network: Network) =>
    neutron.createSubnet({ networkId: network.id, ipVersion: 6, subnetPoolId: pool.id });
  const outside = keep(await neutron.createNetwork({ name: `${title}-out`, isRouterExternal: true }), (each) =>
    neutron.deleteNetwork(each),
  );
  await subnetOf(outside);
  inside = keep(await neutron.createNetwork({ name: title }), (each) => neutron.deleteNetwork(each));
  const subnet = await subnetOf(inside);
  router = keep(
    await neutron.createRouter({ name: title, enableNdpProxy: true, externalGatewayInfo: { networkId: outside.id } }),
    (each) => neutron.deleteRouter(each),
  );
  await neutron.addInterfaceToRouter(router, { subnet });
  keep(router, (each) => neutron.removeInterfaceFromRouter(each, { subnet }));
  port = keep(await neutron.createPort({ networkId: inside.id }), (each) => neutron.deletePort(each));
});

it('NDP proxies are created, found, updated, listed and deleted', async () => {
  const proxy = keep(await neutron.createNdpProxy({ name: title, routerId: router.id, portId: port.id }), (each) =>
    neutron.deleteNdpProxy(each),
  );
  expect(expectDeclared(proxy).ipAddress).toBe(port.fixedIps[0]?.ipAddress);
  expect((await neutron.findNdpProxy(title))?.id).toBe(proxy.id);
  await neutron.updateNdpProxy(proxy, { description: 'second' });
  expect(expectDeclared(await neutron.getNdpProxy(proxy)).description).toBe('second');
  await expectQueries(
    (query: Parameters<typeof neutron.listNdpProxies>[0]) => neutron.listNdpProxies(query),
    proxy,
    { name: title, routerId: router.id, portId: port.id, ipAddress: proxy.ipAddress, projectId: proxy.projectId },
    { name: 'x', routerId: NOBODY, portId: NOBODY, ipAddress: '::1', projectId: 'x' },
  );
  await neutron.deleteNdpProxy(proxy);
  await expect(neutron.getNdpProxy(proxy)).rejects.toBeInstanceOf(NotFoundError);
});

it('local IPs are created, found, updated, listed and deleted; they lead to ports', async () => {
  const network = keep(await neutron.createNetwork({ name: title }), (each) => neutron.deleteNetwork(each));
  await neutron.createSubnet({ networkId: network.id, ipVersion: 4, cidr: '10.82.0.0/24' });
  const fixed = keep(await neutron.createPort({ networkId: network.id }), (each) => neutron.deletePort(each));
  const localIp = keep(await neutron.createLocalIp({ name: title, networkId: network.id }), (each) =>
    neutron.deleteLocalIp(each),
  );
  expect(expectDeclared(localIp)).toMatchObject({ networkId: network.id, ipMode: 'translate' });
  expect((await neutron.findLocalIp(title))?.id).toBe(localIp.id);
  await neutron.updateLocalIp(localIp, { description: 'second' });
  const { projectId, localPortId, localIpAddress } = expectDeclared(await neutron.getLocalIp(localIp));
  await expectQueries(
    (query: Parameters<typeof neutron.listLocalIps>[0]) => neutron.listLocalIps(query),
    localIp,
    {
      name: title,
      description: 'second',
      networkId: network.id,
      localPortId,
      localIpAddress,
      ipMode: 'translate',
      projectId,
    },
    { name: 'x', networkId: NOBODY, localPortId: NOBODY, localIpAddress: '::1', ipMode: 'passthrough', projectId: 'x' },
  );

  const association = keep(await neutron.createLocalIpAssociation(localIp, { fixedPortId: fixed.id }), (each) =>
    neutron.deleteLocalIpAssociation(localIp, each),
  );
  expect(expectDeclared(association)).toMatchObject({ id: fixed.id, localIpId: localIp.id, localIpAddress });
  expect(expectDeclared(await neutron.getLocalIpAssociation(localIp, fixed.id)).fixedIp).toBe(association.fixedIp);
  await expectQueries(
    (query: Parameters<typeof neutron.listLocalIpAssociations>[1]) => neutron.listLocalIpAssociations(localIp, query),
    association,
    { fixedPortId: fixed.id, fixedIp: association.fixedIp },
    { fixedPortId: NOBODY, fixedIp: '::1' },
  );
  await neutron.deleteLocalIpAssociation(localIp, association);
  expect(await neutron.listLocalIpAssociations(localIp)).toEqual([]);
  await neutron.deleteLocalIp(localIp);
  await expect(neutron.getLocalIp(localIp)).rejects.toBeInstanceOf(NotFoundError);
});

it('conntrack helpers are created, found, updated, listed and deleted', async () => {
  const helper = await neutron.createConntrackHelper(router, { protocol: 'udp', port: 69, helper: 'tftp' });
  keep(helper, (each) => neutron.deleteConntrackHelper(router, each));
  expectDeclared(helper);
  await neutron.updateConntrackHelper(router, helper, { port: 70 });
  expect(expectDeclared(await neutron.getConntrackHelper(router, helper)).port).toBe(70);
  expect((await neutron.findConntrackHelper(router, helper.id))?.helper).toBe('tftp');
  expect((await neutron.getRouter(router)).conntrackHelpers).toEqual([{ protocol: 'udp', port: 70, helper: 'tftp' }]);
  await expectQueries(
    (query: Parameters<typeof neutron.listConntrackHelpers>[1]) => neutron.listConntrackHelpers(router, query),
    helper,
    { protocol: 'udp', port: 70, helper: 'tftp' },
    { protocol: 'tcp', port: 69, helper: 'ftp' },
  );
  await neutron.deleteConntrackHelper(router, helper);
  await expect(neutron.getConntrackHelper(router, helper)).rejects.toBeInstanceOf(NotFoundError);
});
