import {
  attr,
  defineResource,
  path,
  readOnly,
  resourceIn,
  ServiceBase,
  type CallOptions,
  type Ref,
  type ResourceList,
} from '@os/core';
import { api } from './api.js';
import { links, send } from './common.js';

const identity = () => ({
  name: readOnly.string('hypervisor_hostname'),
  state: readOnly.oneOf('up', 'down'),
  status: readOnly.oneOf('enabled', 'disabled'),
  /** Its servers; see `withServers`. */
  servers: readOnly.list(attr.object({ uuid: attr.string(), name: attr.string() })).since('2.53'),
});

const filters = () => ({
  /** What is in the name. Lists by it are not paged. */
  hypervisorHostnamePattern: attr.string().since('2.53'),
  withServers: attr.boolean().since('2.53'),
});

/** What all resources of a host, or of all hosts, were until microversion 2.87. Placement tells it since. */
const resources = () => ({
  vcpus: readOnly.number().optional(),
  vcpusUsed: readOnly.number().optional(),
  /** MiB. */
  memorySize: readOnly.number('memory_mb').optional(),
  memoryUsed: readOnly.number('memory_mb_used').optional(),
  memoryFree: readOnly.number('free_ram_mb').nullable().optional(),
  /** GiB. */
  localDiskSize: readOnly.number('local_gb').optional(),
  localDiskUsed: readOnly.number('local_gb_used').optional(),
  localDiskFree: readOnly.number('free_disk_gb').nullable().optional(),
  diskAvailable: readOnly.number('disk_available_least').nullable().optional(),
  currentWorkload: readOnly.number().nullable().optional(),
  runningVms: readOnly.number().nullable().optional(),
});

/**
 * What servers run on: a compute host, or a node of bare metal. Ids are those of microversion 2.53 and later. For
 * administrators.
 *
 * @see https://docs.openstack.org/api-ref/compute/#hypervisors-os-hypervisors
 */
export class Hypervisor extends defineResource(() => ({
  service: api,
  path: '/os-hypervisors',
  listPath: '/os-hypervisors/detail',
  key: 'hypervisor',
  keys: 'hypervisors',
  can: ['get', 'list'],
  since: '2.53',
  attributes: {
    ...identity(),
    type: readOnly.string('hypervisor_type'),
    version: readOnly.number('hypervisor_version'),
    hostIp: readOnly.string().nullable(),
    serviceDetails: readOnly.object(
      { id: attr.string(), host: attr.string(), disabledReason: attr.string().nullable() },
      'service',
    ),
    /** As the host's command `uptime` writes it. */
    uptime: readOnly.string().nullable().since('2.88'),
    /** Gone from microversion 2.88 on. */
    cpuInfo: readOnly.json<unknown>().optional(),
    ...resources(),
    links: links(),
  },
  filters: filters(),
})) {}

/** A hypervisor's name, without its details. See https://docs.openstack.org/api-ref/compute/#list-hypervisors */
export class HypervisorSummary extends defineResource(() => ({
  service: api,
  path: '/os-hypervisors',
  keys: 'hypervisors',
  can: ['list'],
  since: '2.53',
  attributes: identity(),
  filters: filters(),
})) {}

/** A hypervisor as routes tell that are gone after microversion 2.52. Its id is a number. */
export class HypervisorMatch extends defineResource(() => ({
  service: api,
  path: '/os-hypervisors',
  keys: 'hypervisors',
  can: ['list'],
  until: '2.52',
  paging: 'none',
  attributes: {
    ...identity(),
    servers: readOnly.list(attr.object({ uuid: attr.string(), name: attr.string() })).optional(),
  },
})) {}

/** What all hypervisors have together. */
export class HypervisorStatistics extends defineResource(() => ({
  service: api,
  path: '/os-hypervisors/statistics',
  key: 'hypervisor_statistics',
  can: [],
  attributes: { count: readOnly.number(), ...resources() },
})) {}

/** What newer microversions tell in other ways, for the clouds that have none of these. */
export class HypervisorMethods extends ServiceBase {
  /**
   * How long a hypervisor has run, as its command `uptime` writes it; null if it does not tell.
   *
   * @throws BadRequestError - it cannot tell, or cannot be reached.
   */
  async getHypervisorUptime(hypervisor: Ref<Hypervisor>, options?: CallOptions): Promise<string | null> {
    // From 2.88 on the hypervisor itself has it; the older route fails where this is null.
    const url = path`/os-hypervisors/${hypervisor}/uptime`;
    const response = await send(this, 'getHypervisorUptime', 'GET', url, options, { since: '2.53', until: '2.87' });
    return resourceIn(Hypervisor, response).uptime ?? null;
  }

  /**
   * What all hypervisors have together.
   *
   * @deprecated Gone after microversion 2.87: ask the placement service.
   */
  async getHypervisorStatistics(options?: CallOptions): Promise<HypervisorStatistics> {
    const url = path`/os-hypervisors/statistics`;
    const response = await send(this, 'getHypervisorStatistics', 'GET', url, options, { until: '2.87' });
    return resourceIn(HypervisorStatistics, response);
  }

  /**
   * Finds hypervisors by a part of their names.
   *
   * @deprecated Gone after microversion 2.52: `listHypervisors({ hypervisorHostnamePattern })`.
   */
  searchHypervisors(pattern: string, options?: CallOptions): ResourceList<HypervisorMatch> {
    const call = `${this.context.key}.searchHypervisors`;
    const url = path`/os-hypervisors/${pattern}/search`;
    return this.context.resources.list(HypervisorMatch, {}, { path: url, call, ...options });
  }

  /**
   * Finds hypervisors by a part of their names, with their servers.
   *
   * @deprecated Gone after microversion 2.52: `listHypervisors({ hypervisorHostnamePattern, withServers: true })`.
   */
  searchHypervisorServers(pattern: string, options?: CallOptions): ResourceList<HypervisorMatch> {
    const call = `${this.context.key}.searchHypervisorServers`;
    const url = path`/os-hypervisors/${pattern}/servers`;
    return this.context.resources.list(HypervisorMatch, {}, { path: url, call, ...options });
  }
}
