import { attr, defineResource, idOf, path, readOnly, type Ref } from '@os/core';
import { detailed } from './collection.js';
import { listing, type AnyRef, type Connector } from './common.js';
import { methods, type MethodsClass, type MethodsOf } from './methods.js';
import { giving, post, wire } from './sent.js';
import type { Volume } from './volume.js';

/** The use of a volume by a server or host. See https://docs.openstack.org/api-ref/block-storage/v3/#attachments */
export class Attachment extends defineResource(() => ({
  ...detailed('attachment'),
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
    attachedAt: readOnly.string(),
    /** Empty as long as it is not detached. */
    detachedAt: readOnly.string(),
    /** How the host gets to the volume; it can hold passwords. Empty without a connector. */
    connectionInfo: readOnly.map<unknown>().nullable().secret(),
    /** The host that is to use the volume. It is never answered. */
    connector: attr.map<unknown>().optional(),
  },
  query: ['volumeId'],
  filters: {
    ...listing,
    // Cinder takes "status", too, and finds nothing by it.
    status: attr.string('attach_status'),
    projectId: attr.string(),
    instanceId: attr.string(),
  },
})) {}

/** What a volume is reserved for, or connected to. */
export interface CreateAttachmentSettings {
  readonly server?: AnyRef | undefined;
  /** Connect the host at once. Default: reserve the volume; `updateAttachment` connects it. */
  readonly connector?: Connector | undefined;
  /** Default: `rw`. Needs 3.54. */
  readonly mode?: 'rw' | 'ro' | undefined;
}

const functions = {
  /**
   * Reserves a volume for a server, and connects the host with it if there is a connector. It attaches nothing in the
   * server: for that, ask the Compute service. Needs 3.27.
   */
  createAttachment: (volume: Ref<Volume>, settings?: CreateAttachmentSettings) => {
    const attachment = { volume_uuid: idOf(volume), ...wire(settings, { server: 'instance_uuid' }) };
    const since = settings?.mode === undefined ? '3.27' : '3.54';
    return giving(Attachment, post('/attachments', { attachment }, since));
  },

  /** Tells that the host uses the volume now: it becomes `in-use`. Needs 3.44. */
  completeAttachment: (attachment: Ref<Attachment>) =>
    post(path`/attachments/${attachment}/action`, { 'os-complete': {} }, '3.44'),
};

/** What can be done with attachments, besides changing them. */
export interface AttachmentMethods extends MethodsOf<typeof functions> {}
export const AttachmentMethods: MethodsClass<AttachmentMethods> = /* @__PURE__ */ methods(functions);
