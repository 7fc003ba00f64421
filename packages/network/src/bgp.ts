import type { CallOptions, Ref, ResourceList } from '@os/core';
import { Agent } from './agent.js';
import { api } from './api.js';
import { listing, owned } from './common.js';
import { attr, createOnly, defineResource, idOf, path, readOnly, ServiceBase } from './core.js';
import type { Network } from './network.js';
import { listing as listingAt, send } from './requests.js';

/** Tells routers outside of the cloud what is inside. See https://docs.openstack.org/api-ref/network/v2/#bgp-speakers */
export class BgpSpeaker extends defineResource(() => ({
  service: api,
  path: '/bgp-speakers',
  key: 'bgp_speaker',
  keys: 'bgp_speakers',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    ...owned,
    name: attr.string(),
    /** 4 or 6. */
    ipVersion: createOnly.number().required(),
    /** The number of its autonomous system. */
    localAs: createOnly.number().required(),
    /** Whether it tells of single floating IPs. */
    advertiseFloatingIpHostRoutes: attr.boolean(),
    /** Whether it tells of networks behind routers. */
    advertiseTenantNetworks: attr.boolean(),
    /** Ids; see `addBgpPeerToSpeaker`. */
    peers: readOnly.list(attr.string()),
    /** Ids; see `addGatewayNetworkToSpeaker`. */
    networks: readOnly.list(attr.string()),
  },
  query: ['name', 'ipVersion', 'localAs', 'projectId'],
  filters: listing,
})) {}

/** A router outside that speakers talk to. See https://docs.openstack.org/api-ref/network/v2/#bgp-peers */
export class BgpPeer extends defineResource(() => ({
  service: api,
  path: '/bgp-peers',
  key: 'bgp_peer',
  keys: 'bgp_peers',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    ...owned,
    name: attr.string(),
    peerIp: createOnly.string().required(),
    /** The number of its autonomous system. */
    remoteAs: createOnly.number().required(),
    authType: createOnly.oneOf('none', 'md5').required(),
    /** Never answered. */
    password: attr.string().nullable().secret().optional(),
  },
  query: ['name', 'peerIp', 'remoteAs', 'authType', 'projectId'],
  filters: listing,
})) {}

/** What a speaker tells of: a network in CIDR notation, and the address that leads there. */
export class BgpAdvertisedRoute extends defineResource(() => ({
  service: api,
  path: '/bgp-speakers/{bgpSpeakerId}/get_advertised_routes',
  keys: 'advertised_routes',
  parents: { bgpSpeakerId: BgpSpeaker },
  idAttribute: 'destination',
  can: ['list'],
  paging: 'none',
  attributes: { destination: readOnly.string(), nextHop: readOnly.string() },
})) {}

/** What BGP speakers talk of and to, and the agents that do the talking. */
export class BgpMethods extends ServiceBase {
  /**
   * Lets a speaker talk to a peer.
   *
   * @throws ConflictError - it does already.
   */
  async addBgpPeerToSpeaker(speaker: Ref<BgpSpeaker>, peer: Ref<BgpPeer>, options?: CallOptions): Promise<void> {
    const url = path`/bgp-speakers/${speaker}/add_bgp_peer`;
    await send(this, 'addBgpPeerToSpeaker', 'PUT', url, options, { bgp_peer_id: idOf(peer) });
  }

  /** Ends the talk of a speaker to a peer. */
  async removeBgpPeerFromSpeaker(speaker: Ref<BgpSpeaker>, peer: Ref<BgpPeer>, options?: CallOptions): Promise<void> {
    const url = path`/bgp-speakers/${speaker}/remove_bgp_peer`;
    await send(this, 'removeBgpPeerFromSpeaker', 'PUT', url, options, { bgp_peer_id: idOf(peer) });
  }

  /** Lets a speaker tell of what can be reached through an external network. */
  async addGatewayNetworkToSpeaker(
    speaker: Ref<BgpSpeaker>,
    network: Ref<Network>,
    options?: CallOptions,
  ): Promise<void> {
    const url = path`/bgp-speakers/${speaker}/add_gateway_network`;
    await send(this, 'addGatewayNetworkToSpeaker', 'PUT', url, options, { network_id: idOf(network) });
  }

  /** Undoes `addGatewayNetworkToSpeaker`. */
  async removeGatewayNetworkFromSpeaker(
    speaker: Ref<BgpSpeaker>,
    network: Ref<Network>,
    options?: CallOptions,
  ): Promise<void> {
    const url = path`/bgp-speakers/${speaker}/remove_gateway_network`;
    await send(this, 'removeGatewayNetworkFromSpeaker', 'PUT', url, options, { network_id: idOf(network) });
  }

  /** Lists the dynamic routing agents that work for a speaker. */
  listBgpSpeakerAgents(speaker: Ref<BgpSpeaker>, options?: CallOptions): ResourceList<Agent> {
    const url = path`/bgp-speakers/${speaker}/bgp-dragents`;
    return this.context.resources.list(Agent, {}, listingAt(this, 'listBgpSpeakerAgents', url, options));
  }

  /** Lists the speakers that a dynamic routing agent works for. */
  listAgentBgpSpeakers(agent: Ref<Agent>, options?: CallOptions): ResourceList<BgpSpeaker> {
    const url = path`/agents/${agent}/bgp-drinstances`;
    return this.context.resources.list(BgpSpeaker, {}, listingAt(this, 'listAgentBgpSpeakers', url, options));
  }

  /**
   * Lets a dynamic routing agent work for a speaker.
   *
   * @throws ConflictError - it works for one already.
   */
  async addBgpSpeakerToAgent(agent: Ref<Agent>, speaker: Ref<BgpSpeaker>, options?: CallOptions): Promise<void> {
    const url = path`/agents/${agent}/bgp-drinstances`;
    await send(this, 'addBgpSpeakerToAgent', 'POST', url, options, { bgp_speaker_id: idOf(speaker) });
  }

  /** Stops a dynamic routing agent's work for a speaker. */
  async removeBgpSpeakerFromAgent(agent: Ref<Agent>, speaker: Ref<BgpSpeaker>, options?: CallOptions): Promise<void> {
    const url = path`/agents/${agent}/bgp-drinstances/${speaker}`;
    await send(this, 'removeBgpSpeakerFromAgent', 'DELETE', url, options);
  }
}
