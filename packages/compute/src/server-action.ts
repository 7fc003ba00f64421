import {
  idOf,
  InvalidResponseError,
  isJsonObject,
  path,
  resourceIn,
  ServiceBase,
  attr,
  createOnly,
  defineResource,
  type CallOptions,
  type CreateAttributes,
  type Ref,
} from '@os/core';
import { api } from './api.js';
import { act, send, textIn, valueIn, type AnyRef } from './common.js';
import type { Flavor } from './flavor.js';
import { Server } from './server.js';

/** What a rebuilt server gets besides its image. */
export class ServerRebuild extends defineResource(() => ({
  service: api,
  path: '/servers/{serverId}/action',
  key: 'rebuild',
  can: ['create'],
  parents: { serverId: Server },
  attributes: {
    imageId: createOnly.string('imageRef').required(),
    name: createOnly.string(),
    adminPassword: createOnly.string('adminPass').secret(),
    accessIpv4: createOnly.string('accessIPv4'),
    accessIpv6: createOnly.string('accessIPv6'),
    metadata: createOnly.map(),
    preserveEphemeral: createOnly.boolean(),
    diskConfig: createOnly.oneOf('AUTO', 'MANUAL').wire('OS-DCF:diskConfig'),
    description: createOnly.string().nullable().since('2.19'),
    keyName: createOnly.string().nullable().since('2.54'),
    userData: createOnly.string().nullable().since('2.57'),
    trustedImageCertificates: createOnly.list(attr.string()).nullable().since('2.63'),
    hostname: createOnly.string().since('2.90'),
  },
})) {}

/** What a rebuilt server gets besides its image; what is left out stays as it is. `userData` is Base64. */
export type RebuildSettings = Omit<CreateAttributes<typeof ServerRebuild>, 'imageId'>;

/** Where a shelved server comes back. */
export interface UnshelveSettings {
  /** Needs microversion 2.77. `null` unpins the server from its zone, since 2.91. */
  readonly availabilityZone?: string | null | undefined;
  /** A compute host. Needs microversion 2.91, and an administrator. */
  readonly host?: string | undefined;
}

/**
 * What can be done to servers. Nova answers before it is done: see `waitForServer`, with a `status`, or with
 * `until: (server) => server.taskState === null`.
 *
 * All of them throw a ConflictError where the server's status does not allow it, or while it is locked.
 *
 * @see https://docs.openstack.org/api-ref/compute/#servers-run-an-action-servers-action
 */
export class ServerActions extends ServiceBase {
  /** Starts a server that is off: `SHUTOFF` to `ACTIVE`. */
  async startServer(server: Ref<Server>, options?: CallOptions): Promise<void> {
    await act(this, 'startServer', server, 'os-start', options);
  }

  /** Turns a server off: to `SHUTOFF`. */
  async stopServer(server: Ref<Server>, options?: CallOptions): Promise<void> {
    await act(this, 'stopServer', server, 'os-stop', options);
  }

  /**
   * Restarts a server.
   *
   * @param type - `SOFT` asks its operating system, `HARD` is the power switch.
   */
  async rebootServer(server: Ref<Server>, type: 'SOFT' | 'HARD', options?: CallOptions): Promise<void> {
    await act(this, 'rebootServer', server, 'reboot', options, { type });
  }

  /** Stops a server for a while and keeps its memory where it is: to `PAUSED`. */
  async pauseServer(server: Ref<Server>, options?: CallOptions): Promise<void> {
    await act(this, 'pauseServer', server, 'pause', options);
  }

  /** Lets a paused server go on. */
  async unpauseServer(server: Ref<Server>, options?: CallOptions): Promise<void> {
    await act(this, 'unpauseServer', server, 'unpause', options);
  }

  /** Stops a server for a while and keeps its memory on disk: to `SUSPENDED`. */
  async suspendServer(server: Ref<Server>, options?: CallOptions): Promise<void> {
    await act(this, 'suspendServer', server, 'suspend', options);
  }

  /** Lets a suspended server go on. */
  async resumeServer(server: Ref<Server>, options?: CallOptions): Promise<void> {
    await act(this, 'resumeServer', server, 'resume', options);
  }

  /**
   * Keeps a server from being changed by its owner.
   *
   * @param reason - Shown to whoever looks at the server. Needs microversion 2.73.
   */
  async lockServer(
    server: Ref<Server>,
    { reason }: { readonly reason?: string | undefined } = {},
    options?: CallOptions,
  ): Promise<void> {
    const [value, since] = reason === undefined ? [null] : [{ locked_reason: reason }, '2.73'];
    await act(this, 'lockServer', server, 'lock', options, value, { since });
  }

  /** Undoes {@link lockServer}. */
  async unlockServer(server: Ref<Server>, options?: CallOptions): Promise<void> {
    await act(this, 'unlockServer', server, 'unlock', options);
  }

  /** Stops a server and keeps it as an image; it gives up its host at once, or some time later: to `SHELVED` or `SHELVED_OFFLOADED`. */
  async shelveServer(server: Ref<Server>, options?: CallOptions): Promise<void> {
    await act(this, 'shelveServer', server, 'shelve', options);
  }

  /** Takes a shelved server from its host: to `SHELVED_OFFLOADED`. */
  async shelveOffloadServer(server: Ref<Server>, options?: CallOptions): Promise<void> {
    await act(this, 'shelveOffloadServer', server, 'shelveOffload', options);
  }

  /** Brings a shelved server back. */
  async unshelveServer(
    server: Ref<Server>,
    { availabilityZone, host }: UnshelveSettings = {},
    options?: CallOptions,
  ): Promise<void> {
    const hasZone = availabilityZone !== undefined;
    const value = { ...(hasZone && { availability_zone: availabilityZone }), ...(host !== undefined && { host }) };
    const since = host !== undefined || availabilityZone === null ? '2.91' : hasZone ? '2.77' : undefined;
    await act(this, 'unshelveServer', server, 'unshelve', options, since ? value : null, { since });
  }

  /**
   * Changes a server's size. Then confirm it with `confirmServerResize`, or take it back with `revertServerResize`, once its
   * status is `VERIFY_RESIZE`.
   */
  async resizeServer(
    server: Ref<Server>,
    flavor: Ref<Flavor>,
    { diskConfig }: { readonly diskConfig?: 'AUTO' | 'MANUAL' | undefined } = {},
    options?: CallOptions,
  ): Promise<void> {
    const value = { flavorRef: idOf(flavor), ...(diskConfig !== undefined && { 'OS-DCF:diskConfig': diskConfig }) };
    await act(this, 'resizeServer', server, 'resize', options, value);
  }

  /** Keeps the new size, and gives up the old disk: from `VERIFY_RESIZE` to `ACTIVE`. */
  async confirmServerResize(server: Ref<Server>, options?: CallOptions): Promise<void> {
    await act(this, 'confirmServerResize', server, 'confirmResize', options);
  }

  /** Goes back to the old size: from `VERIFY_RESIZE` to `ACTIVE`. */
  async revertServerResize(server: Ref<Server>, options?: CallOptions): Promise<void> {
    await act(this, 'revertServerResize', server, 'revertResize', options);
  }

  /**
   * Gives a server a new image, in place of the disk it has. Returns it as it is now, with its new `adminPassword`.
   *
   * @throws BadRequestError - the image does not fit.
   */
  async rebuildServer(
    server: Ref<Server>,
    image: AnyRef,
    settings: RebuildSettings = {},
    options?: CallOptions,
  ): Promise<Server> {
    const { body } = new ServerRebuild({ imageId: idOf(image), ...settings });
    const { definition } = ServerRebuild;
    const needs = api.discovery?.needs?.(definition, `${this.context.key}.rebuildServer`, body, definition.attributes);
    const response = await act(this, 'rebuildServer', server, 'rebuild', options, body, { since: needs?.since });
    const rebuilt = valueIn(response, 'server');
    if (!isJsonObject(rebuilt)) throw new InvalidResponseError(`${response.url} was answered without "server"`);
    // Everywhere else, Nova has it under another name.
    const { user_data: userData, ...rest } = rebuilt;
    return resourceIn(Server, {
      ...response,
      body: { server: { ...rest, ...(userData !== undefined && { 'OS-EXT-SRV-ATTR:user_data': userData }) } },
    });
  }

  /**
   * Starts a server from another image, with its own disk beside it: to `RESCUE`. Returns the password to log in with.
   *
   * @param settings - The image to start from, and the password. Default: the server's own image, and a password that Nova makes up.
   */
  async rescueServer(
    server: Ref<Server>,
    { image, adminPassword }: { readonly image?: AnyRef | undefined; readonly adminPassword?: string | undefined } = {},
    options?: CallOptions,
  ): Promise<string> {
    const value = {
      ...(adminPassword !== undefined && { adminPass: adminPassword }),
      ...(image !== undefined && { rescue_image_ref: idOf(image) }),
    };
    return textIn(await act(this, 'rescueServer', server, 'rescue', options, value), 'adminPass');
  }

  /** Boots a rescued server from its own disk again: to `ACTIVE`. */
  async unrescueServer(server: Ref<Server>, options?: CallOptions): Promise<void> {
    await act(this, 'unrescueServer', server, 'unrescue', options);
  }

  /** Brings a server back that was deleted softly, as long as it is `SOFT_DELETED`. */
  async restoreServer(server: Ref<Server>, options?: CallOptions): Promise<void> {
    await act(this, 'restoreServer', server, 'restore', options);
  }

  /** Deletes a server at once, where the cloud would keep it for a while. */
  async forceDeleteServer(server: Ref<Server>, options?: CallOptions): Promise<void> {
    await act(this, 'forceDeleteServer', server, 'forceDelete', options);
  }

  /** Makes an image of a server's disk; returns the image's id. The image is not `active` yet. */
  async createServerImage(
    server: Ref<Server>,
    name: string,
    { metadata }: { readonly metadata?: Readonly<Record<string, string>> | undefined } = {},
    options?: CallOptions,
  ): Promise<string> {
    const value = { name, ...(metadata && { metadata }) };
    return textIn(
      await act(this, 'createServerImage', server, 'createImage', options, value, FROM_IMAGE_ID),
      'image_id',
    );
  }

  /**
   * Makes an image of a server's disk as one of a series; returns the image's id.
   *
   * @param rotation - How many of the series to keep. Older ones are deleted.
   */
  async backupServer(
    server: Ref<Server>,
    { name, backupType, rotation, metadata }: BackupSettings,
    options?: CallOptions,
  ): Promise<string> {
    const value = { name, backup_type: backupType, rotation, ...(metadata && { metadata }) };
    return textIn(await act(this, 'backupServer', server, 'createBackup', options, value, FROM_IMAGE_ID), 'image_id');
  }

  /** Changes the administrator's password inside of a server, where the hypervisor can. */
  async changeServerPassword(server: Ref<Server>, password: string, options?: CallOptions): Promise<void> {
    await act(this, 'changeServerPassword', server, 'changePassword', options, { adminPass: password });
  }

  /** The administrator's password that a server told, encrypted with the public key of its key pair; empty if it told none. */
  async getServerPassword(server: Ref<Server>, options?: CallOptions): Promise<string> {
    const url = path`/servers/${server}/os-server-password`;
    return textIn(await send(this, 'getServerPassword', 'GET', url, options), 'password');
  }

  /** Makes Nova forget the password that a server told. The server keeps it. */
  async clearServerPassword(server: Ref<Server>, options?: CallOptions): Promise<void> {
    await send(this, 'clearServerPassword', 'DELETE', path`/servers/${server}/os-server-password`, options);
  }

  /** Sets what Nova believes a server's state to be; for administrators. Nothing happens to the server itself. */
  async resetServerState(server: Ref<Server>, state: 'active' | 'error', options?: CallOptions): Promise<void> {
    await act(this, 'resetServerState', server, 'os-resetState', options, { state });
  }

  /** Makes a server's operating system write a crash dump. */
  async triggerServerCrashDump(server: Ref<Server>, options?: CallOptions): Promise<void> {
    await act(this, 'triggerServerCrashDump', server, 'trigger_crash_dump', options, null, { since: '2.17' });
  }

  /** Tells a server its network settings anew; for administrators, and few hypervisors. */
  async injectServerNetworkInfo(server: Ref<Server>, options?: CallOptions): Promise<void> {
    await act(this, 'injectServerNetworkInfo', server, 'injectNetworkInfo', options);
  }
}

/** Before, the image's id was in a header, behind a URL. */
const FROM_IMAGE_ID = { since: '2.45' };

/** An image in a series of backups. */
export interface BackupSettings {
  readonly name: string;
  /** The name of the series: `daily`. */
  readonly backupType: string;
  /** How many of the series to keep; older ones are deleted. */
  readonly rotation: number;
  readonly metadata?: Readonly<Record<string, string>> | undefined;
}
