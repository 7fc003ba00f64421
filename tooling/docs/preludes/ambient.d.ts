// Packages that snippets import and that are not installed here: as little of them as the snippets use.

declare module '@opentelemetry/sdk-node' {
  export class NodeSDK {
    constructor(options: { serviceName: string });
    start(): void;
  }
}

declare module '@opentelemetry/sdk-trace-base' {
  export class BatchSpanProcessor {
    constructor(exporter: object);
  }
}

declare module '@opentelemetry/sdk-trace-web' {
  export class WebTracerProvider {
    constructor(options: { spanProcessors: object[] });
    register(): void;
  }
}

declare module '@opentelemetry/exporter-trace-otlp-http' {
  export class OTLPTraceExporter {}
}
