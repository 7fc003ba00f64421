import type { JsonObject } from '@os/core';
import { FakeAnswer, type FakeCall } from '../../fake/answer.js';
import { refusal } from './refusal.js';

/** As many as Swift lists at a time. */
const MOST = 10_000;

/** Something in a list, or all things whose names begin so. */
type Item = readonly [name: string, item: JsonObject];

/** Answers with those of some things that the query asks for: as JSON, or their names as text. */
export function answerList(
  { url: { searchParams: query }, headers, service }: FakeCall,
  all: readonly Item[],
  about: Readonly<Record<string, string>>,
): FakeAnswer {
  const items = pageOf(all, query, service.surroundings.pageSize);
  if (query.get('format') === 'json' || headers['accept']?.includes('json')) {
    return new FakeAnswer(
      200,
      items.map(([, item]) => item),
      { ...about, 'content-type': 'application/json; charset=utf-8' },
    );
  }
  const text = items.map(([name]) => `${name}\n`).join('');
  return new FakeAnswer(text === '' ? 204 : 200, text, { ...about, 'content-type': 'text/plain; charset=utf-8' });
}

function pageOf(all: readonly Item[], query: URLSearchParams, pageSize: number): Item[] {
  const asked = query.get('limit') ?? '';
  if (Number(asked) > MOST) throw refusal(412, `Maximum limit is ${MOST}`);
  const limit = Math.min(/^\d+$/.test(asked) ? Number(asked) : MOST, pageSize);
  const isReverse = /^(true|1|yes|on|t|y)$/i.test(query.get('reverse') ?? '');
  const isBefore = (a: string, b: string): boolean => (isReverse ? a > b : a < b);
  const [marker, end] = [query.get('marker') ?? '', query.get('end_marker') ?? ''];
  const prefix = query.get('prefix') ?? '';
  const isWanted = ([name]: Item): boolean =>
    name.startsWith(prefix) && (marker === '' || isBefore(marker, name)) && (end === '' || isBefore(name, end));
  const sorted = all.filter(isWanted).sort(([a], [b]) => (isBefore(a, b) ? -1 : 1));
  const cut = cutter(prefix, query.get('delimiter') ?? '');
  const page = new Map<string, JsonObject>();
  for (const [name, item] of sorted) {
    if (page.size === limit) break;
    const subdir = cut(name);
    // The page before ended with it.
    if (subdir === marker) continue;
    page.set(subdir ?? name, subdir === undefined ? item : { subdir });
  }
  return [...page];
}

/** What a name is listed as, if the delimiter is in it. */
function cutter(prefix: string, delimiter: string): (name: string) => string | undefined {
  return (name) => {
    const at = delimiter === '' ? -1 : name.indexOf(delimiter, prefix.length);
    return at < 0 ? undefined : name.slice(0, at + delimiter.length);
  };
}
