import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import {
  FetchTransport,
  logTo,
  observe,
  Session,
  type Transport,
  type TransportRequest,
  type TransportResponse,
} from '@os/core';
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

type Send = (this: Transport, request: TransportRequest) => Promise<TransportResponse>;
for (const { prototype } of [AxiosTransport, FetchTransport]) {
  const send = Object.getOwnPropertyDescriptor(prototype, 'send')?.value as Send;
  prototype.send = async function (request) {
    keepAll(request);
    const response = await send.call(this, request);
    keepAll(response);
    return response;
  };
}

type Request = (this: Session, ...args: Parameters<Session['request']>) => ReturnType<Session['request']>;
const request = Object.getOwnPropertyDescriptor(Session.prototype, 'request')?.value as Request;
Session.prototype.request = async function (...args) {
  try {
    return await request.apply(this, args);
  } catch (error) {
    const options = { depth: Infinity };
    log(inspect(error, options) + JSON.stringify(error) + inspect(this, options));
    throw error;
  }
};
