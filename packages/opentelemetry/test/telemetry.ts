import { readFileSync } from 'node:fs';
import { context, propagation, SpanStatusCode, type HrTime } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
  type Histogram,
} from '@opentelemetry/sdk-metrics';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
  type ReadableSpan,
} from '@opentelemetry/sdk-trace-base';

/** Sets up what programs set up globally; returns a function that undoes it. */
export function setUpGlobally(): () => void {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  return () => {
    context.disable();
    propagation.disable();
  };
}

/** An SDK that keeps everything in memory. */
export function telemetry() {
  const spanExporter = new InMemorySpanExporter();
  const tracerProvider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spanExporter)] });
  const metricExporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter: metricExporter, exportIntervalMillis: 1e9 });
  const meterProvider = new MeterProvider({ readers: [reader] });
  const spans = (): ReadableSpan[] => spanExporter.getFinishedSpans();

  /** What was measured: a metric's points, with how many measurements, or which sum, there is for each. */
  const measured = async (name: string) => {
    await meterProvider.forceFlush();
    const all =
      metricExporter
        .getMetrics()
        .at(-1)
        ?.scopeMetrics.flatMap(({ metrics }) => metrics) ?? [];
    const metric = all.find(({ descriptor }) => descriptor.name === name);
    return (metric?.dataPoints ?? []).map(({ attributes, value }) => ({
      attributes,
      value: typeof value === 'number' ? value : (value as Histogram).count,
    }));
  };
  return {
    providers: { tracerProvider, meterProvider },
    tracer: tracerProvider.getTracer('test'),
    spans,
    /** The spans as lines, each below its parent, in the order in which they began. */
    tree: () => treeOf(spans(), undefined),
    measured,
    /** Everything that was exported, as text. */
    exported: async () => {
      await meterProvider.forceFlush();
      const told = spans().map(({ name, attributes, events, status, links }) => [
        name,
        attributes,
        events,
        status,
        links,
      ]);
      return JSON.stringify([told, metricExporter.getMetrics().map(({ scopeMetrics }) => scopeMetrics)]);
    },
  };
}

function treeOf(all: readonly ReadableSpan[], parent: string | undefined, indent = ''): string[] {
  return all
    .filter(({ parentSpanContext }) => parentSpanContext?.spanId === parent)
    .sort((a, b) => nanoseconds(a.startTime) - nanoseconds(b.startTime))
    .flatMap((span) => [indent + lineOf(span), ...treeOf(all, span.spanContext().spanId, `${indent}  `)]);
}

function lineOf({ name, attributes, status }: ReadableSpan): string {
  const {
    'http.response.status_code': answered,
    'error.type': error,
    'http.request.resend_count': resent,
  } = attributes;
  return [
    name,
    answered,
    status.code === SpanStatusCode.ERROR && `failed: ${String(error)}`,
    resent !== undefined && `resend ${String(resent)}`,
  ]
    .filter((part) => part !== undefined && part !== false)
    .join(' ');
}

function nanoseconds([seconds, rest]: HrTime): number {
  return (seconds % 1e5) * 1e9 + rest;
}

export function packageVersion(): string {
  const text = readFileSync(`${__dirname}/../package.json`, 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
