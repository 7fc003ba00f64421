import {
  attr,
  defineResource,
  path,
  readOnly,
  ServiceBase,
  type CallOptions,
  type JsonObject,
  type Ref,
  type Service,
} from '@os/core';
import { api } from './api.js';
import { send } from './common.js';

/**
 * A process of Nova on a host. Ids are those of microversion 2.53 and later. For administrators.
 *
 * @see https://docs.openstack.org/api-ref/compute/#compute-services-os-services
 */
export class HostService extends defineResource(() => ({
  service: api,
  path: '/os-services',
  key: 'service',
  keys: 'services',
  can: ['update', 'delete', 'list'],
  paging: 'none',
  since: '2.53',
  // The key is around answers alone.
  exchange: ({ json, ...request }, send) => send({ ...request, json: json?.['service'] }),
  attributes: {
    binary: readOnly.oneOf('nova-compute', 'nova-conductor', 'nova-scheduler'),
    host: readOnly.string(),
    availabilityZone: readOnly.string('zone'),
    /** Whether the scheduler uses its host. */
    status: attr.oneOf('enabled', 'disabled'),
    state: readOnly.oneOf('up', 'down'),
    /** Goes with the status `disabled`. */
    disabledReason: attr.string().nullable(),
    /** Whether it is taken for down, whatever it says itself: so that its servers can be evacuated at once. */
    isForcedDown: attr.boolean('forced_down'),
    updatedAt: readOnly.time().nullable(),
  },
  query: ['binary', 'host'],
})) {}

/** Which process of Nova is meant, by host and name. */
export interface HostProcess {
  readonly host: string;
  /** `nova-compute` */
  readonly binary: string;
  readonly id?: undefined;
}

/**
 * Changes of services. Given an object or its id, they ask as microversion 2.53 and later do; given `{ host, binary }`, as
 * earlier ones did.
 */
export class HostServiceMethods extends ServiceBase {
  /** Lets the scheduler use a host. */
  async enableService(service: Ref<HostService> | HostProcess, options?: CallOptions): Promise<void> {
    await change(this, 'enableService', service, path`/os-services/enable`, { status: 'enabled' }, {}, options);
  }

  /** Keeps the scheduler from using a host. Servers that are there already stay. */
  async disableService(
    service: Ref<HostService> | HostProcess,
    { reason }: { readonly reason?: string | undefined } = {},
    options?: CallOptions,
  ): Promise<void> {
    const more = reason === undefined ? {} : { disabled_reason: reason };
    const route = reason === undefined ? path`/os-services/disable` : path`/os-services/disable-log-reason`;
    await change(this, 'disableService', service, route, { status: 'disabled' }, more, options);
  }

  /**
   * Says whether a service is taken for down, whatever it says itself: so that its servers can be evacuated at once. Needs
   * microversion 2.11.
   */
  async updateServiceForcedDown(
    service: Ref<HostService> | HostProcess,
    isForcedDown: boolean,
    options?: CallOptions,
  ): Promise<void> {
    const more = { forced_down: isForcedDown };
    await change(this, 'updateServiceForcedDown', service, path`/os-services/force-down`, {}, more, options);
  }
}

/** Sends `status` and `more` about a service; or, to a route that says the status, `more` about a process. */
async function change(
  service: Service,
  name: string,
  target: Ref<HostService> | HostProcess,
  route: string,
  status: JsonObject,
  more: JsonObject,
  options: CallOptions | undefined,
): Promise<void> {
  if (typeof target === 'object' && target.id === undefined) {
    const { host, binary } = target;
    const content = {
      json: { host, binary, ...more },
      since: 'forced_down' in more ? '2.11' : undefined,
      until: '2.52',
    };
    await send(service, name, 'PUT', route, options, content);
  } else {
    const content = { json: { ...status, ...more }, since: '2.53' };
    await send(service, name, 'PUT', path`/os-services/${target}`, options, content);
  }
}
