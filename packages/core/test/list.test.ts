import { createList, type RawPage } from '../src/list.js';
import { InvalidAttributeError } from '@os/core';
import { Gadget, recorded, Widget } from './widgets.js';

/** A list over pages; `fetched` tells which pages were asked for so far, `signals` with what. */
function pages(...contents: (readonly number[] | Error)[]) {
  const fetched: number[] = [];
  const signals: (AbortSignal | undefined)[] = [];
  const open = (from = '0') => {
    let index = Number(from);
    return async (signal: AbortSignal | undefined): Promise<RawPage> => {
      fetched.push(index);
      signals.push(signal);
      await Promise.resolve();
      const items = contents[index];
      if (items instanceof Error) throw items;
      index += 1;
      const next = index < contents.length ? String(index) : undefined;
      return { items: items ?? [], next, response: { status: 200, headers: {}, body: undefined, url: `?${index}` } };
    };
  };
  return { fetched, signals, list: createList(open, (raw) => Number(raw) * 10) };
}
const collect = async <T>(from: AsyncIterable<T>): Promise<T[]> => {
  const items: T[] = [];
  for await (const item of from) items.push(item);
  return items;
};

test('nothing is asked for until it is used', async () => {
  const { conn, sent } = recorded(() => ({ json: { widgets: [] } }));
  const list = conn.widgets.listWidgets();
  await Promise.resolve();
  expect(sent).toEqual([]);
  expect(await list).toEqual([]);
  expect(sent).toHaveLength(1);
});

test('awaited, iterated, or page by page', async () => {
  expect(await pages([1, 2], [3]).list).toEqual([10, 20, 30]);
  expect(await collect(pages([1, 2], [3]).list)).toEqual([10, 20, 30]);
  expect(await collect(pages([1, 2], [3]).list.byPage())).toMatchObject([
    { items: [10, 20], next: '1', response: { url: '?1' } },
    { items: [30], next: undefined, response: { url: '?2' } },
  ]);
});

test('first() fetches a single page, and is null where there is none', async () => {
  const { list, fetched } = pages([1], [2]);
  expect(await list.first()).toBe(10);
  expect(fetched).toEqual([0]);
  expect(await pages([]).list.first()).toBeNull();
});

test('toArray() stops at its limit, and asks for no page that it does not need', async () => {
  const { list, fetched } = pages([1, 2, 3, 4], [5]);
  expect(await list.toArray({ limit: 2 })).toEqual([10, 20]);
  expect(await list.toArray({ limit: 3 })).toEqual([10, 20, 30]);
  expect(await list.toArray({ limit: 4 })).toEqual([10, 20, 30, 40]);
  expect(await list.toArray({ limit: 0 })).toEqual([]);
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(fetched).toEqual([0, 0, 0]);
  expect(await list.toArray({ limit: 5 })).toEqual([10, 20, 30, 40, 50]);
  expect(await list.toArray({ limit: undefined })).toHaveLength(5);
});

test('a list goes on where a page ended', async () => {
  const { list, fetched } = pages([1], [2], [3]);
  const nexts = (await collect(list.byPage({ from: '1' }))).map(({ next }) => next);
  expect(nexts).toEqual(['2', undefined]);
  expect(fetched).toEqual([1, 2]);
});

test('the next page is asked for past half of one, and none further ahead', async () => {
  const { list, fetched } = pages([1, 2, 3, 4], [5, 6, 7, 8], [9]);
  const iterator = list[Symbol.asyncIterator]();
  const seen: number[][] = [];
  for (let i = 0; i < 8; i++) {
    await iterator.next();
    seen.push([...fetched]);
  }
  expect(seen).toEqual([[0], [0], [0, 1], [0, 1], [0, 1], [0, 1], [0, 1, 2], [0, 1, 2]]);
});

test('pages are asked for one ahead as well', async () => {
  const { list, fetched } = pages([1], [2], [3]);
  const iterator = list.byPage()[Symbol.asyncIterator]();
  await iterator.next();
  expect(fetched).toEqual([0, 1]);
  await iterator.return?.();
  expect(fetched).toEqual([0, 1]);
});

test.each<[string, (list: ReturnType<typeof pages>['list']) => Promise<void>]>([
  [
    'items',
    async (list) => {
      for await (const item of list) if (item === 20) break;
    },
  ],
  [
    'pages',
    async (list) => {
      for await (const { items } of list.byPage()) if (items.length > 0) break;
    },
  ],
])('leaving a loop over %s aborts the page that was asked for ahead', async (_, leave) => {
  const { list, signals } = pages([1, 2, 3], [4]);
  await leave(list);
  expect(signals.map((signal) => signal?.aborted)).toEqual([undefined, true]);
});

test('iterators of one list are independent', async () => {
  const { list, signals } = pages([1, 2], [3]);
  const [one, two] = [list[Symbol.asyncIterator](), list[Symbol.asyncIterator]()];
  expect([(await one.next()).value, (await one.next()).value, (await two.next()).value]).toEqual([10, 20, 10]);
  await one.return?.();
  expect(await one.next()).toEqual({ value: undefined, done: true });
  expect([(await two.next()).value, (await two.next()).value]).toEqual([20, 30]);
  expect(signals.map((signal) => signal?.aborted)).toEqual([undefined, true, undefined, false]);
});

test('an iterator that is left while a page is under way ends there', async () => {
  const iterator = pages([1], [2]).list[Symbol.asyncIterator]();
  const first = iterator.next();
  await iterator.return?.();
  await first;
  expect(await iterator.next()).toEqual({ value: undefined, done: true });
});

test('an early break asks for nothing more, and a failure ahead of it is never seen', async () => {
  const { list, fetched } = pages([1, 2, 3], new Error('ahead'), [4]);
  for await (const item of list) if (item === 20) break;
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(fetched).toEqual([0, 1]);
});

test('a failure shows where the page is reached, once', async () => {
  const failure = new Error('second page');
  const iterator = pages([1, 2], failure).list[Symbol.asyncIterator]();
  expect([await iterator.next(), await iterator.next()].map(({ value }) => value as unknown)).toEqual([10, 20]);
  await expect(iterator.next()).rejects.toBe(failure);
  expect(await iterator.next()).toEqual({ value: undefined, done: true });
  await expect(pages(failure).list.toArray()).rejects.toBe(failure);
  await expect(Promise.resolve(pages(failure).list)).rejects.toBe(failure);
  await expect(collect(pages([1], failure).list.byPage())).rejects.toBe(failure);
});

test('each iteration starts anew', async () => {
  const { list, fetched } = pages([1], [2]);
  expect([await list, await list]).toEqual([
    [10, 20],
    [10, 20],
  ]);
  expect(fetched).toEqual([0, 1, 0, 1]);
});

test('empty pages in between are passed over', async () => {
  expect(await pages([], [1], [], [2]).list).toEqual([10, 20]);
});

test('consumers that share an iterator get each item once, and miss none', async () => {
  const { list, fetched } = pages([1, 2], [3], [4, 5]);
  const iterator = list[Symbol.asyncIterator]();
  const results = await Promise.all(Array.from({ length: 7 }, () => iterator.next()));
  expect(results.map(({ value }) => value as unknown)).toEqual([10, 20, 30, 40, 50, undefined, undefined]);
  expect(fetched).toEqual([0, 1, 2]);
});

describe('queries', () => {
  test('go out under the wire names', async () => {
    const { conn, lines } = recorded(() => ({ json: { widgets: [], gadgets: [] } }));
    await conn.widgets.listWidgets({
      name: ['a', 'b'],
      isEnabled: false,
      sortKey: 'name',
      limit: 10,
      marker: 'm',
      size: undefined,
    });
    await conn.widgets.listWidgets({ tags: ['x', 'y'], notTags: ['z'], isDeep: true });
    await conn.widgets.listWidgets({ isDeep: false });
    await conn.widgets.listGadgets(new Widget({ id: 'w1' }), { weight: 3 });
    await conn.list(Gadget, { widgetId: 'w1' });
    expect(lines()).toEqual([
      'GET /widgets?name=a&name=b&enabled=false&sort_key=name&limit=10&marker=m',
      'GET /widgets?tags=x%2Cy&not-tags=z&deep=true',
      'GET /widgets',
      'GET /widgets/w1/gadgets?weight=3',
      'GET /widgets/w1/gadgets',
    ]);
  });

  test('that are unknown are refused at once, with the nearest', () => {
    const { conn } = recorded();
    expect(() => conn.widgets.listWidgets({ szie: 1 } as never)).toThrow(
      new InvalidAttributeError('Lists of widget have no query "szie"; did you mean "size"?'),
    );
    expect(() => conn.list(Gadget, {} as never)).toThrow('"widgetId" is needed for the path');
  });

  test('another path can list the same resources', async () => {
    const { conn, lines } = recorded([{ json: { widgets: [{ id: 'w1' }] } }]);
    expect(await conn.list(Widget, { size: 1 }, { path: '/groups/g1/widgets' })).toMatchObject([{ id: 'w1' }]);
    expect(lines()).toEqual(['GET /groups/g1/widgets?size=1']);
  });

  test('listed resources know their parents', async () => {
    const { conn, lines } = recorded([{ json: { gadgets: [{ id: 'g1' }] } }, { status: 204 }]);
    const [gadget] = await conn.widgets.listGadgets('w1');
    await conn.delete(gadget!);
    expect(lines()).toEqual(['GET /widgets/w1/gadgets', 'DELETE /widgets/w1/gadgets/g1']);
  });
});
