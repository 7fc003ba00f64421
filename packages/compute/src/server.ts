import {
  attr,
  createOnly,
  defineResource,
  readOnly,
  ServiceBase,
  type Attribute,
  type AttributeFlag,
  type CallOptions,
  type CreateAttributes,
  type JsonObject,
  type ListQuery,
} from '@os/core';
import { api } from './api.js';
import { changed, links, sorting, tagged } from './common.js';

/** An attribute in whose place there can be a text: `'auto'`. */
const orText = <R, F extends AttributeFlag, W, const T extends string>(
  attribute: Attribute<R, F, W>,
  ..._texts: readonly T[]
): Attribute<R | T, F, W | T> => attribute;

/** Attributes that Nova shows to administrators, and takes under the same name without the prefix. */
const extended = (name: string) => `OS-EXT-SRV-ATTR:${name}`;

const filters = () => ({
  /**
   * A regular expression that is in the name: `web` is in `web-2`, too, and `^web$` is all of it. `findServer` takes a
   * name as it is.
   */
  name: attr.string(),
  /** Several are alternatives. */
  status: attr.string(),
  /** Servers of all projects, for administrators. */
  allProjects: attr.boolean('all_tenants'),
  /** With `allProjects`. */
  projectId: attr.string(),
  userId: attr.string(),
  id: attr.string('uuid'),
  image: attr.string(),
  flavor: attr.string(),
  /** Part of an IPv4 address, or a regular expression for one. */
  ipv4Address: attr.string('ip'),
  /** Part of an IPv6 address, or a regular expression for one. */
  ipv6Address: attr.string('ip6'),
  accessIpv4: attr.string('access_ip_v4'),
  accessIpv6: attr.string('access_ip_v6'),
  reservationId: attr.string(),
  /** Deleted servers alone, for administrators. */
  deletedOnly: attr.boolean('deleted'),
  isSoftDeleted: attr.boolean('soft_deleted'),
  isLocked: attr.boolean('locked').since('2.73'),
  lockedBy: attr.oneOf('owner', 'admin'),
  availabilityZone: attr.string(),
  pinnedAvailabilityZone: attr.string(),
  hasConfigDrive: attr.boolean('config_drive'),
  keyName: attr.string(),
  createdAt: attr.time(),
  launchedAt: attr.time(),
  terminatedAt: attr.time(),
  powerState: attr.number(),
  taskState: attr.string(),
  vmState: attr.string(),
  progress: attr.number(),
  hostname: attr.string(),
  description: attr.string(),
  /** The compute host; for administrators. */
  computeHost: attr.string('host'),
  /** The hypervisor; for administrators. */
  node: attr.string(),
  autoDiskConfig: attr.boolean(),
  kernelId: attr.string(),
  ramdiskId: attr.string(),
  launchIndex: attr.number(),
  rootDeviceName: attr.string(),
  ...changed(),
  ...tagged(),
  ...sorting(),
});

/**
 * A virtual machine, or a physical one.
 *
 * Creating it is answered with little more than its id: what else there is comes with the next `getServer` or `waitForServer`.
 *
 * @see https://docs.openstack.org/api-ref/compute/#servers-servers
 */
export class Server extends defineResource(() => ({
  service: api,
  path: '/servers',
  listPath: '/servers/detail',
  key: 'server',
  keys: 'servers',
  can: ['create', 'get', 'update', 'delete', 'list'],
  exchange: (request, send) => send({ ...request, json: request.json && bodyOf(request.json) }),
  attributes: {
    name: attr.string().required(),
    status: readOnly.oneOf(
      'ACTIVE',
      'BUILD',
      'DELETED',
      'ERROR',
      'HARD_REBOOT',
      'MIGRATING',
      'PASSWORD',
      'PAUSED',
      'REBOOT',
      'REBUILD',
      'RESCUE',
      'RESIZE',
      'REVERT_RESIZE',
      'SHELVED',
      'SHELVED_OFFLOADED',
      'SHUTOFF',
      'SOFT_DELETED',
      'SUSPENDED',
      // Its cell cannot be reached. All but its id, project and times are missing then.
      'UNKNOWN',
      'VERIFY_RESIZE',
    ),
    /** Why it is in `ERROR`, or was deleted. */
    fault: readOnly
      .object({
        code: attr.number(),
        message: attr.string(),
        created: attr.time(),
        /** Shown to administrators. */
        details: attr.string().optional(),
      })
      .optional(),
    projectId: readOnly.string('tenant_id'),
    userId: readOnly.string(),
    createdAt: readOnly.time('created'),
    updatedAt: readOnly.time('updated'),
    launchedAt: readOnly.time('OS-SRV-USG:launched_at').nullable(),
    terminatedAt: readOnly.time('OS-SRV-USG:terminated_at').nullable(),
    /** The empty string unsets it. */
    accessIpv4: attr.string('accessIPv4'),
    /** The empty string unsets it. */
    accessIpv6: attr.string('accessIPv6'),
    /** By the network's name; see {@link addressesOf}. */
    addresses: readOnly.map<readonly JsonObject[]>(),
    /**
     * What it was created from; its id is not told, as the flavor may be gone. Before microversion 2.47, its id and links are
     * all that is told.
     */
    flavor: readOnly.object({
      originalName: attr.string(),
      vcpus: attr.number(),
      /** MiB. */
      ram: attr.number(),
      /** GiB. */
      disk: attr.number(),
      /** GiB. */
      ephemeral: attr.number(),
      /** MiB. */
      swap: attr.number(),
      /** Missing where the user may not see them. */
      extraSpecs: attr.map().optional(),
      id: attr.string().optional(),
      links: links(),
    }),
    /** The image it was created from; the empty string where it boots from a volume. */
    image: readOnly.json<'' | { readonly id: string; readonly properties?: Readonly<Record<string, string | null>> }>(),
    keyName: createOnly.string().nullable(),
    metadata: createOnly.map(),
    /** Labels; see `addTagToServer`. On creation they need microversion 2.52. */
    tags: createOnly.list(attr.string()).since('2.52'),
    description: attr.string().nullable().since('2.19'),
    /** Its own idea of its name; may be a domain name from microversion 2.94 on. */
    hostname: attr.string(extended('hostname')).since('2.90'),
    availabilityZone: createOnly.string('OS-EXT-AZ:availability_zone'),
    /** The zone that it is bound to; readable from microversion 2.96 on. Not to be given on creation. */
    pinnedAvailabilityZone: attr.string().nullable().since('2.104'),
    securityGroups: createOnly.list(attr.object({ name: attr.string().required() })).optional(),
    attachedVolumes: readOnly.list(
      attr.object({ id: attr.string(), deleteOnTermination: attr.boolean().since('2.3') }),
      'os-extended-volumes:volumes_attached',
    ),
    serverGroups: readOnly.list(attr.string()).since('2.71'),
    /** What it is being done to: `spawning`, `resize_prep`. */
    taskState: readOnly.string('OS-EXT-STS:task_state').nullable(),
    vmState: readOnly.string('OS-EXT-STS:vm_state').nullable(),
    /** 0 unknown, 1 running, 3 paused, 4 off, 6 crashed, 7 suspended. */
    powerState: readOnly.number('OS-EXT-STS:power_state').nullable(),
    /** Percent. */
    progress: readOnly.number().optional(),
    isLocked: readOnly.boolean('locked').since('2.9'),
    lockedReason: readOnly.string().nullable().since('2.73'),
    /** Whether it is told its metadata by a drive; answered as text, which is empty for no. */
    hasConfigDrive: createOnly.json<boolean | '' | 'True'>('config_drive'),
    diskConfig: attr.oneOf('AUTO', 'MANUAL').wire('OS-DCF:diskConfig'),
    trustedImageCertificates: createOnly.list(attr.string()).nullable().since('2.63'),
    /** Where it was wanted; answered from microversion 2.100 on. */
    schedulerHints: createOnly.map<unknown>().nullable().optional(),
    /** Tells servers on the same host from others, and nothing else. */
    hostId: readOnly.string('hostId'),
    hostStatus: readOnly.oneOf('UP', 'DOWN', 'MAINTENANCE', 'UNKNOWN', '').since('2.16'),
    // Shown to administrators.
    /** The compute host. On creation it needs microversion 2.74, and an administrator. */
    computeHost: createOnly.string(extended('host')).nullable().since('2.74'),
    /** On creation it needs microversion 2.74, and an administrator. */
    hypervisorHostname: createOnly.string(extended('hypervisor_hostname')).nullable().since('2.74'),
    instanceName: readOnly.string(extended('instance_name')).optional(),
    kernelId: readOnly.string(extended('kernel_id')).optional(),
    ramdiskId: readOnly.string(extended('ramdisk_id')).optional(),
    launchIndex: readOnly.number(extended('launch_index')).optional(),
    reservationId: readOnly.string(extended('reservation_id')).nullable().optional(),
    rootDeviceName: readOnly.string(extended('root_device_name')).nullable().optional(),
    /** What it starts with, such as a cloud-init file; as Base64. */
    userData: createOnly.string(extended('user_data')).nullable().optional(),
    links: links(),

    // Given on creation, and not answered afterwards.
    flavorId: createOnly.string('flavorRef').required().optional(),
    /** Left out for servers that boot from a volume. */
    imageId: createOnly.string('imageRef').optional(),
    /**
     * Its networks, or its ports; `auto` for whatever there is, `none` for none. Nova insists on a choice from microversion
     * 2.37 on, and knows the texts since then.
     */
    networks: orText(
      createOnly.list(
        attr.object({
          networkId: attr.string('uuid').optional(),
          portId: attr.string('port').optional(),
          fixedIp: attr.string().optional(),
          tag: attr.string().since('2.32'),
        }),
      ),
      'auto',
      'none',
    )
      .required()
      .optional(),
    /** Its disks, where they are not just the image's. */
    blockDeviceMapping: createOnly
      .list(
        attr.object({
          /** 0 for what it boots from; -1, or `null`, for what it does not boot from. */
          bootIndex: attr.number().nullable().optional(),
          /** Id of the volume, snapshot or image. */
          uuid: attr.string().optional(),
          sourceType: attr.oneOf('blank', 'image', 'snapshot', 'volume').optional(),
          destinationType: attr.oneOf('local', 'volume').optional(),
          /** GiB. */
          volumeSize: attr.number().optional(),
          volumeType: attr.string().nullable().since('2.67'),
          /** Whether the volume goes when the server goes. */
          deleteOnTermination: attr.boolean().optional(),
          deviceName: attr.string().optional(),
          deviceType: attr.oneOf('disk', 'cdrom', 'floppy', 'lun').optional(),
          diskBus: attr.string().optional(),
          /** `ext4`, or `swap` for a swap disk. */
          guestFormat: attr.string().optional(),
          noDevice: attr.boolean().optional(),
          tag: attr.string().since('2.32'),
        }),
        'block_device_mapping_v2',
      )
      .optional(),
    /** The administrator's password. Nova makes one up, and tells it in the answer to creation alone. */
    adminPassword: createOnly.string('adminPass').secret().optional(),
    /** How many servers to make at least; the answer tells one of them. */
    minCount: createOnly.number().optional(),
    maxCount: createOnly.number().optional(),
  },
  filters: filters(),
})) {}

/**
 * A server's name, without its details: a list of these costs the service a fraction.
 *
 * @see https://docs.openstack.org/api-ref/compute/#list-servers
 */
export class ServerSummary extends defineResource(() => ({
  service: api,
  path: '/servers',
  keys: 'servers',
  can: ['list'],
  attributes: {
    /** Missing where the server's cell cannot be reached. */
    name: readOnly.string().optional(),
    /** Only `UNKNOWN`, where the server's cell cannot be reached. */
    status: readOnly.oneOf('UNKNOWN').since('2.69'),
    links: links(),
  },
  filters: filters(),
})) {}

/** A network that a server is created on. */
export type ServerNetwork = Exclude<CreateAttributes<typeof Server>['networks'], string>[number];

/** A disk that a server is created with. */
export type BlockDevice = NonNullable<CreateAttributes<typeof Server>['blockDeviceMapping']>[number];

/** What Nova takes: hints beside the server, and without a prefix what answers have with one. */
function bodyOf({ server }: JsonObject): JsonObject {
  const { scheduler_hints: hints, ...attributes } = server as JsonObject;
  const entries = Object.entries(attributes).map(([wire, value]) => [wire.replace(/^OS-EXT-.+:/, ''), value]);
  return { server: Object.fromEntries(entries), ...(hints !== undefined && { 'OS-SCH-HNT:scheduler_hints': hints }) };
}

/** An address of a server. */
export interface ServerAddress {
  /** The network's name. */
  readonly network: string;
  readonly address: string;
  readonly version: 4 | 6;
  readonly type: 'fixed' | 'floating';
  /** Of the port that it leads to. */
  readonly macAddress: string;
}

/**
 * The addresses of a server, in one list.
 *
 * ```ts
 * const outside = addressesOf(server).find(({ type }) => type === 'floating')?.address;
 * ```
 */
export function addressesOf(server: Pick<Server, 'addresses'>): ServerAddress[] {
  return Object.entries(server.addresses).flatMap(([network, addresses]) =>
    addresses.map((each) => ({
      network,
      address: String(each['addr']),
      version: each['version'] === 6 ? 6 : 4,
      type: each['OS-EXT-IPS:type'] === 'floating' ? 'floating' : 'fixed',
      macAddress: String(each['OS-EXT-IPS-MAC:mac_addr']),
    })),
  );
}

/** Finding servers. */
export class ServerFinding extends ServiceBase {
  /**
   * Finds a server by its name or id; null if there is none.
   *
   * @throws DuplicateResourceError - several have that name.
   */
  async findServer(nameOrId: string, query?: ListQuery<typeof Server>, options?: CallOptions): Promise<Server | null> {
    // The query takes a regular expression, by which a name like "a+b" would not be found.
    const name = `^${nameOrId.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')}$`;
    const call = `${this.context.key}.findServer`;
    return this.context.resources.find(Server, nameOrId, { name, ...query }, { call, ...options });
  }
}
