import { InvalidResponseError } from '@os/core';
import { Host, recorded, ROOT, type Answer } from './widgets.js';

const page = (ids: readonly unknown[], more: object = {}, headers: Record<string, string> = {}): Answer => ({
  json: { widgets: ids.map((id) => ({ id })), ...more },
  headers,
});
async function listing(answers: Parameters<typeof recorded>[0], query: { limit?: number } = {}) {
  const { conn, lines } = recorded(answers);
  const ids = (await conn.widgets.listWidgets(query)).map(({ id }) => id);
  return { ids, lines: lines() };
}

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
  ['the same page', `${ROOT}/widgets`, 'is said to be that same page: the list would never end'],
])('a link to %s is refused', async (_, next, message) => {
  const failure = listing([page(['a'], { next })]);
  await expect(failure).rejects.toThrow(InvalidResponseError);
  await expect(failure).rejects.toThrow(message);
});

test('pages that lead in a circle are refused', async () => {
  const failure = listing(({ url }, index) => {
    if (index > 9) return new Error('endless');
    return page([url], { next: url.endsWith('p=1') ? '?p=2' : '?p=1' });
  });
  await expect(failure).rejects.toThrow('lead back to "?p=1": the list would never end');
});

describe('where answers do not tell', () => {
  test('a full page of the size asked for has a next one, after its last id', async () => {
    const { ids, lines } = await listing([page(['a', 'b']), page(['c', 4]), page(['e'])], { limit: 2 });
    expect(ids).toEqual(['a', 'b', 'c', 4, 'e']);
    expect(lines).toEqual(['GET /widgets?limit=2', 'GET /widgets?limit=2&marker=b', 'GET /widgets?limit=2&marker=4']);
  });

  test('once an answer has told, the last page is the one without a link', async () => {
    const { lines } = await listing([page(['a'], { next: '?limit=1&marker=a' }), page(['b'])], { limit: 1 });
    expect(lines).toHaveLength(2);
  });

  test('a service that ignores markers ends the list', async () => {
    const { ids, lines } = await listing(() => page(['a', 'b']), { limit: 2 });
    expect([ids, lines.length]).toEqual([['a', 'b'], 2]);
  });

  test('a service that ignores limits, too', async () => {
    expect((await listing([page(['a', 'b', 'c'])], { limit: 2 })).ids).toEqual(['a', 'b', 'c']);
  });

  test('resources without ids have no marker', async () => {
    const { conn, sent } = recorded([{ json: { hosts: [{ name: 'one' }] } }]);
    expect(await conn.list(Host, { limit: 1 })).toHaveLength(1);
    expect(sent).toHaveLength(1);
  });
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
