import { context, SpanKind } from '@opentelemetry/api';
import type { PipelineRequest, Policy } from '@os/core';
import { callAttributes } from './attributes.js';
import { within } from './span.js';
import type { Tools } from './tools.js';
import { leaveTrail } from './trail.js';

/** Traces each call as a whole. */
export function callPolicy({ tracer, instruments }: Tools): Policy {
  return {
    name: 'otel-call',
    place: { before: 'endpoint' },
    send(request, next) {
      const { service, call, action } = request;
      const parent = context.active();
      const attributes = { 'openstack.service': service, 'openstack.call': call, 'openstack.action': action };
      return within(
        tracer.startSpan(nameOf(request), { kind: SpanKind.CLIENT, attributes }, parent),
        parent,
        (inner) => {
          leaveTrail(request, { context: inner, sent: 0, failure: undefined });
          return next(request);
        },
        (outcome, seconds, inner) => {
          instruments()?.callDuration.record(seconds, { ...callAttributes(request), ...outcome }, inner);
        },
      );
    },
  };
}

/** Names of spans must be few, hence hold nothing of a path, which has ids in it. */
function nameOf({ call, method, service }: PipelineRequest): string {
  return call ?? (service === undefined ? method : `${method} ${service}`);
}
