import { isJsonObject, type JsonObject } from '@os/core';
import { Refusal, type FakeCall } from '../../fake/answer.js';
import type { CollectionRules, FakeAction } from '../../fake/rules.js';
import { belongingTo, checkExternal, fixedIpsOf, isRouterInterface, plugIn } from './networks.js';

const INTERFACE = 'network:router_interface';

export const routerRules: CollectionRules = {
  defaults: { status: 'ACTIVE', distributed: false, ha: false, enable_ndp_proxy: false, flavor_id: null },
  create: (fields, call) => gatewayOf(fields, call),
  update: (fields, _, call) => gatewayOf(fields, call),
  remove({ id }, { service }) {
    const ports = belongingTo(service, '/ports', 'device_id', id).map((port) => port['id']);
    if (ports.length > 0) {
      throw new Refusal(409, `Router ${String(id)} has ports still attached: ${ports.join(', ')}`, 'RouterInUse');
    }
  },
};

export const routerActions: Record<string, FakeAction> = {
  'PUT /routers/{router}/add_router_interface': (call) => {
    const { service, params } = call;
    const router = service.collection('/routers').get(params['router']);
    const { subnet, port } = targetOf(call);
    if (port) {
      if (port['device_id']) {
        const message = `Port ${String(port['id'])} is in use by another device: ${JSON.stringify(port['device_id'])}.`;
        throw new Refusal(409, message, 'PortInUse');
      }
      service.collection('/ports').change(port['id'], { device_id: router['id'], device_owner: INTERFACE });
      return activate(call, router, port);
    }
    const { id, network_id: network, gateway_ip: gateway } = subnet;
    if (interfaceOn(call, router['id'], id)) {
      throw new Refusal(400, `Bad router request: Router already has a port on subnet ${String(id)}.`, 'BadRequest');
    }
    if (typeof gateway !== 'string') {
      throw new Refusal(400, 'Bad router request: Subnet for router interface must have a gateway IP.', 'BadRequest');
    }
    const fields = {
      network_id: network,
      device_id: router['id'],
      device_owner: INTERFACE,
      project_id: router['project_id'],
      tenant_id: router['project_id'],
      fixed_ips: [{ subnet_id: id, ip_address: gateway }],
    };
    return activate(call, router, service.collection('/ports').add({ ...fields, ...plugIn(service, fields) }));
  },
  'PUT /routers/{router}/remove_router_interface': (call) => {
    const { service, params } = call;
    const router = service.collection('/routers').get(params['router']);
    const { subnet, port } = targetOf(call);
    const found = port?.['device_id'] === router['id'] ? port : interfaceOn(call, router['id'], subnet['id']);
    if (!found) {
      const message = `Router ${String(router['id'])} has no interface on subnet ${String(subnet['id'])}`;
      throw new Refusal(404, message, 'RouterInterfaceNotFoundForSubnet');
    }
    const answer = answerOf(router, found);
    service.collection('/ports').remove(found['id']);
    return answer;
  },
};

/** Fills in what a router gets from the external network that it is given. */
function gatewayOf({ external_gateway_info: info }: JsonObject, call: FakeCall): JsonObject {
  if (!isJsonObject(info)) return {};
  const { network_id: network } = info;
  checkExternal(call, String(network), 'router');
  const { fixed_ips: addresses } = plugIn(call.service, { network_id: network, fixed_ips: info['external_fixed_ips'] });
  return { external_gateway_info: { enable_snat: true, ...info, external_fixed_ips: addresses } };
}

/** The subnet, or the port and its subnet, that a request names. */
function targetOf({ service, json }: FakeCall): { subnet: JsonObject; port?: JsonObject } {
  const { subnet_id: subnetId, port_id: portId } = isJsonObject(json) ? json : {};
  if (typeof portId === 'string') {
    const port = service.collection('/ports').get(portId);
    return { port, subnet: service.collection('/subnets').get(fixedIpsOf(port)[0]?.['subnet_id']) };
  }
  if (typeof subnetId === 'string') return { subnet: service.collection('/subnets').get(subnetId) };
  throw new Refusal(400, 'Bad router request: Either subnet_id or port_id must be specified.', 'BadRequest');
}

function interfaceOn({ service }: FakeCall, router: unknown, subnet: unknown): JsonObject | undefined {
  return belongingTo(service, '/ports', 'device_id', router).find(
    (port) => isRouterInterface(port['device_owner']) && fixedIpsOf(port).some((ip) => ip['subnet_id'] === subnet),
  );
}

/** An agent takes a moment to connect it. */
function activate({ service }: FakeCall, router: JsonObject, port: JsonObject): JsonObject {
  service.collection('/ports').become(port['id'], 'ACTIVE', { via: 'DOWN' });
  return answerOf(router, port);
}

function answerOf({ id, project_id: project }: JsonObject, port: JsonObject): JsonObject {
  const subnets = fixedIpsOf(port).map((ip) => ip['subnet_id']);
  return {
    id,
    tenant_id: project,
    project_id: project,
    port_id: port['id'],
    network_id: port['network_id'],
    subnet_id: subnets[0],
    subnet_ids: subnets,
  };
}
