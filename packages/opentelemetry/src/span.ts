import { context, SpanStatusCode, trace, type Context, type Span } from '@opentelemetry/api';
import { requestIdOf, safeUrl, type PipelineResponse } from '@os/core';

/** What came of a request; for spans and metrics alike. */
export type Outcome = { 'http.response.status_code'?: number; 'error.type'?: string };

/** Sends within a span, and ends the span with what came of it; `told` gets that too, and the seconds it took. */
export async function within(
  span: Span,
  parent: Context,
  send: (context: Context) => Promise<PipelineResponse>,
  told: (outcome: Outcome, seconds: number, context: Context) => void,
): Promise<PipelineResponse> {
  const inner = trace.setSpan(parent, span);
  const start = performance.now();
  const end = (outcome: Outcome): void => {
    span.setAttributes(outcome);
    told(outcome, (performance.now() - start) / 1000, inner);
    span.end();
  };
  try {
    const response = await context.with(inner, () => send(inner));
    const { status, headers } = response;
    const requestId = requestIdOf(headers);
    if (requestId !== undefined) span.setAttribute('openstack.request_id', requestId);
    if (status >= 400) span.setStatus({ code: SpanStatusCode.ERROR });
    end({ 'http.response.status_code': status, ...(status >= 400 && { 'error.type': String(status) }) });
    return response;
  } catch (error) {
    const { name, message } = error instanceof Object ? (error as Error) : { name: '_OTHER', message: String(error) };
    // Messages tell of URLs, which may be signed. The stack would repeat the message, and lead to this library only.
    const safe = safeUrl(message);
    span.recordException({ name, message: safe });
    span.setStatus({ code: SpanStatusCode.ERROR, message: safe });
    end({ 'error.type': name });
    throw error;
  }
}
