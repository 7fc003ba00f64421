import type { Server } from '@os/compute/pure';
import { ConfigError, idOf, isHttpError, type Connection, type Ref } from '@os/core';
import type { FloatingIp, Network, NetworkService, Port } from '@os/network/pure';
import { found, type NameOrRef } from './named.js';
import { IncompleteError, type RecipeOptions } from './progress.js';
import { within } from './within.js';

/** What floating IPs are had by. */
export interface FloatingIpConnection {
  readonly session: Pick<Connection['session'], 'access'>;
  readonly network: NetworkService;
}

/** Where a floating IP comes from. */
export interface FloatingIpChoice {
  /** The external network, by name, id or object. Default: the only one, or the one that is marked as the default. */
  readonly network?: NameOrRef<Network> | undefined;
  /** Take one of the project that nothing uses, if there is one. Default: false, a new one. */
  readonly reuse?: boolean | undefined;
}

/** A floating IP that leads nowhere yet. */
export interface AvailableFloatingIp {
  readonly floatingIp: FloatingIp;
  /** Whether it was made just now. */
  readonly isNew: boolean;
}

/** Where a server's floating IP leads to. */
export interface FloatingIpTarget extends FloatingIpChoice {
  /** The server's network to lead to, by name, id or object; needed where it has addresses on several. */
  readonly to?: NameOrRef<Network> | undefined;
}

/**
 * A floating IP that leads nowhere yet: one that the project has and nothing uses, or a new one.
 *
 * ```ts
 * const { floatingIp } = await availableFloatingIp(conn, { reuse: true });
 * ```
 *
 * @throws ConfigError - the external network cannot be told.
 * @throws ConflictError - the quota is used up.
 */
export async function availableFloatingIp(
  conn: FloatingIpConnection,
  { network, reuse, ...options }: FloatingIpChoice & Omit<RecipeOptions, 'interval'> = {},
): Promise<AvailableFloatingIp> {
  return within('Having a floating IP', options, async ({ signal }) =>
    reserve(conn, await externalNetwork(conn, network, signal), reuse, signal),
  );
}

/**
 * Makes a floating IP lead to a server: a new one, or one that nothing uses.
 *
 * @throws ConfigError - the external network cannot be told, or the server has no IPv4 address, or some on several networks
 *   and `to` is not given.
 * @throws NotFoundError - no router connects the external network with the server's.
 * @throws IncompleteError - it was made, and could not be made to lead there; then it is taken back.
 */
export async function addFloatingIp(
  conn: FloatingIpConnection,
  server: Ref<Server>,
  { network, reuse, to, ...options }: FloatingIpTarget & RecipeOptions = {},
): Promise<FloatingIp> {
  let made: FloatingIp | undefined;
  try {
    return await within('Adding a floating IP', options, async ({ signal }) => {
      const external = await externalNetwork(conn, network, signal);
      const port = await portOf(conn, server, await networkIdOf(conn, to, signal), signal);
      const onNew = (floatingIp: FloatingIp) => void (made = floatingIp);
      const available = await reserve(conn, external, reuse, signal, onNew);
      return lead(conn, available, port, signal, onNew);
    });
  } catch (error) {
    if (!made) throw error;
    const thing = floatingIpThing(made);
    try {
      await conn.network.deleteFloatingIp(made, { ignoreMissing: true });
    } catch (failure) {
      throw new IncompleteError('Adding a floating IP', error, { left: [{ ...thing, error: failure }] });
    }
    throw new IncompleteError('Adding a floating IP', error, { takenBack: [thing] });
  }
}

export function floatingIpThing({ id, floatingIpAddress }: FloatingIp) {
  return { kind: 'floating IP', id, name: floatingIpAddress };
}

/** Which network a server's floating IP comes from. */
export async function externalNetwork(
  { network }: Pick<FloatingIpConnection, 'network'>,
  wanted: NameOrRef<Network> | undefined,
  signal: AbortSignal,
): Promise<string> {
  if (wanted !== undefined) {
    const { id, name, isRouterExternal } = await found('network', wanted, (each) =>
      network.findNetwork(each, {}, { signal }),
    );
    if (!isRouterExternal)
      throw new ConfigError(`The network "${name}" is not external: floating IPs cannot come from it`);
    return id;
  }
  const all = await network.listNetworks({ isRouterExternal: true }, { signal });
  const defaults = all.filter(({ isDefault }) => isDefault);
  const [only, ...others] = defaults.length === 1 ? defaults : all;
  if (!only) throw new ConfigError('There is no external network that floating IPs could come from');
  if (others.length > 0) {
    const names = all.map(({ name }) => `"${name}"`).join(', ');
    throw new ConfigError(`Say which external network the floating IP shall come from: ${names}`);
  }
  return only.id;
}

export async function networkIdOf(
  { network }: Pick<FloatingIpConnection, 'network'>,
  ref: NameOrRef<Network> | undefined,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (ref === undefined || typeof ref !== 'string') return ref && idOf(ref);
  return (await found('network', ref, (each) => network.findNetwork(each, {}, { signal }))).id;
}

/** A floating IP that leads nowhere yet, out of an external network. One that has to be made is told. */
export async function reserve(
  { session, network }: FloatingIpConnection,
  floatingNetworkId: string,
  reuse: boolean | undefined,
  signal: AbortSignal,
  onNew?: (floatingIp: FloatingIp) => void,
): Promise<AvailableFloatingIp> {
  if (reuse) {
    // Administrators are shown those of all projects.
    const projectId = (await session.access()).project?.id;
    if (projectId === undefined) throw new ConfigError('Floating IPs can be reused by who works in a project alone');
    const all = network.listFloatingIps({ floatingNetworkId, projectId, status: 'DOWN' }, { signal });
    for await (const floatingIp of all) if (isFree(floatingIp)) return { floatingIp, isNew: false };
  }
  const floatingIp = await network.createFloatingIp({ floatingNetworkId }, { signal });
  onNew?.(floatingIp);
  return { floatingIp, isNew: true };
}

function isFree({ portId, portForwardings = [] }: FloatingIp): boolean {
  return portId === null && portForwardings.length === 0;
}

/** The address of a server that a floating IP shall lead to. */
export interface Destination {
  readonly portId: string;
  readonly fixedIpAddress: string;
}

/** The one address of a server, or the first one that it has on a network. */
export async function portOf(
  { network }: Pick<FloatingIpConnection, 'network'>,
  server: Ref<Server>,
  networkId: string | undefined,
  signal: AbortSignal,
): Promise<Destination> {
  const deviceId = idOf(server);
  const query = { deviceId, ...(networkId !== undefined && { networkId }) };
  const ports = await network.listPorts(query, { signal });
  const usable = ports.flatMap((port) => destinationOf(port) ?? []);
  const [first] = usable;
  if (!first) throw new ConfigError(`The server ${deviceId} has no IPv4 address that a floating IP could lead to`);
  if (new Set(usable.map((each) => each.networkId)).size > 1) {
    throw new ConfigError(
      `The server ${deviceId} is on several networks: say by "to" which one the floating IP leads to`,
    );
  }
  return { portId: first.portId, fixedIpAddress: first.fixedIpAddress };
}

function destinationOf({ id, networkId, fixedIps }: Port): (Destination & { readonly networkId: string }) | undefined {
  const address = fixedIps.find(({ ipAddress }) => ipAddress?.includes('.'))?.ipAddress;
  return address === undefined ? undefined : { portId: id, networkId, fixedIpAddress: address };
}

/** How often a floating IP is chosen anew that somebody else has taken meanwhile. */
const CHOICES = 5;

/** Makes a floating IP lead somewhere; another one if somebody has taken this one since it was found. */
export async function lead(
  conn: FloatingIpConnection,
  available: AvailableFloatingIp,
  destination: Destination,
  signal: AbortSignal,
  onNew: (floatingIp: FloatingIp) => void,
): Promise<FloatingIp> {
  for (let choice = 1, { floatingIp, isNew } = available; ; choice++) {
    // Neutron would take it away from another port without a word.
    const headers = { 'if-match': `revision_number=${floatingIp.revisionNumber}` };
    try {
      return await conn.network.updateFloatingIp(floatingIp.id, destination, { signal, ...(!isNew && { headers }) });
    } catch (error) {
      if (isNew || choice === CHOICES || !isTaken(error)) throw error;
      ({ floatingIp, isNew } = await reserve(conn, floatingIp.floatingNetworkId, true, signal, onNew));
    }
  }
}

/** Changed since it was seen, or gone. Another 404 says that the address cannot be reached from outside. */
function isTaken(error: unknown): boolean {
  return isHttpError(error, 412) || (isHttpError(error, 404) && error.serviceCode === 'FloatingIPNotFound');
}
