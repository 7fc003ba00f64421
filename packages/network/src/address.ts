import type { CallOptions, Ref } from '@os/core';
import { api } from './api.js';
import { listing, owned, standard, standardListing } from './common.js';
import { attr, createOnly, defineResource, path, readOnly, ServiceBase } from './core.js';
import { change } from './requests.js';

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

/** Changes the addresses of address groups. */
export class AddressGroupMethods extends ServiceBase {
  /** Adds networks in CIDR notation to an address group. */
  async addAddressesToAddressGroup(
    group: Ref<AddressGroup>,
    addresses: readonly string[],
    options?: CallOptions,
  ): Promise<AddressGroup> {
    const url = path`/address-groups/${group}/add_addresses`;
    return change(this, AddressGroup, 'addAddressesToAddressGroup', url, options, { addresses });
  }

  /**
   * Takes networks in CIDR notation from an address group.
   *
   * @throws NotFoundError - the group lacks one of them.
   */
  async removeAddressesFromAddressGroup(
    group: Ref<AddressGroup>,
    addresses: readonly string[],
    options?: CallOptions,
  ): Promise<AddressGroup> {
    const url = path`/address-groups/${group}/remove_addresses`;
    return change(this, AddressGroup, 'removeAddressesFromAddressGroup', url, options, { addresses });
  }
}
