import { api } from './api.js';
import { listing, standard, standardListing } from './common.js';
import { attr, createOnly, defineResource, readOnly } from './core.js';

/** An address that leads to a port on the same host. See https://docs.openstack.org/api-ref/network/v2/#local-ips-local-ips */
export class LocalIp extends defineResource(() => ({
  service: api,
  path: '/local_ips',
  key: 'local_ip',
  keys: 'local_ips',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    ...standard,
    name: attr.string(),
    /** Either this or `localPortId` is needed. */
    networkId: createOnly.string(),
    /** The port that has the address. Not given on creation: a new one. */
    localPortId: createOnly.string(),
    localIpAddress: createOnly.string(),
    /** `translate` changes the address of packets into the port's own; `passthrough` leaves it. */
    ipMode: createOnly.oneOf('translate', 'passthrough'),
  },
  query: ['name', 'networkId', 'localPortId', 'localIpAddress', 'ipMode'],
  filters: standardListing,
})) {}

/** A port that a local IP leads to; identified by the port. See https://docs.openstack.org/api-ref/network/v2/#local-ip-associations-port-associations */
export class LocalIpAssociation extends defineResource(() => ({
  service: api,
  path: '/local_ips/{localIpId}/port_associations',
  key: 'port_association',
  keys: 'port_associations',
  parents: { localIpId: LocalIp },
  idAttribute: 'fixedPortId',
  can: ['create', 'get', 'delete', 'list'],
  attributes: {
    fixedPortId: createOnly.string().required(),
    /** Needed where the port has several addresses. */
    fixedIp: createOnly.string(),
    /** The same as `localIpId`. */
    localIp: readOnly.string('local_ip_id'),
    localIpAddress: readOnly.string(),
    host: readOnly.string(),
  },
  query: ['fixedPortId', 'fixedIp'],
  filters: listing,
})) {}
