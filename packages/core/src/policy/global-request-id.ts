import { ConfigError } from '../errors.js';
import type { Policy } from './policy.js';

const HEADER = 'x-openstack-request-id';
/** What services take (oslo.middleware); any other text they drop without a word. */
const FORMAT = /^req-[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/**
 * A new id for {@link globalRequestId}, or for the header `x-openstack-request-id` of one call: `req-` and a random UUID. Browsers
 * make those for pages that came over https alone.
 */
export function newRequestId(): string {
  return `req-${crypto.randomUUID()}`;
}

/**
 * Sends an id with every request to a service. Services write it to their logs beside their own, and pass it on to those that
 * they ask, so that all that came of one action can be found by it. A call with a header `x-openstack-request-id` of its
 * own keeps that.
 *
 * ```ts
 * new Connection({ policies: [globalRequestId()], … });                               // one for the connection
 * new Connection({ policies: [globalRequestId(() => storage.getStore()?.id)], … });   // one for whatever goes on
 * conn.network.createNetwork({ name }, { headers: { 'x-openstack-request-id': id } }) // one for a call
 * ```
 *
 * @param id - `req-` and a UUID in lower case, or a function that is asked at each call, and may give none. Default: a new
 *   one.
 * @throws ConfigError - it has another form. With a function or a header, the call fails.
 */
export function globalRequestId(id: string | (() => string | undefined) = newRequestId()): Policy {
  if (typeof id === 'string') checked(id);
  return {
    name: 'global-request-id',
    place: { before: 'endpoint' },
    async send(request, next) {
      // Plain URLs may be anybody's, as an identity provider's.
      if (request.api) {
        const own = request.headers[HEADER] ?? (typeof id === 'string' ? id : id());
        if (own !== undefined) request.headers[HEADER] = checked(own);
      }
      return next(request);
    },
  };
}

function checked(id: string): string {
  if (FORMAT.test(id)) return id;
  throw new ConfigError(`"${id}" is no request id: those are "req-" and a UUID in lower case`);
}
