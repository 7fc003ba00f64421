import { context, metrics, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { Connection, defineApi, discovery, limitRequests, type Policy } from '@os/core';
import '@os/auth-v3';
import '@os/network';
import { openTelemetry, type OpenTelemetryOptions } from '@os/opentelemetry';
import { FakeCloud, type Listener } from '@os/testing';
import { recorded, ROOT, type Answer } from '../../core/test/widgets.js';
import { packageVersion, setUpGlobally, telemetry } from './telemetry.js';

let undo: () => void;
beforeAll(() => (undo = setUpGlobally()));
afterAll(() => undo());

const NOW = { 'retry-after': '0' };

describe('over HTTP', () => {
  const fake = new FakeCloud();
  let server: Listener;
  beforeAll(async () => (server = await fake.listen()));
  afterAll(() => server.close());

  /** A connection that has not logged in yet, over the default transport. */
  function connect(options: OpenTelemetryOptions = {}) {
    const otel = telemetry();
    const conn = new Connection({
      authUrl: `${server.url}/identity/v3`,
      username: 'admin',
      password: 'secret',
      projectName: 'admin',
      policies: openTelemetry({ ...otel.providers, ...options }),
    });
    return { conn, ...otel };
  }

  test('a call has a span, and so has each request; the login is below the call that waited for it', async () => {
    const { conn, tree, spans } = connect();
    const { id } = await conn.network.createNetwork({ name: 'jenkins' });
    await conn.network.deleteNetwork(id);
    await conn.close();
    expect(tree()).toEqual([
      'network.createNetwork 201',
      '  authorize 201',
      '    POST 201',
      '  POST 201',
      'network.deleteNetwork 204',
      '  DELETE 204',
    ]);
    const [call, request] = spans().slice(-2).reverse();
    expect(call).toMatchObject({
      kind: SpanKind.CLIENT,
      status: { code: SpanStatusCode.UNSET },
      instrumentationScope: { name: '@os/opentelemetry', version: packageVersion() },
    });
    expect(call?.attributes).toEqual({
      'openstack.service': 'network',
      'openstack.call': 'network.deleteNetwork',
      'openstack.request_id': expect.stringMatching(/^req-/) as unknown,
      'http.response.status_code': 204,
    });
    expect(request).toMatchObject({ kind: SpanKind.CLIENT, status: { code: SpanStatusCode.UNSET } });
    expect(request?.attributes).toEqual({
      'openstack.service': 'network',
      'openstack.call': 'network.deleteNetwork',
      'openstack.request_id': call?.attributes['openstack.request_id'],
      'http.request.method': 'DELETE',
      'http.response.status_code': 204,
      'url.full': `${server.url}/network/v2.0/networks/${id}`,
      'server.address': '127.0.0.1',
      'server.port': Number(new URL(server.url).port),
    });
  });

  test('a retry is a request more, which says that it is one', async () => {
    const { conn, tree, measured } = connect();
    await conn.session.access();
    fake.fail({ match: { path: '/networks' }, status: 503, headers: NOW, times: 2 });
    await conn.network.listNetworks();
    await conn.close();
    expect(tree().slice(2)).toEqual([
      'network.listNetworks 200',
      '  GET 503 failed: 503',
      '  GET 503 failed: 503 resend 1',
      '  GET 200 resend 2',
    ]);
    expect(await measured('openstack.client.resends')).toEqual([
      {
        value: 2,
        attributes: {
          'http.request.method': 'GET',
          'server.address': '127.0.0.1',
          'server.port': Number(new URL(server.url).port),
          'openstack.service': 'network',
          'error.type': '503',
        },
      },
    ]);
  });

  test('an error status fails call and request alike', async () => {
    const { conn, tree, spans } = connect();
    await conn.session.access();
    await expect(conn.network.getNetwork('nothing')).rejects.toThrow();
    await conn.close();
    expect(tree().slice(2)).toEqual(['network.getNetwork 404 failed: 404', '  GET 404 failed: 404']);
    const call = spans().at(-1);
    expect(call?.events).toEqual([]);
    expect(call?.attributes['openstack.request_id']).toMatch(/^req-/);
  });

  test('no answer at all fails them with the kind of error, and tells of it', async () => {
    const { conn, tree, spans } = connect();
    await conn.session.access();
    fake.fail({ match: { path: '/networks' }, reset: true });
    const failure = await conn.network.createNetwork({ name: 'x' }).catch((error: Error) => error.message);
    await conn.close();
    expect(tree().slice(2)).toEqual([
      'network.createNetwork failed: ConnectionError',
      '  POST failed: ConnectionError',
    ]);
    for (const span of spans().slice(-2)) {
      expect(span.status).toEqual({ code: SpanStatusCode.ERROR, message: failure });
      expect(span.events).toMatchObject([
        { name: 'exception', attributes: { 'exception.type': 'ConnectionError', 'exception.message': failure } },
      ]);
      expect(span.events[0]?.attributes).not.toHaveProperty('exception.stacktrace');
    }
  });

  test('a token that was refused: the renewal and the replay are below the call', async () => {
    const { conn, tree, measured } = connect();
    await conn.session.access();
    fake.revokeTokens();
    await conn.network.listNetworks();
    await conn.close();
    expect(tree().slice(2)).toEqual([
      'network.listNetworks 200',
      '  GET 401 failed: 401',
      '  authorize 201',
      '    POST 201',
      '  GET 200 resend 1',
    ]);
    expect(await measured('openstack.client.resends')).toMatchObject([
      { value: 1, attributes: { 'error.type': '401' } },
    ]);
  });

  test('a login that fails, fails the call that waited for it', async () => {
    const { conn, tree } = connect();
    fake.fail({ match: { path: '/auth/tokens' }, status: 401 });
    await expect(conn.network.listNetworks()).rejects.toThrow();
    await conn.close();
    expect(tree()).toEqual([
      'network.listNetworks failed: AuthenticationError',
      '  authorize 401 failed: 401',
      '    POST 401 failed: 401',
    ]);
  });

  test('what the caller has under way is the parent', async () => {
    const { conn, tree, tracer } = connect();
    await conn.session.access();
    await tracer.startActiveSpan('deploy', async (span) => {
      await conn.network.findNetwork('jenkins');
      span.end();
    });
    await conn.close();
    expect(tree().slice(2)).toEqual([
      'deploy',
      '  network.findNetwork 200',
      '    GET 200',
      '  network.findNetwork 404 failed: 404',
      '    GET 404 failed: 404',
    ]);
  });

  test('calls at the same time do not mix, and share a login', async () => {
    const { conn, tree, tracer } = connect();
    const names = Array.from({ length: 20 }, (_, i) => `job ${String(i).padStart(2, '0')}`);
    await Promise.all(
      names.map((name, i) =>
        tracer.startActiveSpan(name, async (span) => {
          await conn.network.listNetworks(undefined, { headers: { 'x-job': String(i) } });
          await conn.network.listPorts();
          span.end();
        }),
      ),
    );
    await conn.close();
    expect(tree()).toEqual(
      names.flatMap((name, i) => [
        name,
        '  network.listNetworks 200',
        ...(i === 0 ? ['    authorize 201', '      POST 201'] : []),
        '    GET 200',
        '  network.listPorts 200',
        '    GET 200',
      ]),
    );
  });

  test('each request carries the context of its own span', async () => {
    const { conn, spans } = connect();
    await conn.session.access();
    fake.fail({ match: { path: '/networks' }, status: 503, headers: NOW });
    await conn.network.listNetworks();
    await conn.close();
    const carried = fake.requests.slice(-2).map(({ headers }) => headers['traceparent']);
    const expected = spans()
      .filter(({ name }) => name === 'GET')
      .map((span) => `00-${span.spanContext().traceId}-${span.spanContext().spanId}-01`);
    expect(expected).toHaveLength(2);
    expect(carried).toEqual(expected);
  });

  test('or none, if that is not wanted', async () => {
    const { conn, spans } = connect({ propagate: false });
    await conn.network.listNetworks();
    await conn.close();
    expect(spans()).toHaveLength(4);
    expect(fake.requests.slice(-2).map(({ headers }) => headers['traceparent'])).toEqual([undefined, undefined]);
  });

  test('calls alone, where the HTTP client is traced already', async () => {
    const { conn, tree, measured } = connect({ requests: false });
    await conn.network.listNetworks();
    await conn.close();
    expect(tree()).toEqual(['network.listNetworks 200', '  authorize 201']);
    expect(fake.requests.at(-1)?.headers['traceparent']).toBeUndefined();
    expect(await measured('http.client.request.duration')).toEqual([]);
    expect(await measured('openstack.client.call.duration')).toHaveLength(2);
  });
});

/** A connection that is logged in, over a transport that records. */
function connected(
  answers: Parameters<typeof recorded>[0] = undefined,
  { policies = [], retries = 0, ...options }: OpenTelemetryOptions & { policies?: Policy[]; retries?: number } = {},
) {
  const otel = telemetry();
  const all = [...openTelemetry({ ...otel.providers, ...options }), ...policies];
  return { ...otel, ...recorded(answers, { policies: all, retries }) };
}

test('stand around everything, and right before the transport', () => {
  const { conn } = connected(undefined, { policies: [limitRequests({ concurrency: 1 })] });
  const own = ['endpoint', 'auth', 'redirect', 'retry'];
  expect(conn.session.policies.names).toEqual(['otel-call', ...own, 'limit', 'observe', 'otel-request']);
});

test('discovery is below the call that needs it', async () => {
  const version = { id: 'v2.1', status: 'CURRENT', version: '2.100', min_version: '2.1' };
  const api = defineApi({ type: 'widgets', version: 'v2.1', discovery, microversions: { max: '2.96' } });
  const { conn, tree } = connected(({ url }): Answer => {
    const versions = [{ ...version, links: [{ rel: 'self', href: 'http://widgets.test/v2.1/' }] }];
    return { json: url.endsWith('/x') ? {} : { versions } };
  });
  await conn.session.request({ service: api, path: '/x', call: 'widgets.x', needs: {} });
  expect(tree()).toEqual(['widgets.x 200', '  discovery 200', '    GET 200', '  GET 200']);
});

test('redirects are requests again, with no failure as the reason', async () => {
  const { conn, tree, measured } = connected([{ status: 307, headers: { location: '/v1/y' } }, {}]);
  await conn.widgets.request({ path: '/x' });
  expect(tree()).toEqual(['GET widgets 200', '  GET 307', '  GET 200 resend 1']);
  const [resends] = await measured('openstack.client.resends');
  expect(resends?.attributes).not.toHaveProperty('error.type');
});

test('actions are told apart', async () => {
  const { conn, spans } = connected([{}]);
  await conn.widgets.request({ method: 'POST', path: '/w1/action', json: { reboot: {} }, call: 'widgets.reboot' });
  expect(spans().map(({ attributes }) => attributes['openstack.action'])).toEqual([undefined, 'reboot']);
});

test('methods that the conventions do not know keep their name out of the metrics', async () => {
  const { conn, spans, measured } = connected([{}]);
  await conn.widgets.request({ method: 'COPY', path: '/x' });
  expect(spans()[0]).toMatchObject({
    name: 'HTTP',
    attributes: { 'http.request.method': '_OTHER', 'http.request.method_original': 'COPY' },
  });
  expect(await measured('http.client.request.duration')).toMatchObject([
    { attributes: { 'http.request.method': '_OTHER' } },
  ]);
});

test('a plain URL: no service, the port of the scheme, an address without brackets', async () => {
  const { conn, tree, spans } = connected([{}]);
  await conn.session.request({ url: 'https://[::1]/x' });
  expect(tree()).toEqual(['GET 200', '  GET 200']);
  expect(spans()[0]?.attributes).toEqual({
    'http.request.method': 'GET',
    'http.response.status_code': 200,
    'url.full': 'https://[::1]/x',
    'server.address': '::1',
    'server.port': 443,
  });
});

test('a URL that makes no sense is left to the transport', async () => {
  const { conn, spans } = connected([new Error('Invalid URL')]);
  const broken: Policy = { name: 'broken', send: (request, next) => next({ ...request, url: 'http://%(host)s/x' }) };
  conn.session.policies.add(broken, { before: 'otel-request' });
  await expect(conn.widgets.request({ path: '/x' })).rejects.toThrow('Invalid URL');
  expect(spans()[0]?.attributes).toEqual({
    'http.request.method': 'GET',
    'openstack.service': 'widgets',
    'error.type': 'Error',
  });
});

test.each([['text'], [undefined], [{ name: 'Odd', message: 'odd' }]])('%p can be thrown too', async (thrown) => {
  const { conn, spans } = connected();
  conn.session.policies.add({
    name: 'thrower',
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- policies of others may do so
    send: () => Promise.reject(thrown),
  });
  await expect(conn.widgets.request({ path: '/x' })).rejects.toBe(thrown);
  expect(spans()).toHaveLength(2);
  expect(spans()[0]?.status.code).toBe(SpanStatusCode.ERROR);
});

test('a request that comes without its trail hangs on what is active, and counts its retries', async () => {
  const { conn, tree } = connected([{ status: 503, headers: NOW }, {}], { retries: 1 });
  const rebuild: Policy = {
    name: 'rebuild',
    send: (request, next) => next(JSON.parse(JSON.stringify(request)) as typeof request),
  };
  conn.session.policies.add(rebuild, { before: 'otel-request' });
  await conn.widgets.request({ path: '/x' });
  expect(tree()).toEqual(['GET widgets 200', '  GET 503 failed: 503', '  GET 200 resend 1']);
});

describe('without a manager of contexts, as in browsers', () => {
  beforeAll(() => context.disable());
  afterAll(() => {
    undo();
    undo = setUpGlobally();
  });

  test('requests are below their calls all the same', async () => {
    const { conn, tree } = connected(() => ({}));
    await Promise.all(['a', 'b', 'c'].map((path) => conn.widgets.request({ path, call: `widgets.${path}` })));
    expect(tree()).toEqual(['a', 'b', 'c'].flatMap((name) => [`widgets.${name} 200`, '  GET 200']));
  });
});

describe('in browsers', () => {
  afterEach(() => Reflect.deleteProperty(globalThis, 'location'));

  test.each<[name: string, origin: string, propagate: boolean | undefined, isCarried: boolean]>([
    ['the page’s own origin', new URL(ROOT).origin, undefined, true],
    ['another origin', 'http://page.test', undefined, false],
    ['another origin, on demand', 'http://page.test', true, true],
    ['the page’s own origin, if switched off', new URL(ROOT).origin, false, false],
  ])('%s', async (_, origin, propagate, isCarried) => {
    Object.defineProperty(globalThis, 'location', { value: { origin }, configurable: true });
    const { conn, sent } = connected([{}], { propagate });
    await conn.widgets.request({ path: '/x' });
    expect(sent[0]?.headers['traceparent'] !== undefined).toBe(isCarried);
  });
});

describe('nothing secret is exported:', () => {
  const SIGNED = `${ROOT}/x?temp_url_sig=S3CRET&temp_url_expires=1&X-Amz-Signature=S3CRET&access_token=S3CRET`;

  test('signed URLs, tokens, bodies', async () => {
    const { conn, exported } = connected([{ json: { token: 'S3CRET' }, headers: { 'x-subject-token': 'S3CRET' } }]);
    await conn.widgets.request({
      method: 'POST',
      path: SIGNED.replace(ROOT, ''),
      json: { password: 'S3CRET' },
      headers: { authorization: 'S3CRET' },
    });
    const text = await exported();
    expect(text).toContain('temp_url_sig=***&temp_url_expires=1&X-Amz-Signature=***&access_token=***');
    expect(text).not.toMatch(/S3CRET|tok-SECRET/);
  });

  test('messages of errors', async () => {
    // Other libraries' errors may tell of a whole URL.
    const { conn, exported } = connected([new Error(`GET ${SIGNED.replaceAll('S3CRET', 'untold')} got no answer`)]);
    await expect(conn.widgets.request({ path: SIGNED.replace(ROOT, '') })).rejects.toThrow('untold');
    const text = await exported();
    expect(text).toContain('temp_url_sig=***');
    expect(text).not.toMatch(/S3CRET|untold/);
  });

  test('redirects with credentials in their URL', async () => {
    const { conn, exported } = connected([
      { status: 302, headers: { location: 'http://jo:S3CRET@elsewhere.test/y?sig=S3CRET' } },
      {},
    ]);
    await conn.widgets.request({ path: '/x' });
    const text = await exported();
    expect(text).toContain('http://elsewhere.test/y?sig=***');
    expect(text).not.toContain('S3CRET');
  });

  test('passwords and tokens of a login', async () => {
    const fake = new FakeCloud();
    const otel = telemetry();
    const conn = new Connection({ ...fake.options(), policies: openTelemetry(otel.providers) });
    await conn.network.listNetworks();
    const token = fake.requests.at(-1)?.headers['x-auth-token'] ?? '';
    expect(token).not.toBe('');
    const text = await otel.exported();
    expect(text).toContain('authorize');
    expect(text).not.toContain(token);
    expect(text).not.toContain(fake.options().password);
  });
});

describe('metrics', () => {
  test('how long requests and calls take, in seconds', async () => {
    const { conn, measured } = connected([{ status: 503, headers: NOW }, {}, { status: 404 }], {
      retries: 1,
    });
    await conn.widgets.request({ path: '/x', call: 'widgets.x' });
    await conn.widgets.request({ path: '/y', call: 'widgets.y' }).catch(() => undefined);
    const target = {
      'http.request.method': 'GET',
      'server.address': 'widgets.test',
      'server.port': 80,
      'openstack.service': 'widgets',
    };
    expect(await measured('http.client.request.duration')).toEqual([
      { value: 1, attributes: { ...target, 'http.response.status_code': 503, 'error.type': '503' } },
      { value: 1, attributes: { ...target, 'http.response.status_code': 200 } },
      { value: 1, attributes: { ...target, 'http.response.status_code': 404, 'error.type': '404' } },
    ]);
    const call = (name: string) => ({ 'openstack.service': 'widgets', 'openstack.call': name });
    expect(await measured('openstack.client.call.duration')).toEqual([
      { value: 1, attributes: { ...call('widgets.x'), 'http.response.status_code': 200 } },
      { value: 1, attributes: { ...call('widgets.y'), 'http.response.status_code': 404, 'error.type': '404' } },
    ]);
  });

  test('a failure without an answer is counted by its kind', async () => {
    const { conn, measured } = connected([new Error('broken')]);
    await conn.widgets.request({ path: '/x' }).catch(() => undefined);
    const [point] = await measured('http.client.request.duration');
    expect(point).toMatchObject({ value: 1, attributes: { 'error.type': 'Error' } });
    expect(point?.attributes).not.toHaveProperty('http.response.status_code');
  });
});

describe('global providers', () => {
  afterEach(() => {
    trace.disable();
    metrics.disable();
  });

  test('are used, also if they are registered after the connection was made', async () => {
    const { conn } = recorded(() => ({}), { policies: openTelemetry() });
    await conn.widgets.request({ path: '/before' });
    const { providers, tree, measured } = telemetry();
    trace.setGlobalTracerProvider(providers.tracerProvider);
    metrics.setGlobalMeterProvider(providers.meterProvider);
    await conn.widgets.request({ path: '/after' });
    expect(tree()).toEqual(['GET widgets 200', '  GET 200']);
    expect(await measured('http.client.request.duration')).toMatchObject([{ value: 1 }]);
  });
});
