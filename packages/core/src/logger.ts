import type { ConnectionEvent, EventListener } from './events.js';
import { safeUrl } from './url.js';

/** What log messages are written to: `console`, a pino or a winston logger, or anything alike. */
export interface Logger {
  debug(message: string): void;
  warn(message: string): void;
}

/**
 * A listener that writes events to a log: requests as `debug`, retries and warnings as `warn`.
 *
 * ```ts
 * new Connection({ observer: logTo(console), … })
 * ```
 */
export function logTo(logger: Logger): EventListener {
  return (event) => (event.type === 'request' ? logger.debug(lineOf(event)) : logger.warn(lineOf(event)));
}

function lineOf(event: ConnectionEvent): string {
  if (event.type === 'warning') return event.message;
  const { method, url, status, error, attempt, call } = event;
  const outcome = error === undefined ? status : `failed: ${safeUrl((error as Error).message)}`;
  const line = `${call ? `${call}: ` : ''}${method} ${url} ${outcome}`;
  return event.type === 'retry'
    ? `${line}; attempt ${attempt + 1} in ${ms(event.delay)}`
    : `${line} in ${ms(event.duration)}${event.requestId ? ` (${event.requestId})` : ''}`;
}

function ms(time: number): string {
  return `${time.toFixed(0)} ms`;
}
