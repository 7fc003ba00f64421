import { readFileSync } from 'node:fs';
import type { HttpError } from '@os/core';
import { isHttpError, Session } from '@os/core';
import type { Exchange, Recording } from './acceptance/recording.js';
import { ERRORS } from './recorded/errors.js';
import { EXPECTED } from './recorded/expected.js';

const RECORDINGS = JSON.parse(readFileSync(`${__dirname}/recorded/errors.json`, 'utf8')) as readonly Recording[];

/** The error that a recorded answer leads to. */
async function errorOf({ request, status, headers, body }: Exchange): Promise<HttpError> {
  const [method, url] = request.split(' ') as [string, string];
  const session = new Session({
    authenticator: { name: 'none', authorize: () => Promise.reject(new Error('No token is needed here')) },
    transport: {
      send: async () => ({ status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) }),
    },
  });
  const error: unknown = await session.request({ method, url, retries: 0 }).catch((reason: unknown) => reason);
  if (!isHttpError(error)) throw error;
  return error;
}

/** Ids that are others in each recording. */
const IDS = /(?!5b5b5b5b)[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}/g;

const CASES = RECORDINGS.map(({ name, version, exchanges }) => ({ name, version, exchange: exchanges.at(-1)! }));

test('all services were recorded', () => {
  const services = new Set(CASES.map(({ name }) => name.split(' ')[0]));
  expect([...services]).toEqual(ERRORS.map(({ name }) => name));
  expect(services.size).toBe(25);
  expect(CASES.map(({ name }) => name)).toEqual(Object.keys(EXPECTED));
});

test.each(CASES)('$name, as version $version answered', async ({ name, exchange }) => {
  const error = await errorOf(exchange);
  const { status, headers } = exchange;
  expect([error.serviceCode, error.detail?.replace(IDS, 'ID')]).toEqual(EXPECTED[name]);
  expect(error.status).toBe(status);
  expect(error.requestId).toBe(Object.entries(headers).find(([key]) => /request-id|trans-id/.test(key))?.[1]);
  expect(error.message).not.toContain('\n');
});
