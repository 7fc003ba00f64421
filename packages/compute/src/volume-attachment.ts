import { createOnly, defineResource, idOf, path, readOnly, ServiceBase, type CallOptions, type Ref } from '@os/core';
import { api } from './api.js';
import { send, type AnyRef } from './common.js';
import { Server } from './server.js';

/**
 * A volume at a server. It is identified by the volume's id.
 *
 * @see https://docs.openstack.org/api-ref/compute/#servers-with-volume-attachments-servers-os-volume-attachments
 */
export class VolumeAttachment extends defineResource(() => ({
  service: api,
  path: '/servers/{serverId}/os-volume_attachments',
  key: 'volumeAttachment',
  keys: 'volumeAttachments',
  parents: { serverId: Server },
  can: ['create', 'get', 'delete', 'list'],
  // No hypervisor takes as many volumes as a page holds.
  paging: 'none',
  idAttribute: 'volumeId',
  attributes: {
    volumeId: createOnly.string('volumeId').required(),
    /** `/dev/vdb`; most hypervisors choose it themselves. */
    device: createOnly.string().nullable().optional(),
    /** For the server to tell its volumes apart. On creation it needs microversion 2.49; it is answered since 2.70. */
    tag: createOnly.string().nullable().since('2.49'),
    /** Whether the volume goes when the server goes; see `updateVolumeAttachment`. */
    deleteOnTermination: createOnly.boolean().since('2.79'),
    /** Block storage's id of it. */
    attachmentId: readOnly.string().since('2.89'),
    bdmId: readOnly.string('bdm_uuid').since('2.89'),
    /** The same as `serverId`, as Nova tells it. */
    serverUuid: readOnly.string('serverId').optional(),
    /** The same as `volumeId`; answered to creation, and before microversion 2.89. */
    sameId: readOnly.string('id').optional(),
  },
})) {}

/** What can be changed of an attached volume. */
export interface VolumeAttachmentChange {
  /** Another volume to take its place, with what is on it; for services such as block storage. Default: the same volume. */
  readonly volume?: AnyRef | undefined;
  /** Whether the volume goes when the server goes. Needs microversion 2.85. */
  readonly deleteOnTermination?: boolean | undefined;
}

/** What is done with attached volumes, besides attaching and detaching them. */
export class VolumeAttachmentMethods extends ServiceBase {
  /** Changes what becomes of an attached volume, or puts another one in its place. */
  async updateVolumeAttachment(
    server: Ref<Server>,
    attachment: AnyRef,
    { volume = attachment, deleteOnTermination }: VolumeAttachmentChange,
    options?: CallOptions,
  ): Promise<void> {
    const url = path`/servers/${server}/os-volume_attachments/${attachment}`;
    const hasFlag = deleteOnTermination !== undefined;
    const change = { volumeId: idOf(volume), ...(hasFlag && { delete_on_termination: deleteOnTermination }) };
    const content = { json: { volumeAttachment: change }, since: hasFlag ? '2.85' : undefined };
    await send(this, 'updateVolumeAttachment', 'PUT', url, options, content);
  }
}
