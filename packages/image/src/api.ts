import { defineApi, waiting } from '@os/core';

/** The Image API v2. */
export const api = defineApi({ type: 'image', version: 'v2', waiting });
