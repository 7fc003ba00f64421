import { attr, createOnly, defineResource, readOnly } from '@os/core';
import { api } from './api.js';
import { listing, owned, standard, standardListing } from './common.js';

/** An area within which addresses are unique, and routed without translation. See https://docs.openstack.org/api-ref/network/v2/#address-scopes */
export class AddressScope extends defineResource(() => ({
  service: api,
  path: '/address-scopes',
  key: 'address_scope',
  keys: 'address_scopes',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    ...owned,
    name: attr.string(),
    /** 4 or 6. */
    ipVersion: createOnly.number().required(),
    /** Can be set, and never unset. */
    isShared: attr.boolean('shared'),
  },
  query: ['name', 'ipVersion', 'isShared', 'projectId'],
  filters: listing,
})) {}

/** Addresses that security group rules name together. See https://docs.openstack.org/api-ref/network/v2/#address-groups */
export class AddressGroup extends defineResource(() => ({
  service: api,
  path: '/address-groups',
  key: 'address_group',
  keys: 'address_groups',
  can: ['create', 'get', 'update', 'delete', 'list'],
  attributes: {
    ...standard,
    name: attr.string(),
    /** Networks in CIDR notation. Change them with `addAddressesToAddressGroup` and `removeAddressesFromAddressGroup`. */
    addresses: createOnly.list(attr.string()),
    // Both are answered to changes of the addresses alone.
    isShared: readOnly.boolean('shared').optional(),
    standardAttrId: readOnly.number().optional(),
  },
  query: ['name'],
  filters: { ...standardListing, isShared: attr.boolean('shared') },
})) {}
