import {
  attr,
  defineResource,
  idOf,
  path,
  readOnly,
  resourceIn,
  ServiceBase,
  type CallOptions,
  type Ref,
} from '@os/core';
import { api } from './api.js';
import { listing, type AnyRef, type Connector } from './common.js';
import { act, send } from './send.js';
import type { Volume } from './volume.js';

/** The use of a volume by a server or host. See https://docs.openstack.org/api-ref/block-storage/v3/#attachments */
export class Attachment extends defineResource(() => ({
  service: api,
  path: '/attachments',
  listPath: '/attachments/detail',
  key: 'attachment',
  keys: 'attachments',
  can: ['get', 'update', 'delete', 'list'],
  since: '3.27',
  attributes: {
    status: readOnly.oneOf(
      'reserved',
      'attaching',
      'attached',
      'detaching',
      'detached',
      'error_attaching',
      'error_detaching',
    ),
    volumeId: readOnly.string(),
    /** The server's id; `null` if a host uses the volume by itself. */
    instance: readOnly.string().nullable(),
    attachMode: readOnly.oneOf('rw', 'ro', 'null').nullable(),
    /** Empty as long as it is not attached. */
    attachedAt: readOnly.time(),
    /** Empty as long as it is not detached. */
    detachedAt: readOnly.time(),
    /** How the host gets to the volume; it can hold passwords. Empty without a connector. */
    connectionInfo: readOnly.map<unknown>().nullable().secret(),
    /** The host that is to use the volume. It is never answered. */
    connector: attr.map<unknown>().optional(),
  },
  query: ['status', 'volumeId'],
  filters: { ...listing, projectId: attr.string(), instanceId: attr.string() },
})) {}

export interface CreateAttachmentSettings {
  readonly server?: AnyRef | undefined;
  /** Connect the host at once. Default: reserve the volume; `updateAttachment` connects it. */
  readonly connector?: Connector | undefined;
  /** Default: `rw`. Needs 3.54. */
  readonly mode?: 'rw' | 'ro' | undefined;
}

/** What can be done with attachments, besides changing them. */
export class AttachmentMethods extends ServiceBase {
  /**
   * Reserves a volume for a server, and connects the host with it if there is a connector. It attaches nothing in the
   * server: for that, ask the Compute service. Needs 3.27.
   */
  async createAttachment(
    volume: Ref<Volume>,
    settings: CreateAttachmentSettings = {},
    options?: CallOptions,
  ): Promise<Attachment> {
    const { server, connector, mode } = settings;
    const attachment = {
      volume_uuid: idOf(volume),
      instance_uuid: server === undefined ? undefined : idOf(server),
      connector,
      mode,
    };
    const since = mode === undefined ? '3.27' : '3.54';
    const request = { method: 'POST', path: '/attachments', json: { attachment }, since };
    return resourceIn(Attachment, await send(this, 'createAttachment', request, options));
  }

  /** Tells that the host uses the volume now: it becomes `in-use`. Needs 3.44. */
  async completeAttachment(attachment: Ref<Attachment>, options?: CallOptions): Promise<void> {
    const url = path`/attachments/${attachment}/action`;
    await act(this, 'completeAttachment', url, { 'os-complete': {} }, options, '3.44');
  }
}
