import { Refusal } from '../../fake/answer.js';
import { plainDialect, wordsOf, type Dialect } from '../../fake/dialect.js';
import { hrefAfter } from '../../fake/page.js';

/** How Neutron writes errors and links. */
export const neutronDialect: Dialect = {
  ...plainDialect,
  error: ({ message, type = 'HTTPBadRequest' }) => ({ NeutronError: { type, message, detail: '' } }),
  paging({ url, keys, ids, limit, next }) {
    const [first] = ids;
    const links = [
      ...(next === undefined ? [] : [{ rel: 'next', href: next }]),
      // It is there on the first page too.
      ...(limit === undefined || first === undefined
        ? []
        : [{ rel: 'previous', href: `${hrefAfter(url, first, limit)}&page_reverse=True` }]),
    ];
    return links.length > 0 ? { [`${keys}_links`]: links } : {};
  },
  words: {
    notFound(noun, id) {
      const words = wordsOf(noun);
      const name = words.charAt(0).toUpperCase() + words.slice(1);
      const type = `${noun.charAt(0).toUpperCase()}${noun.slice(1)}NotFound`;
      return new Refusal(404, `${name} ${id} could not be found.`, type);
    },
    exists(noun, values) {
      const what = Object.entries(values).map(([field, value]) => `${field} ${String(value)}`);
      return new Refusal(409, `There is a ${wordsOf(noun)} with ${what.join(', ')} already.`, 'Conflict');
    },
    malformed: (key) => new Refusal(400, `Unable to find '${key}' in request body`),
    missing: (_, field) => new Refusal(400, `Failed to parse request. Required attribute '${field}' not specified`),
    wrongType(field, value, wanted) {
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      return new Refusal(400, `Invalid input for ${field}. Reason: '${text}' is not a valid ${wanted}.`);
    },
    unknown: (field) => new Refusal(400, `Unrecognized attribute(s) '${field}'`),
    notOnCreate: (field) => new Refusal(400, `Attribute '${field}' not allowed in POST`),
    notOnUpdate: (field) => new Refusal(400, `Cannot update read-only attribute ${field}`),
  },
};
