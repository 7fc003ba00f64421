import { defineApi } from '@os/core';

/** The Object Store API v1. Its catalog entry names the account, so that it is used as it is. */
export const api = defineApi({ type: 'object-store', updateMethod: 'POST' });
