import {
  attr,
  defineResource,
  isHttpError,
  path,
  readOnly,
  ServiceBase,
  type CallOptions,
  type DeleteOptions,
  type Ref,
} from '@os/core';
import { api } from './api.js';
import { act, changed, links, send, valueIn } from './common.js';
import { Server } from './server.js';

const attributes = () => ({
  uuid: readOnly.string().since('2.59'),
  status: readOnly.string(),
  createdAt: readOnly.time(),
  updatedAt: readOnly.time().nullable(),
  projectId: readOnly.string().nullable().since('2.80'),
  userId: readOnly.string().nullable().since('2.80'),
  sourceCompute: readOnly.string().nullable(),
  sourceNode: readOnly.string().nullable(),
  destCompute: readOnly.string().nullable(),
  destNode: readOnly.string().nullable(),
  /** The address of the host that it goes to. */
  destHost: readOnly.string().nullable(),
});

/**
 * A server's way from host to host, past or present. Its id is a number.
 *
 * @see https://docs.openstack.org/api-ref/compute/#migrations-os-migrations
 */
export class Migration extends defineResource(() => ({
  service: api,
  path: '/os-migrations',
  keys: 'migrations',
  can: ['list'],
  markerAttribute: 'uuid',
  attributes: {
    ...attributes(),
    serverId: readOnly.string('instance_uuid'),
    migrationType: readOnly.oneOf('migration', 'resize', 'live-migration', 'evacuation').since('2.23'),
    /** Not the flavor's own id, but a number that only the database knows. */
    oldFlavorId: readOnly.number('old_instance_type_id').nullable(),
    newFlavorId: readOnly.number('new_instance_type_id').nullable(),
    links: links(),
  },
  query: ['status', 'migrationType', 'sourceCompute', 'serverId', 'userId', 'projectId'],
  filters: {
    /** The host that it leaves or goes to. */
    host: attr.string(),
    isHidden: attr.boolean('hidden'),
    ...changed('2.59'),
  },
})) {}

const size = () => readOnly.number().nullable();

/**
 * A live migration of a server that is under way. Its id is a number.
 *
 * @see https://docs.openstack.org/api-ref/compute/#server-migrations-servers-migrations
 */
export class ServerMigration extends defineResource(() => ({
  service: api,
  path: '/servers/{serverId}/migrations',
  key: 'migration',
  keys: 'migrations',
  parents: { serverId: Server },
  can: ['get', 'list'],
  paging: 'none',
  since: '2.23',
  attributes: {
    ...attributes(),
    /** The same as `serverId`, as Nova tells it. */
    serverUuid: readOnly.string(),
    memoryTotalBytes: size(),
    memoryProcessedBytes: size(),
    memoryRemainingBytes: size(),
    diskTotalBytes: size(),
    diskProcessedBytes: size(),
    diskRemainingBytes: size(),
  },
})) {}

/** How a server goes to another host while it runs. */
export interface LiveMigrationSettings {
  /** A compute host. Default: the scheduler's choice. */
  readonly host?: string | undefined;
  /** Whether its local disks are copied, too; `auto`, the default, finds out, and needs microversion 2.25. */
  readonly blockMigration?: boolean | 'auto' | undefined;
  /** Whether the host may have less disk than the server's could take; gone after microversion 2.24. */
  readonly diskOverCommit?: boolean | undefined;
  /** Whether the host need not be suitable: from microversion 2.30 to 2.67. */
  readonly force?: boolean | undefined;
}

/** Where a server of a failed host starts again. */
export interface EvacuationSettings {
  /** A compute host. Default: the scheduler's choice. */
  readonly host?: string | undefined;
  readonly adminPassword?: string | undefined;
  /** Whether the host need not be suitable: from microversion 2.29 to 2.67. */
  readonly force?: boolean | undefined;
  /** Whether both hosts share the server's disk: gone after microversion 2.13, as Nova knows. */
  readonly onSharedStorage?: boolean | undefined;
}

/** Servers on their way from host to host; for administrators. */
export class MigrationMethods extends ServiceBase {
  /**
   * Brings a server to another host, stopped on the way. Then confirm it with `confirmServerResize`, once its status is
   * `VERIFY_RESIZE`.
   *
   * @param settings - The compute host, since microversion 2.56. Default: the scheduler's choice.
   */
  async migrateServer(
    server: Ref<Server>,
    { host }: { readonly host?: string | undefined } = {},
    options?: CallOptions,
  ): Promise<void> {
    const [value, since] = host === undefined ? [null] : [{ host }, '2.56'];
    await act(this, 'migrateServer', server, 'migrate', options, value, { since });
  }

  /** Brings a server to another host while it runs. */
  async liveMigrateServer(
    server: Ref<Server>,
    { host, blockMigration = 'auto', diskOverCommit, force }: LiveMigrationSettings = {},
    options?: CallOptions,
  ): Promise<void> {
    const isOld = diskOverCommit !== undefined;
    const value = {
      host: host ?? null,
      block_migration: blockMigration,
      ...(isOld && { disk_over_commit: diskOverCommit }),
      ...(force !== undefined && { force }),
    };
    const since = force !== undefined ? '2.30' : isOld ? undefined : '2.25';
    const until = isOld ? '2.24' : force !== undefined ? '2.67' : undefined;
    await act(this, 'liveMigrateServer', server, 'os-migrateLive', options, value, { since, until });
  }

  /**
   * Starts a server again on another host, as its own has failed. Returns its new password, where the cloud tells it.
   *
   * @throws BadRequestError - its host has not failed.
   */
  async evacuateServer(
    server: Ref<Server>,
    { host, adminPassword, force, onSharedStorage }: EvacuationSettings = {},
    options?: CallOptions,
  ): Promise<string | undefined> {
    const value = {
      ...(host !== undefined && { host }),
      ...(adminPassword !== undefined && { adminPass: adminPassword }),
      ...(force !== undefined && { force }),
      ...(onSharedStorage !== undefined && { onSharedStorage }),
    };
    const since = force !== undefined ? '2.29' : onSharedStorage === undefined ? '2.14' : undefined;
    const until = onSharedStorage !== undefined ? '2.13' : force !== undefined ? '2.67' : undefined;
    const response = await act(this, 'evacuateServer', server, 'evacuate', options, value, { since, until });
    const password = valueIn(response, 'adminPass');
    return typeof password === 'string' ? password : undefined;
  }

  /** Stops a live migration; the server stays where it is. Needs microversion 2.24. */
  async abortServerMigration(
    server: Ref<Server>,
    migration: Ref<ServerMigration>,
    { ignoreMissing, ...options }: DeleteOptions = {},
  ): Promise<void> {
    const url = path`/servers/${server}/migrations/${migration}`;
    try {
      await send(this, 'abortServerMigration', 'DELETE', url, options, { since: '2.24' });
    } catch (error) {
      if (!(ignoreMissing && isHttpError(error, 404))) throw error;
    }
  }

  /** Ends a live migration that does not come to an end, by pausing the server. Needs microversion 2.22. */
  async forceCompleteServerMigration(
    server: Ref<Server>,
    migration: Ref<ServerMigration>,
    options?: CallOptions,
  ): Promise<void> {
    const url = path`/servers/${server}/migrations/${migration}/action`;
    const content = { json: { force_complete: null }, since: '2.22' };
    await send(this, 'forceCompleteServerMigration', 'POST', url, options, content);
  }
}
