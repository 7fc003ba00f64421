import { defineApi } from '@os/core';

/** The Identity API v3. */
export const api = defineApi({ type: 'identity', version: 'v3', updateMethod: 'PATCH' });
