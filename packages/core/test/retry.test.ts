import {
  AbortedError,
  ConnectionError,
  RateLimitError,
  ServerError,
  TimeoutError,
  type ConnectionEvent,
  type RequestOptions,
} from '@os/core';
import { api, recorded, ROOT, type Answer } from './widgets.js';

const DOWN = new ConnectionError('reset');
const REFUSED = new ConnectionError('refused', { isUnsent: true });
const status = (code: number, retryAfter?: string): Answer => ({
  status: code,
  headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter },
});
const OK: Answer = { json: {} };

// Delays are the timer's, so that tests take no time and can still read how long was waited.
let delays: number[];
beforeEach(() => {
  delays = [];
  const real = setTimeout;
  jest.spyOn(globalThis, 'setTimeout').mockImplementation((run: () => void, delay = 0) => {
    delays.push(delay);
    return real(run, 0);
  });
});
afterEach(() => jest.restoreAllMocks());

async function attempts(answers: (Answer | Error)[], request: RequestOptions = {}, retries = 3) {
  const { conn, sent } = recorded(answers, { retries });
  const error = await conn.widgets.request({ path: '/x', ...request }).then(
    () => undefined,
    (cause: unknown) => cause,
  );
  return { count: sent.length, error };
}

test.each<[string, string, Answer | Error, boolean]>([
  ['GET', 'a broken connection', DOWN, true],
  ['GET', '429', status(429), true],
  ['GET', '502', status(502), true],
  ['GET', '503', status(503), true],
  ['GET', '504', status(504), true],
  ['GET', '500', status(500), false],
  ['GET', '409', status(409), false],
  ['GET', 'a timeout', new TimeoutError('slow'), false],
  ['PUT', '503', status(503), true],
  ['DELETE', 'a broken connection', DOWN, true],
  ['POST', 'a broken connection', DOWN, false],
  ['POST', 'a connection never made', REFUSED, true],
  ['POST', '503', status(503), false],
  ['POST', '503 with Retry-After', status(503, '0'), true],
  ['POST', '429 with Retry-After', status(429, '0'), true],
  ['POST', '502 with Retry-After', status(502, '0'), false],
  ['PATCH', '503', status(503), false],
])('%s after %s', async (method, _, first, isRetried) => {
  const { count, error } = await attempts([first, OK], { method });
  expect([count, error === undefined]).toEqual(isRetried ? [2, true] : [1, false]);
});

test('a POST that is said to be idempotent is sent again, a GET that is not is not', async () => {
  expect((await attempts([DOWN, OK], { method: 'POST', isIdempotent: true })).count).toBe(2);
  expect((await attempts([DOWN, OK], { isIdempotent: false })).error).toBe(DOWN);
});

test('the number of retries is the connection’s, or the call’s; the last failure is told', async () => {
  const four = Array<Answer>(9).fill(status(503));
  expect(await attempts(four)).toMatchObject({ count: 4, error: { status: 503 } });
  expect(await attempts(four, { retries: 1 })).toMatchObject({ count: 2, error: { status: 503 } });
  const { count, error } = await attempts(four, { retries: 0 });
  expect([count, error]).toEqual([1, expect.any(ServerError)]);
});

test('waits longer each time, half of it at random, up to a limit', async () => {
  jest.spyOn(Math, 'random').mockReturnValue(1);
  await attempts(Array<Answer>(10).fill(status(503)), {}, 9);
  expect(delays).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 20_000, 20_000, 20_000]);
  delays.length = 0;
  jest.spyOn(Math, 'random').mockReturnValue(0);
  await attempts(Array<Answer>(3).fill(status(503)), {}, 2);
  expect(delays).toEqual([250, 500]);
});

describe('Retry-After', () => {
  test('in seconds', async () => {
    await attempts([status(429, '7'), OK]);
    expect(delays).toEqual([7000]);
  });

  test('as a date', async () => {
    jest.spyOn(Date, 'now').mockReturnValue(Date.parse('Mon, 23 Nov 2026 20:00:00 GMT'));
    await attempts([status(503, 'Mon, 23 Nov 2026 20:00:05 GMT'), OK]);
    expect(delays).toEqual([5000]);
  });

  test('in the past is now, and nonsense is none', async () => {
    jest.spyOn(Math, 'random').mockReturnValue(0.5);
    await attempts([status(503, 'Mon, 23 Nov 2015 20:00:05 GMT'), OK]);
    await attempts([status(503, 'soon'), OK]);
    expect(delays).toEqual([0, 375]);
  });

  test('that is too long is not waited for', async () => {
    const { count, error } = await attempts([status(429, '61'), OK]);
    expect([count, error, delays]).toEqual([1, expect.any(RateLimitError), []]);
  });
});

test('a host that never answered is tried once more, one that did as often as any', async () => {
  const refusals = Array<Error>(9).fill(REFUSED);
  expect(await attempts(refusals)).toEqual({ count: 2, error: REFUSED });
  expect(await attempts([status(503), ...refusals])).toEqual({ count: 4, error: REFUSED });
});

test('a status that a service has of its own for "not now"', async () => {
  const answers = [status(409), OK];
  const { conn, sent } = recorded(answers, { retries: 1 });
  await conn.session.request({ service: { ...api, retryStatuses: [409] }, path: '/x' });
  expect(sent).toHaveLength(2);
});

test('each retry is told, with its delay', async () => {
  jest.spyOn(Math, 'random').mockReturnValue(1);
  const events: ConnectionEvent[] = [];
  const { conn } = recorded([status(503), DOWN, OK], { retries: 2, observer: (event) => events.push(event) });
  await conn.widgets.request({ path: '/x', call: 'widgets.x' });
  const common = { type: 'retry', service: 'widgets', call: 'widgets.x', method: 'GET', url: `${ROOT}/x` };
  expect(events.filter(({ type }) => type === 'retry')).toEqual([
    { ...common, attempt: 1, delay: 500, status: 503 },
    { ...common, attempt: 2, delay: 1000, error: DOWN },
  ]);
});

test('a stream is never sent again', async () => {
  const body = () => new Blob(['x']).stream() as ReadableStream<Uint8Array>;
  expect((await attempts([status(503), OK], { method: 'PUT', body: body() })).count).toBe(1);
  expect((await attempts([REFUSED, OK], { method: 'PUT', body: body() })).error).toBe(REFUSED);
});

test('a stream that can be opened again is sent again', async () => {
  const opened: string[] = [];
  const body = () => {
    opened.push(`try ${opened.length + 1}`);
    return new Blob([opened.at(-1)!]).stream() as ReadableStream<Uint8Array>;
  };
  const texts: string[] = [];
  const { conn } = recorded(
    async ({ body }) => {
      texts.push(await new Response(body as ReadableStream).text());
      return [status(503), DOWN, status(401), OK][texts.length - 1]!;
    },
    { retries: 2 },
  );
  await conn.widgets.request({ method: 'PUT', path: '/x', body });
  expect(texts).toEqual(['try 1', 'try 2', 'try 3', 'try 4']);
});

test('a connection’s budget ends retries against a dying cloud, and success earns some back', async () => {
  let isDying = true;
  const { conn, sent } = recorded(() => (isDying ? status(503) : OK), { retries: 100 });
  const call = () => conn.widgets.request({ path: '/x' });
  await expect(call()).rejects.toThrow(ServerError);
  expect(sent).toHaveLength(51);
  await expect(call()).rejects.toThrow(ServerError);
  expect(sent).toHaveLength(52);
  isDying = false;
  for (let i = 0; i < 5; i++) await call();
  isDying = true;
  await expect(call()).rejects.toThrow(ServerError);
  expect(sent).toHaveLength(52 + 5 + 2);
});

test('an abort ends the waiting', async () => {
  jest.restoreAllMocks();
  const controller = new AbortController();
  const { conn, sent } = recorded([status(503, '30'), OK], { retries: 1 });
  const call = conn.widgets.request({ path: '/x', signal: controller.signal });
  setTimeout(() => controller.abort(new Error('enough')), 10);
  const error: unknown = await call.catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(AbortedError);
  expect((error as AbortedError).cause).toEqual(new Error('enough'));
  expect(sent).toHaveLength(1);
});
