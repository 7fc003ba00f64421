import type { Attributes } from '@opentelemetry/api';
import type { PipelineRequest } from '@os/core';
import type { Server } from './server.js';

// What metrics are told apart by: few values, and never `undefined`, which they take for a value of its own.

/** Methods that the conventions know; the others count as one. */
const METHODS = new Set(['CONNECT', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'TRACE']);

/** A request's method; undefined for one that the conventions do not know. */
export function knownMethod({ method }: PipelineRequest): string | undefined {
  return METHODS.has(method) ? method : undefined;
}

/** Which call of which service it is. */
export function callAttributes({ service, call }: PipelineRequest): Attributes {
  return {
    ...(service !== undefined && { 'openstack.service': service }),
    ...(call !== undefined && { 'openstack.call': call }),
  };
}

/** What an HTTP request asks of whom. */
export function requestAttributes(request: PipelineRequest, server: Server | undefined): Attributes {
  return {
    'http.request.method': knownMethod(request) ?? '_OTHER',
    ...(server && { 'server.address': server.address, 'server.port': server.port }),
    ...(request.service !== undefined && { 'openstack.service': request.service }),
  };
}
