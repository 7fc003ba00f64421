import type { Volume } from '@os/block-storage/pure';
import type { Flavor, Server } from '@os/compute/pure';
import { ConfigError, didYouMean, type CreateAttributes, type Ref } from '@os/core';
import type { Image } from '@os/image/pure';
import type { FloatingIp, Network, Port } from '@os/network/pure';
import type { FloatingIpTarget } from './floating-ip.js';
import type { NameOrRef } from './named.js';
import type { RecipeOptions, Thing } from './progress.js';

/** What `launchServer` says otherwise than Nova does. */
type Replaced =
  | 'blockDeviceMapping'
  | 'flavorId'
  | 'imageId'
  | 'maxCount'
  | 'minCount'
  | 'networks'
  | 'pinnedAvailabilityZone'
  | 'securityGroups'
  | 'userData';

/** A network that a server is launched on: by name, id or object, with an address of one's own, or a port that is there. */
export type LaunchNetwork =
  | NameOrRef<Network>
  | {
      readonly network: NameOrRef<Network>;
      /** The address that the server shall have there. */
      readonly fixedIp?: string | undefined;
      /** For the server to tell its ports apart. */
      readonly tag?: string | undefined;
    }
  | { readonly port: Ref<Port>; readonly tag?: string | undefined };

/** A volume that is made of the image, for the server to boot from. */
export interface NewBootVolume {
  /** In GiB. Default: what the flavor has for a root disk, and at least what the image needs. */
  readonly size?: number | undefined;
  /** Default: the server's name. */
  readonly name?: string | undefined;
  /** The type of volumes, by name or id. Default: the cloud's. */
  readonly type?: string | undefined;
  /** Default: any, which Nova must be able to reach. */
  readonly availabilityZone?: string | undefined;
  /** Whether it goes when the server goes. Default: true. */
  readonly deleteOnTermination?: boolean | undefined;
}

/** What the server boots from: an image, a new volume that is made of an image, or a volume that is there. */
type BootSource =
  | {
      /** By name, id or object. */
      readonly image: NameOrRef<Image>;
      /** Put the image on a new volume, instead of on the disk of a hypervisor. `true` stands for `{}`. */
      readonly bootFromVolume?: NewBootVolume | boolean | undefined;
      readonly bootVolume?: undefined;
    }
  | {
      /** A volume that is there; it stays when the server goes. */
      readonly bootVolume: Ref<Volume>;
      readonly image?: undefined;
      readonly bootFromVolume?: undefined;
    };

interface LaunchSettings extends Omit<CreateAttributes<typeof Server>, Replaced>, RecipeOptions {
  /** By name, id or object. */
  readonly flavor: NameOrRef<Flavor>;
  /**
   * Its networks, or its ports: one, or several. The text `auto` leaves it to the cloud, which may make a network for the project; `none` is for
   * servers without any.
   */
  readonly networks: LaunchNetwork | readonly LaunchNetwork[];
  /** Names or ids; for networks, as ports have their own. Default: the project's group `default`. */
  readonly securityGroups?: readonly string[] | undefined;
  /** Further volumes to have attached from the beginning. They stay when the server goes. */
  readonly volumes?: readonly Ref<Volume>[] | undefined;
  /** What it starts with, such as a cloud-init file, as it is; at most 49,149 bytes. */
  readonly userData?: string | Uint8Array | undefined;
  /** Give it a floating IP. `true` stands for `{}`. */
  readonly floatingIp?: FloatingIpTarget | boolean | undefined;
  /** Leave everything as it is when something fails, for a look at it. Default: false, what was made is taken back. */
  readonly keepOnFailure?: boolean | undefined;
  /** Called when something was made, after each look at what is waited for, and when something is taken back. */
  readonly onProgress?: ((progress: LaunchProgress) => void) | undefined;
}

/** What to launch, and how. */
export type LaunchOptions = LaunchSettings & BootSource;

/** {@link LaunchOptions} that do without the block storage service. */
export type LaunchOptionsWithoutVolume = LaunchOptions & { readonly bootFromVolume?: false | undefined };

/** How far a launch is. */
export type LaunchProgress =
  | { readonly step: 'floatingIp'; readonly floatingIp: FloatingIp }
  | { readonly step: 'bootVolume'; readonly volume: Volume }
  | { readonly step: 'server'; readonly server: Server }
  | { readonly step: 'takeBack'; readonly thing: Thing };

/** Every option, so that one that is unknown is told before anything is made. The compiler knows whether it is complete. */
const OPTIONS: Readonly<Record<keyof LaunchSettings | 'bootFromVolume' | 'bootVolume' | 'image', true>> = {
  accessIpv4: true,
  accessIpv6: true,
  adminPassword: true,
  availabilityZone: true,
  bootFromVolume: true,
  bootVolume: true,
  computeHost: true,
  description: true,
  diskConfig: true,
  flavor: true,
  floatingIp: true,
  hasConfigDrive: true,
  hostname: true,
  hypervisorHostname: true,
  image: true,
  interval: true,
  keepOnFailure: true,
  keyName: true,
  metadata: true,
  name: true,
  networks: true,
  onProgress: true,
  schedulerHints: true,
  securityGroups: true,
  signal: true,
  tags: true,
  timeout: true,
  trustedImageCertificates: true,
  userData: true,
  volumes: true,
};

/** @throws ConfigError - options are unknown, missing, or exclude each other. */
export function checkOptions(options: LaunchOptions): void {
  for (const name of Object.keys(options)) {
    if (!(name in OPTIONS)) {
      throw new ConfigError(`launchServer has no option "${name}"${didYouMean(name, Object.keys(OPTIONS))}`);
    }
  }
  const { name, flavor, image, bootVolume, bootFromVolume, networks, floatingIp } = options as Partial<LaunchOptions>;
  if (!name) throw new ConfigError('A server needs a name');
  if (!flavor) throw new ConfigError('A server needs a flavor');
  if (image && bootVolume) throw new ConfigError('A server boots from an image or from "bootVolume", not from both');
  if (!image && !bootVolume) throw new ConfigError('A server needs an image, or "bootVolume", to boot from');
  if (bootVolume && bootFromVolume) {
    throw new ConfigError('"bootFromVolume" makes a volume of an image: it has no effect beside "bootVolume"');
  }
  if (networks === undefined) throw new ConfigError('Say which networks the server is on; "none" is possible, too');
  const count = Array.isArray(networks) ? networks.length : 1;
  if (count === 0) throw new ConfigError('A list of networks has one, at least; without any it is "none"');
  if (!floatingIp) return;
  if (networks === 'none') throw new ConfigError('A server without a network can have no floating IP');
  if (count > 1 && (floatingIp === true || floatingIp.to === undefined)) {
    throw new ConfigError(
      'The server is on several networks: say by "floatingIp.to" which one the floating IP leads to',
    );
  }
}

/** Nova's own limit, of the Base64. */
const MAX_USER_DATA = 65_535;

/** User data as Nova takes them. */
export function encodeUserData(data: string | Uint8Array): string {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  let binary = '';
  // Not all at once: there is a limit to the number of arguments.
  for (const byte of bytes) binary += String.fromCharCode(byte);
  const encoded = btoa(binary);
  if (encoded.length > MAX_USER_DATA) {
    throw new ConfigError(`User data have ${bytes.length} bytes; Nova takes ${Math.floor(MAX_USER_DATA / 4) * 3}`);
  }
  return encoded;
}
