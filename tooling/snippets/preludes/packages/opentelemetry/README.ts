import { metrics, trace } from '@opentelemetry/api';
import { fake } from '../../../cloud/fake.js';

export const authenticator = fake.authenticator();
export const tracerProvider = trace.getTracerProvider();
export const meterProvider = {
  getMeter: (name: string, version?: string) => metrics.getMeter(name, version),
};
