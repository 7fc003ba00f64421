import type { BlockStorageService } from '@os/block-storage/pure';
import type { ComputeService, Server, VolumeAttachment } from '@os/compute/pure';
import { idOf, type Ref } from '@os/core';
import type { FloatingIp, NetworkService, Port } from '@os/network/pure';
import { floatingIpThing } from './floating-ip.js';
import { IncompleteError, type RecipeOptions, type Thing } from './progress.js';
import { deleteVolume } from './volume.js';
import { within, type Patience } from './within.js';

/** The services that removing a server needs. */
export interface RemoveConnection {
  readonly compute: ComputeService;
  readonly network: NetworkService;
}

/** The services that removing a server with its volumes needs. */
export interface VolumeRemoveConnection extends RemoveConnection {
  readonly blockStorage: BlockStorageService;
}

/** What goes with a server. By default it is what Nova takes along: ports that it made, and volumes that are marked so. */
export interface RemoveServerOptions extends RecipeOptions {
  /** Delete the floating IPs that lead to it. Default: false. */
  readonly floatingIps?: boolean | undefined;
  /** Delete its ports, those that it was given as well. Default: false. */
  readonly ports?: boolean | undefined;
  /** Delete the volume that it boots from, or all volumes that it has, whatever they are marked as. Default: none. */
  readonly volumes?: 'all' | 'boot' | undefined;
  /** Called when something is about to be deleted, and when the server was looked at. */
  readonly onProgress?: ((progress: RemoveProgress) => void) | undefined;
}

/** {@link RemoveServerOptions} that do without the block storage service. */
export type RemoveServerOptionsWithoutVolumes = RemoveServerOptions & { readonly volumes?: undefined };

/** How far a removal is. */
export type RemoveProgress =
  { readonly step: 'delete'; readonly thing: Thing } | { readonly step: 'server'; readonly server: Server };

/** Something to be deleted. */
interface Step {
  readonly thing: Thing;
  /** Whether it ends what an earlier step began. */
  readonly isEnd?: boolean;
  readonly run: (patience: Patience) => Promise<void>;
}

/**
 * Deletes a server and waits until it is gone, with its floating IPs, ports and volumes if wanted. What it has is looked up
 * first, and deleted after it: a server that cannot be deleted keeps everything.
 *
 * ```ts
 * await removeServer(conn, server, { floatingIps: true, ports: true, volumes: 'boot' });
 * ```
 *
 * @throws NotFoundError - there is no such server.
 * @throws ConflictError - it is locked.
 * @throws IncompleteError - something could not be deleted after other things were: `done` and `left` say what.
 */
export async function removeServer(
  conn: RemoveConnection,
  server: Ref<Server>,
  options?: RemoveServerOptionsWithoutVolumes,
): Promise<void>;
export async function removeServer(
  conn: VolumeRemoveConnection,
  server: Ref<Server>,
  options?: RemoveServerOptions,
): Promise<void>;
export async function removeServer(
  conn: RemoveConnection & Partial<Pick<VolumeRemoveConnection, 'blockStorage'>>,
  server: Ref<Server>,
  options: RemoveServerOptions = {},
): Promise<void> {
  const what = `Removing the server ${idOf(server)}`;
  const done: Thing[] = [];
  let passed = 0;
  let steps: readonly Step[] = [];
  try {
    await within(what, options, async (patience) => {
      steps = await stepsOf(conn, server, options, patience.signal);
      for (const { thing, isEnd, run } of steps) {
        if (!isEnd) options.onProgress?.({ step: 'delete', thing });
        await run(patience);
        passed++;
        if (!isEnd) done.push(thing);
      }
    });
  } catch (error) {
    if (done.length === 0) throw error;
    // What was begun is done, unless it is its end that failed.
    const left = steps.slice(passed).flatMap(({ thing, isEnd }, i) => (isEnd && i > 0 ? [] : thing));
    throw new IncompleteError(what, error, { done: done.filter((thing) => !left.includes(thing)), left });
  }
}

/** What is to be deleted, in order. */
async function stepsOf(
  { compute, network, blockStorage }: RemoveConnection & Partial<Pick<VolumeRemoveConnection, 'blockStorage'>>,
  ref: Ref<Server>,
  { floatingIps: withFloatingIps, ports: withPorts, volumes: which, onProgress }: RemoveServerOptions,
  signal: AbortSignal,
): Promise<Step[]> {
  const asked = { signal };
  const server = await compute.getServer(ref, asked);
  const { id, name } = server;
  const thing: Thing = { kind: 'server', id, name };
  const ports = withFloatingIps || withPorts ? await network.listPorts({ deviceId: id }, asked) : [];
  const portId = ports.map((port) => port.id);
  const floatingIps = withFloatingIps && portId.length > 0 ? await network.listFloatingIps({ portId }, asked) : [];
  const volumes = which ? volumesOf(server, await compute.listVolumeAttachments(server, {}, asked), which) : [];
  return [
    {
      thing,
      run: (patience) => compute.deleteServer(id, { signal: patience.signal }),
    },
    // While they still lead there, so that nobody takes them for free ones.
    ...floatingIps.map((floatingIp) => floatingIpStep(network, floatingIp)),
    {
      thing,
      isEnd: true,
      run: (patience) =>
        compute.waitForServerDeletion(id, {
          ...patience,
          onProgress: (each) => onProgress?.({ step: 'server', server: each }),
        }),
    },
    ...(withPorts ? ports : []).map((port) => portStep(network, port)),
    ...volumes.map(({ volumeId }): Step => ({
      thing: { kind: 'volume', id: volumeId },
      run: (patience) => deleteVolume(blockStorage!, volumeId, patience),
    })),
  ];
}

function floatingIpStep(network: NetworkService, floatingIp: FloatingIp): Step {
  return {
    thing: floatingIpThing(floatingIp),
    run: ({ signal }) => network.deleteFloatingIp(floatingIp, { signal, ignoreMissing: true }),
  };
}

/** Those that Nova made are gone by then. */
function portStep(network: NetworkService, port: Port): Step {
  return {
    thing: { kind: 'port', id: port.id, name: port.name },
    run: ({ signal }) => network.deletePort(port, { signal, ignoreMissing: true }),
  };
}

/** All volumes of a server, or the one that it boots from: the one that is its root device, which is the first. */
function volumesOf(
  { image, rootDeviceName }: Server,
  attachments: readonly VolumeAttachment[],
  which: 'all' | 'boot',
): readonly VolumeAttachment[] {
  if (which === 'all') return attachments;
  if (image !== '') return [];
  const byDevice = [...attachments].sort((a, b) => (a.device ?? '').localeCompare(b.device ?? ''));
  const root = byDevice.find(({ device }) => device !== null && device === rootDeviceName) ?? byDevice[0];
  return root ? [root] : [];
}
