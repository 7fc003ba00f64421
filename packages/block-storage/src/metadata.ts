import { path, type Ref } from '@os/core';
import { methods, type MethodsClass, type MethodsOf, type Sent } from './methods.js';
import { get, givingText, givingTexts, post, put, remove } from './sent.js';
import type { Snapshot } from './snapshot.js';
import type { Volume } from './volume.js';

type Texts = Readonly<Record<string, string>>;

const ofVolume = (volume: Ref<Volume>): string => path`/volumes/${volume}/metadata`;
const ofSnapshot = (snapshot: Ref<Snapshot>): string => path`/snapshots/${snapshot}/metadata`;

const all = (sent: Sent): Sent<Record<string, string>> => givingTexts('metadata', sent);
const item = (url: string, key: string): Sent<string> => givingText(key, 'meta', get(url + path`/${key}`));
const set = (url: string, key: string, value: string): Sent<string> =>
  givingText(key, 'meta', put(url + path`/${key}`, { meta: { [key]: value } }));
const without = (url: string, keys: readonly string[] | undefined): Sent[] =>
  keys?.map((key) => remove(url + path`/${key}`)) ?? [put(url, { metadata: {} })];

const functions = {
  /** What metadata a volume has now. */
  getVolumeMetadata: (volume: Ref<Volume>) => all(get(ofVolume(volume))),

  /** Sets some metadata of a volume, and returns all that it has then. */
  setVolumeMetadata: (volume: Ref<Volume>, metadata: Texts) => all(post(ofVolume(volume), { metadata })),

  /** Gives a volume this metadata in place of what it had. */
  replaceVolumeMetadata: (volume: Ref<Volume>, metadata: Texts) => all(put(ofVolume(volume), { metadata })),

  /** @throws NotFoundError - it has no such key. */
  getVolumeMetadataItem: (volume: Ref<Volume>, key: string) => item(ofVolume(volume), key),

  /** Sets one key of a volume's metadata. */
  setVolumeMetadataItem: (volume: Ref<Volume>, key: string, value: string) => set(ofVolume(volume), key, value),

  /**
   * Removes metadata of a volume.
   *
   * @param keys - Default: all that it has.
   * @throws NotFoundError - it lacks one of them.
   */
  deleteVolumeMetadata: (volume: Ref<Volume>, keys?: readonly string[]) => without(ofVolume(volume), keys),

  /** What metadata a snapshot has now. */
  getSnapshotMetadata: (snapshot: Ref<Snapshot>) => all(get(ofSnapshot(snapshot))),

  /** Sets some metadata of a snapshot, and returns all that it has then. */
  setSnapshotMetadata: (snapshot: Ref<Snapshot>, metadata: Texts) => all(post(ofSnapshot(snapshot), { metadata })),

  /** Gives a snapshot this metadata in place of what it had. */
  replaceSnapshotMetadata: (snapshot: Ref<Snapshot>, metadata: Texts) => all(put(ofSnapshot(snapshot), { metadata })),

  /** @throws NotFoundError - it has no such key. */
  getSnapshotMetadataItem: (snapshot: Ref<Snapshot>, key: string) => item(ofSnapshot(snapshot), key),

  /** Sets one key of a snapshot's metadata. */
  setSnapshotMetadataItem: (snapshot: Ref<Snapshot>, key: string, value: string) =>
    set(ofSnapshot(snapshot), key, value),

  /**
   * Removes metadata of a snapshot.
   *
   * @param keys - Default: all that it has.
   * @throws NotFoundError - it lacks one of them.
   */
  deleteSnapshotMetadata: (snapshot: Ref<Snapshot>, keys?: readonly string[]) => without(ofSnapshot(snapshot), keys),
};

/** Free-form labels of volumes and snapshots. */
export interface MetadataMethods extends MethodsOf<typeof functions> {}
export const MetadataMethods: MethodsClass<MetadataMethods> = /* @__PURE__ */ methods(functions);
