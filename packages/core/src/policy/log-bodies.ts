import { redactHeaders, redactJson } from '../redact.js';
import { safeUrl } from '../url.js';
import type { Logger } from '../logger.js';
import type { PipelineRequest } from '../request.js';
import type { TransportResponse } from '../transport/transport.js';
import type { Policy } from './policy.js';

/**
 * Writes every request and every answer to a log, as `debug`, with headers and JSON bodies. Passwords, tokens, keys and
 * the like are hidden by their names; text that is no JSON is told by its size alone. What users name themselves, such as
 * metadata, is shown.
 *
 * ```ts
 * new Connection({ policies: [logBodies(console)], … })
 * ```
 */
export function logBodies(logger: Pick<Logger, 'debug'>): Policy {
  return {
    name: 'log-bodies',
    async send(request, next) {
      const target = `${request.method} ${safeUrl(request.url)}`;
      logger.debug(`> ${target}\n${describe(request)}`);
      const response = await next(request);
      logger.debug(`< ${target} ${response.status}\n${describe(response)}`);
      return response;
    },
  };
}

function describe({ headers, body }: Pick<PipelineRequest | TransportResponse, 'headers' | 'body'>): string {
  const lines = Object.entries(redactHeaders(headers)).map(([name, value]) => `${name}: ${value}`);
  return [...lines, ...(body === undefined || body === '' ? [] : [bodyText(body)])].join('\n');
}

function bodyText(body: NonNullable<PipelineRequest['body']>): string {
  if (body instanceof ReadableStream || typeof body === 'function') return '(a stream)';
  if (typeof body !== 'string') return `(${body instanceof Blob ? body.size : body.byteLength} bytes)`;
  try {
    return JSON.stringify(redactJson(JSON.parse(body)));
  } catch {
    return `(${body.length} characters)`;
  }
}
