import { inspect } from 'node:util';
import type { AnyResourceClass, ServiceDefinition } from '@os/core';
import nock from 'nock';
import { HOST, placeOf, staticConnection } from './static-connection.js';

/** A request as it reached the service: `PUT /networks/1`, its body, and the microversion that it asks for. */
export interface Sent {
  readonly request: string;
  readonly body?: unknown;
  readonly microversion?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What the service answers: JSON, or text as it is. */
export type Answer = readonly [status: number, body?: object | string, headers?: Record<string, string>];

export type Exchange<S> = (
  call: (service: S) => unknown,
  ...answers: readonly Answer[]
) => Promise<{ result: unknown; sent: Sent[] }>;

/**
 * Runs calls of a service against answers in their order, and returns what they gave and everything that they sent.
 * Services with microversions are asked for their versions before that; such questions are answered here, and not told.
 *
 * @param headers - Names of headers to tell of, besides the one of microversions.
 */
export function exchangeWith<K extends string, S>(
  definition: ServiceDefinition<K, S>,
  headers: readonly string[] = [],
): Exchange<S> {
  const { version, microversions } = definition.api;
  const base = placeOf(definition.api);
  return async (call, ...answers) => {
    const sent: Sent[] = [];
    const max = microversions?.max;
    const known = { id: version ?? 'v1.0', status: 'CURRENT', min_version: '1.0', version: max, max_version: max };
    const scope = nock(HOST, { reqheaders: { 'x-auth-token': 'static-token' } }).persist();
    if (max !== undefined) scope.get(`${base}/`).reply(200, { version: known });
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'COPY']) {
      scope
        .intercept((uri) => uri.startsWith(base), method)
        .reply(function (uri, body) {
          const [status, answer, answerHeaders] = answers[sent.length] ?? [418];
          const microversion = this.req.headers['openstack-api-version']?.toString().split(' ').at(-1);
          const told = headers.flatMap((name) => {
            const value = this.req.headers[name];
            return value === undefined ? [] : [[name, String(value)]];
          });
          sent.push({
            request: `${method} ${uri.slice(base.length)}`,
            ...(body !== '' && { body }),
            ...(microversion !== undefined && { microversion }),
            ...(told.length > 0 && { headers: Object.fromEntries(told) as Record<string, string> }),
          });
          return [status, answer, answerHeaders];
        });
    }
    try {
      const service = (staticConnection(definition) as unknown as Record<string, S>)[definition.key]!;
      return { result: await call(service), sent };
    } finally {
      nock.cleanAll();
    }
  };
}

/** One call with everything that it sends and gives. */
export interface Row<S> {
  readonly call: (service: S) => unknown;
  /** `POST /servers`; several in their order. */
  readonly sends: string | readonly string[];
  /** Of the first request. */
  readonly body?: unknown;
  /** Of the first request, where it asks for one. */
  readonly microversion?: string;
  /** Of the first request: those that `exchangeWith` was told to look at. */
  readonly headers?: Readonly<Record<string, string>>;
  /** One answer, or several in their order. */
  readonly answer: Answer | readonly Answer[];
  readonly gives: (result: unknown) => void;
}

/** A test for each call; its name is the call's own source. */
export function testCalls<S>(exchange: Exchange<S>, rows: readonly Row<S>[]): void {
  test.each(rows.map((row) => [nameOf(row.call), row] as const))('%s', async (_, row) => {
    const { body, microversion, headers, answer, sends } = row;
    const answers = (Array.isArray(answer[0]) ? answer : [answer]) as readonly Answer[];
    const { result, sent } = await exchange(row.call, ...answers);
    expect(sent.map(({ request }) => request)).toEqual([sends].flat());
    const { request: _request, ...first } = sent[0]!;
    expect(first).toEqual({
      ...(body !== undefined && { body }),
      ...(microversion !== undefined && { microversion }),
      ...(headers !== undefined && { headers }),
    });
    row.gives(result);
  });
}

/** What a call gives: a resource of this class, made from this body. */
export const one = (resourceClass: AnyResourceClass, body: object) => (result: unknown) => {
  expect(result).toBeInstanceOf(resourceClass);
  expect(result).toMatchObject({ body });
};

/** A list of them. */
export const list =
  (resourceClass: AnyResourceClass, ...bodies: readonly object[]) =>
  (result: unknown) => {
    expect(result).toHaveLength(bodies.length);
    bodies.forEach((body, i) => one(resourceClass, body)((result as unknown[])[i]));
  };

export const value = (expected: unknown) => (result: unknown) => expect(result).toEqual(expected);
export const nothing = value(undefined);

/** `createDomain({ name: 'acme' })` out of `(c) => c.createDomain({ name: 'acme' })`. */
function nameOf(call: unknown): string {
  const source = typeof call === 'function' ? call.toString() : inspect(call);
  return source
    .replace(/^\(?\w+\)?\s*=>\s*\w+\./, '')
    .replace(/\s+/g, ' ')
    .replace(/%/g, '%%')
    .slice(0, 100);
}
