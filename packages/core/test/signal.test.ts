import { getEventListeners, getMaxListeners, once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import nock from 'nock';
import { FetchTransport, limitRequests, type Transport } from '@os/core';
import { AxiosTransport } from '@os/core/axios';
import { recorded } from './widgets.js';

const MANY = 15;
const many = (call: (index: number) => Promise<unknown>): Promise<unknown> =>
  Promise.all(Array.from({ length: MANY }, (_, index) => call(index)));

/**
 * A signal, and what it has had: the most listeners at a time, and those of them that Node warns of. In tests, the warning
 * itself cannot be seen, as they have a `process` of their own.
 */
function watched() {
  const { signal } = new AbortController();
  const had = { most: 0, warnings: 0 };
  const add = signal.addEventListener.bind(signal);
  signal.addEventListener = (...args: Parameters<typeof add>) => {
    add(...args);
    const count = getEventListeners(signal, 'abort').length;
    had.most = Math.max(had.most, count);
    if (count > getMaxListeners(signal)) had.warnings++;
  };
  return { signal, had, left: () => getEventListeners(signal, 'abort').length };
}

describe.each<[string, () => Transport]>([
  ['axios', () => new AxiosTransport()],
  ['fetch', () => new FetchTransport()],
])('many calls with one signal, over %s', (_, transport) => {
  const server = createServer((_, response) => setTimeout(() => response.end('{}'), 50));
  beforeAll(async () => {
    nock.restore();
    await once(server.listen(0, '127.0.0.1'), 'listening');
  });
  afterAll(() => server.close().closeAllConnections());

  test('are not warned of, and leave nothing behind', async () => {
    const { signal, had, left } = watched();
    const { conn } = recorded([], { transport: transport() });
    const { port } = server.address() as AddressInfo;
    await many((index) => conn.session.request({ url: `http://127.0.0.1:${port}/${index}`, signal }));
    expect(had).toEqual({ most: MANY, warnings: 0 });
    expect(left()).toBe(0);
    await conn.close();
  });
});

test('many that wait for their turn', async () => {
  const { signal, had, left } = watched();
  const { conn } = recorded(() => ({ json: {} }), { policies: [limitRequests({ concurrency: 1 })] });
  await many((index) => conn.widgets.request({ path: `/${index}`, signal }));
  expect(had).toEqual({ most: MANY - 1, warnings: 0 });
  expect(left()).toBe(0);
});

test('many that wait to try again', async () => {
  const { signal, had, left } = watched();
  let failed = 0;
  const { conn } = recorded(() => (failed++ < MANY ? { status: 503 } : {}), { retries: 1 });
  await many((index) => conn.widgets.request({ path: `/${index}`, signal }));
  expect(had).toEqual({ most: MANY, warnings: 0 });
  expect(left()).toBe(0);
});

test('many that wait for a status', async () => {
  const { signal, had, left } = watched();
  const { conn } = recorded(() => ({ json: { widget: { id: 'w1', status: 'ACTIVE' } } }));
  await many((index) => conn.widgets.waitForWidget(`w${index}`, { status: 'ACTIVE', signal }));
  expect(had).toEqual({ most: MANY, warnings: 0 });
  expect(left()).toBe(0);
});
