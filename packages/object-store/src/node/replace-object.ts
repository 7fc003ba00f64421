import { isHttpError, type CallOptions, type Ref } from '@os/core';
import {
  objectPath,
  type Container,
  type ObjectRef,
  type ObjectStoreService,
  type UploadData,
  type UploadedObject,
  type UploadOptions,
} from '@os/object-store/pure';

/**
 * Uploads an object as `uploadObject` does. If it replaces a large one, the segments of that are deleted when the new object is
 * stored, unless the container keeps versions.
 *
 * @throws NotFoundError - there is no such container.
 * @throws IntegrityError - what is stored is not what was sent.
 * @throws BulkError - the object was stored, but some segments could not be deleted.
 */
export async function replaceObject(
  store: ObjectStoreService,
  container: Ref<Container>,
  object: ObjectRef,
  data: UploadData,
  options: UploadOptions = {},
): Promise<UploadedObject> {
  const { signal, timeout, retries } = options;
  const call = { signal, timeout, retries };
  const before = await segmentsOf(store, container, object, call);
  const stored = await store.uploadObject(container, object, data, options);
  if (before.length > 0) {
    // An upload that was resumed may have the same.
    const used = new Set(await segmentsOf(store, container, object, call));
    const names = new Map<string, string[]>();
    for (const each of before.filter((name) => !used.has(name))) {
      const [, box = '', ...name] = each.split('/');
      names.set(box, [...(names.get(box) ?? []), name.join('/')]);
    }
    for (const [box, each] of names) await store.deleteObjects(box, each, call);
  }
  return stored;
}

/** Container and name of each segment of a large object; none of one that is kept as a version when it is replaced. */
async function segmentsOf(
  store: ObjectStoreService,
  container: Ref<Container>,
  object: ObjectRef,
  call: CallOptions,
): Promise<string[]> {
  try {
    // Of a symlink, the segments are another object's.
    const found = await store.getObjectMetadata(container, object, { ...call, isSymlinkItself: true });
    const { isStaticLargeObject, objectManifest, versionId } = found;
    if (!(isStaticLargeObject || objectManifest) || typeof versionId === 'string') return [];
    const { versionsLocation, historyLocation } = await store.getContainerMetadata(container, call);
    if (versionsLocation ?? historyLocation) return [];
    if (objectManifest) {
      const [box = '', ...prefix] = decodeURIComponent(objectManifest).split('/');
      const listed = await store.listObjects(box, { prefix: prefix.join('/') }, call);
      return listed.map(({ name }) => `/${box}/${name}`);
    }
    const query = { 'multipart-manifest': 'get' };
    const { body } = await store.request({ ...call, path: objectPath(container, object), query });
    return (body as readonly { readonly name: string }[]).map(({ name }) => name);
  } catch (error) {
    if (isHttpError(error, 404)) return [];
    throw error;
  }
}
