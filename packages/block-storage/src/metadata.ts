import { path, ServiceBase, type CallOptions, type Ref, type Service } from '@os/core';
import { send, textIn, textsIn } from './send.js';
import type { Snapshot } from './snapshot.js';
import type { Volume } from './volume.js';

type Texts = Readonly<Record<string, string>>;

/** Sends all metadata of a resource, or asks for it. */
async function exchange(
  service: Service,
  name: string,
  method: string,
  url: string,
  metadata: Texts | undefined,
  options: CallOptions | undefined,
): Promise<Record<string, string>> {
  const json = metadata && { metadata };
  return textsIn(await send(service, name, { method, path: url, json }, options), 'metadata');
}

/** Sends one key of the metadata, or asks for it. */
async function exchangeItem(
  service: Service,
  name: string,
  url: string,
  [key, value]: readonly [key: string, value?: string],
  options: CallOptions | undefined,
): Promise<string> {
  const request = value === undefined ? {} : { method: 'PUT', json: { meta: { [key]: value } } };
  return textIn(await send(service, name, { path: url, ...request }, options), key, 'meta');
}

/** Removes keys of the metadata, or all of it. */
async function remove(
  service: Service,
  name: string,
  url: string,
  keys: readonly string[] | undefined,
  options: CallOptions | undefined,
): Promise<void> {
  if (!keys) await exchange(service, name, 'PUT', url, {}, options);
  for (const key of keys ?? []) await send(service, name, { method: 'DELETE', path: url + path`/${key}` }, options);
}

/** Free-form labels of volumes and snapshots. */
export class MetadataMethods extends ServiceBase {
  /** What metadata a volume has now. */
  async getVolumeMetadata(volume: Ref<Volume>, options?: CallOptions): Promise<Record<string, string>> {
    return exchange(this, 'getVolumeMetadata', 'GET', path`/volumes/${volume}/metadata`, undefined, options);
  }

  /** Sets some metadata of a volume, and returns all that it has then. */
  async setVolumeMetadata(
    volume: Ref<Volume>,
    metadata: Texts,
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    return exchange(this, 'setVolumeMetadata', 'POST', path`/volumes/${volume}/metadata`, metadata, options);
  }

  /** Gives a volume this metadata in place of what it had. */
  async replaceVolumeMetadata(
    volume: Ref<Volume>,
    metadata: Texts,
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    return exchange(this, 'replaceVolumeMetadata', 'PUT', path`/volumes/${volume}/metadata`, metadata, options);
  }

  /** @throws NotFoundError - it has no such key. */
  async getVolumeMetadataItem(volume: Ref<Volume>, key: string, options?: CallOptions): Promise<string> {
    return exchangeItem(this, 'getVolumeMetadataItem', path`/volumes/${volume}/metadata/${key}`, [key], options);
  }

  /** Sets one key of a volume's metadata. */
  async setVolumeMetadataItem(volume: Ref<Volume>, key: string, value: string, options?: CallOptions): Promise<string> {
    return exchangeItem(this, 'setVolumeMetadataItem', path`/volumes/${volume}/metadata/${key}`, [key, value], options);
  }

  /**
   * Removes metadata of a volume.
   *
   * @param keys - Default: all that it has.
   * @throws NotFoundError - it lacks one of them.
   */
  async deleteVolumeMetadata(volume: Ref<Volume>, keys?: readonly string[], options?: CallOptions): Promise<void> {
    await remove(this, 'deleteVolumeMetadata', path`/volumes/${volume}/metadata`, keys, options);
  }

  /** What metadata a snapshot has now. */
  async getSnapshotMetadata(snapshot: Ref<Snapshot>, options?: CallOptions): Promise<Record<string, string>> {
    return exchange(this, 'getSnapshotMetadata', 'GET', path`/snapshots/${snapshot}/metadata`, undefined, options);
  }

  /** Sets some metadata of a snapshot, and returns all that it has then. */
  async setSnapshotMetadata(
    snapshot: Ref<Snapshot>,
    metadata: Texts,
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    return exchange(this, 'setSnapshotMetadata', 'POST', path`/snapshots/${snapshot}/metadata`, metadata, options);
  }

  /** Gives a snapshot this metadata in place of what it had. */
  async replaceSnapshotMetadata(
    snapshot: Ref<Snapshot>,
    metadata: Texts,
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    return exchange(this, 'replaceSnapshotMetadata', 'PUT', path`/snapshots/${snapshot}/metadata`, metadata, options);
  }

  /** @throws NotFoundError - it has no such key. */
  async getSnapshotMetadataItem(snapshot: Ref<Snapshot>, key: string, options?: CallOptions): Promise<string> {
    return exchangeItem(this, 'getSnapshotMetadataItem', path`/snapshots/${snapshot}/metadata/${key}`, [key], options);
  }

  /** Sets one key of a snapshot's metadata. */
  async setSnapshotMetadataItem(
    snapshot: Ref<Snapshot>,
    key: string,
    value: string,
    options?: CallOptions,
  ): Promise<string> {
    const url = path`/snapshots/${snapshot}/metadata/${key}`;
    return exchangeItem(this, 'setSnapshotMetadataItem', url, [key, value], options);
  }

  /**
   * Removes metadata of a snapshot.
   *
   * @param keys - Default: all that it has.
   * @throws NotFoundError - it lacks one of them.
   */
  async deleteSnapshotMetadata(
    snapshot: Ref<Snapshot>,
    keys?: readonly string[],
    options?: CallOptions,
  ): Promise<void> {
    await remove(this, 'deleteSnapshotMetadata', path`/snapshots/${snapshot}/metadata`, keys, options);
  }
}
