/** The instrumentation scope of spans and metrics. */
export const NAME = '@os/opentelemetry';
/** This package's version. */
export const VERSION = '0.1.0';
