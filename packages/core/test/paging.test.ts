import { attr, defineResource, InvalidAttributeError, InvalidResponseError, readOnly, type Transport } from '@os/core';
import { api, recorded, ROOT, type Answer } from './widgets.js';

const page = (ids: readonly unknown[], more: object = {}, headers: Record<string, string> = {}): Answer => ({
  json: { widgets: ids.map((id) => ({ id })), ...more },
  headers,
});
async function listing(answers: Parameters<typeof recorded>[0], query: { limit?: number; name?: string } = {}) {
  const { conn, lines } = recorded(answers);
  const ids = (await conn.widgets.listWidgets(query)).map(({ id }) => id);
  return { ids, lines: lines() };
}

class Marked extends defineResource({
  service: api,
  path: '/marked',
  can: ['list'],
  idAttribute: 'name',
  paging: 'marker',
  markerAttribute: ['name', 'subdir'],
  attributes: { name: readOnly.string(), subdir: readOnly.string() },
  filters: { prefix: attr.string() },
}) {}

class Counted extends defineResource({
  service: api,
  path: '/counted',
  keys: 'counted',
  can: ['list'],
  paging: 'offset',
  attributes: { name: readOnly.string() },
}) {}

class Whole extends defineResource({
  service: api,
  path: '/whole',
  keys: 'whole',
  can: ['list'],
  paging: 'none',
  attributes: { name: readOnly.string() },
}) {}

class Linked extends defineResource({
  service: api,
  path: '/links',
  keys: 'links',
  can: ['list'],
  attributes: { rel: readOnly.string() },
}) {}

const NEXT = `${ROOT}/widgets?limit=1&marker=a`;
test.each<[string, Answer]>([
  [
    'links under the key',
    page(['a'], {
      widgets_links: [
        { rel: 'next', href: NEXT },
        { rel: 'previous', href: 'x' },
      ],
    }),
  ],
  [
    'links as a list',
    page(['a'], {
      links: [
        { rel: 'self', href: 'x' },
        { rel: 'next', href: NEXT },
      ],
    }),
  ],
  ['links as an object', page(['a'], { links: { next: NEXT, self: 'x', previous: null } })],
  ['next', page(['a'], { next: '/v1/widgets?limit=1&marker=a' })],
  ['a Link header', page(['a'], {}, { link: `<${ROOT}/widgets>; rel="prev", <${NEXT}>; rel="next"` })],
  ['a Link header without quotes', page(['a'], {}, { link: `<${NEXT}>; rel=next` })],
  ['a link of another scheme and port', page(['a'], { next: 'https://widgets.test:9696/other/path?limit=1&marker=a' })],
])('goes on by %s', async (_, first) => {
  expect(await listing([first, page(['b'])])).toEqual({
    ids: ['a', 'b'],
    lines: ['GET /widgets', 'GET /widgets?limit=1&marker=a'],
  });
});

test.each<[string, Answer]>([
  ['links without a next', page(['a'], { links: { next: null, self: 'x', previous: null } })],
  ['only a previous one', page(['a'], { widgets_links: [{ rel: 'previous', href: NEXT }] })],
  ['an empty page, whatever its link', page([], { next: NEXT })],
])('ends at %s', async (_, answer) => {
  expect((await listing([answer])).lines).toHaveLength(1);
});

test('names that are repeated in a link stay repeated, in the link’s order', async () => {
  const { lines } = await listing([page(['a'], { next: '/v1/widgets?tag=x&limit=1&tag=y&marker=a' }), page([])]);
  expect(lines[1]).toBe('GET /widgets?tag=x&limit=1&tag=y&marker=a');
});

test.each<[string, string, string]>([
  ['another host', 'http://evil.test/v1/widgets?marker=a', 'refused, as that is another host'],
  ['nowhere', 'http://', 'refused, as that is another host'],
  ['the same page', `${ROOT}/widgets`, 'the list would never end'],
])('a link to %s is refused', async (_, next, message) => {
  const failure = listing([page(['a'], { next })]);
  await expect(failure).rejects.toThrow(InvalidResponseError);
  await expect(failure).rejects.toThrow(message);
});

test('pages that lead in a circle are refused, in whatever order the link has it', async () => {
  const failure = listing(({ url }, index) => {
    if (index > 9) return new Error('endless');
    return page([url], { next: url.includes('p=1') ? '?q=1&p=2' : index > 0 ? '?q=1&p=1' : '?p=1&q=1' });
  });
  await expect(failure).rejects.toThrow('lead back to "?q=1&p=1": the list would never end');
});

test('what was asked for and a link forgets is asked for again', async () => {
  const { lines } = await listing([page(['a'], { next: '?marker=a&limit=1' }), page(['b'])], { limit: 1, name: 'x' });
  expect(lines[1]).toBe('GET /widgets?marker=a&limit=1&name=x');
});

test('items that are called links are no links', async () => {
  const { conn } = recorded([{ json: { links: [{ rel: 'next', href: '?p=2' }] } }]);
  expect(await conn.list(Linked)).toHaveLength(1);
});

test('the same first item behind a new link is refused', async () => {
  const failure = listing(({ url }) => page(['a', 'b'], { next: `?p=${url.length}` }));
  await expect(failure).rejects.toThrow('the list would never end');
});

describe('where answers do not tell', () => {
  test('a list that declares nothing ends, however full the page is', async () => {
    const { ids, lines } = await listing([page(['a', 'b'])], { limit: 2 });
    expect([ids, lines.length]).toEqual([['a', 'b'], 1]);
  });

  test('markers go on until a page is empty, whatever was asked for, by the first name that an item has', async () => {
    const { conn, lines } = recorded([
      { json: [{ name: 'a b' }, { subdir: 'c/' }] },
      { json: [{ name: 'd' }] },
      { json: [] },
    ]);
    expect(await conn.list(Marked, { prefix: 'p&' })).toHaveLength(3);
    expect(lines()).toEqual([
      'GET /marked?prefix=p%26',
      'GET /marked?prefix=p%26&marker=c%2F',
      'GET /marked?prefix=p%26&marker=d',
    ]);
  });

  test('once an answer has told, the last page is the one without a link', async () => {
    const { conn, lines } = recorded([
      { json: [{ name: 'a' }], headers: { link: '<?marker=a>; rel=next' } },
      { json: [{ name: 'b' }] },
    ]);
    expect(await conn.list(Marked)).toHaveLength(2);
    expect(lines()).toHaveLength(2);
  });

  test('a service that ignores markers ends the list', async () => {
    const { conn, sent } = recorded(() => ({ json: [{ name: 'a' }, { name: 'b' }] }));
    expect([(await conn.list(Marked)).length, sent.length]).toEqual([2, 2]);
  });

  test('items without a marker end the list', async () => {
    const { conn } = recorded([{ json: [{}] }]);
    expect(await conn.list(Marked)).toHaveLength(1);
  });

  test('offsets count what there was, from where the caller began', async () => {
    const counted = (...names: string[]) => ({ json: { counted: names.map((name) => ({ name })) } });
    const { conn, lines } = recorded([counted('a', 'b'), counted('b'), counted()]);
    expect(await conn.list(Counted, { limit: 2, offset: 3 })).toHaveLength(3);
    expect(lines()).toEqual([
      'GET /counted?limit=2&offset=3',
      'GET /counted?limit=2&offset=5',
      'GET /counted?limit=2&offset=6',
    ]);
  });

  test('a service that ignores offsets ends the list, too', async () => {
    const { conn, sent } = recorded(() => ({ json: { counted: [{ name: 'a' }] } }));
    expect([(await conn.list(Counted)).length, sent.length]).toEqual([1, 2]);
  });
});

test('lists without pages refuse to be asked for one, and follow links all the same', async () => {
  const { conn, sent } = recorded([
    { json: { whole: [{ name: 'a' }], links: { next: '?marker=a' } } },
    { json: { whole: [{ name: 'b' }], links: { next: null } } },
  ]);
  expect(() => conn.list(Whole, { limit: 1 } as never)).toThrow('Lists of whole have no query "limit"');
  expect(await conn.list(Whole)).toHaveLength(2);
  expect(sent).toHaveLength(2);
});

describe('going on later', () => {
  test('after a page, with all that was asked for', async () => {
    const { conn, lines } = recorded([page(['a'], { next: '?limit=1&marker=a' }), page(['b']), page(['b'])]);
    const list = conn.widgets.listWidgets({ limit: 1, name: 'x' });
    let from: string | undefined;
    for await (const { next } of list.byPage()) {
      from = next;
      break;
    }
    expect(from).toBe('?limit=1&marker=a&name=x');
    const rest = [];
    for await (const { items, response } of conn.widgets.listWidgets().byPage({ from })) {
      rest.push(
        items.map(({ id }) => id),
        response.status,
      );
    }
    expect(rest).toEqual([['b'], 200]);
    expect(lines().at(-1)).toBe('GET /widgets?limit=1&marker=a&name=x');
  });

  test('not at another path', async () => {
    const pages = recorded().conn.widgets.listWidgets().byPage({ from: '/../secrets' });
    await expect(pages[Symbol.asyncIterator]().next()).rejects.toThrow(
      new InvalidAttributeError('byPage({ from }) takes the "next" of a page; got "/../secrets"'),
    );
  });
});

test('the caller’s signal, and the end of the loop, abort what is under way', async () => {
  const aborted: unknown[] = [];
  const transport: Transport = {
    send: ({ url, signal }) =>
      url.includes('marker')
        ? new Promise((_, reject) => {
            signal!.addEventListener('abort', () => {
              aborted.push(url);
              reject(signal!.reason as Error);
            });
          })
        : Promise.resolve({
            status: 200,
            headers: {},
            body: '{"widgets":[{"id":"a"},{"id":"b"},{"id":"c"}],"next":"?marker=c"}',
          }),
  };
  const { conn } = recorded([], { transport });
  for await (const { id } of conn.widgets.listWidgets()) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    if (id === 'c') break;
  }
  expect(aborted).toEqual([`${ROOT}/widgets?marker=c`]);
  const controller = new AbortController();
  const all = conn.widgets.listWidgets({}, { signal: controller.signal }).toArray();
  setTimeout(() => controller.abort(), 5);
  await expect(all).rejects.toThrow('aborted');
  expect(aborted).toHaveLength(2);
});

test.each<[string, unknown, string]>([
  ['without the key', {}, 'was answered without a list "widgets"'],
  ['with something else under it', { widgets: {} }, 'was answered without a list "widgets"'],
])('an answer %s is refused', async (_, json, message) => {
  await expect(listing([{ json }])).rejects.toThrow(message);
});

test('bare lists', async () => {
  const { conn } = recorded([{ json: [{ name: 'nova' }] }, { json: {} }]);
  expect((await conn.widgets.listZones()).map(({ id }) => id)).toEqual(['nova']);
  await expect(conn.widgets.listZones().toArray()).rejects.toThrow(/was answered without a list$/);
});

test('a list at a path of its own, of items with a key around each, which markers are read behind', async () => {
  const { conn, lines } = recorded([{ json: { parts: [{ part: { name: 'a' } }] } }, { json: { parts: [] } }]);
  expect((await conn.widgets.listParts()).map(({ id, name }) => [id, name])).toEqual([['a', 'a']]);
  expect(lines()).toEqual(['GET /parts/detail', 'GET /parts/detail?marker=a']);
});
