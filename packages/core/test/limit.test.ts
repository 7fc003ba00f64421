import { AbortedError, ConfigError, limitRequests, type Limits } from '@os/core';
import { recorded, type Answer } from './widgets.js';

/** A connection with limits whose answers come when the test says so. */
function held(limits: Limits) {
  const release: ((answer: Answer) => void)[] = [];
  const { conn, sent } = recorded(() => new Promise<Answer>((resolve) => release.push(resolve)), {
    policies: [limitRequests(limits)],
  });
  return { conn, sent, release: () => release.shift()?.({ json: {} }) };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('stands behind the retries, so that each of them counts', () => {
  const { conn } = held({ concurrency: 1 });
  expect(conn.session.policies.names).toEqual(['endpoint', 'auth', 'redirect', 'retry', 'limit', 'observe']);
});

test('lets so many through at a time, and the others in turn', async () => {
  const { conn, sent, release } = held({ concurrency: 2 });
  const calls = ['/a', '/b', '/c', '/d'].map((path) => conn.widgets.request({ path }));
  await settled();
  expect(sent.map(({ url }) => url.at(-1))).toEqual(['a', 'b']);
  release();
  await settled();
  expect(sent.map(({ url }) => url.at(-1))).toEqual(['a', 'b', 'c']);
  for (let i = 0; i < 3; i++) {
    release();
    await settled();
  }
  await Promise.all(calls);
  expect(sent).toHaveLength(4);
});

test('a service can have limits of its own', async () => {
  const { conn, sent, release } = held({ services: { widgets: { concurrency: 1 } } });
  const calls = [conn.widgets.request({ path: '/a' }), conn.widgets.request({ path: '/b' })];
  const other = conn.session.request({ url: 'http://x.test/' });
  await settled();
  expect(sent).toHaveLength(2);
  release();
  release();
  await settled();
  release();
  await Promise.all([...calls, other]);
});

test('a failure gives its place away', async () => {
  const { conn, sent } = recorded([new Error('broken'), {}], { policies: [limitRequests({ concurrency: 1 })] });
  await expect(conn.widgets.request({ path: '/a' })).rejects.toThrow('broken');
  await conn.widgets.request({ path: '/b' });
  expect(sent).toHaveLength(2);
});

test('whoever is aborted while waiting leaves the queue', async () => {
  const { conn, sent, release } = held({ concurrency: 1 });
  const controller = new AbortController();
  const first = conn.widgets.request({ path: '/a' });
  const second = conn.widgets.request({ path: '/b', signal: controller.signal });
  const third = conn.widgets.request({ path: '/c' });
  await settled();
  controller.abort();
  await expect(second).rejects.toThrow(AbortedError);
  await expect(conn.widgets.request({ path: '/d', signal: controller.signal })).rejects.toThrow(AbortedError);
  release();
  await settled();
  release();
  await Promise.all([first, third]);
  expect(sent.map(({ url }) => url.at(-1))).toEqual(['a', 'c']);
});

test('spaces the beginnings evenly, with no burst after a pause', async () => {
  const { conn } = recorded(() => ({}), {
    retries: 0,
    timeout: Infinity,
    policies: [limitRequests({ perSecond: 50 })],
  });
  const now = jest.spyOn(performance, 'now').mockReturnValue(1000);
  const delays: (number | undefined)[] = [];
  jest.spyOn(globalThis, 'setTimeout').mockImplementation((run: () => void, delay?: number) => {
    delays.push(delay);
    setImmediate(run);
    return 0 as never;
  });
  const call = () => conn.widgets.request({ path: '/x' });
  await Promise.all([call(), call()]);
  now.mockReturnValue(2000);
  await Promise.all([call(), call(), call()]);
  jest.restoreAllMocks();
  expect(delays).toEqual([20, 20, 40]);
});

test.each([0, -1, NaN])('%p is no limit', (concurrency) => {
  expect(() => limitRequests({ concurrency })).toThrow(ConfigError);
  expect(() => limitRequests({ services: { compute: { perSecond: concurrency } } })).toThrow(
    `The limit perSecond of compute must be a number above zero; got ${concurrency}`,
  );
});
