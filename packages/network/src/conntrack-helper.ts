import { api } from './api.js';
import { listing } from './common.js';
import { attr, defineResource } from './core.js';
import { Router } from './router.js';

/** Lets a router understand a protocol that opens further connections. See https://docs.openstack.org/api-ref/network/v2/#routers-conntrack-helper-ct-target */
export class ConntrackHelper extends defineResource(() => ({
  service: api,
  path: '/routers/{routerId}/conntrack_helpers',
  key: 'conntrack_helper',
  keys: 'conntrack_helpers',
  parents: { routerId: Router },
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    protocol: attr.oneOf('dccp', 'icmp', 'ipv6-icmp', 'sctp', 'tcp', 'udp').required(),
    port: attr.number().required(),
    /** The kernel's module: `tftp`, `ftp`, `sip`. The service accepts those that it was configured with. */
    helper: attr.string().required(),
  },
  query: ['protocol', 'port', 'helper'],
  filters: listing,
})) {}
