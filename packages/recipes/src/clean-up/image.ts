import type { ImageService } from '@os/image/pure';
import { candidate, PUBLIC, type Candidate, type Gathering } from './candidate.js';

/** Images that belong to the project, hidden ones as well. */
export async function gatherImages(
  image: ImageService,
  { projectId, includePublic, patience }: Gathering,
): Promise<Candidate[]> {
  const query = { ownerId: projectId };
  const lists = await Promise.all([
    image.listImages(query, { signal: patience.signal }),
    image.listImages({ ...query, isHidden: true }, { signal: patience.signal }),
  ]);
  return lists
    .flat()
    .filter(({ ownerId }) => ownerId === projectId)
    .map((each) => {
      const isOpen = each.visibility === 'public' || each.visibility === 'community';
      return candidate('image', 'image', each, {
        holders: [],
        keep: each.isProtected ? 'it is protected' : isOpen && !includePublic ? PUBLIC : undefined,
        remove: ({ signal }) => image.deleteImage(each, { signal, ignoreMissing: true }),
      });
    });
}
