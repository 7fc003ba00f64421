import type { CallOptions } from '@os/core';

/**
 * Options that make the service refuse an update or a deletion, with an `HttpError` of status 412, if the resource was
 * changed since it was fetched.
 *
 * ```ts
 * await conn.network.updateNetwork(network, { mtu: 1400 }, ifRevision(network));
 * ```
 */
export function ifRevision(resource: { readonly revisionNumber: number }): CallOptions {
  return { headers: { 'if-match': `revision_number=${resource.revisionNumber}` } };
}
