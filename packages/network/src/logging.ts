import { api } from './api.js';
import { listing, standard, standardListing } from './common.js';
import { attr, createOnly, defineResource, readOnly } from './core.js';

/** Has packets logged that pass, or do not. See https://docs.openstack.org/api-ref/network/v2/#logging-resource */
export class Log extends defineResource(() => ({
  service: api,
  path: '/log/logs',
  key: 'log',
  keys: 'logs',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    ...standard,
    name: attr.string(),
    /** See {@link LoggableResource}. */
    resourceType: createOnly.oneOf('security_group', 'firewall_group', 'snat').required(),
    /** `null`: all of the type. */
    resourceId: createOnly.string().nullable(),
    /** The port that is logged. `null`: all that the resource is about. */
    targetId: createOnly.string().nullable(),
    event: createOnly.oneOf('ACCEPT', 'DROP', 'ALL'),
    isEnabled: attr.boolean('enabled'),
  },
  query: ['name', 'resourceType', 'resourceId', 'targetId', 'event', 'isEnabled'],
  filters: standardListing,
})) {}

/** A kind of resource that can be logged. See https://docs.openstack.org/api-ref/network/v2/#list-loggable-resources */
export class LoggableResource extends defineResource(() => ({
  service: api,
  path: '/log/loggable-resources',
  keys: 'loggable_resources',
  idAttribute: 'type',
  can: ['list'],
  paging: 'none',
  attributes: { type: readOnly.string() },
  filters: { fields: listing.fields },
})) {}
