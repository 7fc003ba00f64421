import {
  AuthenticationError,
  createAccess,
  createConnection,
  defineApi,
  type Access,
  type Authenticator,
  type Transport,
  type TransportRequest,
} from '@os/core';
import { tokenCycle } from '../src/auth/token-cycle.js';

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const START = Date.parse('2026-01-01T00:00:00Z');

let now = START;
beforeEach(() => {
  now = START;
  jest.spyOn(Date, 'now').mockImplementation(() => now);
});
afterEach(() => {
  jest.restoreAllMocks();
});

/** Something that happens when the test says so. */
function deferred<T>() {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((settle) => (resolve = settle));
  return { promise, resolve };
}

const access = (token: string, life?: number): Access =>
  createAccess({ headers: { 'x-auth-token': token }, expiresAt: life === undefined ? undefined : now + life });

describe('the cycle of tokens', () => {
  test('logs in when a token is first needed, and once however many need it', async () => {
    const login = jest.fn(() => Promise.resolve(access('one', HOUR)));
    const tokens = tokenCycle(login);
    expect(login).not.toHaveBeenCalled();
    const got = await Promise.all(Array.from({ length: 50 }, () => tokens.get()));
    expect(new Set(got).size).toBe(1);
    await tokens.get();
    expect(login).toHaveBeenCalledTimes(1);
  });

  test('a token without an end is kept', async () => {
    const login = jest.fn(() => Promise.resolve(access('one')));
    const tokens = tokenCycle(login);
    await tokens.get();
    now += 1000 * HOUR;
    await tokens.get();
    expect(login).toHaveBeenCalledTimes(1);
  });

  test('all who wait for a login that fails get its error, and the next one logs in again', async () => {
    const login = jest.fn().mockRejectedValueOnce(new Error('down')).mockResolvedValueOnce(access('one', HOUR));
    const tokens = tokenCycle(login);
    const first = await Promise.allSettled([tokens.get(), tokens.get()]);
    expect(first.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await tokens.get()).toMatchObject({ headers: { 'x-auth-token': 'one' } });
    expect(login).toHaveBeenCalledTimes(2);
  });

  test('replaces a token in the background from two minutes before its end', async () => {
    const second = deferred<Access>();
    const login = jest.fn().mockResolvedValueOnce(access('one', HOUR)).mockReturnValueOnce(second.promise);
    const tokens = tokenCycle(login);
    const one = await tokens.get();

    now = START + HOUR - 121 * SECOND;
    expect(await tokens.get()).toBe(one);
    expect(login).toHaveBeenCalledTimes(1);

    now = START + HOUR - 119 * SECOND;
    expect(await Promise.all([tokens.get(), tokens.get()])).toEqual([one, one]);
    expect(login).toHaveBeenCalledTimes(2);

    const two = access('two', HOUR);
    second.resolve(two);
    await second.promise;
    expect(await tokens.get()).toBe(two);
    expect(login).toHaveBeenCalledTimes(2);
  });

  test('waits for the new token only when the old one is nearly dead', async () => {
    const second = deferred<Access>();
    const login = jest.fn().mockResolvedValueOnce(access('one', HOUR)).mockReturnValueOnce(second.promise);
    const tokens = tokenCycle(login);
    await tokens.get();
    now = START + HOUR - 60 * SECOND;
    await tokens.get();

    now = START + HOUR - 4 * SECOND;
    const waiting = tokens.get();
    const two = access('two', HOUR);
    second.resolve(two);
    expect(await waiting).toBe(two);
    expect(login).toHaveBeenCalledTimes(2);
  });

  test('a renewal that fails in the background harms nobody as long as the old token lives', async () => {
    const login = jest.fn().mockResolvedValueOnce(access('one', HOUR)).mockRejectedValue(new Error('down'));
    const tokens = tokenCycle(login);
    const one = await tokens.get();
    now = START + HOUR - 60 * SECOND;
    expect(await tokens.get()).toBe(one);
    await Promise.resolve();
    expect(await tokens.get()).toBe(one);
    now = START + HOUR - SECOND;
    await expect(tokens.get()).rejects.toThrow('down');
  });

  test('a token that lives for a minute is used, not replaced all the time', async () => {
    const login = jest.fn(() => Promise.resolve(access('short', 60 * SECOND)));
    const tokens = tokenCycle(login);
    for (; now < START + 40 * SECOND; now += SECOND) await tokens.get();
    expect(login).toHaveBeenCalledTimes(1);
  });

  test('logins that cannot put off the end, as those by token, do not pile up before it', async () => {
    const end = START + HOUR;
    const login = jest.fn(() => Promise.resolve(createAccess({ headers: {}, expiresAt: end })));
    const tokens = tokenCycle(login);
    for (; now < end - SECOND; now += SECOND) await tokens.get();
    expect(login.mock.calls.length).toBeLessThan(25);
  });

  test('after a refusal: a new token, or the one that replaced the refused one meanwhile', async () => {
    const login = jest.fn().mockImplementation(() => Promise.resolve(access('any', HOUR)));
    const tokens = tokenCycle(login);
    const one = await tokens.get();
    const [two, same] = await Promise.all([tokens.replace(one), tokens.replace(one)]);
    expect(same).toBe(two);
    expect(two).not.toBe(one);
    expect(await tokens.replace(one)).toBe(two);
    expect(login).toHaveBeenCalledTimes(2);
  });

  test('forgets a token on demand, but not one that has replaced it', async () => {
    const login = jest.fn().mockImplementation(() => Promise.resolve(access('any', HOUR)));
    const tokens = tokenCycle(login);
    const one = await tokens.get();
    tokens.invalidate();
    const two = await tokens.get();
    expect(two).not.toBe(one);
    tokens.invalidate(one);
    expect(await tokens.get()).toBe(two);
    tokens.invalidate(two);
    expect(await tokens.get()).not.toBe(two);
  });
});

describe('requests and their tokens', () => {
  const api = defineApi({ type: 'thing' });

  /** A cloud that knows which tokens are valid; its logins hand out `token-1`, `token-2` and so on. */
  function cloud(isValid: (token: string | undefined, request: TransportRequest) => boolean) {
    const seen: TransportRequest[] = [];
    let logins = 0;
    const transport: Transport = {
      send(request) {
        seen.push(request);
        if (request.url.endsWith('/login')) {
          return Promise.resolve({ status: 200, headers: {}, body: JSON.stringify({ token: `token-${++logins}` }) });
        }
        const status = isValid(request.headers['x-auth-token'], request) ? 200 : 401;
        return Promise.resolve({ status, headers: {}, body: '{}' });
      },
    };
    const authenticator: Authenticator = {
      name: 'test',
      async authorize(context) {
        const { body } = await context.request({ method: 'POST', url: 'http://cloud.test/login', json: {} });
        const { token } = body as { token: string };
        return createAccess({
          headers: { 'x-auth-token': token },
          catalog: [{ type: 'thing', endpoints: [{ interface: 'public', url: 'http://cloud.test/thing' }] }],
        });
      },
    };
    const { session } = createConnection({ transport, authenticator, retries: 0 });
    const summary = () =>
      seen.map(({ method, url, headers }) => `${method} ${new URL(url).pathname} ${headers['x-auth-token'] ?? '-'}`);
    return { session, seen, summary };
  }

  test('the login carries no token, not even when it replaces one', async () => {
    const { session, summary } = cloud((token) => token === 'token-2');
    await session.request({ service: api, path: '/a' });
    expect(summary()).toEqual(['POST /login -', 'GET /thing/a token-1', 'POST /login -', 'GET /thing/a token-2']);
  });

  test('neither does a request to a plain URL', async () => {
    const { session, summary } = cloud(() => true);
    await session.access();
    await session.request({ url: 'http://cloud.test/plain' });
    expect(summary()).toEqual(['POST /login -', 'GET /plain -']);
  });

  test('a replay repeats the request: method, headers and body', async () => {
    const { session, seen } = cloud((token) => token === 'token-2');
    await session.request({
      service: api,
      path: '/a',
      method: 'POST',
      query: { x: 1 },
      json: { a: 1 },
      headers: { 'X-Extra': 'yes' },
    });
    const [first, replay] = seen.filter(({ url }) => url.includes('/thing'));
    expect({ ...replay, headers: undefined }).toEqual({ ...first, headers: undefined });
    expect(replay).toMatchObject({ method: 'POST', url: 'http://cloud.test/thing/a?x=1', body: '{"a":1}' });
    expect(replay?.headers).toEqual({ ...first?.headers, 'x-auth-token': 'token-2' });
  });

  test('a request is replayed once: a second refusal is an error', async () => {
    const { session, summary } = cloud(() => false);
    await expect(session.request({ service: api, path: '/a' })).rejects.toThrow(AuthenticationError);
    expect(summary()).toEqual(['POST /login -', 'GET /thing/a token-1', 'POST /login -', 'GET /thing/a token-2']);
  });

  test('many refused at once share one login', async () => {
    const { session, summary } = cloud((token) => token === 'token-2');
    await Promise.all(Array.from({ length: 20 }, () => session.request({ service: api, path: '/a' })));
    expect(summary().filter((each) => each.startsWith('POST /login'))).toHaveLength(2);
    expect(summary().filter((each) => each === 'GET /thing/a token-2')).toHaveLength(20);
  });

  test('a late refusal of a token that was replaced meanwhile only replays', async () => {
    const late = deferred<undefined>();
    const { session, summary } = cloud((token) => token === 'token-2');
    session.policies.add({
      name: 'late',
      async send(request, next) {
        const response = await next(request);
        if (request.path === '/late' && response.status === 401) await late.promise;
        return response;
      },
    });
    await session.access();
    const slow = session.request({ service: api, path: '/late' });
    await session.request({ service: api, path: '/quick' });
    late.resolve(undefined);
    await slow;
    expect(summary()).toEqual([
      'POST /login -',
      'GET /thing/late token-1',
      'GET /thing/quick token-1',
      'POST /login -',
      'GET /thing/quick token-2',
      'GET /thing/late token-2',
    ]);
  });

  test('a stream is never replayed, but the next request gets a new token', async () => {
    const { session, summary } = cloud((token) => token === 'token-2');
    const body = new Blob(['data']).stream();
    const upload = session.request({ service: api, path: '/a', method: 'PUT', body });
    await expect(upload).rejects.toThrow(AuthenticationError);
    expect(summary()).toEqual(['POST /login -', 'PUT /thing/a token-1']);
    await session.request({ service: api, path: '/b' });
    expect(summary().slice(2)).toEqual(['POST /login -', 'GET /thing/b token-2']);
  });

  test('an answer other than 401 is no reason to log in', async () => {
    const { session, summary } = cloud(() => true);
    session.policies.add({
      name: 'forbid',
      send: async (request, next) => ({ ...(await next(request)), status: request.api ? 403 : 200 }),
    });
    await expect(session.request({ service: api, path: '/a' })).rejects.toMatchObject({ status: 403 });
    expect(summary()).toEqual(['POST /login -', 'GET /thing/a token-1']);
  });

  test('invalidate makes the next request log in', async () => {
    const { session, summary } = cloud(() => true);
    await session.request({ service: api, path: '/a' });
    session.invalidate();
    await session.request({ service: api, path: '/a' });
    expect(summary()).toEqual(['POST /login -', 'GET /thing/a token-1', 'POST /login -', 'GET /thing/a token-2']);
  });
});
