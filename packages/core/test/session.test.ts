import { inspect } from 'node:util';
import nock from 'nock';
import {
  AbortedError,
  AuthenticationError,
  BadRequestError,
  ConfigError,
  ConflictError,
  ConnectionError,
  ForbiddenError,
  HttpError,
  InvalidResponseError,
  NotFoundError,
  observeRequests,
  RateLimitError,
  ServerError,
  USER_AGENT,
  type Policy,
  type RequestEvent,
} from '@os/core';
import { HOST, staticConnection } from '../../../tooling/jest/static-connection.js';
import { recorded, ROOT, UUID, widgets } from './widgets.js';

describe('requests', () => {
  test('over HTTP: method, path, query, headers and body as they were given', async () => {
    const scope = nock(HOST, {
      reqheaders: {
        'x-auth-token': 'static-token',
        'content-type': 'application/json',
        accept: 'application/json',
        'x-extra': 'yes',
      },
    })
      .post('/widgets/v1/widgets', { widget: { name: 'x' } })
      .query({ a: '1 2', b: ['x', 'y'] })
      .reply(201, { widget: { id: 'w1' } }, { 'X-Openstack-Request-Id': 'req-1' });
    const conn = staticConnection(widgets);
    const answer = await conn.session.request({
      service: 'widgets',
      method: 'POST',
      path: '/widgets',
      query: { a: '1 2', b: ['x', 'y'], c: undefined, d: null },
      json: { widget: { name: 'x' } },
      headers: { 'X-Extra': 'yes' },
    });
    await conn.close();
    scope.done();
    expect(answer).toMatchObject({
      status: 201,
      body: { widget: { id: 'w1' } },
      url: `${HOST}/widgets/v1/widgets?a=1+2&b=x&b=y`,
    });
    expect(answer.headers['x-openstack-request-id']).toBe('req-1');
  });

  test.each([
    ['none', undefined, USER_AGENT],
    ['one of the user’s', 'my-app/1.0', `my-app/1.0 ${USER_AGENT}`],
  ])('the User-Agent with %s', async (_, userAgent, expected) => {
    const { conn, sent } = recorded(undefined, { userAgent });
    await conn.widgets.request({ path: '/x' });
    expect(sent[0]?.headers['user-agent']).toBe(expected);
  });

  test.each(['widgets', 'widgetsv1'])(
    'a service is known by "%s", also where it is known to this connection alone',
    async (service) => {
      const { conn, sent } = recorded();
      await conn.session.request({ service, path: '/x' });
      expect(sent[0]?.url).toBe(`${ROOT}/x`);
    },
  );

  test('a service that nothing was imported for is asked at its URL in the catalog', async () => {
    const catalog = [{ type: 'other', endpoints: [{ interface: 'public', url: 'http://other.test/api' }] }];
    const { conn, sent } = recorded(undefined, { catalog });
    await conn.session.request({ service: 'other', path: '/x' });
    expect(sent[0]).toMatchObject({ url: 'http://other.test/api/x', headers: { 'x-auth-token': 'tok-SECRET' } });
  });

  test('a plain URL gets the query, and no token', async () => {
    const { conn, sent } = recorded();
    await conn.session.request({ url: 'http://elsewhere.test/x?a=1', query: { b: 2 } });
    expect(sent[0]?.url).toBe('http://elsewhere.test/x?a=1&b=2');
    expect(sent[0]?.headers).not.toHaveProperty('x-auth-token');
    await expect(conn.session.request({ url: '/x' })).rejects.toThrow(ConfigError);
  });

  test('a body is sent as it is, without a type of ours', async () => {
    const { conn, sent } = recorded(() => ({}));
    const body = new Uint8Array([1, 2]);
    await conn.widgets.request({ method: 'PUT', path: '/x', body, expect: 'text' });
    expect(sent[0]?.body).toBe(body);
    expect(Object.keys(sent[0]!.headers).sort()).toEqual(['user-agent', 'x-auth-token']);
  });

  test.each<[string, { timeout?: number }, { timeout?: number }, number | undefined]>([
    ['a minute', {}, {}, 60_000],
    ["the connection's", { timeout: 5 }, {}, 5],
    ["the call's", { timeout: 5 }, { timeout: 7 }, 7],
    ['none', { timeout: Infinity }, {}, undefined],
  ])('the timeout passed on: %s', async (_, options, call, expected) => {
    const { conn, sent } = recorded(undefined, options);
    await conn.widgets.request({ path: '/x', ...call });
    expect(sent[0]?.timeout).toBe(expected);
  });

  test('a signal that is aborted ends the call, over HTTP', async () => {
    nock(HOST).get('/widgets/v1/x').delay(2000).reply(200, {});
    const conn = staticConnection(widgets);
    const controller = new AbortController();
    const call = conn.widgets.request({ path: '/x', signal: controller.signal });
    setTimeout(() => controller.abort(new Error('enough')), 20);
    const error: unknown = await call.catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(AbortedError);
    expect((error as AbortedError).cause).toEqual(new Error('enough'));
    await conn.close();
    nock.abortPendingRequests();
    nock.cleanAll();
  });
});

describe('answers', () => {
  const bytes = new Uint8Array([1, 2, 3]);
  test.each([
    ['text', 'plain', 'plain'],
    ['bytes', bytes, bytes],
  ] as const)('as %s', async (expected, body, wanted) => {
    const { conn, sent } = recorded([{ body }]);
    expect((await conn.widgets.request({ path: '/x', expect: expected })).body).toBe(wanted);
    expect(sent[0]?.expect).toBe(expected);
    expect(sent[0]?.headers).not.toHaveProperty('accept');
  });

  test('as a stream', async () => {
    const body = new Blob(['streamed']).stream() as ReadableStream<Uint8Array>;
    const { conn } = recorded([{ body }]);
    const answer = await conn.widgets.request({ path: '/x', expect: 'stream' });
    expect(await new Response(answer.body as ReadableStream).text()).toBe('streamed');
  });

  test('an empty body is undefined, and a 300 is no error', async () => {
    const { conn } = recorded([{ status: 204 }, { status: 300, json: { versions: [] } }]);
    expect(await conn.widgets.request({ path: '/x' })).toMatchObject({ status: 204, body: undefined });
    expect(await conn.widgets.request({ path: '/x' })).toMatchObject({ status: 300, body: { versions: [] } });
  });

  test.each([
    [
      'HTML',
      'text/html',
      '<html></html>',
      'answered text/html where JSON was expected: is this the URL of the API, or of a web page?',
    ],
    ['broken JSON', 'application/json', '{"a":', 'answered application/json where JSON was expected: SyntaxError'],
    ['something untyped', undefined, 'x', 'answered an unknown type where JSON was expected'],
  ])('%s where JSON was expected', async (_, type, body, message) => {
    const { conn } = recorded(() => ({ body, headers: type ? { 'content-type': type } : {} }));
    await expect(conn.widgets.request({ path: '/x' })).rejects.toThrow(InvalidResponseError);
    await expect(conn.widgets.request({ path: '/x' })).rejects.toThrow(`GET ${ROOT}/x ${message}`);
  });
});

describe('errors', () => {
  test.each([
    [400, BadRequestError, 'BAD_REQUEST', false],
    [401, AuthenticationError, 'AUTHENTICATION', false],
    [403, ForbiddenError, 'FORBIDDEN', false],
    [404, NotFoundError, 'NOT_FOUND', false],
    [409, ConflictError, 'CONFLICT', false],
    [413, HttpError, 'HTTP', false],
    [429, RateLimitError, 'RATE_LIMIT', true],
    [500, ServerError, 'SERVER', false],
    [503, ServerError, 'SERVER', true],
  ])('%i', async (status, kind, code, isRetryable) => {
    const { conn } = recorded(() => ({ status }));
    const error: unknown = await conn.widgets.request({ path: '/x' }).catch((cause: unknown) => cause);
    expect(Object.getPrototypeOf(error)).toBe(kind.prototype);
    expect(error).toMatchObject({ name: kind.name, code, status, isRetryable });
  });

  test('hold what the service said, with nothing secret', async () => {
    const json = { itemNotFound: { code: 404, message: `Instance ${UUID} could not be found.` } };
    const headers = { 'x-compute-request-id': 'req-d8507184', 'set-cookie': 'S3CRET' };
    const { conn } = recorded([{ status: 404, headers, json }]);
    const error: unknown = await conn.widgets.request({ path: `/servers/${UUID}` }).catch((cause: unknown) => cause);
    const url = `${ROOT}/servers/${UUID}`;
    expect(error).toMatchObject({
      message: `GET ${url} answered 404: Instance ${UUID} could not be found. (request id req-d8507184)`,
      method: 'GET',
      url,
      service: 'widgets',
      requestId: 'req-d8507184',
      detail: `Instance ${UUID} could not be found.`,
      headers,
    });
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: 'NotFoundError',
      code: 'NOT_FOUND',
      status: 404,
      method: 'GET',
      url,
      service: 'widgets',
      requestId: 'req-d8507184',
      message: (error as Error).message,
      detail: `Instance ${UUID} could not be found.`,
    });
    expect(inspect(error) + JSON.stringify(error)).not.toMatch(/S3CRET|tok-SECRET/);
  });

  test('are told from bytes and streams as well', async () => {
    const text = '{"error":{"message":"no"}}';
    const { conn } = recorded([
      { status: 409, body: new TextEncoder().encode(text) },
      { status: 409, body: new Blob([text]).stream() as ReadableStream<Uint8Array> },
    ]);
    for (const expected of ['bytes', 'stream'] as const) {
      await expect(conn.widgets.request({ path: '/x', expect: expected })).rejects.toMatchObject({ detail: 'no' });
    }
  });
});

describe('policies', () => {
  const stamp = (name: string): Policy => ({
    name,
    send: (request, next) =>
      next({ ...request, headers: { ...request.headers, 'x-order': `${request.headers['x-order'] ?? ''}${name}` } }),
  });
  const OWN = ['endpoint', 'auth', 'redirect', 'retry', 'observe'];

  test('are added before, after, or last', async () => {
    const { conn, sent } = recorded();
    const { policies } = conn.session;
    expect(policies.names).toEqual(OWN);
    policies.add(stamp('c')).add(stamp('a'), { before: 'endpoint' }).add(stamp('b'), { after: 'auth' });
    expect(policies.names).toEqual(['a', 'endpoint', 'auth', 'b', 'redirect', 'retry', 'observe', 'c']);
    await conn.widgets.request({ path: '/x' });
    expect(sent[0]?.headers['x-order']).toBe('abc');
  });

  test('are replaced and removed', async () => {
    const { conn, sent } = recorded();
    conn.session.policies.replace('auth', stamp('mine')).remove('observe');
    expect(conn.session.policies.names).toEqual(['endpoint', 'mine', 'redirect', 'retry']);
    await conn.widgets.request({ path: '/x' });
    expect(sent[0]?.headers).toMatchObject({ 'x-order': 'mine' });
    expect(sent[0]?.headers).not.toHaveProperty('x-auth-token');
  });

  test('may answer by themselves', async () => {
    const { conn, sent } = recorded();
    conn.session.policies.add({
      name: 'cache',
      send: async ({ url }) => ({ status: 200, headers: {}, body: '{"cached":true}', url }),
    });
    expect((await conn.widgets.request({ path: '/x' })).body).toEqual({ cached: true });
    expect(sent).toEqual([]);
  });

  test('one can leave a note for those behind it, which lasts through retries and a new token', async () => {
    const key = Symbol('key');
    const { conn } = recorded([{ status: 503, headers: { 'retry-after': '0' } }, { status: 401 }, {}, {}], {
      retries: 1,
    });
    const notes: unknown[] = [];
    const writer: Policy = {
      name: 'writer',
      send(request, next) {
        request.notes = { ...request.notes, [key]: request.path };
        return next(request);
      },
    };
    const reader: Policy = {
      name: 'reader',
      send: (request, next) => (notes.push(request.notes?.[key]), next(request)),
    };
    conn.session.policies.add(writer, { before: 'endpoint' }).add(reader);
    await conn.widgets.request({ path: '/x' });
    await conn.widgets.request({ path: '/y' });
    expect(notes).toEqual(['/x', '/x', '/x', '/y']);
  });

  test('must have a name that is free, or known', () => {
    const { policies } = recorded().conn.session;
    expect(() => policies.add(stamp('auth'))).toThrow(new ConfigError('There is a policy "auth" already'));
    const unknown = new ConfigError(`There is no policy "x"; there are ${OWN.join(', ')}`);
    expect(() => policies.remove('x')).toThrow(unknown);
    expect(() => policies.replace('x', stamp('y'))).toThrow(unknown);
    expect(() => policies.add(stamp('y'), { before: 'x' })).toThrow(unknown);
    expect(() => policies.add(stamp('y'), { after: 'x' })).toThrow(unknown);
  });
});

describe('observeRequests', () => {
  const events: RequestEvent[] = [];
  let stop: () => void;
  beforeEach(() => {
    events.length = 0;
    stop = observeRequests((event) => events.push(event));
  });
  afterEach(() => stop());

  test('tells of each attempt, the action and the calling method', async () => {
    const { conn } = recorded(
      [{ status: 503, headers: { 'retry-after': '0' } }, { headers: { 'x-openstack-request-id': 'req-2' } }],
      { retries: 1 },
    );
    await conn.widgets.request({
      method: 'POST',
      path: '/widgets/w1/action',
      json: { 'os-start': null },
      call: 'widgets.start',
    });
    const common = {
      type: 'request',
      service: 'widgets',
      method: 'POST',
      url: `${ROOT}/widgets/w1/action`,
      action: 'os-start',
      call: 'widgets.start',
    };
    expect(events).toEqual([
      { ...common, attempt: 1, status: 503, requestId: undefined, duration: expect.any(Number) as number },
      { ...common, attempt: 2, status: 200, requestId: 'req-2', duration: expect.any(Number) as number },
    ]);
    expect(JSON.stringify(events)).not.toContain('SECRET');
  });

  test('names the generated method, and no service for plain URLs', async () => {
    const { conn } = recorded(() => ({ json: { widgets: [], widget: {} } }));
    await conn.widgets.listWidgets();
    await conn.widgets.getWidget('w1');
    await conn.session.request({ url: 'http://x.test/' });
    expect(events.map(({ call, service }) => [call, service])).toEqual([
      ['widgets.listWidgets', 'widgets'],
      ['widgets.getWidget', 'widgets'],
      [undefined, undefined],
    ]);
  });

  test('tells of requests without an answer, and nothing once it has ended', async () => {
    const failure = new ConnectionError('down');
    const { conn } = recorded(() => failure);
    await expect(conn.widgets.request({ path: '/x' })).rejects.toBe(failure);
    expect(events).toMatchObject([{ error: failure, attempt: 1 }]);
    expect(events[0]?.status).toBeUndefined();
    stop();
    await expect(conn.widgets.request({ path: '/x' })).rejects.toBe(failure);
    expect(events).toHaveLength(1);
  });

  test('a listener that throws does not fail the call, and is told of on the console', async () => {
    const printed = jest.spyOn(console, 'error').mockReturnValue();
    const broken = jest.fn(() => {
      throw new Error('listener');
    });
    const end = observeRequests(broken);
    await recorded().conn.widgets.request({ path: '/x' });
    end();
    expect(broken).toHaveBeenCalledTimes(1);
    expect(printed).toHaveBeenCalledWith(new Error('listener'));
    printed.mockRestore();
  });
});
