import { idOf, path, ServiceBase, type CallOptions, type JsonObject, type OpenEnum, type Ref } from '@os/core';
import { objectsIn, send, type AnyRef } from './common.js';
import type { Server } from './server.js';

/** Something that another service tells of a server. */
export interface ServerExternalEvent {
  readonly name: OpenEnum<
    | 'network-changed'
    | 'network-vif-plugged'
    | 'network-vif-unplugged'
    | 'network-vif-deleted'
    | 'volume-extended'
    | 'power-update'
    | 'accelerator-request-bound'
    | 'volume-reimaged'
  >;
  readonly server: Ref<Server>;
  /** Default: `completed`. */
  readonly status?: 'completed' | 'failed' | 'in-progress' | undefined;
  /** What it is about: the id of a port or a volume, `POWER_ON`. */
  readonly tag?: string | undefined;
}

/** What became of an event. */
export interface ServerExternalEventResult {
  readonly name: string;
  readonly serverId: string;
  readonly status: string;
  readonly tag: string | undefined;
  /** 200 if it was passed on, 404 if there is no such server, 422 if the server is on no host, 400 if it makes no sense. */
  readonly code: number;
}

/** A snapshot that Nova makes for block storage, of a volume that is a file at the server's host. */
export interface AssistedVolumeSnapshot {
  /** The id that block storage has given to it. */
  readonly snapshotId: string;
  /** The name of the file that takes what is written from now on. */
  readonly newFile: string;
  readonly type: 'qcow2';
}

/**
 * What services tell each other, here as they do it: for administrators.
 *
 * @see https://docs.openstack.org/api-ref/compute/#create-external-events-os-server-external-events
 */
export class ServerEventMethods extends ServiceBase {
  /**
   * Tells Nova what happened to servers.
   *
   * @throws NotFoundError - there is none of these servers.
   */
  async createServerExternalEvents(
    events: readonly ServerExternalEvent[],
    options?: CallOptions,
  ): Promise<ServerExternalEventResult[]> {
    const json = { events: events.map(({ server, ...event }) => ({ ...event, server_uuid: idOf(server) })) };
    const url = '/os-server-external-events';
    const response = await send(this, 'createServerExternalEvents', 'POST', url, options, { json });
    return objectsIn(response, 'events').map(({ name, server_uuid, status, tag, code }) => ({
      name: String(name),
      serverId: String(server_uuid),
      status: String(status),
      tag: typeof tag === 'string' ? tag : undefined,
      code: Number(code),
    }));
  }

  /**
   * Makes a snapshot of a volume that a server uses, as block storage asks for it.
   *
   * @see https://docs.openstack.org/api-ref/compute/#assisted-volume-snapshots-os-assisted-volume-snapshots
   */
  async createAssistedVolumeSnapshot(
    volume: AnyRef,
    { snapshotId, newFile, type }: AssistedVolumeSnapshot,
    options?: CallOptions,
  ): Promise<void> {
    const create_info: JsonObject = { snapshot_id: snapshotId, new_file: newFile, type };
    const json = { snapshot: { volume_id: idOf(volume), create_info } };
    await send(this, 'createAssistedVolumeSnapshot', 'POST', '/os-assisted-volume-snapshots', options, { json });
  }

  /**
   * Deletes such a snapshot.
   *
   * @param deleteInfo - What block storage has to say of it: `{ volume_id, file_to_merge, merge_target_file }`.
   */
  async deleteAssistedVolumeSnapshot(
    snapshot: AnyRef,
    deleteInfo: Readonly<Record<string, string | null>>,
    options?: CallOptions,
  ): Promise<void> {
    const url = path`/os-assisted-volume-snapshots/${snapshot}`;
    const query = { delete_info: JSON.stringify(deleteInfo) };
    await send(this, 'deleteAssistedVolumeSnapshot', 'DELETE', url, options, { query });
  }
}
