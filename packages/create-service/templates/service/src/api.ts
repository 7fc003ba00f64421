import { defineApi, waiting } from '@os/core';

/** The API: how the catalog lists it, and which version of it this package speaks. */
export const api = /* @__PURE__ */ defineApi({ type: '__type__', version: '__version__', waiting });
