import { attr } from '@os/core';

/** Queries of lists that have an order. */
export const paged = {
  /** Attributes to sort by, in the API's own names. Several need as many of `sortDir`, or one for all. */
  sortKey: attr.string(),
  sortDir: attr.oneOf('asc', 'desc'),
  /** Another way to say the same: `name:asc,size:desc`. */
  sort: attr.string(),
};
