import type { CallOptions, Ref, ResourceList } from '@os/core';
import { Agent } from './agent.js';
import { idOf, path, ServiceBase } from './core.js';
import { Network } from './network.js';
import { listing, send } from './requests.js';
import { Router } from './router.js';

/** Where among several agents an agent stands for a router. */
export interface RouterPlaceOptions extends CallOptions {
  /** Which of several agents comes first: the one with the highest number. Needs the extension `l3-agent-scheduler-ha-chassis-priority`. */
  readonly haChassisPriority?: number | undefined;
}

/** Which agents work for which routers and networks. */
export class SchedulingMethods extends ServiceBase {
  /** Lists the L3 agents that work for a router. */
  listRouterAgents(router: Ref<Router>, options?: CallOptions): ResourceList<Agent> {
    return this.context.resources.list(
      Agent,
      {},
      listing(this, 'listRouterAgents', path`/routers/${router}/l3-agents`, options),
    );
  }

  /** Lists the routers that an L3 agent works for. */
  listAgentRouters(agent: Ref<Agent>, options?: CallOptions): ResourceList<Router> {
    return this.context.resources.list(
      Router,
      {},
      listing(this, 'listAgentRouters', path`/agents/${agent}/l3-routers`, options),
    );
  }

  /**
   * Lets an L3 agent work for a router.
   *
   * @throws ConflictError - another agent does.
   */
  async addRouterToAgent(
    agent: Ref<Agent>,
    router: Ref<Router>,
    { haChassisPriority, ...options }: RouterPlaceOptions = {},
  ): Promise<void> {
    const url = path`/agents/${agent}/l3-routers`;
    const json = { router_id: idOf(router), ha_chassis_priority: haChassisPriority };
    await send(this, 'addRouterToAgent', 'POST', url, options, json);
  }

  /**
   * Changes which of several L3 agents comes first for a router: the one with the highest number. Needs the extension
   * `l3-agent-scheduler-ha-chassis-priority`.
   */
  async updateRouterInAgent(
    agent: Ref<Agent>,
    router: Ref<Router>,
    haChassisPriority: number,
    options?: CallOptions,
  ): Promise<void> {
    const json = { ha_chassis_priority: haChassisPriority };
    await send(this, 'updateRouterInAgent', 'PUT', path`/agents/${agent}/l3-routers/${router}`, options, json);
  }

  /** Stops an L3 agent's work for a router. */
  async removeRouterFromAgent(agent: Ref<Agent>, router: Ref<Router>, options?: CallOptions): Promise<void> {
    await send(this, 'removeRouterFromAgent', 'DELETE', path`/agents/${agent}/l3-routers/${router}`, options);
  }

  /** Lists the DHCP agents that work for a network. */
  listNetworkAgents(network: Ref<Network>, options?: CallOptions): ResourceList<Agent> {
    return this.context.resources.list(
      Agent,
      {},
      listing(this, 'listNetworkAgents', path`/networks/${network}/dhcp-agents`, options),
    );
  }

  /** Lists the networks that a DHCP agent works for. */
  listAgentNetworks(agent: Ref<Agent>, options?: CallOptions): ResourceList<Network> {
    return this.context.resources.list(
      Network,
      {},
      listing(this, 'listAgentNetworks', path`/agents/${agent}/dhcp-networks`, options),
    );
  }

  /**
   * Lets a DHCP agent work for a network.
   *
   * @throws ConflictError - it does already.
   */
  async addNetworkToAgent(agent: Ref<Agent>, network: Ref<Network>, options?: CallOptions): Promise<void> {
    const url = path`/agents/${agent}/dhcp-networks`;
    await send(this, 'addNetworkToAgent', 'POST', url, options, { network_id: idOf(network) });
  }

  /** Stops a DHCP agent's work for a network. */
  async removeNetworkFromAgent(agent: Ref<Agent>, network: Ref<Network>, options?: CallOptions): Promise<void> {
    await send(this, 'removeNetworkFromAgent', 'DELETE', path`/agents/${agent}/dhcp-networks/${network}`, options);
  }
}
