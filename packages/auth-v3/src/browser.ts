import { HttpError, type AuthContext, type UrlRequest } from '@os/core';

/** An answer as a browser sees it before it goes on. */
interface Step {
  readonly status: number;
  readonly body: unknown;
  /** The cookies of the answer, as the header `cookie` of the next request. Browsers do not tell them to programs. */
  readonly cookies: string;
}

/**
 * Posts a text and stays there: a redirection is no error and is not followed, since what counts is the cookie that comes with it.
 */
export async function postAndStay(
  context: AuthContext,
  { url, type, text }: { url: string; type: string; text: string },
): Promise<Step> {
  const request: UrlRequest = {
    method: 'POST',
    url,
    body: text,
    headers: { 'content-type': type, accept: '*/*' },
    expect: 'text',
    followRedirects: false,
    label: undefined,
    isIdempotent: false,
    call: 'authorize',
  };
  try {
    const { status, body, headers } = await context.request(request);
    return { status, body, cookies: cookiesOf(headers['set-cookie']) };
  } catch (error) {
    if (!(error instanceof HttpError) || error.status >= 400) throw error;
    return { status: error.status, body: error.body, cookies: cookiesOf(error.headers['set-cookie']) };
  }
}

/** Several cookies in one header are separated by commas, which dates in them have, too. */
function cookiesOf(header = ''): string {
  return header
    .split(/,(?=\s*[^;,=\s]+=)/)
    .map((cookie) => cookie.split(';')[0]?.trim())
    .filter(Boolean)
    .join('; ');
}
