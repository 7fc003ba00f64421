import type { BlockStorageService, Volume } from '@os/block-storage/pure';
import type { BlockDevice, ComputeService, Flavor, Server, ServerNetwork } from '@os/compute/pure';
import { ConfigError, idOf } from '@os/core';
import type { Image, ImageService } from '@os/image/pure';
import type { FloatingIp } from '@os/network/pure';
import {
  externalNetwork,
  floatingIpThing,
  lead,
  networkIdOf,
  portOf,
  reserve,
  type AvailableFloatingIp,
  type FloatingIpConnection,
} from './floating-ip.js';
import {
  checkOptions,
  encodeUserData,
  type LaunchNetwork,
  type LaunchOptions,
  type LaunchOptionsWithoutVolume,
  type NewBootVolume,
} from './launch-options.js';
import { found } from './named.js';
import { IncompleteError, type Leftover, type Thing } from './progress.js';
import { deleteVolume } from './volume.js';
import { within, type Patience } from './within.js';

/** The services that a launch needs. */
export interface LaunchConnection extends FloatingIpConnection {
  readonly compute: ComputeService;
  readonly image: ImageService;
}

/** The services that a launch from a new volume needs. */
export interface VolumeLaunchConnection extends LaunchConnection {
  readonly blockStorage: BlockStorageService;
}

/** A server that runs, and what was made for it. */
export interface LaunchedServer {
  /** As it was seen last. If Nova made up a password, it is here alone: `server.adminPassword`. */
  readonly server: Server;
  readonly floatingIp?: FloatingIp;
  readonly bootVolume?: Volume;
}

/** Something that was made, and how it is taken back. */
interface Made {
  readonly thing: Thing;
  readonly takeBack: (patience: Patience) => Promise<void>;
}

/** What the names among the options stand for. */
interface Parts {
  readonly flavor: Flavor;
  readonly image: Image | undefined;
  readonly networks: 'auto' | 'none' | readonly ServerNetwork[];
  /** Where the floating IP comes from, and which network it leads to. */
  readonly external: string | undefined;
  readonly to: string | undefined;
}

/** Milliseconds that taking back may last, whatever became of the caller's own time. */
const TAKE_BACK = 120_000;

/**
 * Creates a server and waits until it runs, with a floating IP and a boot volume if wanted. Everything is looked up before
 * anything is made; the floating IP is had first, as that fails fastest where a quota is used up.
 *
 * If something fails, what was made is taken back, unless `keepOnFailure` is set; that also happens after an abort, and
 * takes up to two minutes for each thing.
 *
 * ```ts
 * const { server, floatingIp } = await launchServer(conn, {
 *   name: 'web',
 *   flavor: 'm1.small',
 *   image: 'debian-13',
 *   networks: 'private',
 *   floatingIp: true,
 * });
 * ```
 *
 * @throws ConfigError - options are missing, exclude each other, or name what does not exist. Nothing was made.
 * @throws DuplicateResourceError - a name is that of several. Nothing was made.
 * @throws IncompleteError - something failed on the way: `cause` says what, `takenBack` and `left` what became of the rest.
 */
export async function launchServer(
  conn: LaunchConnection,
  options: LaunchOptionsWithoutVolume,
): Promise<LaunchedServer>;
export async function launchServer(conn: VolumeLaunchConnection, options: LaunchOptions): Promise<LaunchedServer>;
export async function launchServer(
  conn: LaunchConnection & Partial<Pick<VolumeLaunchConnection, 'blockStorage'>>,
  options: LaunchOptions,
): Promise<LaunchedServer> {
  checkOptions(options);
  const userData = options.userData === undefined ? undefined : encodeUserData(options.userData);
  const what = `Launching "${options.name}"`;
  const made: Made[] = [];
  try {
    return await within(what, options, async (patience) => {
      const parts = await lookUp(conn, options, patience.signal);
      const size = bootVolumeSize(options, parts);
      const available = await floatingIpOf(conn, options, parts, made, patience);
      const bootVolume =
        size === undefined ? undefined : await bootVolumeOf(conn.blockStorage!, options, parts, size, made, patience);
      const server = await serverOf(conn, options, parts, bootVolume, userData, made, patience);
      const floatingIp = available && (await connect(conn, options, parts, available, server, made, patience));
      return { server, ...(floatingIp && { floatingIp }), ...(bootVolume && { bootVolume }) };
    });
  } catch (error) {
    if (made.length === 0) throw error;
    if (options.keepOnFailure) throw new IncompleteError(what, error, { left: made.map(({ thing }) => thing) });
    throw new IncompleteError(what, error, await takeBack(made, options));
  }
}

/** All at the same time: what fails first is told. */
async function lookUp(conn: LaunchConnection, options: LaunchOptions, signal: AbortSignal): Promise<Parts> {
  const { flavor, image, networks, floatingIp } = options;
  const target = floatingIp === true ? {} : floatingIp === false ? undefined : floatingIp;
  const asked = { signal };
  const [foundFlavor, foundImage, foundNetworks, external, to] = await Promise.all([
    found('flavor', flavor, (each) => conn.compute.findFlavor(each, {}, asked)),
    image === undefined ? undefined : found('image', image, (each) => conn.image.findImage(each, {}, asked)),
    serverNetworks(conn, networks, signal),
    target && externalNetwork(conn, target.network, signal),
    networkIdOf(conn, target?.to, signal),
  ]);
  checkImage(foundImage, foundFlavor);
  const known = typeof foundNetworks === 'string' ? [] : foundNetworks.map(({ networkId }) => networkId);
  if (to !== undefined && !known.includes(undefined) && !known.includes(to)) {
    throw new ConfigError('"floatingIp.to" is none of the networks that the server is on');
  }
  return { flavor: foundFlavor, image: foundImage, networks: foundNetworks, external, to };
}

/** What Nova would refuse, or fail at, later on. */
function checkImage(image: Image | undefined, flavor: Flavor): void {
  if (!image) return;
  const title = `The image "${image.name ?? image.id}"`;
  if (image.status !== 'active') throw new ConfigError(`${title} is ${image.status}: servers need one that is active`);
  if (image.minRam > flavor.ram) {
    throw new ConfigError(`${title} needs ${image.minRam} MiB of memory; "${flavor.name}" has ${flavor.ram}`);
  }
}

async function serverNetworks(
  conn: LaunchConnection,
  networks: LaunchOptions['networks'],
  signal: AbortSignal,
): Promise<Parts['networks']> {
  if (networks === 'auto' || networks === 'none') return networks;
  const list = isList(networks) ? networks : [networks];
  return Promise.all(
    list.map(async (each): Promise<ServerNetwork> => {
      if (typeof each !== 'string' && 'port' in each) return { portId: idOf(each.port), ...tagOf(each) };
      const { network, fixedIp, ...rest } =
        typeof each !== 'string' && 'network' in each ? each : { network: each, fixedIp: undefined };
      const networkId = await networkIdOf(conn, network, signal);
      return { networkId, ...(fixedIp !== undefined && { fixedIp }), ...tagOf(rest) };
    }),
  );
}

function isList(networks: LaunchNetwork | readonly LaunchNetwork[]): networks is readonly LaunchNetwork[] {
  return Array.isArray(networks);
}

const tagOf = ({ tag }: { readonly tag?: string | undefined }) => (tag === undefined ? {} : { tag });

/** GiB of the new boot volume; undefined if there is to be none. */
function bootVolumeSize({ bootFromVolume }: LaunchOptions, { image, flavor }: Parts): number | undefined {
  if (!bootFromVolume || !image) return undefined;
  const needed = Math.max(image.minDisk, Math.ceil((image.virtualSize ?? 0) / 2 ** 30));
  const { size = Math.max(needed, flavor.disk) } = bootFromVolume === true ? {} : bootFromVolume;
  if (size < needed || size <= 0) {
    const least = needed > 0 ? `the image needs ${needed} GiB` : `neither image nor flavor say how large it must be`;
    throw new ConfigError(`A boot volume of ${size} GiB cannot be: ${least}; give "bootFromVolume.size"`);
  }
  return size;
}

async function floatingIpOf(
  conn: LaunchConnection,
  { floatingIp: choice, onProgress }: LaunchOptions,
  { external }: Parts,
  made: Made[],
  { signal }: Patience,
): Promise<AvailableFloatingIp | undefined> {
  if (external === undefined) return undefined;
  const reuse = typeof choice === 'object' ? choice.reuse : false;
  const available = await reserve(conn, external, reuse, signal, noteFloatingIp(conn, made));
  onProgress?.({ step: 'floatingIp', floatingIp: available.floatingIp });
  return available;
}

/** Notes a new floating IP as something to be taken back. */
function noteFloatingIp({ network }: LaunchConnection, made: Made[]) {
  return (floatingIp: FloatingIp): void => {
    made.push({
      thing: floatingIpThing(floatingIp),
      takeBack: ({ signal }) => network.deleteFloatingIp(floatingIp, { signal, ignoreMissing: true }),
    });
  };
}

async function bootVolumeOf(
  blockStorage: BlockStorageService,
  { name: serverName, bootFromVolume, onProgress }: LaunchOptions,
  { image }: Parts,
  size: number,
  made: Made[],
  patience: Patience,
): Promise<Volume> {
  const settings: NewBootVolume = typeof bootFromVolume === 'object' ? bootFromVolume : {};
  const { name = serverName, type, availabilityZone } = settings;
  const attributes = { name, size, imageId: idOf(image), volumeType: type, availabilityZone };
  const volume = await blockStorage.createVolume(attributes, { signal: patience.signal });
  made.push({
    thing: { kind: 'volume', id: volume.id, name },
    takeBack: (itsPatience) => deleteVolume(blockStorage, volume.id, itsPatience),
  });
  return blockStorage.waitForVolume(volume, {
    ...patience,
    status: 'available',
    onProgress: (each) => onProgress?.({ step: 'bootVolume', volume: each }),
  });
}

async function serverOf(
  { compute }: LaunchConnection,
  options: LaunchOptions,
  { flavor, image, networks }: Parts,
  newBootVolume: Volume | undefined,
  userData: string | undefined,
  made: Made[],
  patience: Patience,
): Promise<Server> {
  const { bootVolume, bootFromVolume, volumes = [], securityGroups, onProgress } = options;
  const own = newBootVolume ?? bootVolume;
  const deleteOnTermination =
    newBootVolume !== undefined && (typeof bootFromVolume !== 'object' || (bootFromVolume.deleteOnTermination ?? true));
  const disks = [
    // Where there are further disks, the image's must be named, too.
    ...(own === undefined ? [] : [volumeDisk(idOf(own), 0, deleteOnTermination)]),
    ...(own === undefined && volumes.length > 0 ? [imageDisk(idOf(image))] : []),
    ...volumes.map((each) => volumeDisk(idOf(each), -1, false)),
  ];
  const server = await compute.createServer(
    {
      ...attributesOf(options),
      flavorId: flavor.id,
      networks,
      ...(own === undefined && { imageId: idOf(image) }),
      ...(disks.length > 0 && { blockDeviceMapping: disks }),
      ...(securityGroups && { securityGroups: securityGroups.map((name) => ({ name })) }),
      ...(userData !== undefined && { userData }),
    },
    { signal: patience.signal },
  );
  made.push({
    thing: { kind: 'server', id: server.id, name: options.name },
    async takeBack(itsPatience) {
      await compute.deleteServer(server, { signal: itsPatience.signal, ignoreMissing: true });
      await compute.waitForServerDeletion(server.id, itsPatience);
    },
  });
  return compute.waitForServer(server, {
    ...patience,
    status: 'ACTIVE',
    onProgress: (each) => onProgress?.({ step: 'server', server: each }),
  });
}

/** The options that are Nova's own. */
function attributesOf({
  flavor: _flavor,
  image: _image,
  bootVolume: _bootVolume,
  bootFromVolume: _bootFromVolume,
  networks: _networks,
  volumes: _volumes,
  securityGroups: _securityGroups,
  userData: _userData,
  floatingIp: _floatingIp,
  keepOnFailure: _keepOnFailure,
  onProgress: _onProgress,
  signal: _signal,
  timeout: _timeout,
  interval: _interval,
  ...attributes
}: LaunchOptions) {
  return attributes;
}

const volumeDisk = (uuid: string, bootIndex: number, deleteOnTermination: boolean): BlockDevice => ({
  uuid,
  bootIndex,
  sourceType: 'volume',
  destinationType: 'volume',
  deleteOnTermination,
});

const imageDisk = (uuid: string): BlockDevice => ({
  uuid,
  bootIndex: 0,
  sourceType: 'image',
  destinationType: 'local',
  deleteOnTermination: true,
});

async function connect(
  conn: LaunchConnection,
  { onProgress }: LaunchOptions,
  { to }: Parts,
  available: AvailableFloatingIp,
  server: Server,
  made: Made[],
  { signal }: Patience,
): Promise<FloatingIp> {
  const destination = await portOf(conn, server, to, signal);
  const floatingIp = await lead(conn, available, destination, signal, noteFloatingIp(conn, made));
  onProgress?.({ step: 'floatingIp', floatingIp });
  return floatingIp;
}

/** Last made, first taken back. What cannot be is told, and the rest goes on. */
async function takeBack(made: readonly Made[], { interval, onProgress }: LaunchOptions) {
  const takenBack: Thing[] = [];
  const left: Leftover[] = [];
  for (const { thing, takeBack: undo } of [...made].reverse()) {
    onProgress?.({ step: 'takeBack', thing });
    try {
      // The caller's own signal may be aborted already.
      await within(`Taking back the ${thing.kind}`, { timeout: TAKE_BACK, interval }, undo);
      takenBack.push(thing);
    } catch (error) {
      left.push({ ...thing, error });
    }
  }
  return { takenBack, left };
}
