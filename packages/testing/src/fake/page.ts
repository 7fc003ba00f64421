import { wireName, type AttributeLike, type JsonObject } from '@os/core';
import type { FakeCall } from './answer.js';
import type { FakeCollection } from './collection.js';
import type { PageFacts, RefusalWords } from './dialect.js';
import type { CollectionRules } from './rules.js';

/** Queries that say how to list, not what. */
const CONTROLS = new Set(['limit', 'marker', 'offset', 'page_reverse', 'sort_key', 'sort_dir', 'fields']);

type Test = (body: JsonObject) => boolean;

/** What a list call asks for out of a collection's resources, and what is to be told of other pages. */
export function pageOf(
  collection: FakeCollection,
  bodies: readonly JsonObject[],
  { url, service }: FakeCall,
  filters: NonNullable<CollectionRules['filters']> = {},
): { items: JsonObject[]; facts: PageFacts } {
  const { dialect, surroundings } = service;
  const query = url.searchParams;
  const tests = [...new Set(query.keys())].flatMap((wire) => {
    const values = query.getAll(wire);
    const filter = filters[wire];
    return filter
      ? (body: JsonObject) => filter(body, values)
      : testOf(wire, collection.attributes.get(wire), values, dialect.words);
  });
  const found = sorted(
    bodies.filter((body) => tests.every((test) => test(body))),
    query,
  );
  const { paging = 'links' } = collection.definition ?? {};
  // Some lists take no notice of what is asked for. (Others refuse it; the library asks neither.)
  const limit = paging === 'none' ? undefined : limitOf(query.get('limit'), surroundings.pageSize, dialect.words);
  const start =
    paging === 'none'
      ? 0
      : paging === 'offset'
        ? Number(query.get('offset'))
        : startOf(collection, found, query.get('marker'), dialect.words);
  const items = found.slice(start, limit && start + limit);
  const ids = items.map((body) => collection.idOf(body));
  const last = items.at(-1);
  // Like the real ones, it looks no further than the page: the one after a full page may be empty.
  const isFull = limit !== undefined && last !== undefined && ids.length >= limit;
  const next = paging === 'links' && isFull ? hrefAfter(url, markerOf(collection, last), limit) : undefined;
  return { items, facts: { url, keys: collection.definition?.keys ?? '', ids, limit, next } };
}

/** The URL of the page that comes after an item. */
export function hrefAfter(url: URL, marker: string, limit: number): string {
  const after = new URL(url);
  after.searchParams.set('limit', String(limit));
  after.searchParams.set('marker', marker);
  return after.href;
}

/** The place after the marker. */
function startOf(
  collection: FakeCollection,
  found: readonly JsonObject[],
  marker: string | null,
  words: RefusalWords,
): number {
  if (marker === null) return 0;
  const at = found.findIndex((body) => markerOf(collection, body) === marker);
  if (at < 0) throw words.notFound(collection.noun, marker);
  return at + 1;
}

/** What the page after a resource is asked for by. */
function markerOf(collection: FakeCollection, body: JsonObject): string {
  const { markerAttribute = [], attributes = {} } = collection.definition ?? {};
  const wires = [markerAttribute].flat().map((name) => wireName(name, attributes[name]));
  const marker = wires.map((wire) => body[wire]).find((value) => value !== undefined);
  return marker === undefined ? collection.idOf(body) : textOf(marker);
}

/** The resources a page; undefined for all. */
function limitOf(asked: string | null, most: number, words: RefusalWords): number | undefined {
  if (asked !== null && !/^\d+$/.test(asked)) throw words.wrongType('limit', asked, 'integer');
  // Services take a limit of nothing for as many as they allow.
  const limit = Math.min(Number(asked) || Infinity, most);
  return limit === Infinity ? undefined : limit;
}

/** Whether a resource has one of the values; no test for what services ignore: queries that they do not know. */
function testOf(
  wire: string,
  attribute: AttributeLike | undefined,
  values: readonly string[],
  words: RefusalWords,
): Test | [] {
  if (!attribute || CONTROLS.has(wire)) return [];
  if (attribute.kind !== 'boolean') return (body) => values.some((value) => matches(body[wire], value));
  const wanted = values.map((value) => {
    if (/^(true|1|yes|on)$/i.test(value)) return true;
    if (/^(false|0|no|off)$/i.test(value)) return false;
    throw words.wrongType(wire, value, 'boolean');
  });
  return (body) => wanted.includes(body[wire] === true);
}

function matches(actual: unknown, wanted: string): boolean {
  if (Array.isArray(actual)) return wanted.split(',').every((each) => actual.includes(each));
  return textOf(actual) === wanted;
}

function sorted(bodies: JsonObject[], query: URLSearchParams): JsonObject[] {
  const directions = query.getAll('sort_dir');
  const keys = query.getAll('sort_key').map((key, i) => ({ key, sign: directions[i] === 'desc' ? -1 : 1 }));
  return bodies.sort((a, b) => {
    for (const { key, sign } of keys) {
      const order = textOf(a[key]).localeCompare(textOf(b[key]), 'en', { numeric: true });
      if (order !== 0) return order * sign;
    }
    return 0;
  });
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? '');
}
