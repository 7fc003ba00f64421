import { defineApi, discovery } from '@os/core';

/** The Placement API. */
export const api = defineApi({
  type: 'placement',
  updateMethod: 'PUT',
  discovery,
  microversions: { max: '1.39' },
});
