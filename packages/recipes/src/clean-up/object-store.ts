import type { ObjectStoreService } from '@os/object-store/pure';
import { candidate, type Candidate, type Gathering } from './candidate.js';

/** Objects, one by one, as filters are about each; then their containers. */
export async function gatherObjectStore(
  objectStore: ObjectStoreService,
  { patience }: Gathering,
): Promise<Candidate[]> {
  const candidates: Candidate[] = [];
  for (const container of await objectStore.listContainers({}, { signal: patience.signal })) {
    const objects: Candidate[] = [];
    for await (const object of objectStore.listObjects(container, {}, { signal: patience.signal })) {
      const { name } = object;
      objects.push({
        ...candidate('objectStore', 'object', object, {
          holders: [],
          // Segments are objects themselves, and may be filtered out.
          remove: ({ signal }) =>
            objectStore.deleteObject(container, name, { signal, ignoreMissing: true, keepSegments: true }),
        }),
        id: `${container.name}/${name}`,
        createdAt: object.lastModifiedAt,
      });
    }
    candidates.push(...objects, {
      ...candidate('objectStore', 'container', container, {
        holders: objects.map(({ id }) => ({ id, as: 'the container of the object' })),
        remove: ({ signal }) => objectStore.deleteContainer(container, { signal, ignoreMissing: true }),
      }),
      createdAt: container.lastModifiedAt,
    });
  }
  return candidates;
}
