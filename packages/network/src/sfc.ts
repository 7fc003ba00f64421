import { api } from './api.js';
import { named, namedListing } from './common.js';
import { attr, createOnly, defineResource, readOnly } from './core.js';

/** A service function: the ports by which packets go in and come out. See https://docs.openstack.org/api-ref/network/v2/#port-pair */
export class SfcPortPair extends defineResource(() => ({
  service: api,
  path: '/sfc/port_pairs',
  key: 'port_pair',
  keys: 'port_pairs',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    ...named(),
    /** The port by which packets go in. */
    ingress: createOnly.string().required(),
    /** The port by which packets come out. */
    egress: createOnly.string().required(),
    serviceFunctionParameters: createOnly.object({
      /** How it knows the chain of a packet; `null` if it does not. */
      correlation: attr.oneOf('mpls', 'nsh').nullable(),
      /** Its share of the packets within the group. */
      weight: attr.number(),
    }),
  },
  query: ['name', 'ingress', 'egress'],
  filters: namedListing(),
})) {}

/** Service functions that share the work. See https://docs.openstack.org/api-ref/network/v2/#port-pair-group */
export class SfcPortPairGroup extends defineResource(() => ({
  service: api,
  path: '/sfc/port_pair_groups',
  key: 'port_pair_group',
  keys: 'port_pair_groups',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    ...named(),
    portPairs: attr.list(attr.string()),
    portPairGroupParameters: createOnly.object({
      /** What packets are shared out by: `ip_src`, `tcp_dst`. */
      lbFields: attr.list(attr.string()),
      /** What packets are told apart by, before and after. */
      ppgNTupleMapping: attr.object({ ingressNTuple: attr.map(), egressNTuple: attr.map() }),
    }),
    /** Whether it gets copies of packets instead of the packets. */
    isTapEnabled: createOnly.boolean('tap_enabled'),
    groupId: readOnly.number(),
  },
  query: ['name'],
  filters: namedListing(),
})) {}

/** The packets that go through a chain. See https://docs.openstack.org/api-ref/network/v2/#flow-classifier */
export class SfcFlowClassifier extends defineResource(() => ({
  service: api,
  path: '/sfc/flow_classifiers',
  key: 'flow_classifier',
  keys: 'flow_classifiers',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    ...named(),
    etherType: createOnly.oneOf('IPv4', 'IPv6').wire('ethertype'),
    /** `null` for all. */
    protocol: createOnly.string().nullable(),
    sourcePortRangeMin: createOnly.number().nullable(),
    sourcePortRangeMax: createOnly.number().nullable(),
    destinationPortRangeMin: createOnly.number().nullable(),
    destinationPortRangeMax: createOnly.number().nullable(),
    sourceIpPrefix: createOnly.string().nullable(),
    destinationIpPrefix: createOnly.string().nullable(),
    /** The port that sends. */
    logicalSourcePort: createOnly.string().nullable(),
    /** The port that receives. */
    logicalDestinationPort: createOnly.string().nullable(),
    l7Parameters: createOnly.map<unknown>('l7_parameters'),
  },
  query: [
    'name',
    'etherType',
    'protocol',
    'sourcePortRangeMin',
    'sourcePortRangeMax',
    'destinationPortRangeMin',
    'destinationPortRangeMax',
    'sourceIpPrefix',
    'destinationIpPrefix',
    'logicalSourcePort',
    'logicalDestinationPort',
  ],
  filters: namedListing(),
})) {}

/** The service functions that packets go through, in their order. See https://docs.openstack.org/api-ref/network/v2/#port-chain */
export class SfcPortChain extends defineResource(() => ({
  service: api,
  path: '/sfc/port_chains',
  key: 'port_chain',
  keys: 'port_chains',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    ...named(),
    portPairGroups: attr.list(attr.string()).required(),
    flowClassifiers: attr.list(attr.string()),
    chainParameters: createOnly.object({
      correlation: attr.oneOf('mpls', 'nsh'),
      /** Whether answers go through it the other way round. */
      symmetric: attr.boolean(),
    }),
    /** What packets of it are marked with. */
    chainId: createOnly.number(),
  },
  query: ['name'],
  filters: namedListing(),
})) {}

/** Chains that lead to other chains. See https://docs.openstack.org/api-ref/network/v2/#service-graph */
export class SfcServiceGraph extends defineResource(() => ({
  service: api,
  path: '/sfc/service_graphs',
  key: 'service_graph',
  keys: 'service_graphs',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    ...named(),
    /** The chains that each chain leads to. */
    portChains: createOnly.map<readonly string[]>().required(),
  },
  query: ['name'],
  filters: namedListing(),
})) {}
