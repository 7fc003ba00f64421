import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { FetchTransport, logTo, observe, Session, type TransportRequest, type TransportResponse } from '@os/core';
import { AxiosTransport } from '@os/core/axios';

// Everything that the library says of itself while tests run is written down, beside every secret that they send or
// receive: tooling/check-secrets.mjs looks for the latter in the former.
const folder = process.env.OS_RECORD_SECRETS;
if (!folder) throw new Error('Set OS_RECORD_SECRETS to the folder that secrets and logs shall be written to');
mkdirSync(folder, { recursive: true });

const log = (text: string) => appendFileSync(join(folder, 'log.txt'), `${text}\n`);
observe(logTo({ debug: log, warn: log }));

/** Shorter ones are found everywhere by chance. */
const SHORTEST = 8;
const HEADERS = ['x-auth-token', 'x-subject-token', 'x-service-token', 'authorization', 'openstack-auth-receipt'];
const KEYS = [
  'password',
  'original_password',
  'secret',
  'passcode',
  'adminPass',
  'private_key',
  'access_token',
  'blob',
];
const known = new Set<string>();

function keep(value: unknown): void {
  if (typeof value !== 'string' || value.length < SHORTEST || known.has(value)) return;
  known.add(value);
  appendFileSync(join(folder!, 'secrets.jsonl'), `${JSON.stringify(value)}\n`);
}

function keepAll({ headers, body }: Pick<TransportRequest | TransportResponse, 'headers' | 'body'>): void {
  for (const name of HEADERS) keep(headers[name]);
  if (typeof body !== 'string' || !/^\s*[{[]/.test(body)) return;
  try {
    JSON.parse(body, (key, value: unknown) => {
      if (KEYS.includes(key)) keep(value);
      // A token that logs in: { "token": { "id": … } }.
      if (key === 'token' && typeof value === 'object' && value !== null && 'id' in value) keep(value.id);
      return value;
    });
  } catch {
    // Half a JSON is a test's.
  }
}

/** Puts something around a method of every object of a class. */
function wrap<K extends string, A extends unknown[], R>(
  { prototype }: { prototype: Record<K, (...args: A) => Promise<R>> },
  name: K,
  around: (call: () => Promise<R>, args: A, self: object) => Promise<R>,
): void {
  const method = prototype[name];
  prototype[name] = function (...args) {
    return around(() => method.apply(this, args), args, this);
  };
}

for (const transport of [AxiosTransport, FetchTransport]) {
  wrap(transport, 'send', async (call, [request]: [TransportRequest]) => {
    keepAll(request);
    const response: TransportResponse = await call();
    keepAll(response);
    return response;
  });
}
wrap(Session, 'request', async (call, _args, session) => {
  try {
    return await call();
  } catch (error) {
    const options = { depth: Infinity };
    log(inspect(error, options) + JSON.stringify(error) + inspect(session, options));
    throw error;
  }
});
