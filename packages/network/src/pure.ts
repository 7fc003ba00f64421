import { api } from './api.js';
import { defineService } from './core.js';
import { NetworkService } from './service.js';

/** The Network service, to be handed to a connection: `createConnection({ services: [network], … })`. */
export const network = defineService({
  key: 'network',
  packageName: '@os/network',
  api,
  service: NetworkService,
});
export { NetworkService };
export * from './address.js';
export * from './agent.js';
export * from './auto-allocated-topology.js';
export * from './bgp.js';
export * from './bgpvpn.js';
export * from './bulk.js';
export * from './conntrack-helper.js';
export * from './extension.js';
export * from './firewall.js';
export * from './flavor.js';
export * from './floating-ip.js';
export * from './lbaas.js';
export * from './local-ip.js';
export * from './logging.js';
export * from './metering.js';
export * from './ndp-proxy.js';
export * from './network.js';
export * from './port-binding.js';
export * from './port.js';
export * from './qos.js';
export * from './quota.js';
export * from './rbac.js';
export * from './revision.js';
export * from './router.js';
export * from './scheduling.js';
export * from './security-group-defaults.js';
export * from './security-group.js';
export * from './segment.js';
export * from './sfc.js';
export * from './subnet.js';
export * from './tags.js';
export * from './tap.js';
export * from './trunk.js';
export * from './vpn.js';
