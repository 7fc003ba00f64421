import {
  createNoopMeter,
  metrics,
  type Counter,
  type Histogram,
  type Meter,
  type MeterProvider,
} from '@opentelemetry/api';
import { NAME, VERSION } from './scope.js';

/** What is measured. */
export interface Instruments {
  readonly requestDuration: Histogram;
  readonly callDuration: Histogram;
  readonly resends: Counter;
}

/** Seconds; those that the semantic conventions of HTTP advise. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/**
 * The instruments of a provider, or else of the global one: asked for each time, as the API hands no instrument on to a
 * provider that is registered after it was made. Undefined if nothing is measured.
 */
export function instrumentsFrom(own: MeterProvider | undefined): () => Instruments | undefined {
  let provider: MeterProvider | undefined;
  let made: Instruments | undefined;
  return () => {
    const current = own ?? metrics.getMeterProvider();
    if (current !== provider) {
      provider = current;
      const meter = current.getMeter(NAME, VERSION);
      made = meter === createNoopMeter() ? undefined : instrumentsOf(meter);
    }
    return made;
  };
}

function instrumentsOf(meter: Meter): Instruments {
  const duration = (name: string, description: string): Histogram =>
    meter.createHistogram(name, { description, unit: 's', advice: { explicitBucketBoundaries: BUCKETS } });
  return {
    requestDuration: duration('http.client.request.duration', 'Duration of HTTP client requests.'),
    callDuration: duration('openstack.client.call.duration', 'Duration of calls, with all that they had to wait for.'),
    resends: meter.createCounter('openstack.client.resends', {
      description: 'HTTP requests that were sent again: retries, redirects, replays with a new token.',
      unit: '{request}',
    }),
  };
}
