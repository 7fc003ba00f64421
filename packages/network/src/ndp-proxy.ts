import { api } from './api.js';
import { standard, standardListing } from './common.js';
import { attr, createOnly, defineResource } from './core.js';

/** Makes the IPv6 address of a port known outside, by its router. See https://docs.openstack.org/api-ref/network/v2/#router-ndp-proxy-ndp-proxies */
export class NdpProxy extends defineResource(() => ({
  service: api,
  path: '/ndp_proxies',
  key: 'ndp_proxy',
  keys: 'ndp_proxies',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    ...standard,
    name: attr.string(),
    /** A router with `enableNdpProxy`. */
    routerId: createOnly.string().required(),
    portId: createOnly.string().required(),
    /** Needed where the port has several IPv6 addresses. */
    ipAddress: createOnly.string(),
  },
  query: ['name', 'routerId', 'portId', 'ipAddress'],
  filters: standardListing,
})) {}
