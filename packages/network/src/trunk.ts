import type { CallOptions, CreateAttributes, Ref } from '@os/core';
import { api } from './api.js';
import { datedListing, standard, tagListing, tags } from './common.js';
import { attr, createOnly, defineResource, idOf, path, readOnly, ServiceBase } from './core.js';
import type { Port } from './port.js';
import { changeBare } from './requests.js';

const subPort = () => ({
  portId: attr.string().required(),
  /** How its packets are told from others. Default: as the network of the port does. */
  segmentationType: attr.oneOf('vlan', 'inherit'),
  segmentationId: attr.number(),
});

/** Gives a server several networks over one port: those of its sub-ports. See https://docs.openstack.org/api-ref/network/v2/#trunk-networking */
export class Trunk extends defineResource(() => ({
  service: api,
  path: '/trunks',
  key: 'trunk',
  keys: 'trunks',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    ...standard,
    name: attr.string(),
    tags,
    status: readOnly.oneOf('ACTIVE', 'BUILD', 'DEGRADED', 'DOWN', 'ERROR'),
    /** A trunk that is down can't be changed. */
    isAdminStateUp: attr.boolean('admin_state_up'),
    /** The port that the server has. */
    portId: createOnly.string().required(),
    /** Change them with `addTrunkSubports` and `deleteTrunkSubports`. */
    subPorts: createOnly.list(attr.object(subPort())),
  },
  query: ['name', 'portId', 'status', 'isAdminStateUp'],
  filters: { ...datedListing, ...tagListing },
})) {}

/** A port that takes part in a trunk. See https://docs.openstack.org/api-ref/network/v2/#list-subports-for-trunk */
export class TrunkSubport extends defineResource(() => ({
  service: api,
  path: '/trunks/{trunkId}/get_subports',
  keys: 'sub_ports',
  parents: { trunkId: Trunk },
  idAttribute: 'portId',
  can: ['list'],
  paging: 'none',
  attributes: {
    portId: readOnly.string(),
    segmentationType: readOnly.oneOf('vlan', 'inherit'),
    segmentationId: readOnly.number(),
  },
})) {}

/** A port that is to take part in a trunk. */
export type SubPort = NonNullable<CreateAttributes<typeof Trunk>['subPorts']>[number];

/** Changes the sub-ports of trunks. */
export class TrunkMethods extends ServiceBase {
  /**
   * Lets further ports take part in a trunk.
   *
   * @throws ConflictError - a port is in use, or its segmentation id is.
   */
  async addTrunkSubports(trunk: Ref<Trunk>, subPorts: readonly SubPort[], options?: CallOptions): Promise<Trunk> {
    const { body } = new Trunk({ subPorts });
    return changeBare(this, Trunk, 'addTrunkSubports', path`/trunks/${trunk}/add_subports`, options, body);
  }

  /**
   * Ends the part of ports in a trunk.
   *
   * @throws NotFoundError - one of them takes no part.
   */
  async deleteTrunkSubports(trunk: Ref<Trunk>, ports: readonly Ref<Port>[], options?: CallOptions): Promise<Trunk> {
    const json = { sub_ports: ports.map((port) => ({ port_id: idOf(port) })) };
    return changeBare(this, Trunk, 'deleteTrunkSubports', path`/trunks/${trunk}/remove_subports`, options, json);
  }
}
