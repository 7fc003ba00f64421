import {
  attr,
  createOnly,
  defineResource,
  idOf,
  InvalidResponseError,
  isJsonObject,
  path,
  readOnly,
  ServiceBase,
  type CallOptions,
  type Ref,
  type ResourceList,
  type ServiceResponse,
} from '@os/core';
import { api } from './api.js';
import { act, send, valueIn, type AnyRef } from './common.js';
import { Server } from './server.js';

/**
 * A port of a server. Created for a network, it gets a port of its own; for a port, it takes that one.
 *
 * @see https://docs.openstack.org/api-ref/compute/#port-interfaces-servers-os-interface
 */
export class ServerInterface extends defineResource(() => ({
  service: api,
  path: '/servers/{serverId}/os-interface',
  key: 'interfaceAttachment',
  keys: 'interfaceAttachments',
  parents: { serverId: Server },
  can: ['create', 'get', 'delete', 'list'],
  paging: 'none',
  idAttribute: 'portId',
  attributes: {
    /** Give this or `networkId`. */
    portId: createOnly.string(),
    networkId: createOnly.string('net_id'),
    /** Which of the network's addresses it gets; without a subnet on creation. */
    fixedIps: createOnly.list(attr.object({ ipAddress: attr.string().required(), subnetId: attr.string() })).nullable(),
    macAddress: readOnly.string('mac_addr'),
    portState: readOnly.oneOf('ACTIVE', 'BUILD', 'DOWN', 'ERROR'),
    /** For the server to tell its ports apart. On creation it needs microversion 2.49; it is answered since 2.70. */
    tag: createOnly.string().nullable().since('2.49'),
  },
})) {}

/** A security group, as Nova shows it. The network service has them in full. */
export class ServerSecurityGroup extends defineResource(() => ({
  service: api,
  path: '/servers/{serverId}/os-security-groups',
  keys: 'security_groups',
  parents: { serverId: Server },
  can: ['list'],
  paging: 'none',
  attributes: {
    name: readOnly.string(),
    description: readOnly.string().nullable(),
    projectId: readOnly.string('tenant_id'),
    rules: readOnly.list(
      attr.object({
        id: attr.string(),
        parentGroupId: attr.string(),
        /** `null` for any. */
        ipProtocol: attr.string().nullable(),
        fromPort: attr.number().nullable(),
        toPort: attr.number().nullable(),
        /** The group that it lets in; empty if it is for a range. */
        group: attr.object({ name: attr.string().optional(), projectId: attr.string('tenant_id').optional() }),
        /** The range that it lets in; empty if it is for a group. */
        ipRange: attr.object({ cidr: attr.string().optional() }),
      }),
    ),
  },
})) {}

/** An address of a server on one of its networks. */
export interface ServerIp {
  /** The network's name. */
  readonly networkLabel: string;
  readonly address: string;
  readonly version: 4 | 6;
}

/**
 * Addresses and security groups of servers.
 *
 * @see https://docs.openstack.org/api-ref/compute/#servers-ips-servers-ips
 */
export class ServerNetworkMethods extends ServiceBase {
  /**
   * The addresses of a server; see `addressesOf` for those that the server itself tells.
   *
   * @param networkLabel - The name of a network. Default: those on all of its networks.
   */
  async listServerIps(server: Ref<Server>, networkLabel?: string, options?: CallOptions): Promise<ServerIp[]> {
    const url = path`/servers/${server}/ips`;
    if (networkLabel === undefined) {
      const response = await send(this, 'listServerIps', 'GET', url, options);
      return ipsIn(response, valueIn(response, 'addresses'));
    }
    const response = await send(this, 'listServerIps', 'GET', url + path`/${networkLabel}`, options);
    return ipsIn(response, response.body);
  }

  /** The security groups of a server, those of all its ports. */
  fetchServerSecurityGroups(server: Ref<Server>, options?: CallOptions): ResourceList<ServerSecurityGroup> {
    const call = `${this.context.key}.fetchServerSecurityGroups`;
    return this.context.resources.list(ServerSecurityGroup, { serverId: server }, { call, ...options });
  }

  /**
   * Gives all ports of a server a security group.
   *
   * @param group - Its name or id.
   */
  async addSecurityGroupToServer(server: Ref<Server>, group: AnyRef, options?: CallOptions): Promise<void> {
    await act(this, 'addSecurityGroupToServer', server, 'addSecurityGroup', options, { name: idOf(group) });
  }

  /**
   * Takes a security group from all ports of a server.
   *
   * @param group - Its name or id.
   */
  async removeSecurityGroupFromServer(server: Ref<Server>, group: AnyRef, options?: CallOptions): Promise<void> {
    await act(this, 'removeSecurityGroupFromServer', server, 'removeSecurityGroup', options, { name: idOf(group) });
  }

  /**
   * Adds an address of a network.
   *
   * @deprecated Gone after microversion 2.43: see `createServerInterface`.
   */
  async addFixedIpToServer(server: Ref<Server>, network: AnyRef, options?: CallOptions): Promise<void> {
    await act(this, 'addFixedIpToServer', server, 'addFixedIp', options, { networkId: idOf(network) }, UNTIL);
  }

  /**
   * Takes an address away.
   *
   * @deprecated Gone after microversion 2.43: see `deleteServerInterface`.
   */
  async removeFixedIpFromServer(server: Ref<Server>, address: string, options?: CallOptions): Promise<void> {
    await act(this, 'removeFixedIpFromServer', server, 'removeFixedIp', options, { address }, UNTIL);
  }

  /**
   * Gives a server a floating IP that is there already.
   *
   * @param fixedAddress - Which of the server's addresses it leads to. Default: one of them.
   * @deprecated Gone after microversion 2.43: change the floating IP itself, by the network service.
   */
  async addFloatingIpToServer(
    server: Ref<Server>,
    address: string,
    { fixedAddress }: { readonly fixedAddress?: string | undefined } = {},
    options?: CallOptions,
  ): Promise<void> {
    const value = { address, ...(fixedAddress !== undefined && { fixed_address: fixedAddress }) };
    await act(this, 'addFloatingIpToServer', server, 'addFloatingIp', options, value, UNTIL);
  }

  /**
   * Takes a floating IP away.
   *
   * @deprecated Gone after microversion 2.43: change the floating IP itself, by the network service.
   */
  async removeFloatingIpFromServer(server: Ref<Server>, address: string, options?: CallOptions): Promise<void> {
    await act(this, 'removeFloatingIpFromServer', server, 'removeFloatingIp', options, { address }, UNTIL);
  }
}

const UNTIL = { until: '2.43' };

function ipsIn({ url }: ServiceResponse, addresses: unknown): ServerIp[] {
  if (!isJsonObject(addresses)) throw new InvalidResponseError(`${url} was answered without addresses`);
  return Object.entries(addresses).flatMap(([networkLabel, list]) =>
    (Array.isArray(list) ? list.filter(isJsonObject) : []).map(({ addr, version }) => ({
      networkLabel,
      address: String(addr),
      version: version === 6 ? 6 : 4,
    })),
  );
}
