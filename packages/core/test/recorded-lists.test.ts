import { readFileSync } from 'node:fs';
import { createAccess, createConnection } from '@os/core';
import { LISTS, type ListCase } from './recorded/lists.js';
import type { Exchange, Recording } from './acceptance/recording.js';

const RECORDINGS = JSON.parse(readFileSync(`${__dirname}/recorded/lists.json`, 'utf8')) as readonly Recording[];

/** A connection on which a list gets the recorded answers to just the recorded requests, in their order. */
function replay({ resource }: ListCase, exchanges: readonly Exchange[]) {
  const { service, path } = resource.definition;
  const [, first = ''] = exchanges[0]!.request.split(' ');
  const root = first.replace(/\?.*/, '').slice(0, path === '' ? undefined : -path.length);
  const sent: string[] = [];
  const conn = createConnection({
    retries: 0,
    authenticator: {
      name: 'static',
      authorize: async () =>
        createAccess({
          headers: {},
          catalog: [{ type: service.type, endpoints: [{ interface: 'public', region: undefined, url: root }] }],
        }),
    },
    transport: {
      async send({ method, url }) {
        const { status, headers, body } = exchanges[sent.push(`${method} ${url}`) - 1]!;
        return { status, headers, body: JSON.stringify(body) };
      },
    },
  });
  return { conn, sent };
}

const CASES = RECORDINGS.map(({ name, version, exchanges }) => ({ name, version, exchanges }));

test('every list was recorded', () => {
  expect(CASES.map(({ name }) => name)).toEqual(LISTS.map(({ name }) => name));
});

// The requests that found every item in the real services still do, each once.
test.each(CASES)('$name, as version $version answered', async ({ name, exchanges }) => {
  const list = LISTS.find((each) => each.name === name)!;
  const { conn, sent } = replay(list, exchanges);
  const { paging, keys, idAttribute = 'id' } = list.resource.definition;
  const query = { ...list.query, ...(paging === 'none' ? {} : { limit: list.limit ?? 1 }) };
  const found = await conn.list(list.resource as never, query, { headers: list.headers ?? {} }).toArray();

  expect(sent).toEqual(exchanges.map(({ request }) => request));
  const items = exchanges.flatMap(({ body }) =>
    keys ? (body as Record<string, object[]>)[keys]! : (body as object[]),
  );
  expect(found.map(({ body }) => body)).toEqual(items);
  const ids = items.map(
    (item) =>
      (Object.entries(item) as [string, unknown][]).find(([key]) => key === idAttribute || key === 'subdir')?.[1],
  );
  expect(ids).not.toContain(undefined);
  expect(new Set(ids).size).toBe(ids.length);
  if (paging !== 'none') expect(exchanges.length).toBeGreaterThan(2);
});
