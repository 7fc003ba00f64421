import { messageOf } from './error-body.js';
import { httpError, InvalidResponseError } from './errors.js';
import type { PipelineResponse } from './policy/policy.js';
import type { PipelineRequest, ServiceResponse } from './request.js';
import { textOf } from './transport/body.js';

/** The id under which the service logged the request. */
export function requestIdOf(headers: Readonly<Record<string, string>>): string | undefined {
  return headers['x-openstack-request-id'] ?? headers['x-compute-request-id'];
}

/** The answer as callers get it: error statuses thrown, JSON parsed. */
export async function finish(
  request: PipelineRequest,
  response: PipelineResponse,
  asJson: boolean,
): Promise<ServiceResponse> {
  const { status, headers, url } = response;
  // Only version discovery is answered with 300, and what comes with it is the list of versions.
  if (status >= 400 || (status >= 301 && status < 400 && status !== 304)) {
    throw httpError({
      status,
      headers,
      url,
      method: request.method,
      service: request.service,
      requestId: requestIdOf(headers),
      detail: messageOf(await textOf(response)),
    });
  }
  return { status, headers, url, body: asJson ? parseJson(request, response) : response.body };
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
