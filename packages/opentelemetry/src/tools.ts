import type { Tracer } from '@opentelemetry/api';
import type { Instruments } from './instruments.js';

/** What the policies work with. */
export interface Tools {
  readonly tracer: Tracer;
  readonly instruments: () => Instruments | undefined;
}
