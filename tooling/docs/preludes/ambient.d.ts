// Packages that snippets import and that are not installed here: as little of them as the snippets use.

declare module '@opentelemetry/sdk-node' {
  export class NodeSDK {
    constructor(options: { serviceName: string });
    start(): void;
  }
}
