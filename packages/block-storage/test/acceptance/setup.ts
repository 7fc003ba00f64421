import { UserPreference, Connection } from '@os/core';
import '@os/block-storage';
import type { BlockStorageService, CreateVolume, Volume } from '@os/block-storage';
import { cloudOptions } from '../../../../tooling/acceptance/connect.js';
import { cloud as cloudOf, type Cloud as AnyCloud } from '../../../../tooling/acceptance/cloud.js';

export { expectDeclared } from '../../../../tooling/acceptance/cloud.js';

/** How often to look: the backends of a test cloud are quick. */
export const QUICK = { interval: 250, timeout: 60_000 } as const;

/** The Block Storage service of the cloud under test, and ways to leave nothing behind there. */
export interface Cloud extends AnyCloud {
  readonly cinder: BlockStorageService;
  /** A volume that can be used, and is removed after the test. Without a type it is of the kind that stores nothing. */
  readonly newVolume: (attributes?: CreateVolume) => Promise<Volume>;
  /** Removes a volume, and waits until it is gone. */
  readonly removeVolume: (volume: { readonly id: string }) => Promise<void>;
}

/** @param user - A cloud of clouds.yaml; the default is an administrator. */
export function cloud(user?: string): Cloud {
  const made = cloudOf(user);
  const cinder = made.conn.blockStorage;
  const removeVolume = async ({ id }: { readonly id: string }): Promise<void> => {
    await cinder.deleteVolume(id, { cascade: true, ignoreMissing: true });
    await cinder.waitForVolumeDeletion(id, QUICK);
  };
  const volumes: Volume[] = [];
  // With each test rather than at the end: a project may have ten.
  afterEach(async () => void (await Promise.all(volumes.splice(0).map(removeVolume))));
  const newVolume = async (attributes: CreateVolume = {}): Promise<Volume> => {
    const created = await cinder.createVolume({ name: made.name(), size: 1, volumeType: 'fake', ...attributes });
    volumes.push(made.keep(created, removeVolume));
    return cinder.waitForVolume(created, { status: 'available', ...QUICK });
  };
  return { ...made, cinder, newVolume, removeVolume };
}

/** A connection that finds the service where the catalog has the project in the URL. */
export function connectionWithProject(projectId: string): Connection {
  const options = cloudOptions();
  const preference = new UserPreference();
  return new Connection({
    ...options,
    preference,
    endpointOverrides: { 'block-storage': (access) => urlWithProject(access.catalog, projectId) },
  });
}

type Catalog = readonly { readonly type: string; readonly endpoints: readonly { readonly url: string }[] }[];

function urlWithProject(catalog: Catalog, projectId: string): string {
  const urls = catalog
    .filter(({ type }) => ['block-storage', 'volumev3', 'volume'].includes(type))
    .flatMap(({ endpoints }) => endpoints.map(({ url }) => url));
  const [first = ''] = urls;
  return urls.find((url) => url.endsWith(projectId)) ?? `${first.replace(/\/$/, '')}/${projectId}`;
}
