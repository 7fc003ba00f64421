import { attr, defineResource, path, readOnly, resourceIn, ServiceBase, type CallOptions, type Ref } from '@os/core';
import { api } from './api.js';
import { changed, links, send } from './common.js';
import { Server } from './server.js';

/**
 * Something that was done to a server, and how it went. It is identified by the id of the request that asked for it.
 *
 * @see https://docs.openstack.org/api-ref/compute/#servers-actions-servers-os-instance-actions
 */
export class ServerAction extends defineResource(() => ({
  service: api,
  path: '/servers/{serverId}/os-instance-actions',
  key: 'instanceAction',
  keys: 'instanceActions',
  parents: { serverId: Server },
  can: ['get', 'list'],
  idAttribute: 'requestId',
  attributes: {
    requestId: readOnly.string(),
    /** `create`, `reboot`, … */
    action: readOnly.string(),
    /** The same as `serverId`, as Nova tells it. */
    instanceUuid: readOnly.string(),
    userId: readOnly.string().nullable(),
    projectId: readOnly.string().nullable(),
    startTime: readOnly.time(),
    updatedAt: readOnly.time().nullable().since('2.58'),
    /** Why it failed. */
    message: readOnly.string().nullable(),
    /** Its steps; in lists, they are missing. */
    events: readOnly
      .list(
        attr.object({
          event: attr.string(),
          startTime: attr.time(),
          finishTime: attr.time().nullable(),
          result: attr.oneOf('Success', 'Error').nullable(),
          /** Shown to administrators, and from microversion 2.84 on to others, too. */
          traceback: attr.string().nullable().optional(),
          details: attr.string().nullable().since('2.84'),
          /** Shown to administrators. */
          host: attr.string().nullable().since('2.62'),
          hostId: attr.string('hostId').since('2.62'),
        }),
      )
      .optional(),
    links: links(),
  },
  filters: changed('2.58'),
})) {}

const count = () => attr.number().nullable();

/**
 * What a server uses, as its hypervisor knows it; what it does not know is `null`. For administrators.
 *
 * @see https://docs.openstack.org/api-ref/compute/#servers-diagnostics-servers-diagnostics
 */
export class ServerDiagnostics extends defineResource(() => ({
  service: api,
  path: '/servers/{serverId}/diagnostics',
  can: [],
  attributes: {
    state: readOnly.oneOf('pending', 'running', 'paused', 'shutdown', 'crashed', 'suspended'),
    driver: readOnly.oneOf('libvirt', 'xenapi', 'vmwareapi', 'ironic'),
    hypervisor: readOnly.string().nullable(),
    hypervisorOs: readOnly.string().nullable(),
    /** Seconds. */
    uptime: readOnly.number().nullable(),
    hasConfigDrive: readOnly.boolean('config_drive'),
    numCpus: readOnly.number().nullable(),
    numDisks: readOnly.number().nullable(),
    numNics: readOnly.number().nullable(),
    /** MiB. */
    memoryDetails: readOnly.object({ maximum: count(), used: count() }),
    /** Times are in nanoseconds, what is utilised in percent. */
    cpuDetails: readOnly.list(attr.object({ id: count(), time: count(), utilisation: count() })),
    diskDetails: readOnly.list(
      attr.object({
        readBytes: count(),
        readRequests: count(),
        writeBytes: count(),
        writeRequests: count(),
        errorsCount: count(),
      }),
    ),
    nicDetails: readOnly.list(
      attr.object({
        macAddress: attr.string().nullable(),
        rxOctets: count(),
        rxPackets: count(),
        rxErrors: count(),
        rxDrop: count(),
        /** Octets a second. */
        rxRate: count(),
        txOctets: count(),
        txPackets: count(),
        txErrors: count(),
        txDrop: count(),
        txRate: count(),
      }),
    ),
  },
})) {}

/**
 * The NUMA nodes of a server.
 *
 * @see https://docs.openstack.org/api-ref/compute/#server-topology-servers-topology
 */
export class ServerTopology extends defineResource(() => ({
  service: api,
  path: '/servers/{serverId}/topology',
  can: [],
  attributes: {
    nodes: readOnly.list(
      attr.object({
        memoryMb: attr.number(),
        vcpuSet: attr.list(attr.number()),
        siblings: attr.list(attr.list(attr.number())),
        /** The host's CPU of each of the server's; shown to administrators. */
        cpuPinning: attr.map<number>().optional(),
        /** Shown to administrators. */
        hostNode: attr.number().optional(),
      }),
    ),
    pagesizeKb: readOnly.number().nullable(),
  },
})) {}

/** What is known of servers besides themselves. */
export class ServerInsight extends ServiceBase {
  /** What a server uses. Needs microversion 2.48, before which each hypervisor tells it in its own way. */
  async getServerDiagnostics(server: Ref<Server>, options?: CallOptions): Promise<ServerDiagnostics> {
    const url = path`/servers/${server}/diagnostics`;
    return resourceIn(
      ServerDiagnostics,
      await send(this, 'getServerDiagnostics', 'GET', url, options, { since: '2.48' }),
    );
  }

  /** The NUMA nodes of a server. Needs microversion 2.78. */
  async getServerTopology(server: Ref<Server>, options?: CallOptions): Promise<ServerTopology> {
    const url = path`/servers/${server}/topology`;
    return resourceIn(ServerTopology, await send(this, 'getServerTopology', 'GET', url, options, { since: '2.78' }));
  }
}
