import type { CallOptions } from '@os/core';
import { api } from './api.js';
import { defineResource, path, readOnly, ServiceBase } from './core.js';
import { send } from './requests.js';

/**
 * The network, with a subnet and a router to the outside, that a project is given when it is first asked for. Its id is the
 * project's. See https://docs.openstack.org/api-ref/network/v2/#auto-allocated-topology
 */
export class AutoAllocatedTopology extends defineResource(() => ({
  service: api,
  path: '/auto-allocated-topology',
  key: 'auto_allocated_topology',
  idAttribute: 'projectId',
  can: ['get', 'delete'],
  attributes: {
    projectId: readOnly.string(),
    tenantId: readOnly.string(),
    networkId: readOnly.string('id'),
  },
})) {}

/** Tells what automatically made topologies need. */
export class AutoAllocatedTopologyMethods extends ServiceBase {
  /**
   * Checks that a project could be given a topology; makes nothing.
   *
   * @throws ConflictError - the cloud lacks an external network or subnet pools that are its defaults.
   */
  async validateAutoAllocatedTopology(projectId: string, options?: CallOptions): Promise<void> {
    const url = `${path`/auto-allocated-topology/${projectId}`}?fields=dry-run`;
    await send(this, 'validateAutoAllocatedTopology', 'GET', url, options);
  }
}
