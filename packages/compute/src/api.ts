import { defineApi, discovery, waiting } from '@os/core';

/** The Compute API v2.1. */
export const api = defineApi({
  type: 'compute',
  version: 'v2.1',
  updateMethod: 'PUT',
  discovery,
  microversions: { max: '2.104', header: 'x-openstack-nova-api-version' },
  waiting,
});
