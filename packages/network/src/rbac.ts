import { api } from './api.js';
import { listing, owned } from './common.js';
import { attr, createOnly, defineResource } from './core.js';

/** Lets another project use something. See https://docs.openstack.org/api-ref/network/v2/#rbac-policies */
export class RbacPolicy extends defineResource(() => ({
  service: api,
  path: '/rbac-policies',
  key: 'rbac_policy',
  keys: 'rbac_policies',
  can: ['create', 'get', 'update', 'delete', 'list'],
  paging: 'none',
  attributes: {
    ...owned,
    objectType: createOnly
      .oneOf('network', 'qos_policy', 'security_group', 'address_scope', 'subnetpool', 'address_group', 'bgpvpn')
      .required(),
    objectId: createOnly.string().required(),
    action: createOnly.oneOf('access_as_shared', 'access_as_external').required(),
    /** The project that may use it; `*` for all. */
    targetProjectId: attr.string('target_tenant').required(),
  },
  query: ['objectType', 'objectId', 'action', 'targetProjectId', 'projectId'],
  filters: listing,
})) {}
