import {
  attr,
  defineResource,
  idOf,
  readOnly,
  resourceIn,
  ServiceBase,
  type CallOptions,
  type JsonObject,
  type Ref,
} from '@os/core';
import { api } from './api.js';
import { objectsIn, send } from './send.js';

/** A process that does Cinder's work. See https://docs.openstack.org/api-ref/block-storage/v3/#services-os-services */
export class Service extends defineResource(() => ({
  service: api,
  path: '/os-services',
  keys: 'services',
  can: ['list'],
  paging: 'none',
  statusAttribute: 'state',
  attributes: {
    /** As in `cinder-volume`. */
    binary: readOnly.string(),
    /** With the backend: `host@backend`. */
    host: readOnly.string(),
    availabilityZone: readOnly.string('zone'),
    /** Whether it is given work. */
    status: readOnly.oneOf('enabled', 'disabled'),
    /** Whether it has reported of late. */
    state: readOnly.oneOf('up', 'down'),
    updatedAt: readOnly.time().nullable(),
    disabledReason: readOnly.string().nullable(),
    cluster: readOnly.string().nullable().since('3.7'),
    // Of cinder-volume alone.
    /** Whether its backend works. */
    backendState: readOnly.oneOf('up', 'down').nullable().since('3.49'),
    replicationStatus: readOnly.string().nullable().optional(),
    /** Where it was failed over to. */
    activeBackendId: readOnly.string().nullable().optional(),
    isFrozen: readOnly.boolean('frozen').optional(),
  },
  query: ['binary', 'host'],
})) {}

/** Several services of one backend that stand in for each other. See https://docs.openstack.org/api-ref/block-storage/v3/#clusters-clusters */
export class Cluster extends defineResource(() => ({
  service: api,
  path: '/clusters',
  listPath: '/clusters/detail',
  key: 'cluster',
  keys: 'clusters',
  can: ['get', 'list'],
  since: '3.7',
  idAttribute: 'name',
  paging: 'none',
  statusAttribute: 'state',
  attributes: {
    name: readOnly.string(),
    binary: readOnly.string(),
    state: readOnly.oneOf('up', 'down'),
    status: readOnly.oneOf('enabled', 'disabled'),
    // Not answered to `enableCluster` and `disableCluster`.
    numHosts: readOnly.number().optional(),
    numDownHosts: readOnly.number().optional(),
    lastHeartbeat: readOnly.time().optional(),
    createdAt: readOnly.time().optional(),
    updatedAt: readOnly.time().optional(),
    disabledReason: readOnly.string().nullable().optional(),
    replicationStatus: readOnly.string().nullable().since('3.26'),
    isFrozen: readOnly.boolean('frozen').since('3.26'),
    activeBackendId: readOnly.string().nullable().since('3.26'),
  },
  query: ['name', 'binary', 'numHosts', 'numDownHosts', 'replicationStatus', 'isFrozen', 'activeBackendId'],
  filters: { isUp: attr.boolean(), isDisabled: attr.boolean('disabled') },
})) {}

/** A service with the host that it runs on, as it was asked for of old. See https://docs.openstack.org/api-ref/block-storage/v3/#hosts-extension-os-hosts */
export class Host extends defineResource(() => ({
  service: api,
  path: '/os-hosts',
  keys: 'hosts',
  can: ['list'],
  idAttribute: 'hostName',
  paging: 'none',
  attributes: {
    hostName: readOnly.string(),
    service: readOnly.string(),
    zone: readOnly.string(),
    serviceStatus: readOnly.oneOf('available', 'unavailable').wire('service-status'),
    serviceState: readOnly.oneOf('enabled', 'disabled').wire('service-state'),
    lastUpdate: readOnly.time('last-update').nullable(),
  },
  query: ['zone'],
})) {}

/** What a project has on a host; `(total)` is all of them. The numbers are texts. */
export class HostUsage extends defineResource(() => ({
  service: api,
  path: '/os-hosts/{hostId}',
  keys: 'host',
  itemKey: 'resource',
  parents: { hostId: Host },
  can: ['list'],
  idAttribute: 'project',
  paging: 'none',
  attributes: {
    host: readOnly.string(),
    project: readOnly.string(),
    volumeCount: readOnly.string(),
    /** GiB. */
    totalVolumeGb: readOnly.string(),
    snapshotCount: readOnly.string(),
    /** GiB. */
    totalSnapshotGb: readOnly.string(),
  },
})) {}

const cleaned = () =>
  readOnly.list(
    attr.object({
      id: attr.number(),
      host: attr.string(),
      binary: attr.string(),
      clusterName: attr.string().nullable(),
    }),
  );

/** What `cleanupServiceWorkers` has asked to clean up. */
export class WorkerCleanup extends defineResource(() => ({
  service: api,
  path: '/workers/cleanup',
  can: [],
  attributes: {
    /** Services that clean up. */
    cleaning: cleaned(),
    /** Services that should, and are not there. */
    unavailable: cleaned(),
  },
})) {}

/** One service, by its program and host: what `listServices` answers will do. */
export interface ServiceRef {
  readonly binary: string;
  readonly host: string;
}

/** Which services; all of them by default. */
export interface LogSettings {
  /** As in `cinder-volume`. */
  readonly binary?: string | undefined;
  /** A host or cluster. */
  readonly server?: string | undefined;
  /** The first part of the loggers' names: `cinder.volume`. */
  readonly prefix?: string | undefined;
}

/** The level of each logger of a service, by its name. */
export interface LogLevels {
  readonly host: string;
  readonly binary: string;
  readonly levels: Readonly<Record<string, string>>;
}

export interface FailoverServiceSettings {
  /** Where to; `default` is back again. Default: the backend chooses. */
  readonly backendId?: string | undefined;
  /** All services of this cluster in place of the one. Needs 3.26. */
  readonly cluster?: string | undefined;
}

/** What was left behind, and by whom; everything by default. */
export interface CleanupSettings {
  readonly binary?: 'cinder-volume' | 'cinder-scheduler' | undefined;
  readonly host?: string | undefined;
  readonly clusterName?: string | undefined;
  readonly serviceId?: number | undefined;
  readonly isUp?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly resourceId?: string | undefined;
  readonly resourceType?: 'Volume' | 'Snapshot' | undefined;
}

/** What can be done with services, clusters and hosts. For administrators. */
export class HostServiceMethods extends ServiceBase {
  /** Has a service be given work again. */
  async enableService({ binary, host }: ServiceRef, options?: CallOptions): Promise<void> {
    await put(this, 'enableService', '/os-services/enable', { binary, host }, options);
  }

  /** Has a service be given no new work. */
  async disableService(
    { binary, host }: ServiceRef,
    settings: { reason?: string } = {},
    options?: CallOptions,
  ): Promise<void> {
    const { reason } = settings;
    const url = reason === undefined ? '/os-services/disable' : '/os-services/disable-log-reason';
    await put(this, 'disableService', url, { binary, host, disabled_reason: reason }, options);
  }

  /** Forbids changes on a backend. @param host - As in `host@backend`. */
  async freezeService({ host }: Pick<ServiceRef, 'host'>, options?: CallOptions): Promise<void> {
    await put(this, 'freezeService', '/os-services/freeze', { host }, options);
  }

  /** Undoes `freezeService`. */
  async thawService({ host }: Pick<ServiceRef, 'host'>, options?: CallOptions): Promise<void> {
    await put(this, 'thawService', '/os-services/thaw', { host }, options);
  }

  /** Has a backend's volumes served from where they are replicated to. */
  async failoverService(
    { host }: Pick<ServiceRef, 'host'>,
    settings: FailoverServiceSettings = {},
    options?: CallOptions,
  ): Promise<void> {
    const { backendId, cluster } = settings;
    const body = { host, cluster, backend_id: backendId };
    if (cluster === undefined) await put(this, 'failoverService', '/os-services/failover_host', body, options);
    else await put(this, 'failoverService', '/os-services/failover', body, options, '3.26');
  }

  /** What services write to their logs. Needs 3.32. */
  async getServiceLogLevels(settings: LogSettings = {}, options?: CallOptions): Promise<LogLevels[]> {
    const response = await put(this, 'getServiceLogLevels', '/os-services/get-log', { ...settings }, options, '3.32');
    return objectsIn(response, 'log_levels').map(({ host, binary, levels }) => ({
      host: String(host),
      binary: String(binary),
      levels: { ...(levels as LogLevels['levels']) },
    }));
  }

  /** Changes what services write to their logs, until they are started again. Needs 3.32. */
  async setServiceLogLevels(
    level: 'DEBUG' | 'INFO' | 'WARNING' | 'ERROR' | 'CRITICAL',
    settings: LogSettings = {},
    options?: CallOptions,
  ): Promise<void> {
    await put(this, 'setServiceLogLevels', '/os-services/set-log', { ...settings, level }, options, '3.32');
  }

  /** Has services clean up what others left behind when they broke down. Needs 3.24. */
  async cleanupServiceWorkers(settings: CleanupSettings = {}, options?: CallOptions): Promise<WorkerCleanup> {
    const { binary, host, clusterName, serviceId, isUp, isDisabled, resourceId, resourceType } = settings;
    const json = {
      binary,
      host,
      cluster_name: clusterName,
      service_id: serviceId,
      is_up: isUp,
      disabled: isDisabled,
      resource_id: resourceId,
      resource_type: resourceType,
    };
    const request = { method: 'POST', path: '/workers/cleanup', json, since: '3.24' };
    return resourceIn(WorkerCleanup, await send(this, 'cleanupServiceWorkers', request, options));
  }

  /** Has the services of a cluster be given work again. Needs 3.7. @param settings.binary - Default: `cinder-volume`. */
  async enableCluster(
    cluster: Ref<Cluster>,
    settings: { binary?: string } = {},
    options?: CallOptions,
  ): Promise<Cluster> {
    const body = { name: idOf(cluster), binary: settings.binary };
    return resourceIn(Cluster, await put(this, 'enableCluster', '/clusters/enable', body, options, '3.7'));
  }

  /** Has the services of a cluster be given no new work. Needs 3.7. @param settings.binary - Default: `cinder-volume`. */
  async disableCluster(
    cluster: Ref<Cluster>,
    settings: { reason?: string; binary?: string } = {},
    options?: CallOptions,
  ): Promise<Cluster> {
    const body = { name: idOf(cluster), binary: settings.binary, disabled_reason: settings.reason };
    return resourceIn(Cluster, await put(this, 'disableCluster', '/clusters/disable', body, options, '3.7'));
  }
}

function put(
  service: ServiceBase,
  name: string,
  url: string,
  json: JsonObject,
  options: CallOptions | undefined,
  since?: string,
) {
  return send(service, name, { method: 'PUT', path: url, json, since }, options);
}
