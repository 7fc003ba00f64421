import '@os/compute';
import '@os/network';
import type { ComputeService, Flavor, Server } from '@os/compute';
import { defineApi, discovery, HttpError, isJsonObject, path, type JsonObject } from '@os/core';
import type { NetworkService } from '@os/network';
import { cloud as cloudOf, type Cloud as AnyCloud } from '../../../../tooling/acceptance/cloud.js';

export { expectDeclared } from '../../../../tooling/acceptance/cloud.js';

const volumes = defineApi({ type: 'block-storage', aliases: ['volumev3', 'volume'], version: 'v3', discovery });

/** The Compute service of the cloud under test, what servers need of others, and ways to leave nothing behind. */
export interface Cloud extends AnyCloud {
  readonly compute: ComputeService;
  readonly network: NetworkService;
  /** A new volume of 1 GiB that can be attached; returns its id. */
  readonly volume: () => Promise<string>;
  readonly volumeStatus: (id: string, status: string) => Promise<void>;
  /** An image that servers can be created from; returns its id. */
  readonly image: () => Promise<string>;
  /** A new flavor, as small as can be. */
  readonly flavor: () => Promise<Flavor>;
  /** A new server without a network that is there already. */
  readonly server: (attributes?: Partial<Parameters<ComputeService['createServer']>[0]>) => Promise<Server>;
  /** Waits until a server has this status, and nothing is being done to it. */
  readonly become: (server: Server, status: string) => Promise<Server>;
}

/** Tests that all begin at the same time: Nova is slow, and can do several things at once. */
export function concurrently(tests: Readonly<Record<string, () => Promise<void>>>): void {
  const running = new Map<string, Promise<void>>();
  beforeAll(() => {
    for (const [name, run] of Object.entries(tests)) {
      const done = run();
      // Its own test tells of a failure.
      done.catch(() => undefined);
      running.set(name, done);
    }
  });
  test.each(Object.keys(tests))('%s', async (name) => running.get(name));
}

/** What became of a call that a service may well refuse: the status of the refusal, or `done`. */
export async function outcome(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
    return 'done';
  } catch (error) {
    if (error instanceof HttpError) return error.status;
    throw error;
  }
}

/** @param user - A cloud of clouds.yaml; the default is an administrator. */
export function cloud(user?: string): Cloud {
  const made = cloudOf(user);
  const { conn, name, keep } = made;
  const { compute } = conn;

  const volumeRequest = async (method: string, url: string, json?: JsonObject): Promise<JsonObject> => {
    const { body } = await conn.session.request({ service: volumes, method, path: url, json });
    const volume = isJsonObject(body) ? body['volume'] : undefined;
    return isJsonObject(volume) ? volume : {};
  };
  const volumeStatus: Cloud['volumeStatus'] = async (id, status) => {
    for (let i = 0; i < 100; i++) {
      const volume = await volumeRequest('GET', path`/volumes/${id}`);
      if (volume['status'] === status) return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error(`The volume ${id} should be ${status}`);
  };
  const image = async (): Promise<string> => {
    const images = (await compute.listImages({ status: 'ACTIVE' })).filter(({ minDisk }) => minDisk <= 1);
    // Others keep images on the same cloud; the least will fit a small disk.
    return images.sort((a, b) => (a.size ?? 0) - (b.size ?? 0)).find(({ size }) => size !== 0)!.id;
  };
  const flavor: Cloud['flavor'] = async () =>
    keep(await compute.createFlavor({ name: name(), ram: 64, vcpus: 1, disk: 1 }), (each) =>
      compute.deleteFlavor(each),
    );
  const become: Cloud['become'] = (server, status) =>
    compute.waitForServer(server, {
      until: (each) => each.status === status && each.taskState === null,
      failOn: status === 'ERROR' ? [] : ['ERROR'],
      interval: 200,
      timeout: 60_000,
    });
  return {
    ...made,
    compute,
    network: conn.network,
    volumeStatus,
    image,
    flavor,
    become,
    async volume() {
      const { id } = await volumeRequest('POST', '/volumes', { volume: { size: 1, name: name() } });
      const volume = keep(String(id), async (each) => volumeRequest('DELETE', path`/volumes/${each}`));
      await volumeStatus(volume, 'available');
      return volume;
    },
    async server(attributes = {}) {
      const server = await compute.createServer({
        name: name(),
        imageId: await image(),
        flavorId: attributes.flavorId ?? (await flavor()).id,
        networks: 'none',
        ...attributes,
      });
      // It goes while other tests run.
      keep(server, (each) => compute.deleteServer(each, { ignoreMissing: true }));
      return become(server, 'ACTIVE');
    },
  };
}
