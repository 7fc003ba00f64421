import { isJsonObject, type JsonObject } from '@os/core';
import { Refusal, type FakeCall } from '../../fake/answer.js';
import type { CollectionRules } from '../../fake/rules.js';
import type { FakeService } from '../../fake/service.js';
import { freeAddressIn, gatewayIn, isAddressIn, isCidr, poolIn } from './addresses.js';

export const networkRules: CollectionRules = {
  defaults: {
    status: 'ACTIVE',
    mtu: 1450,
    dns_domain: '',
    port_security_enabled: true,
    qos_policy_id: null,
    l2_adjacency: true,
    'provider:network_type': 'vxlan',
    'provider:physical_network': null,
    'provider:segmentation_id': null,
  },
  show: ({ id }, { service }) => ({
    subnets: belongingTo(service, '/subnets', 'network_id', id).map((each) => each['id']),
  }),
  remove({ id }, { service }) {
    const [port] = belongingTo(service, '/ports', 'network_id', id);
    if (port) {
      const message =
        `Unable to complete operation on network ${String(id)}. There are one or more ports still in use on the ` +
        `network, id for these ports is: ${String(port['id'])}.`;
      throw new Refusal(409, message, 'NetworkInUse');
    }
    for (const subnet of belongingTo(service, '/subnets', 'network_id', id)) {
      service.collection('/subnets').remove(subnet['id']);
    }
  },
};

export const subnetRules: CollectionRules = {
  defaults: { enable_dhcp: true, dns_publish_fixed_ip: false, segment_id: null },
  create(fields, { service }) {
    const { network_id: network, cidr, ip_version: version } = fields;
    service.collection('/networks').get(network);
    if (cidr === undefined) {
      throw new Refusal(
        400,
        'Bad subnets request: a subnetpool must be specified in the absence of a cidr.',
        'BadRequest',
      );
    }
    if (!isCidr(cidr, version))
      throw new Refusal(400, `Invalid input for cidr. Reason: '${JSON.stringify(cidr)}' is not a valid IP subnet.`);
    const others = belongingTo(service, '/subnets', 'network_id', network);
    if (others.some((other) => overlaps(String(other['cidr']), cidr))) {
      const message =
        `Invalid input for operation: Requested subnet with cidr: ${cidr} for network: ${String(network)} ` +
        `overlaps with another subnet.`;
      throw new Refusal(400, message, 'InvalidInput');
    }
    return addressesOf({ ...fields, cidr });
  },
  remove({ id }, { service }) {
    if (
      service
        .collection('/ports')
        .all()
        .some((port) => fixedIpsOf(port).some((ip) => ip['subnet_id'] === id))
    ) {
      const message = `Unable to complete operation on subnet ${String(id)}: One or more ports have an IP allocation from this subnet.`;
      throw new Refusal(409, message, 'SubnetInUse');
    }
  },
};

export const portRules: CollectionRules = {
  defaults: {
    // Nothing plugs it in; ports of routers are another matter.
    status: 'DOWN',
    'binding:host_id': '',
    'binding:vif_type': 'unbound',
    'binding:vif_details': {},
    'binding:profile': {},
    port_security_enabled: true,
    qos_policy_id: null,
    ip_allocation: 'immediate',
  },
  create(fields, { service, access }) {
    const groups = belongingTo(service, '/security-groups', 'name', 'default');
    const own = groups.find((group) => group['project_id'] === access.project?.id)?.['id'];
    const security_groups = fields['security_groups'] ?? (own === undefined ? [] : [own]);
    return { ...plugIn(service, fields), security_groups };
  },
  remove({ id, device_owner: owner }) {
    if (!isRouterInterface(owner)) return;
    const message = `Port ${String(id)} cannot be deleted directly via the port API: has device owner ${owner}.`;
    throw new Refusal(409, message, 'ServicePortInUse');
  },
};

export function isRouterInterface(owner: unknown): owner is string {
  return owner === 'network:router_interface' || owner === 'network:router_gateway';
}

/** The gateway and the addresses to give out, of a subnet that leaves them open. */
export function addressesOf({ cidr, gateway_ip: gateway }: JsonObject & { cidr: string }): JsonObject {
  return {
    ...(gateway === undefined && { gateway_ip: gatewayIn(cidr) }),
    allocation_pools: [poolIn(cidr, gateway !== null)],
  };
}

/** What a port on a network gets from it: a MAC address, and an IP address where there is a subnet. */
export function plugIn(service: FakeService, fields: JsonObject): JsonObject {
  const { network_id: network, fixed_ips: wanted, mac_address: mac } = fields;
  service.collection('/networks').get(network);
  const subnets = belongingTo(service, '/subnets', 'network_id', network);
  const given: unknown[] = Array.isArray(wanted)
    ? wanted
    : subnets.slice(0, 1).map((subnet) => ({ subnet_id: subnet['id'] }));
  return {
    mac_address: mac ?? macAddress(service.surroundings.count()),
    fixed_ips: given.filter(isJsonObject).map((ip) => fixedIp(service, subnets, ip)),
  };
}

function fixedIp(
  service: FakeService,
  subnets: readonly JsonObject[],
  { subnet_id: id, ip_address: address }: JsonObject,
): JsonObject {
  const subnet = subnets.find((each) =>
    id === undefined ? isAddressIn(String(each['cidr']), String(address)) : each['id'] === id,
  );
  if (!subnet) {
    const message = `Invalid input for operation: ${String(id ?? address)} is on none of the network's subnets.`;
    throw new Refusal(400, message, 'InvalidInput');
  }
  return { subnet_id: subnet['id'], ip_address: address ?? freeAddress(service, subnet) };
}

/** An address of a subnet that no port has. */
function freeAddress(service: FakeService, { id, cidr, gateway_ip: gateway }: JsonObject): string {
  const taken = service
    .collection('/ports')
    .all()
    .flatMap((port) => fixedIpsOf(port).map((ip) => ip['ip_address']));
  const free = freeAddressIn(String(cidr), new Set([gateway, ...taken]));
  if (free !== undefined) return free;
  throw new Refusal(409, `No more IP addresses available for subnet ${String(id)}.`, 'IpAddressGenerationFailure');
}

export function fixedIpsOf({ fixed_ips: ips }: JsonObject): JsonObject[] {
  return Array.isArray(ips) ? ips.filter(isJsonObject) : [];
}

/** The resources of a collection that name something as what they belong to. */
export function belongingTo(service: FakeService, path: string, wire: string, id: unknown): JsonObject[] {
  return service
    .collection(path)
    .all()
    .filter((each) => each[wire] === id);
}

/** @throws Refusal - with status 400: it is not open to the outside. */
export function checkExternal({ service }: Pick<FakeCall, 'service'>, id: string, what: string): void {
  if (service.collection('/networks').get(id)['router:external'] === true) return;
  throw new Refusal(400, `Bad ${what} request: Network ${id} is not a valid external network.`, 'BadRequest');
}

function overlaps(a: string, b: string): boolean {
  const [startOfA = '', startOfB = ''] = [a, b].map((cidr) => cidr.split('/')[0]);
  return isAddressIn(a, startOfB) || isAddressIn(b, startOfA);
}

function macAddress(count: number): string {
  const hex = count.toString(16).padStart(6, '0');
  return `fa:16:3e:${hex.slice(-6, -4)}:${hex.slice(-4, -2)}:${hex.slice(-2)}`;
}
