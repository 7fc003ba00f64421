// Compiled, never run: every line below an expected error is one that must not compile.
import { metrics, trace } from '@opentelemetry/api';
import { Connection, limitRequests, type Authenticator, type Policy } from '@os/core';
import { openTelemetry, type OpenTelemetryOptions } from '@os/opentelemetry';

declare const authenticator: Authenticator;

openTelemetry() satisfies readonly Policy[];
new Connection({ authenticator, policies: openTelemetry() });
new Connection({ authenticator, policies: [...openTelemetry(), limitRequests({ concurrency: 20 })] });
// @ts-expect-error -- there are two: spread them
new Connection({ authenticator, policies: [openTelemetry()] });

const options: OpenTelemetryOptions = {
  tracerProvider: trace.getTracerProvider(),
  meterProvider: metrics.getMeterProvider(),
  propagate: false,
  requests: false,
};
openTelemetry(options);
openTelemetry({ tracerProvider: undefined, propagate: undefined });
// @ts-expect-error -- no such option
openTelemetry({ tracer: trace.getTracer('mine') });
// @ts-expect-error -- a provider, not a tracer
openTelemetry({ tracerProvider: trace.getTracer('mine') });
// @ts-expect-error -- all or nothing
openTelemetry({ propagate: ['https://cloud.example.com'] });
