import {
  Aggregate,
  AvailabilityZone,
  AvailabilityZoneDetail,
  HostService,
  Hypervisor,
  HypervisorMatch,
  HypervisorStatistics,
  HypervisorSummary,
} from '@os/compute/pure';
import * as answers from './answers.js';
import { list, nothing, one, testAll, value, type Call } from './exchange.js';

const {
  AGGREGATE,
  CREATED_AGGREGATE,
  DISABLED_SERVICE,
  HOST_SERVICE,
  HYPERVISOR,
  HYPERVISOR_MATCH,
  HYPERVISOR_SUMMARY,
} = answers;

const aggregates: Call[] = [
  {
    call: (c) => c.createAggregate({ name: 'ssd', availabilityZone: 'nova' }),
    sends: 'POST /os-aggregates',
    body: { aggregate: { name: 'ssd', availability_zone: 'nova' } },
    answer: [200, { aggregate: CREATED_AGGREGATE }],
    gives: one(Aggregate, CREATED_AGGREGATE),
  },
  {
    call: (c) => c.getAggregate('1'),
    sends: 'GET /os-aggregates/1',
    answer: [200, { aggregate: AGGREGATE }],
    gives: one(Aggregate, AGGREGATE),
  },
  {
    call: (c) => c.findAggregate(AGGREGATE.name),
    sends: 'GET /os-aggregates',
    answer: [200, { aggregates: [AGGREGATE] }],
    gives: one(Aggregate, AGGREGATE),
  },
  {
    call: (c) => c.findAggregate('1'),
    sends: ['GET /os-aggregates', 'GET /os-aggregates/1'],
    answer: [
      [200, { aggregates: [AGGREGATE] }],
      [200, { aggregate: AGGREGATE }],
    ],
    gives: one(Aggregate, AGGREGATE),
  },
  {
    call: (c) => c.listAggregates(),
    sends: 'GET /os-aggregates',
    answer: [200, { aggregates: [AGGREGATE] }],
    gives: list(Aggregate, AGGREGATE),
  },
  {
    call: (c) => c.updateAggregate('1', { name: 'fast', availabilityZone: null }),
    sends: 'PUT /os-aggregates/1',
    body: { aggregate: { name: 'fast', availability_zone: null } },
    answer: [200, { aggregate: AGGREGATE }],
    gives: one(Aggregate, AGGREGATE),
  },
  { call: (c) => c.deleteAggregate('1'), sends: 'DELETE /os-aggregates/1', answer: [200], gives: nothing },
  {
    // Its id is a number for Nova, and text here.
    call: async (c) => c.deleteAggregate(await c.getAggregate('1')),
    sends: ['GET /os-aggregates/1', 'DELETE /os-aggregates/1'],
    answer: [[200, { aggregate: AGGREGATE }], [200]],
    gives: nothing,
  },
  {
    call: (c) => c.addHostToAggregate('1', 'oscloud'),
    sends: 'POST /os-aggregates/1/action',
    body: { add_host: { host: 'oscloud' } },
    answer: [200, { aggregate: AGGREGATE }],
    gives: one(Aggregate, AGGREGATE),
  },
  {
    call: (c) => c.removeHostFromAggregate('1', 'oscloud'),
    sends: 'POST /os-aggregates/1/action',
    body: { remove_host: { host: 'oscloud' } },
    answer: [200, { aggregate: AGGREGATE }],
    gives: one(Aggregate, AGGREGATE),
  },
  {
    call: (c) => c.setAggregateMetadata('1', { ssd: 'true', old: null }),
    sends: 'POST /os-aggregates/1/action',
    body: { set_metadata: { metadata: { ssd: 'true', old: null } } },
    answer: [200, { aggregate: AGGREGATE }],
    gives: one(Aggregate, AGGREGATE),
  },
  {
    call: (c) => c.aggregatePrecacheImages('1', ['i', { id: 'j' }]),
    sends: 'POST /os-aggregates/1/images',
    body: { cache: [{ id: 'i' }, { id: 'j' }] },
    answer: [202],
    gives: nothing,
  },
];

const hypervisors: Call[] = [
  {
    call: (c) => c.getHypervisor(HYPERVISOR.id),
    sends: `GET /os-hypervisors/${HYPERVISOR.id}`,
    answer: [200, { hypervisor: HYPERVISOR }],
    gives: one(Hypervisor, HYPERVISOR),
  },
  {
    call: (c) => c.findHypervisor('oscloud'),
    sends: 'GET /os-hypervisors/detail',
    answer: [200, { hypervisors: [HYPERVISOR] }],
    gives: one(Hypervisor, HYPERVISOR),
  },
  {
    call: (c) =>
      c.listHypervisors({ hypervisorHostnamePattern: 'cloud', withServers: true, limit: 5, marker: HYPERVISOR.id }),
    sends: `GET /os-hypervisors/detail?hypervisor_hostname_pattern=cloud&with_servers=true&limit=5&marker=${HYPERVISOR.id}`,
    answer: [200, { hypervisors: [HYPERVISOR] }],
    gives: list(Hypervisor, HYPERVISOR),
  },
  {
    call: (c) => c.listHypervisorSummaries({ hypervisorHostnamePattern: 'cloud', withServers: false }),
    sends: 'GET /os-hypervisors?hypervisor_hostname_pattern=cloud&with_servers=false',
    answer: [200, { hypervisors: [HYPERVISOR_SUMMARY] }],
    gives: list(HypervisorSummary, HYPERVISOR_SUMMARY),
  },
  {
    call: (c) => c.findHypervisorSummary('oscloud'),
    sends: 'GET /os-hypervisors',
    answer: [200, { hypervisors: [HYPERVISOR_SUMMARY] }],
    gives: one(HypervisorSummary, HYPERVISOR_SUMMARY),
  },
  {
    call: (c) => c.getHypervisorUptime(HYPERVISOR.id),
    sends: `GET /os-hypervisors/${HYPERVISOR.id}/uptime`,
    microversion: '2.87',
    answer: [200, { hypervisor: { ...HYPERVISOR_SUMMARY, uptime: ' 08:32:11 up 93 days, 18:25, 12 users' } }],
    gives: value(' 08:32:11 up 93 days, 18:25, 12 users'),
  },
  {
    call: (c) => c.getHypervisorStatistics(),
    sends: 'GET /os-hypervisors/statistics',
    microversion: '2.87',
    answer: [200, { hypervisor_statistics: answers.HYPERVISOR_STATISTICS }],
    gives: one(HypervisorStatistics, answers.HYPERVISOR_STATISTICS),
  },
  {
    call: (c) => c.searchHypervisors('oscl/oud'),
    sends: 'GET /os-hypervisors/oscl%2Foud/search',
    microversion: '2.52',
    answer: [200, { hypervisors: [HYPERVISOR_MATCH] }],
    gives: list(HypervisorMatch, HYPERVISOR_MATCH),
  },
  {
    call: (c) => c.searchHypervisorServers('oscloud'),
    sends: 'GET /os-hypervisors/oscloud/servers',
    microversion: '2.52',
    answer: [200, { hypervisors: [HYPERVISOR_MATCH] }],
    gives: list(HypervisorMatch, HYPERVISOR_MATCH),
  },
];

const ID = HOST_SERVICE.id;
const PROCESS = { host: 'oscloud', binary: 'nova-compute' };
const changed = [200, { service: HOST_SERVICE }] as const;
const changedBefore = [200, { service: DISABLED_SERVICE }] as const;
const services: Call[] = [
  {
    call: (c) => c.listServices({ binary: 'nova-compute', host: 'oscloud' }),
    sends: 'GET /os-services?binary=nova-compute&host=oscloud',
    answer: [200, { services: [HOST_SERVICE] }],
    gives: list(HostService, HOST_SERVICE),
  },
  {
    call: (c) => c.updateService(ID, { status: 'disabled', disabledReason: 'test', isForcedDown: true }),
    sends: `PUT /os-services/${ID}`,
    body: { status: 'disabled', disabled_reason: 'test', forced_down: true },
    answer: changed,
    gives: one(HostService, HOST_SERVICE),
  },
  { call: (c) => c.deleteService(ID), sends: `DELETE /os-services/${ID}`, answer: [204], gives: nothing },
  {
    call: (c) => c.enableService(ID),
    sends: `PUT /os-services/${ID}`,
    body: { status: 'enabled' },
    answer: changed,
    gives: nothing,
  },
  {
    call: (c) => c.disableService(ID),
    sends: `PUT /os-services/${ID}`,
    body: { status: 'disabled' },
    answer: changed,
    gives: nothing,
  },
  {
    call: (c) => c.disableService(ID, { reason: 'test' }),
    sends: `PUT /os-services/${ID}`,
    body: { status: 'disabled', disabled_reason: 'test' },
    answer: changed,
    gives: nothing,
  },
  {
    call: (c) => c.updateServiceForcedDown(ID, true),
    sends: `PUT /os-services/${ID}`,
    body: { forced_down: true },
    answer: changed,
    gives: nothing,
  },
  {
    call: (c) => c.enableService(PROCESS),
    sends: 'PUT /os-services/enable',
    body: PROCESS,
    microversion: '2.52',
    answer: changedBefore,
    gives: nothing,
  },
  {
    call: (c) => c.disableService(PROCESS),
    sends: 'PUT /os-services/disable',
    body: PROCESS,
    microversion: '2.52',
    answer: changedBefore,
    gives: nothing,
  },
  {
    call: (c) => c.disableService(PROCESS, { reason: 'test' }),
    sends: 'PUT /os-services/disable-log-reason',
    body: { ...PROCESS, disabled_reason: 'test' },
    microversion: '2.52',
    answer: changedBefore,
    gives: nothing,
  },
  {
    call: (c) => c.updateServiceForcedDown(PROCESS, false),
    sends: 'PUT /os-services/force-down',
    body: { ...PROCESS, forced_down: false },
    microversion: '2.52',
    answer: changedBefore,
    gives: nothing,
  },
];

const zones: Call[] = [
  {
    call: (c) => c.listAvailabilityZones(),
    sends: 'GET /os-availability-zone',
    answer: [200, { availabilityZoneInfo: [answers.ZONE] }],
    gives: list(AvailabilityZone, answers.ZONE),
  },
  {
    call: (c) => c.listAvailabilityZoneDetails(),
    sends: 'GET /os-availability-zone/detail',
    answer: [200, { availabilityZoneInfo: [answers.ZONE_DETAIL] }],
    gives: list(AvailabilityZoneDetail, answers.ZONE_DETAIL),
  },
  {
    call: (c) => c.findAvailabilityZone('nova'),
    sends: 'GET /os-availability-zone',
    answer: [200, { availabilityZoneInfo: [answers.ZONE] }],
    gives: one(AvailabilityZone, answers.ZONE),
  },
  {
    call: (c) => c.findAvailabilityZoneDetail('nova'),
    sends: 'GET /os-availability-zone/detail',
    answer: [200, { availabilityZoneInfo: [answers.ZONE_DETAIL] }],
    gives: one(AvailabilityZoneDetail, answers.ZONE_DETAIL),
  },
];

describe('aggregates', () => testAll(aggregates));
describe('hypervisors', () => testAll(hypervisors));
describe('services', () => testAll(services));
describe('availability zones', () => testAll(zones));
