import '@os/object-store';
import type { Container, ObjectStoreService, StoredObject } from '@os/object-store';
import { cloud as cloudOf, type Cloud as AnyCloud } from '../../../../tooling/acceptance/cloud.js';

export { expectDeclared } from '../../../../tooling/acceptance/cloud.js';

/** The object store of the cloud under test, and ways to leave nothing behind there. */
export interface Cloud extends AnyCloud {
  readonly swift: ObjectStoreService;
  /** A container of its own, which goes with all that is in it. */
  readonly container: (name?: string) => Promise<Container>;
}

/** @param user - A cloud of clouds.yaml; the default is an administrator. */
export function cloud(user?: string): Cloud {
  const made = cloudOf(user);
  const swift = made.conn.objectStore;
  const remove = async (container: Container): Promise<void> => {
    await swift.deleteObjects(container, swift.listObjects(container));
    const versions = await swift.listObjects(container, { versions: true });
    for (const version of versions) await removeVersion(container, version);
    await swift.deleteContainer(container);
  };
  const removeVersion = (container: Container, { name, versionId }: StoredObject): Promise<void> =>
    swift.deleteObject(container, name, { versionId: versionId ?? undefined, keepSegments: true, ignoreMissing: true });
  return {
    ...made,
    swift,
    container: async (name = made.name()) => made.keep(await swift.createContainer({ name }), remove),
  };
}
