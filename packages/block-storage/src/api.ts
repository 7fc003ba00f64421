import { defineApi, discovery, waiting } from '@os/core';

/** The Block Storage API v3. */
export const api = defineApi({
  type: 'block-storage',
  aliases: ['volumev3', 'volume', 'block-store'],
  version: 'v3',
  updateMethod: 'PUT',
  discovery,
  microversions: { max: '3.71', name: 'volume' },
  waiting,
});
