import {
  createConnection,
  type Access,
  type Authenticator,
  type TransportRequest,
  type TransportResponse,
} from '@os/core';
import { ANSWER } from './keystone.js';

/** One step of an exchange: what has to be sent, and what is answered. */
export interface Step {
  readonly method?: string;
  readonly url: string;
  /** These headers, exactly; undefined for one that must not be there. */
  readonly headers?: Record<string, unknown>;
  /** Text as it is; forms and JSON as objects. */
  readonly body?: unknown;
  readonly status?: number;
  readonly answer?: string | object;
  readonly gives?: Record<string, string>;
}

/** A token, as Keystone answers it. */
export function granting(token = 'the-token', changes: object = {}): Pick<Step, 'status' | 'answer' | 'gives'> {
  return {
    status: 201,
    answer: {
      token: { ...ANSWER.token, expires_at: '2999-01-01T04:00:00Z', issued_at: '2999-01-01T00:00:00Z', ...changes },
    },
    gives: { 'x-subject-token': token },
  };
}

/** Logs in, and checks that just these steps are taken. */
export async function exchange(authenticator: Authenticator, steps: readonly Step[], times = 1): Promise<Access> {
  const left = [...steps];
  const { session } = createConnection({
    authenticator,
    retries: 0,
    transport: { send: (request) => answer(request, left.shift()) },
  });
  let access = await session.access();
  for (let i = 1; i < times; i++) {
    session.invalidate();
    access = await session.access();
  }
  expect(left).toEqual([]);
  return access;
}

async function answer(request: TransportRequest, step: Step | undefined): Promise<TransportResponse> {
  const {
    method = 'POST',
    url,
    headers = {},
    body,
    status = 200,
    answer: given = '',
    gives = {},
  } = step ?? { url: 'nothing' };
  const names = Object.keys(headers);
  const text = request.body instanceof ReadableStream ? await new Response(request.body).text() : request.body;
  const sent = {
    method: request.method,
    url: request.url,
    headers: Object.fromEntries(names.map((name) => [name, request.headers[name]])),
    body: parsed(text as string | undefined, request.headers['content-type'] ?? ''),
  };
  expect(sent).toEqual({ method, url, headers, body });
  const type = typeof given === 'object' ? 'application/json' : 'text/plain';
  return {
    status,
    headers: { 'content-type': type, ...gives },
    body: typeof given === 'object' ? JSON.stringify(given) : given,
  };
}

function parsed(text: string | undefined, type: string): unknown {
  if (type.includes('json')) return JSON.parse(text ?? '');
  return type.includes('form') ? Object.fromEntries(new URLSearchParams(text)) : text;
}

/** What a login fails with. */
export async function failureOf(authenticator: Authenticator, steps: readonly Step[]): Promise<Error> {
  try {
    await exchange(authenticator, steps);
  } catch (error) {
    return error as Error;
  }
  throw new Error('it did not fail');
}
