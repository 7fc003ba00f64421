import { attr, defineResource, idOf, path, readOnly, type Ref } from '@os/core';
import { objectsIn, textsIn } from './answer.js';
import { api } from './api.js';
import { detailed } from './collection.js';
import { methods, type MethodsClass, type MethodsOf } from './methods.js';
import { giving, post, put, reading, wire } from './sent.js';

/** A process that does Cinder's work. See https://docs.openstack.org/api-ref/block-storage/v3/#services-os-services */
export class Service extends defineResource(() => ({
  service: api,
  path: '/os-services',
  keys: 'services',
  can: ['list'],
  paging: 'none',
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
    backendState: readOnly.string().nullable().since('3.49'),
    replicationStatus: readOnly.string().nullable().optional(),
    /** Where it was failed over to. */
    activeBackendId: readOnly.string().nullable().optional(),
    isFrozen: readOnly.boolean('frozen').optional(),
  },
  query: ['binary', 'host'],
})) {}

/** Several services of one backend that stand in for each other. See https://docs.openstack.org/api-ref/block-storage/v3/#clusters-clusters */
export class Cluster extends defineResource(() => ({
  ...detailed('cluster'),
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

/** How a host fails over. */
export interface FailoverServiceSettings {
  /** Where to; `default` is back again. Default: the backend chooses. */
  readonly backendId?: string | undefined;
  /** All services of this cluster in place of the one. Needs 3.26. */
  readonly cluster?: string | undefined;
}

/** Which of the clusters of a name is meant. */
export interface ClusterSettings {
  /** Default: `cinder-volume`. */
  readonly binary?: string;
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

const functions = {
  /** Has a service be given work again. */
  enableService: ({ binary, host }: ServiceRef) => put(path`/os-services/enable`, { binary, host }),

  /** Has a service be given no new work. */
  disableService: ({ binary, host }: ServiceRef, settings?: { reason?: string }) =>
    settings?.reason === undefined
      ? put(path`/os-services/disable`, { binary, host })
      : put(path`/os-services/disable-log-reason`, { binary, host, disabled_reason: settings.reason }),

  /** Forbids changes on a backend. */
  freezeService: ({ host }: Pick<ServiceRef, 'host'>) => put(path`/os-services/freeze`, { host }),

  /** Undoes `freezeService`. */
  thawService: ({ host }: Pick<ServiceRef, 'host'>) => put(path`/os-services/thaw`, { host }),

  /** Has a backend's volumes served from where they are replicated to. */
  failoverService: ({ host }: Pick<ServiceRef, 'host'>, settings?: FailoverServiceSettings) => {
    const json = { host, ...wire(settings) };
    return settings?.cluster === undefined
      ? put(path`/os-services/failover_host`, json)
      : put(path`/os-services/failover`, json, '3.26');
  },

  /** What services write to their logs. Needs 3.32. */
  getServiceLogLevels: (settings?: LogSettings) =>
    reading(put(path`/os-services/get-log`, { ...settings }, '3.32'), (response): LogLevels[] =>
      objectsIn(response, 'log_levels').map((log) => ({
        host: String(log['host']),
        binary: String(log['binary']),
        levels: textsIn({ ...response, body: log }, 'levels'),
      })),
    ),

  /** Changes what services write to their logs, until they are started again. Needs 3.32. */
  setServiceLogLevels: (level: 'DEBUG' | 'INFO' | 'WARNING' | 'ERROR' | 'CRITICAL', settings?: LogSettings) =>
    put(path`/os-services/set-log`, { ...settings, level }, '3.32'),

  /** Has services clean up what others left behind when they broke down. Needs 3.24. */
  cleanupServiceWorkers: (settings?: CleanupSettings) =>
    giving(WorkerCleanup, post(path`/workers/cleanup`, wire(settings, { isDisabled: 'disabled' }), '3.24')),

  /** Has the services of a cluster be given work again. Needs 3.7. */
  enableCluster: (cluster: Ref<Cluster>, settings?: ClusterSettings) =>
    giving(Cluster, put(path`/clusters/enable`, { name: idOf(cluster), ...wire(settings) })),

  /** Has the services of a cluster be given no new work. Needs 3.7. */
  disableCluster: (cluster: Ref<Cluster>, settings?: ClusterSettings & { readonly reason?: string }) => {
    const json = { name: idOf(cluster), ...wire(settings, { reason: 'disabled_reason' }) };
    return giving(Cluster, put(path`/clusters/disable`, json));
  },
};

/** What can be done with services, clusters and hosts. For administrators. */
export interface HostServiceMethods extends MethodsOf<typeof functions> {}
export const HostServiceMethods: MethodsClass<HostServiceMethods> = /* @__PURE__ */ methods(functions);
