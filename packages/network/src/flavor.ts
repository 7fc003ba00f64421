import type { CallOptions, Ref } from '@os/core';
import { api } from './api.js';
import { listing } from './common.js';
import { attr, createOnly, defineResource, idOf, path, readOnly, ServiceBase } from './core.js';
import { send } from './requests.js';

/** A choice between implementations of a service, such as routers. See https://docs.openstack.org/api-ref/network/v2/#networking-flavors-framework-v2-0-current-flavor-service-profile */
export class Flavor extends defineResource(() => ({
  service: api,
  path: '/flavors',
  key: 'flavor',
  keys: 'flavors',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    name: attr.string(),
    description: attr.string(),
    serviceType: createOnly.string().required(),
    isEnabled: attr.boolean('enabled'),
    serviceProfileIds: attr.list(attr.string(), 'service_profiles'),
  },
  query: ['name', 'description', 'serviceType', 'isEnabled'],
  filters: listing,
})) {}

/** How a flavor is implemented. See https://docs.openstack.org/api-ref/network/v2/#networking-flavors-framework-v2-0-current-flavor-service-profile */
export class ServiceProfile extends defineResource(() => ({
  service: api,
  path: '/service_profiles',
  key: 'service_profile',
  keys: 'service_profiles',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    description: attr.string(),
    /** The driver's class. Either this or `metaInfo` is needed. */
    driver: attr.string(),
    isEnabled: attr.boolean('enabled'),
    /** What the driver is told. */
    metaInfo: attr.string('metainfo'),
  },
  query: ['description', 'driver', 'isEnabled'],
  filters: listing,
})) {}

/** An implementation of a service that the cloud was set up with. See https://docs.openstack.org/api-ref/network/v2/#service-providers */
export class ServiceProvider extends defineResource(() => ({
  service: api,
  path: '/service-providers',
  keys: 'service_providers',
  idAttribute: 'name',
  can: ['list'],
  paging: 'none',
  attributes: {
    serviceType: readOnly.string(),
    name: readOnly.string(),
    isDefault: readOnly.boolean('default'),
  },
  query: ['serviceType', 'name'],
})) {}

/** Which service profiles a flavor is implemented by. */
export class FlavorMethods extends ServiceBase {
  /** Makes a service profile one of those that a flavor is implemented by. */
  async associateFlavorWithServiceProfile(
    flavor: Ref<Flavor>,
    profile: Ref<ServiceProfile>,
    options?: CallOptions,
  ): Promise<void> {
    const json = { service_profile: { id: idOf(profile) } };
    const url = path`/flavors/${flavor}/service_profiles`;
    await send(this, 'associateFlavorWithServiceProfile', 'POST', url, options, json);
  }

  /** Undoes `associateFlavorWithServiceProfile`. */
  async disassociateFlavorFromServiceProfile(
    flavor: Ref<Flavor>,
    profile: Ref<ServiceProfile>,
    options?: CallOptions,
  ): Promise<void> {
    const url = path`/flavors/${flavor}/service_profiles/${profile}`;
    await send(this, 'disassociateFlavorFromServiceProfile', 'DELETE', url, options);
  }
}
