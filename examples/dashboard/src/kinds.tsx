import { Volume } from '@os/block-storage/pure';
import { addressesOf, Flavor, Server } from '@os/compute/pure';
import type { Able, CallOptions, Connection, ResourceList } from '@os/core';
import { Image } from '@os/image/pure';
import { Network, Subnet } from '@os/network/pure';
import type { ComponentChildren } from 'preact';

/** What a table shows. */
export type Item = Able<'get'> & Able<'delete'> & { readonly name: string | null };

export interface Column<R> {
  readonly title: string;
  readonly cell: (item: R) => ComponentChildren;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** A field of the form that creates one. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly isOptional?: boolean;
  readonly initial?: string;
  readonly pattern?: string;
  readonly type?: 'number';
  /** Makes it a choice of what the cloud has. */
  readonly choices?: (conn: Connection, options: CallOptions) => Promise<readonly Choice[]>;
}

export type Values = Readonly<Record<string, string>>;

/** Whoever creates something tells about it as soon as it is there, and at each look until it is ready. */
export interface Creation<R> extends CallOptions {
  readonly onProgress: (item: R) => void;
}

/** A kind of resource that the page has a table of. */
export interface Kind<R extends Item> {
  readonly id: string;
  readonly noun: string;
  readonly plural: string;
  readonly columns: readonly Column<R>[];
  readonly fields: readonly Field[];
  readonly statusOf: (item: R) => string | undefined;
  /** What is being done to it. */
  readonly stepOf?: (item: R) => string | undefined;
  readonly list: (conn: Connection, options: CallOptions) => ResourceList<R>;
  readonly create: (conn: Connection, values: Values, options: Creation<R>) => Promise<unknown>;
}

const PAGE = 20;
const WAIT = 300_000;
const name: Field = { name: 'name', label: 'Name', pattern: '.*\\S.*' };

const servers: Kind<Server> = {
  id: 'servers',
  noun: 'server',
  plural: 'Servers',
  columns: [
    {
      title: 'Addresses',
      cell: ({ addresses }) => addresses && listed(addressesOf({ addresses }).map(({ address }) => address)),
    },
    { title: 'Flavor', cell: ({ flavor }) => flavor?.originalName },
    { title: 'Created', cell: ({ createdAt }) => <When time={createdAt} /> },
  ],
  fields: [
    name,
    {
      name: 'flavorId',
      label: 'Flavor',
      choices: async (conn, options) =>
        (await conn.list(Flavor, {}, options)).map(({ id, name: flavor, vcpus, ram, disk }) => ({
          value: id,
          label: `${flavor} (${vcpus} vCPU, ${amount(ram)} of memory, ${disk} GiB disk)`,
        })),
    },
    {
      name: 'imageId',
      label: 'Image',
      choices: async (conn, options) =>
        (await conn.list(Image, { status: 'active' }, options)).map((each) => ({
          value: each.id,
          label: each.name ?? each.id,
        })),
    },
    {
      name: 'networkId',
      label: 'Network',
      choices: async (conn, options) => [
        ...(await conn.list(Network, { isRouterExternal: false }, options))
          .filter(({ subnetIds }) => subnetIds.length > 0)
          .map((each) => ({ value: each.id, label: nameOf(each) })),
        { value: '', label: 'none' },
      ],
    },
  ],
  statusOf: ({ status }) => status,
  stepOf: ({ taskState }) => taskState ?? undefined,
  list: (conn, options) => conn.list(Server, { limit: PAGE }, options),
  async create(conn, { name: title = '', flavorId = '', imageId, networkId = '' }, { onProgress, ...options }) {
    const networks = networkId ? [{ networkId }] : 'none';
    const server = await conn.create(new Server({ name: title, flavorId, imageId, networks }), options);
    onProgress(server);
    await conn.waitFor(server, { status: 'ACTIVE', timeout: WAIT, onProgress, ...options });
  },
};

const networks: Kind<Network> = {
  id: 'networks',
  noun: 'network',
  plural: 'Networks',
  columns: [
    { title: 'Subnets', cell: ({ subnetIds }) => subnetIds?.length ?? 0 },
    { title: 'MTU', cell: ({ mtu }) => mtu },
    {
      title: 'Reach',
      cell: ({ isRouterExternal, isShared }) =>
        listed([isRouterExternal && 'outside', isShared && 'shared']) ?? 'project',
    },
  ],
  fields: [
    name,
    {
      name: 'cidr',
      label: 'Subnet',
      hint: 'A range of addresses, such as 10.0.0.0/24. Without one, servers cannot use the network.',
      isOptional: true,
      pattern: '\\d{1,3}(\\.\\d{1,3}){3}/\\d{1,2}',
    },
  ],
  statusOf: ({ status }) => status,
  list: (conn, options) => conn.list(Network, { limit: PAGE }, options),
  async create(conn, { name: title = '', cidr = '' }, { onProgress, ...options }) {
    const network = await conn.create(new Network({ name: title }), options);
    onProgress(network);
    if (cidr) {
      await conn.create(new Subnet({ networkId: network.id, name: title, ipVersion: 4, cidr }), options);
      // A subnet belongs to what the network tells of itself.
      onProgress(await conn.get(network, options));
    }
  },
};

const volumes: Kind<Volume> = {
  id: 'volumes',
  noun: 'volume',
  plural: 'Volumes',
  columns: [
    { title: 'Size', cell: ({ size }) => size && `${size} GiB` },
    { title: 'Type', cell: ({ volumeType }) => volumeType },
    { title: 'Attached to', cell: ({ attachments }) => listed((attachments ?? []).map(({ device }) => device)) },
    { title: 'Created', cell: ({ createdAt }) => <When time={createdAt} /> },
  ],
  fields: [name, { name: 'size', label: 'Size in GiB', type: 'number', initial: '1' }],
  statusOf: ({ status }) => status,
  list: (conn, options) => conn.list(Volume, { limit: PAGE }, options),
  async create(conn, { name: title = '', size }, { onProgress, ...options }) {
    const volume = await conn.create(new Volume({ name: title, size: Number(size) }), options);
    onProgress(volume);
    await conn.waitFor(volume, { status: 'available', timeout: WAIT, onProgress, ...options });
  },
};

export const KINDS = { servers, networks, volumes };

/** Deletes it, and waits until it is gone; it is told at each look until then. */
export async function remove<R extends Item>(
  conn: Connection,
  item: R,
  { onProgress, ...options }: Creation<R>,
): Promise<void> {
  await conn.delete(item, { ignoreMissing: true, ...options });
  await conn.waitForDeletion(item, { timeout: WAIT, onProgress: () => onProgress(item), ...options });
}

/** Resources need no name; something has to stand for them. */
export function nameOf({ id, name: title }: Pick<Item, 'id' | 'name'>): string {
  const hasName = title !== null && title !== '';
  return hasName ? title : id.slice(0, 8);
}

/** MiB, as people say it. */
export function amount(mebibytes: number): string {
  return mebibytes >= 1024 ? `${Math.round(mebibytes / 102.4) / 10} GiB` : `${mebibytes} MiB`;
}

function listed(texts: readonly (string | false | null)[]): string | undefined {
  return texts.filter(Boolean).join(', ') || undefined;
}

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });
const MOMENT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'long' });

function When({ time }: { readonly time: string | undefined }) {
  if (time === undefined) return null;
  const date = new Date(time);
  return (
    <time dateTime={date.toISOString()} title={MOMENT.format(date)}>
      {DAY.format(date)}
    </time>
  );
}
