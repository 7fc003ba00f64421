import { defineApi, waiting } from '@os/core';

/** The widget API: how the catalog lists it, and which version of it this package speaks. */
export const api = defineApi({ type: 'widgets', version: 'v1', waiting });
