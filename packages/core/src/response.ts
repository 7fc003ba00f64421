import { readErrorBody } from './error-body.js';
import { httpError, InvalidResponseError } from './errors.js';
import type { PipelineResponse } from './policy/policy.js';
import type { PipelineRequest, ServiceResponse } from './request.js';
import { retryAfterOf } from './retry-after.js';
import { textOf } from './transport/body.js';
import { safeUrl } from './url.js';

/** The id under which the service logged the request. Ironic, Manila and Swift have spellings of their own. */
export function requestIdOf(headers: Readonly<Record<string, string>>): string | undefined {
  return (
    headers['x-openstack-request-id'] ??
    headers['openstack-request-id'] ??
    headers['x-compute-request-id'] ??
    headers['x-trans-id']
  );
}

/** The answer as callers get it: error statuses thrown, JSON parsed. A promise only where more has to be read. */
export function finish(
  request: PipelineRequest,
  response: PipelineResponse,
  asJson: boolean,
): ServiceResponse | Promise<never> {
  const { status } = response;
  // Only version discovery is answered with 300, and what comes with it is the list of versions.
  if (status > 300 && status !== 304) return fail(request, response);
  return asJson ? { ...response, body: parseJson(request, response) } : response;
}

async function fail({ method, service }: PipelineRequest, response: PipelineResponse): Promise<never> {
  const { status, headers, url } = response;
  const body = await textOf(response);
  throw httpError({
    status,
    headers,
    body,
    url: safeUrl(url),
    method,
    service,
    requestId: requestIdOf(headers),
    retryAfter: retryAfterOf(headers),
    ...readErrorBody(body),
  });
}

function parseJson(request: PipelineRequest, { body, headers, url }: PipelineResponse): unknown {
  if (body === '') return undefined;
  try {
    return JSON.parse(body as string);
  } catch (cause) {
    const type = headers['content-type'] ?? 'an unknown type';
    throw new InvalidResponseError(
      `${request.method} ${url} answered ${type} where JSON was expected: ` +
        (type.includes('html') ? 'is this the URL of the API, or of a web page?' : String(cause)),
      { cause },
    );
  }
}
