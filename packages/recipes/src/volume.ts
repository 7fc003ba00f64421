import type { BlockStorageService, Volume } from '@os/block-storage/pure';
import type { ComputeService, Server, VolumeAttachment } from '@os/compute/pure';
import { idOf, isHttpError, isOpenStackError, ResourceFailureError, type CreateAttributes, type Ref } from '@os/core';
import type { RecipeOptions } from './progress.js';
import { within, type Patience } from './within.js';

/** What volumes are attached by. */
export interface VolumeConnection {
  readonly compute: ComputeService;
  readonly blockStorage: BlockStorageService;
}

/** How a volume is attached. */
export interface AttachVolumeOptions
  extends RecipeOptions, Pick<CreateAttributes<typeof VolumeAttachment>, 'device' | 'tag' | 'deleteOnTermination'> {
  /** Called after each look at the volume. */
  readonly onProgress?: ((volume: Volume) => void) | undefined;
}

/** How a volume is taken off. */
export interface DetachVolumeOptions extends RecipeOptions {
  /** Called after each look at the volume. */
  readonly onProgress?: ((volume: Volume) => void) | undefined;
}

/**
 * Attaches a volume to a server, and waits until the server has it.
 *
 * ```ts
 * const { device } = await attachVolume(conn, server, volume);
 * ```
 *
 * @throws BadRequestError - it is in use, and cannot be by several.
 * @throws ResourceFailureError - the hypervisor could not attach it.
 * @throws TimeoutError
 */
export async function attachVolume(
  { compute, blockStorage }: VolumeConnection,
  server: Ref<Server>,
  volume: Ref<Volume>,
  { device, tag, deleteOnTermination, onProgress, ...options }: AttachVolumeOptions = {},
): Promise<VolumeAttachment> {
  const volumeId = idOf(volume);
  return within(`Attaching the volume ${volumeId}`, options, async (patience) => {
    const { signal } = patience;
    const attributes = { volumeId, device, tag, deleteOnTermination };
    const attachment = await compute.createVolumeAttachment(server, attributes, { signal });
    await blockStorage.waitForVolume(volumeId, {
      ...patience,
      until: (each) => each.status === 'in-use' && isAttachedTo(each, server),
      // It was reserved before the answer: free again means that it could not be attached.
      failOn: ['available', 'error'],
      onProgress,
    });
    return attachment;
  });
}

/**
 * Takes a volume off a server, and waits until it is off. The system in the server should have let go of it before.
 *
 * @throws NotFoundError - the server does not have it.
 * @throws BadRequestError - the server boots from it.
 * @throws TimeoutError - the system in the server does not let go of it, as a rule.
 */
export async function detachVolume(
  { compute, blockStorage }: VolumeConnection,
  server: Ref<Server>,
  volume: Ref<Volume>,
  { onProgress, ...options }: DetachVolumeOptions = {},
): Promise<void> {
  const volumeId = idOf(volume);
  await within(`Detaching the volume ${volumeId}`, options, async (patience) => {
    const attachment = await compute.getVolumeAttachment(server, volumeId, { signal: patience.signal });
    await compute.deleteVolumeAttachment(server, volumeId, { signal: patience.signal });
    // Nova is done after Cinder, and would refuse to attach the volume again until then.
    await compute.context.resources.waitForDeletion(attachment, patience);
    await blockStorage.waitForVolume(volumeId, {
      ...patience,
      until: (each) => !isAttachedTo(each, server) && each.status !== 'detaching',
      onProgress,
    });
  });
}

function isAttachedTo({ attachments }: Volume, server: Ref<Server>): boolean {
  return attachments.some(({ serverId }) => serverId === idOf(server));
}

/** Deletes a volume as soon as nothing uses it, and waits until it is gone. One that is gone, or is going, is no error. */
export async function deleteVolume(
  blockStorage: BlockStorageService,
  volume: Ref<Volume>,
  patience: Patience,
): Promise<void> {
  const id = idOf(volume);
  try {
    await blockStorage.waitForVolume(id, { ...patience, until: ({ status }) => IDLE.test(status), failOn: [] });
  } catch (error) {
    if (isGone(error)) return;
    throw error;
  }
  await blockStorage.deleteVolume(id, { signal: patience.signal, ignoreMissing: true });
  await blockStorage.waitForVolumeDeletion(id, patience);
}

/** Statuses in which Cinder deletes volumes. */
const IDLE = /^(available|error.*)$/;

/** Whether what was waited for does not exist. */
function isGone(error: unknown): boolean {
  return isOpenStackError(error) && error.code === ResourceFailureError.code && isHttpError(error.cause, 404);
}
