import { wireName } from '@os/core';
import { code, codes, inCell } from './markdown.mjs';

const LABELS = { readOnly: 'read-only', createOnly: 'on creation only', required: 'required' };

/** Rows of a table: the attributes of a resource, with those inside of nested ones. */
export function fieldRows({ attributes, idAttribute }, known, prose) {
  const rows = Object.entries(attributes).flatMap(([name, attribute]) =>
    rowsOf(name, wireName(name, attribute), attribute, known.get(name), prose),
  );
  return 'id' in attributes || idAttribute
    ? rows
    : [[code('id'), code('id'), code('string'), label('read-only')], ...rows];
}

/** Rows of a table: what a list can be asked for. */
export function queryRows({ attributes, filters = {}, query = [], paging = 'links' }, known, prose) {
  const rows = [
    ...query.map((name) => [name, attributes[name], known.attributes.get(name)]),
    ...Object.entries(filters).map(([name, attribute]) => [name, attribute, known.filters.get(name)]),
  ].map(([name, attribute, { type, doc }]) => [
    code(name),
    code(wireName(name, attribute)),
    code(typeOf(attribute, type)),
    inCell([since(attribute), values(attribute), prose(doc.text)].filter(Boolean).join(' ')),
  ]);
  const paged = {
    none: [],
    offset: [
      ['limit', 'number', 'Resources a page; all pages are followed.'],
      ['offset', 'number', 'How many to skip.'],
    ],
  }[paging] ?? [
    ['limit', 'number', 'Resources a page; all pages are followed.'],
    ['marker', 'string', 'The id of the resource to begin after.'],
  ];
  return [...rows, ...paged.map(([name, type, text]) => [code(name), code(name), code(type), text])];
}

function rowsOf(name, wire, attribute, { type, doc }, prose) {
  const { shape, item } = attribute;
  const notes = [
    ...attribute.flags.map((flag) => label(LABELS[flag])),
    attribute.isNullable && label('nullable'),
    // What is new is missing from older answers, too.
    attribute.isOptional && !attribute.sinceVersion && label('optional'),
    attribute.isSecret && label('secret'),
    since(attribute),
    values(attribute),
    prose(doc.text),
  ];
  const row = [code(name), code(wire), code(typeOf(attribute, type)), inCell(notes.filter(Boolean).join(' '))];
  const inner = shape ?? item?.shape;
  const at = shape ? '' : '[]';
  return [
    row,
    ...Object.entries(inner ?? {}).flatMap(([key, each]) =>
      rowsOf(`${name}${at}.${key}`, `${wire}${at}.${wireName(key, each)}`, each, { doc: { text: '' } }, prose),
    ),
  ];
}

/** A type in short: what is in an object is told in rows of its own. */
function typeOf({ kind, shape, item, values }, printed) {
  if (shape) return 'object';
  if (item) return `${typeOf(item)}[]`;
  if (kind === 'string' || values) return 'string';
  if (kind === 'time') return 'time';
  if (kind === 'map' || kind === 'json' || kind === 'rest')
    return printed?.length <= 60 ? printed : kind === 'map' ? 'map' : 'JSON';
  return kind;
}

function values({ values, item }) {
  const known = values ?? item?.values;
  return known && `One of ${codes(known)}.`;
}

function since({ sinceVersion }) {
  return sinceVersion && label(`since ${sinceVersion}`);
}

/** Something that is said of an attribute, with few words. */
export function label(text) {
  return `<em class="label">${text}</em>`;
}
