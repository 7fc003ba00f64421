// Packages that snippets import and that are not installed here: as little of them as the snippets use.

declare module '@opentelemetry/sdk-node' {
  export class NodeSDK {
    constructor(options: { serviceName: string });
    start(): void;
  }
}

declare module '@opentelemetry/sdk-trace-web' {
  import type { SpanProcessor } from '@opentelemetry/sdk-trace-base';

  export class WebTracerProvider {
    constructor(options: { spanProcessors: SpanProcessor[] });
    register(): void;
  }
}

declare module '@opentelemetry/exporter-trace-otlp-http' {
  import type { SpanExporter } from '@opentelemetry/sdk-trace-base';

  export class OTLPTraceExporter implements SpanExporter {
    export: SpanExporter['export'];
    shutdown: SpanExporter['shutdown'];
  }
}
