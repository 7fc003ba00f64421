import { context, SpanKind, type Attributes } from '@opentelemetry/api';
import type { Policy } from '@os/core';
import { knownMethod, requestAttributes } from './attributes.js';
import { isWelcome, withContext } from './propagation.js';
import { serverLookup, shownUrl } from './server.js';
import { within } from './span.js';
import type { Tools } from './tools.js';
import { trailOf } from './trail.js';

/** Traces each HTTP request: a span for every time that something is sent. */
export function requestPolicy({ tracer, instruments }: Tools, propagate: boolean | undefined): Policy {
  const serverOf = serverLookup();
  return {
    name: 'otel-request',
    send(request, next) {
      const { method, url, attempt, service, call } = request;
      // Another policy may have sent a request of its own making.
      const trail = trailOf(request) ?? { context: context.active(), sent: attempt - 1, failure: undefined };
      const resends = trail.sent++;
      const server = serverOf(url);
      const known = knownMethod(request);
      const attributes: Attributes = {
        'http.request.method': known ?? '_OTHER',
        'http.request.method_original': known ? undefined : method,
        'http.request.resend_count': resends || undefined,
        'url.full': server && shownUrl(url, server),
        'server.address': server?.address,
        'server.port': server?.port,
        'openstack.service': service,
        'openstack.call': call,
      };
      if (resends > 0) {
        const reason = trail.failure !== undefined && { 'error.type': trail.failure };
        instruments()?.resends.add(1, { ...requestAttributes(request, server), ...reason }, trail.context);
      }
      const isCarrier = propagate ?? isWelcome(server?.origin);
      return within(
        tracer.startSpan(known ?? 'HTTP', { kind: SpanKind.CLIENT, attributes }, trail.context),
        trail.context,
        (inner) => next(isCarrier ? withContext(request, inner) : request),
        (outcome, seconds, inner) => {
          trail.failure = outcome['error.type'];
          instruments()?.requestDuration.record(seconds, { ...requestAttributes(request, server), ...outcome }, inner);
        },
      );
    },
  };
}
