import { attr, defineResource, readOnly } from '@os/core';
import { api } from './api.js';

const attributes = () => ({
  name: readOnly.string('zoneName'),
  state: readOnly.object({ isAvailable: attr.boolean('available') }, 'zoneState'),
});

/** A part of the cloud to create servers in. See https://docs.openstack.org/api-ref/compute/#availability-zones-os-availability-zone */
export class AvailabilityZone extends defineResource(() => ({
  service: api,
  path: '/os-availability-zone',
  keys: 'availabilityZoneInfo',
  can: ['list'],
  paging: 'none',
  idAttribute: 'name',
  attributes: {
    ...attributes(),
    /** See `listAvailabilityZoneDetails`. */
    hosts: readOnly.json<null>(),
  },
})) {}

/** A service on a host of an availability zone. */
interface ZoneService {
  readonly available: boolean;
  /** Whether it is enabled. */
  readonly active: boolean;
  readonly updated_at: string | null;
}

/** An availability zone with its hosts; for administrators. */
export class AvailabilityZoneDetail extends defineResource(() => ({
  service: api,
  path: '/os-availability-zone/detail',
  keys: 'availabilityZoneInfo',
  can: ['list'],
  paging: 'none',
  idAttribute: 'name',
  attributes: {
    ...attributes(),
    /** By host, and then by service. */
    hosts: readOnly.map<Readonly<Record<string, ZoneService>>>().nullable(),
  },
})) {}
