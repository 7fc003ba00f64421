import { isJsonObject, type JsonObject } from '@os/core';
import { Refusal, type FakeCall } from '../../fake/answer.js';
import type { CollectionRules } from '../../fake/rules.js';
import type { FakeService } from '../../fake/service.js';
import { freeAddressIn } from './addresses.js';
import { belongingTo, checkExternal, fixedIpsOf } from './networks.js';

export const floatingIpRules: CollectionRules = {
  defaults: { status: 'DOWN', qos_policy_id: null, dns_domain: '', dns_name: '', port_forwardings: [] },
  create(fields, call) {
    const network = String(fields['floating_network_id']);
    checkExternal(call, network, 'floatingip');
    const address = fields['floating_ip_address'] ?? freeAddress(call.service, network);
    return { floating_ip_address: address, ...associate(fields, network, call) };
  },
  created(body, call) {
    if (body['port_id'] !== null) activate(body, call);
  },
  update(fields, body, call) {
    if (!('port_id' in fields)) return {};
    const changes = associate(fields, String(body['floating_network_id']), call);
    if (fields['port_id'] !== null) activate(body, call);
    return changes;
  },
  show({ port_id: id }, { service }) {
    const port = service.collection('/ports').find(id);
    if (!port) return { port_details: null };
    const shown = ['name', 'network_id', 'mac_address', 'admin_state_up', 'status', 'device_id', 'device_owner'];
    return { port_details: Object.fromEntries(shown.map((wire) => [wire, port[wire]])) };
  },
};

/** The port's address and the router that leads to it; nothing of that without a port. */
function associate(
  { port_id: id, fixed_ip_address: wanted }: JsonObject,
  network: string,
  { service }: FakeCall,
): JsonObject {
  if (typeof id !== 'string') return { port_id: null, router_id: null, fixed_ip_address: null };
  const port = service.collection('/ports').get(id);
  const [ip] = fixedIpsOf(port).filter((each) => wanted === undefined || each['ip_address'] === wanted);
  const router = service
    .collection('/routers')
    .all()
    .find((each) => leads(service, each, network, ip?.['subnet_id']));
  if (!ip || !router) {
    const message =
      `External network ${network} is not reachable from subnet ${String(ip?.['subnet_id'])}.  Therefore, cannot ` +
      `associate Port ${id} with a Floating IP.`;
    throw new Refusal(404, message, 'ExternalGatewayForFloatingIPNotFound');
  }
  return { router_id: router['id'], fixed_ip_address: ip['ip_address'] };
}

/** Whether a router leads from an external network to a subnet. */
function leads(
  service: FakeService,
  { id, external_gateway_info: gateway }: JsonObject,
  network: string,
  subnet: unknown,
): boolean {
  if (!isJsonObject(gateway) || gateway['network_id'] !== network) return false;
  return belongingTo(service, '/ports', 'device_id', id).some((port) =>
    fixedIpsOf(port).some((ip) => ip['subnet_id'] === subnet),
  );
}

function activate({ id }: JsonObject, { service }: FakeCall): void {
  service.collection('/floatingips').become(id, 'ACTIVE');
}

function freeAddress(service: FakeService, network: string): string {
  const [subnet] = belongingTo(service, '/subnets', 'network_id', network);
  const taken = service
    .collection('/floatingips')
    .all()
    .map((each) => each['floating_ip_address']);
  const free = subnet && freeAddressIn(String(subnet['cidr']), new Set(taken));
  if (free !== undefined) return free;
  throw new Refusal(409, `No more IP addresses available on network ${network}.`, 'IpAddressGenerationFailure');
}
