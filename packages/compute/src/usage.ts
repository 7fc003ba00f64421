import {
  attr,
  defineResource,
  isJsonObject,
  path,
  readOnly,
  resourceIn,
  ServiceBase,
  type CallOptions,
} from '@os/core';
import { api } from './api.js';
import { send, valueIn, type AnyRef } from './common.js';

/**
 * What a project used in a time. It is identified by the project's id.
 *
 * @see https://docs.openstack.org/api-ref/compute/#usage-reports-os-simple-tenant-usage
 */
export class Usage extends defineResource(() => ({
  service: api,
  path: '/os-simple-tenant-usage',
  key: 'tenant_usage',
  keys: 'tenant_usages',
  can: ['list'],
  idAttribute: 'projectId',
  // Pages are counted in servers: the next one may well begin with the same project.
  markerAttribute: [],
  attributes: {
    projectId: readOnly.string('tenant_id'),
    start: readOnly.time(),
    stop: readOnly.time(),
    /** Of all servers together. */
    totalHours: readOnly.number(),
    /** GiB times hours. */
    totalLocalGbUsage: readOnly.number(),
    /** MiB times hours. */
    totalMemoryMbUsage: readOnly.number(),
    /** Cores times hours. */
    totalVcpusUsage: readOnly.number(),
    /** In lists only those that are `detailed` have it. */
    serverUsages: readOnly
      .list(
        attr.object({
          serverId: attr.string('instance_id'),
          name: attr.string(),
          projectId: attr.string('tenant_id'),
          flavor: attr.string(),
          state: attr.string(),
          startedAt: attr.time(),
          /** `null` as long as it is there. */
          endedAt: attr.time().nullable(),
          hours: attr.number(),
          /** Seconds. */
          uptime: attr.number(),
          vcpus: attr.number(),
          memoryMb: attr.number(),
          localGb: attr.number(),
        }),
      )
      .optional(),
  },
  filters: {
    /** As ISO 8601 without a zone. Without it, there is nothing to report. */
    start: attr.time(),
    /** Default: now. */
    end: attr.time(),
    /** With the servers of each project. */
    isDetailed: attr.json<1 | 0>('detailed'),
  },
})) {}

/** Which servers were counted for a month's report. See https://docs.openstack.org/api-ref/compute/#server-usage-audit-log-os-instance-usage-audit-log */
export class InstanceUsageAuditLog extends defineResource(() => ({
  service: api,
  path: '/os-instance_usage_audit_log',
  key: 'instance_usage_audit_log',
  can: [],
  attributes: {
    periodBeginning: readOnly.time(),
    periodEnding: readOnly.time(),
    overallStatus: readOnly.string(),
    numHosts: readOnly.number(),
    numHostsDone: readOnly.number(),
    numHostsRunning: readOnly.number(),
    numHostsNotRun: readOnly.number(),
    hostsNotRun: readOnly.list(attr.string()),
    totalInstances: readOnly.number(),
    totalErrors: readOnly.number(),
    /** By host. */
    log: readOnly.map<unknown>(),
  },
})) {}

/** The time that a report is about. */
export interface UsagePeriod {
  /** As ISO 8601 without a zone. */
  readonly start: string;
  /** Default: now. */
  readonly end?: string | undefined;
}

/** Reports of what was used. */
export class UsageMethods extends ServiceBase {
  /**
   * What a project used in a time, by its servers; null if that is nothing. Of more servers than Nova tells at once, the
   * first.
   */
  async getUsage(project: AnyRef, { start, end }: UsagePeriod, options?: CallOptions): Promise<Usage | null> {
    const url = path`/os-simple-tenant-usage/${project}`;
    const response = await send(this, 'getUsage', 'GET', url, options, { query: { start, end } });
    const usage = valueIn(response, 'tenant_usage');
    return isJsonObject(usage) && Object.keys(usage).length === 0 ? null : resourceIn(Usage, response);
  }

  /**
   * Which servers were counted for a report; for administrators.
   *
   * @param before - A time in the month after the one in question: `2026-11-01 00:00:00`. Default: now.
   */
  async getInstanceUsageAuditLog(before?: string, options?: CallOptions): Promise<InstanceUsageAuditLog> {
    if (before !== undefined) {
      const url = path`/os-instance_usage_audit_log/${before}`;
      return resourceIn(InstanceUsageAuditLog, await send(this, 'getInstanceUsageAuditLog', 'GET', url, options));
    }
    const url = '/os-instance_usage_audit_log';
    const response = await send(this, 'getInstanceUsageAuditLog', 'GET', url, options);
    // The latest one is behind a key of its own.
    const instance_usage_audit_log = valueIn(response, 'instance_usage_audit_logs');
    return resourceIn(InstanceUsageAuditLog, { ...response, body: { instance_usage_audit_log } });
  }
}
