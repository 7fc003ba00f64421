import type { CallOptions, Ref } from '@os/core';
import { api } from './api.js';
import { listing } from './common.js';
import { createOnly, defineResource, path, readOnly, ServiceBase } from './core.js';
import { Port } from './port.js';
import { changeBare } from './requests.js';

/**
 * What a port is on a host; identified by the host's name. Of several, one is active: others are made before a server moves.
 * Only ports of servers have them, and only services such as Nova may make them.
 * See https://docs.openstack.org/api-ref/network/v2/#port-binding
 */
export class PortBinding extends defineResource(() => ({
  service: api,
  path: '/ports/{portId}/bindings',
  key: 'binding',
  keys: 'bindings',
  parents: { portId: Port },
  idAttribute: 'host',
  can: ['create', 'delete', 'list'],
  attributes: {
    host: createOnly.string().required(),
    vnicType: createOnly.oneOf('normal', 'direct', 'macvtap', 'baremetal', 'direct-physical', 'virtio-forwarder'),
    profile: createOnly.map<unknown>(),
    status: readOnly.oneOf('ACTIVE', 'INACTIVE'),
    vifType: readOnly.string(),
    vifDetails: readOnly.map<unknown>(),
  },
  query: ['host', 'vnicType', 'vifType', 'status'],
  filters: listing,
})) {}

/** Chooses between the bindings of a port. */
export class PortBindingMethods extends ServiceBase {
  /**
   * Makes the binding to a host the active one, in place of that which was.
   *
   * @throws ConflictError - it is active already.
   */
  async activatePortBinding(port: Ref<Port>, host: string, options?: CallOptions): Promise<PortBinding> {
    const url = path`/ports/${port}/bindings/${host}/activate`;
    // The service fails over any body, even an empty one.
    return changeBare(this, PortBinding, 'activatePortBinding', url, options);
  }
}
