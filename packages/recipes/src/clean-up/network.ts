import { isHttpError } from '@os/core';
import type { FloatingIp, NetworkService, Port, Router } from '@os/network/pure';
import type { Patience } from '../within.js';
import { candidate, PUBLIC, type Candidate, type Gathering, type Holder } from './candidate.js';

/** Owners of ports that Neutron deletes together with the network. */
const OF_NETWORK = ['network:dhcp', 'network:distributed', 'network:floatingip_agent_gateway'];

/** Owners of ports by which routers take part in networks. */
const OF_ROUTER = /^network:(router_|ha_router_)/;

/** Owners of those that are a router's interfaces, and are taken away as such. */
const INTERFACES = [
  'network:router_interface',
  'network:router_interface_distributed',
  'network:ha_router_replicated_interface',
];

/** Floating IPs, routers, ports, subnets, networks, security groups, and what networks may be made of. */
export async function gatherNetwork(
  network: NetworkService,
  { projectId, includePublic, patience }: Gathering,
): Promise<Candidate[]> {
  const asked = () => ({ signal: patience.signal });
  const query = { projectId };
  const own = <T extends Owned>(list: PromiseLike<T[]>): Promise<T[]> => ownOf(list, projectId);
  const [floatingIps, routers, ports, subnets, networks, groups, pools, scopes, addressGroups, policies] =
    await Promise.all([
      own(network.listFloatingIps(query, asked())),
      own(network.listRouters(query, asked())),
      own(network.listPorts(query, asked())),
      own(network.listSubnets(query, asked())),
      own(network.listNetworks(query, asked())),
      own(network.listSecurityGroups(query, asked())),
      own(network.listSubnetPools(query, asked())),
      own(network.listAddressScopes(query, asked())),
      own(network.listAddressGroups(query, asked())),
      own(network.listQosPolicies(query, asked())),
    ]);
  // Those of other projects on the networks of this one, and those by which its routers are elsewhere.
  const [guests, ofRouters] = await Promise.all([
    portsOf(network, { networkId: networks.map(({ id }) => id) }, patience),
    portsOf(network, { deviceId: routers.map(({ id }) => id) }, patience),
  ]);
  const all = [...new Map([...ports, ...guests, ...ofRouters].map((port) => [port.id, port])).values()];

  const portHolders = (is: string, matches: (port: Port) => boolean): Holder[] =>
    all.filter(matches).flatMap((port) => holderBehind(port, is, floatingIps) ?? []);
  const make = (kind: Candidate['kind'], resource: Parameters<typeof candidate>[2], parts: Parts): Candidate =>
    candidate('network', kind, resource, {
      holders: parts.holders ?? [],
      keep: parts.keep ?? (parts.isPublic && !includePublic ? PUBLIC : undefined),
      remove: parts.remove,
    });
  const usingPolicy = (id: string): Holder[] =>
    [...networks, ...ports, ...floatingIps]
      .filter(({ qosPolicyId }) => qosPolicyId === id)
      .map((each) => ({ id: each.id, as: 'the QoS policy of' }));

  return [
    ...floatingIps.map((each) =>
      make('floatingIp', each, {
        holders: each.portId === null ? [] : [{ id: each.portId, as: 'the address of the port', isOwner: true }],
        remove: ({ signal }) => network.deleteFloatingIp(each, { signal, ignoreMissing: true }),
      }),
    ),
    ...routers.map((each) =>
      make('router', each, {
        holders: floatingIps
          .filter(({ routerId }) => routerId === each.id)
          .map(({ id }) => ({ id, as: 'the router of the floating IP' })),
        remove: (itsPatience) => removeRouter(network, each, all, itsPatience),
      }),
    ),
    ...ports
      .filter(({ deviceOwner }) => !deviceOwner.startsWith('network:'))
      .map((each) =>
        make('port', each, {
          holders:
            each.deviceId === ''
              ? []
              : [{ id: each.deviceId, as: `used (${each.deviceOwner}) by`, isOwner: each.name === '' }],
          remove: ({ signal }) => network.deletePort(each, { signal, ignoreMissing: true }),
        }),
      ),
    ...subnets.map((each) =>
      make('subnet', each, {
        holders: portHolders('the subnet of', ({ fixedIps }) => fixedIps.some(({ subnetId }) => subnetId === each.id)),
        remove: ({ signal }) => network.deleteSubnet(each, { signal, ignoreMissing: true }),
      }),
    ),
    ...networks.map((each) =>
      make('network', each, {
        holders: [
          ...portHolders('the network of', ({ networkId }) => networkId === each.id),
          ...each.subnetIds.map((id) => ({ id, as: 'the network of the subnet' })),
        ],
        isPublic: each.isShared || each.isRouterExternal,
        remove: ({ signal }) => network.deleteNetwork(each, { signal, ignoreMissing: true }),
      }),
    ),
    ...groups.map((each) =>
      make('securityGroup', each, {
        holders: ports
          .filter(({ securityGroupIds }) => securityGroupIds.includes(each.id))
          .map(({ id }) => ({ id, as: 'the security group of the port' })),
        keep: each.name === 'default' ? 'every project has one' : undefined,
        remove: ({ signal }) => network.deleteSecurityGroup(each, { signal, ignoreMissing: true }),
      }),
    ),
    ...pools.map((each) =>
      make('subnetPool', each, {
        holders: subnets
          .filter(({ subnetPoolId }) => subnetPoolId === each.id)
          .map(({ id }) => ({ id, as: 'the pool of the subnet' })),
        isPublic: each.isShared,
        remove: ({ signal }) => network.deleteSubnetPool(each, { signal, ignoreMissing: true }),
      }),
    ),
    ...scopes.map((each) =>
      make('addressScope', each, {
        holders: pools
          .filter(({ addressScopeId }) => addressScopeId === each.id)
          .map(({ id }) => ({ id, as: 'the scope of the subnet pool' })),
        isPublic: each.isShared,
        remove: ({ signal }) => network.deleteAddressScope(each, { signal, ignoreMissing: true }),
      }),
    ),
    ...addressGroups.map((each) =>
      make('addressGroup', each, {
        holders: groups
          .filter((group) =>
            group.securityGroupRules.some(({ remoteAddressGroupId }) => remoteAddressGroupId === each.id),
          )
          .map(({ id }) => ({ id, as: 'the other side in the security group' })),
        isPublic: each.isShared ?? false,
        remove: ({ signal }) => network.deleteAddressGroup(each, { signal, ignoreMissing: true }),
      }),
    ),
    ...policies.map((each) =>
      make('qosPolicy', each, {
        holders: usingPolicy(each.id),
        isPublic: each.isShared,
        remove: ({ signal }) => network.deleteQosPolicy(each, { signal, ignoreMissing: true }),
      }),
    ),
  ];
}

interface Parts extends Pick<Candidate, 'keep' | 'remove'> {
  readonly holders?: readonly Holder[];
  /** Whether other projects can use it. */
  readonly isPublic?: boolean;
}

interface Owned {
  readonly projectId: string;
}

/** What belongs to the project: administrators are shown more. Not every cloud has all kinds of things. */
async function ownOf<T extends Owned>(list: PromiseLike<T[]>, projectId: string): Promise<T[]> {
  try {
    return (await list).filter((each) => each.projectId === projectId);
  } catch (error) {
    if (isHttpError(error, 404)) return [];
    throw error;
  }
}

/** How many ids go into one query: URLs must not become too long. */
const IDS = 50;

async function portsOf(
  network: NetworkService,
  query: { readonly networkId: readonly string[] } | { readonly deviceId: readonly string[] },
  patience: Patience,
): Promise<Port[]> {
  const [[name, ids]] = Object.entries(query) as [[string, readonly string[]]];
  const found: Port[] = [];
  for (let i = 0; i < ids.length; i += IDS) {
    found.push(...(await network.listPorts({ [name]: ids.slice(i, i + IDS) }, { signal: patience.signal })));
  }
  return found;
}

/** What a port on a network means for the network: that it must wait for a router, for a floating IP, or for the port. */
function holderBehind(
  { id, deviceId, deviceOwner }: Port,
  is: string,
  floatingIps: readonly FloatingIp[],
): Holder | undefined {
  if (OF_NETWORK.includes(deviceOwner)) return undefined;
  if (OF_ROUTER.test(deviceOwner)) return { id: deviceId, as: `${is} the router` };
  if (deviceOwner === 'network:floatingip') {
    return { id: floatingIps.find((each) => each.id === deviceId)?.id ?? id, as: `${is} the floating IP` };
  }
  return { id, as: `${is} the port` };
}

/** Routes may lead through interfaces, and interfaces are in the router's way. */
async function removeRouter(
  network: NetworkService,
  router: Router,
  ports: readonly Port[],
  { signal }: Patience,
): Promise<void> {
  if (router.routes.length > 0) await network.updateRouter(router.id, { routes: [] }, { signal });
  for (const port of ports) {
    if (port.deviceId === router.id && INTERFACES.includes(port.deviceOwner)) {
      await network.removeInterfaceFromRouter(router, { port }, { signal });
    }
  }
  await network.deleteRouter(router, { signal, ignoreMissing: true });
}
