import { attr, createOnly, defineApi, defineResource, otherFields, readOnly } from '@os/core';
import { checkAnswer } from '@os/testing';

const api = defineApi({ type: 'library', version: 'v1' });

class Book extends defineResource({
  service: api,
  path: '/books',
  key: 'book',
  keys: 'books',
  can: ['get'],
  attributes: {
    title: attr.string(),
    pageCount: attr.number(),
    isLent: attr.boolean('lent'),
    binding: attr.oneOf('soft', 'hard'),
    printedAt: readOnly.time(),
    subtitle: attr.string().nullable(),
    blurb: attr.string().optional(),
    isbn: attr.string().since('1.4'),
    passphrase: createOnly.string().secret().optional(),
    metadata: attr.map(),
    tags: attr.list(attr.string()),
    publisher: attr.object({ name: attr.string(), yearFounded: attr.number('founded').nullable() }),
    chapters: attr.list(attr.object({ title: attr.string(), firstPage: attr.number() })),
    extra: attr.json(),
  },
}) {}

const good = {
  id: 'b-1',
  title: 'Sand',
  page_count: 300,
  lent: false,
  binding: 'hard',
  printed_at: '2026-11-23T20:46:32.000000',
  subtitle: null,
  metadata: { anyKey: 'kept' },
  tags: ['dunes'],
  publisher: { name: 'Erg', founded: null },
  chapters: [{ title: 'One', first_page: 1 }],
  extra: null,
};

it('is content with an answer that fits', () => {
  expect(checkAnswer(Book, good)).toEqual([]);
  expect(checkAnswer(Book, { ...good, blurb: 'Dry.', isbn: '1-2-3', subtitle: 'A novel', binding: 'spiral' })).toEqual(
    [],
  );
});

it.each([
  ['a field that is not declared', { lent_to: 'jo' }, ['lent_to is not declared; it holds a string']],
  [
    'an attribute under its own name instead of the wire name',
    { pageCount: 3 },
    ['pageCount is not declared; it holds a number'],
  ],
  ['text for a number', { page_count: '300' }, ['page_count is a string, where a number is declared']],
  ['text for a boolean', { lent: 'False' }, ['lent is a string, where a boolean is declared']],
  ['a number for text', { title: 1984 }, ['title is a number, where a string is declared']],
  ['text that is no time', { printed_at: 'soon' }, ['printed_at is a string, where a time is declared']],
  ['a list for a map', { metadata: [] }, ['metadata is a list, where a map is declared']],
  ['a map for a list', { tags: {} }, ['tags is an object, where a list is declared']],
  ['null where not nullable', { title: null }, ['title is null, and not declared nullable']],
  ['a missing field', { title: undefined }, ['title is missing, and not declared optional']],
  ['a missing id', { id: undefined }, ['id is missing, and not declared optional']],
  ['an id that is neither text nor a number', { id: true }, ['id is a boolean, where a string is declared']],
  ['an id that is a number, which resources have as text', { id: 7 }, []],
  ['an item of another type', { tags: ['a', 2] }, ['tags[1] is a number, where a string is declared']],
  ['text for an object', { publisher: 'Erg' }, ['publisher is a string, where an object is declared']],
  [
    'faults inside an object',
    { publisher: { name: null, founded: '1900', city: 'Ur' } },
    [
      'publisher.city is not declared; it holds a string',
      'publisher.name is null, and not declared nullable',
      'publisher.founded is a string, where a number is declared',
    ],
  ],
  [
    'faults inside a list of objects',
    {
      chapters: [
        { title: 'One', first_page: 1 },
        { title: 'Two', notes: [] },
      ],
    },
    [
      'chapters[1].notes is not declared; it holds a list',
      'chapters[1].first_page is missing, and not declared optional',
    ],
  ],
])('reports %s', (_, change, faults) => {
  expect(checkAnswer(Book, { ...good, ...change })).toEqual(faults);
});

it('never shows a value', () => {
  expect(checkAnswer(Book, { ...good, passphrase: 42 })).toEqual([
    'passphrase is a number, where a string is declared',
  ]);
});

it('reports an answer that is no object', () => {
  expect(checkAnswer(Book, [good])).toEqual(['the answer is a list, where an object is declared']);
  expect(checkAnswer(Book, undefined)).toEqual(['the answer is nothing, where an object is declared']);
});

it('takes the declared identifier for the id', () => {
  class Shelf extends defineResource({
    service: api,
    path: '/shelves',
    can: ['get'],
    idAttribute: 'number',
    attributes: { number: attr.number() },
  }) {}
  expect(checkAnswer(Shelf, { number: 3 })).toEqual([]);
  expect(checkAnswer(Shelf, {})).toEqual(['number is missing, and not declared optional']);
});

it('takes other fields for what the declaration says of them', () => {
  class Box extends defineResource({
    service: api,
    path: '/boxes',
    can: ['get'],
    attributes: { labels: otherFields(attr.string()) },
  }) {}
  expect(checkAnswer(Box, { id: 'b', colour: 'red' })).toEqual([]);
  expect(checkAnswer(Box, { id: 'b', colour: 3 })).toEqual(['colour is a number, where a string is declared']);
});
