// Tables of what a resource has and what a list of them can be asked for.
import { wireName } from '@os/core';
import { code, codes, inCell, table } from './markdown.mjs';

const LABELS = { readOnly: 'read-only', createOnly: 'on creation only', required: 'required' };
const LIMIT = row('limit', 'limit', 'number', 'Resources a page; all pages are followed.');
const PAGED = {
  none: [],
  offset: [LIMIT, row('offset', 'offset', 'number', 'How many to leave out.')],
  marker: [LIMIT, row('marker', 'marker', 'string', 'The id of the resource to begin after; of some, the name.')],
};

/** The attributes of a resource, with those inside of nested ones. */
export function attributeTable({ attributes, idAttribute }, known, prose) {
  const rows = Object.entries(attributes).flatMap(([name, attribute]) =>
    rowsOf(name, wireName(name, attribute), attribute, known.get(name), prose),
  );
  const hasId = 'id' in attributes || idAttribute;
  return fieldTable('attribute', hasId ? rows : [row('id', 'id', 'string', label('read-only')), ...rows]);
}

/** The queries of a list. */
export function queryTable({ attributes, filters = {}, query = [], paging }, known, prose) {
  const rows = [
    ...query.map((name) => [name, attributes[name], known.attributes.get(name)]),
    ...Object.entries(filters).map(([name, attribute]) => [name, attribute, known.filters.get(name)]),
  ].map(([name, attribute, { type, doc }]) =>
    row(name, wireName(name, attribute), typeOf(attribute, type), since(attribute), values(attribute), prose(doc.text)),
  );
  return fieldTable('query', [...rows, ...(PAGED[paging] ?? PAGED.marker)]);
}

function fieldTable(what, rows) {
  return table([`${what}, and its name on the wire`, 'type, and what it is'], rows);
}

function rowsOf(name, wire, attribute, { type, doc }, prose) {
  const own = row(
    name,
    wire,
    typeOf(attribute, type),
    ...attribute.flags.map((flag) => label(LABELS[flag])),
    attribute.isNullable && label('nullable'),
    // What is new is missing from older answers, too.
    attribute.isOptional && !attribute.sinceVersion && label('optional'),
    attribute.isSecret && label('secret'),
    since(attribute),
    values(attribute),
    prose(doc.text),
  );
  let at = '';
  let inner = attribute;
  for (; inner.item; inner = inner.item) at += '[]';
  const nested = Object.entries(inner.shape ?? {}).flatMap(([key, each]) =>
    rowsOf(`${name}${at}.${key}`, `${wire}${at}.${wireName(key, each)}`, each, { doc: { text: '' } }, prose),
  );
  return [own, ...nested];
}

function row(name, wire, type, ...notes) {
  return [`${breakable(name)}<br>${breakable(wire, 'wire')}`, inCell([code(type), ...notes].filter(Boolean).join(' '))];
}

/** A name as code, that is broken between its parts where there is no room. */
function breakable(name, kind = 'name') {
  return `<code class="${kind}">${name.replace(/[.:_]/g, '$&<wbr>')}</code>`;
}

/** A type in short: what is in an object is told in rows of its own. */
function typeOf({ kind, shape, item }, printed) {
  if (shape) return 'object';
  if (item) return `${typeOf(item)}[]`;
  if (kind === 'map' || kind === 'json' || kind === 'rest') return printed?.length <= 80 ? printed : kind;
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
