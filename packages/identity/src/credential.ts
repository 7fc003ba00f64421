import { attr, createOnly, defineResource } from '@os/core';
import { api } from './api.js';
import { links } from './attributes.js';

/**
 * A secret that Keystone keeps for a user: an EC2 key, the seed of one-time passwords, a certificate.
 *
 * @see https://docs.openstack.org/api-ref/identity/v3/#credentials
 */
export class Credential extends defineResource(() => ({
  service: api,
  path: '/credentials',
  key: 'credential',
  keys: 'credentials',
  can: ['create', 'get', 'update', 'delete', 'list'],
  paging: 'none',
  attributes: {
    type: createOnly.oneOf('ec2', 'totp', 'cert').required(),
    /** The secret, in the form that the type has: JSON as text for `ec2`. */
    blob: attr.string().required().secret(),
    userId: createOnly.string().required(),
    /** Required for the type `ec2`. */
    projectId: createOnly.string().nullable(),
    links: links(),
  },
  query: ['userId', 'type'],
})) {}
