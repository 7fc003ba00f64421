import { trace, type MeterProvider, type TracerProvider } from '@opentelemetry/api';
import type { Policy } from '@os/core';
import { callPolicy } from './call.js';
import { instrumentsFrom } from './instruments.js';
import { requestPolicy } from './request.js';
import { NAME, VERSION } from './scope.js';

/** Options of {@link openTelemetry}. */
export interface OpenTelemetryOptions {
  /** Makes the tracer. Default: the global one, also if that is registered later. */
  readonly tracerProvider?: TracerProvider | undefined;
  /** Makes the meter. Default: the global one, also if that is registered later. */
  readonly meterProvider?: MeterProvider | undefined;
  /**
   * Whether requests carry the trace's context in headers, as the global propagator writes them (`traceparent`).
   * Default: true; in browsers only to the origin of the page, as services refuse headers across origins that their CORS
   * settings do not list, and the request with them.
   */
  readonly propagate?: boolean | undefined;
  /**
   * Whether each HTTP request gets a span, a measurement and headers. Default: true. False where an instrumentation of
   * the HTTP client does all that already; its spans are then below those of the calls.
   */
  readonly requests?: boolean | undefined;
}

/**
 * The policies that trace and measure a connection. Without an OpenTelemetry SDK in the program they do next to nothing.
 *
 * ```ts
 * new Connection({ policies: openTelemetry(), … })
 * new Connection({ policies: [...openTelemetry({ propagate: false }), limitRequests({ concurrency: 20 })], … })
 * ```
 *
 * One of them, `otel-call`, makes a span of each call, with its retries, its renewed token, and the login or discovery
 * that it had to wait for. The other, `otel-request`, makes one below that of each HTTP request.
 */
export function openTelemetry(options: OpenTelemetryOptions = {}): Policy[] {
  const { tracerProvider = trace, meterProvider, propagate, requests = true } = options;
  const tools = { tracer: tracerProvider.getTracer(NAME, VERSION), instruments: instrumentsFrom(meterProvider) };
  return [callPolicy(tools), ...(requests ? [requestPolicy(tools, propagate)] : [])];
}
