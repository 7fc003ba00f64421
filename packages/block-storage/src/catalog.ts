import { attr, defineResource, readOnly } from '@os/core';
import { api } from './api.js';

/** See https://docs.openstack.org/api-ref/block-storage/v3/#availability-zones-os-availability-zone */
export class AvailabilityZone extends defineResource(() => ({
  service: api,
  path: '/os-availability-zone',
  keys: 'availabilityZoneInfo',
  can: ['list'],
  idAttribute: 'name',
  paging: 'none',
  attributes: {
    name: readOnly.string('zoneName'),
    state: readOnly.object({ isAvailable: attr.boolean('available') }, 'zoneState'),
  },
})) {}

/** A part of the API. See https://docs.openstack.org/api-ref/block-storage/v3/#api-extensions-extensions */
export class Extension extends defineResource(() => ({
  service: api,
  path: '/extensions',
  keys: 'extensions',
  can: ['list'],
  idAttribute: 'alias',
  paging: 'none',
  attributes: {
    alias: readOnly.string(),
    name: readOnly.string(),
    description: readOnly.string(),
    updatedAt: readOnly.time('updated'),
    links: readOnly.list(attr.json()),
  },
})) {}

/** What lists may be filtered by in this cloud. See https://docs.openstack.org/api-ref/block-storage/v3/#resource-filters */
export class ResourceFilter extends defineResource(() => ({
  service: api,
  path: '/resource_filters',
  keys: 'resource_filters',
  can: ['list'],
  since: '3.33',
  idAttribute: 'resource',
  paging: 'none',
  attributes: {
    /** As in `volume`. */
    resource: readOnly.string(),
    /** In the API's own names. */
    filters: readOnly.list(attr.string()),
  },
  query: ['resource'],
})) {}
