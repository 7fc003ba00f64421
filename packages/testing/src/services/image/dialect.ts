import { FakeAnswer, Refusal } from '../../fake/answer.js';
import { plainDialect, type Dialect } from '../../fake/dialect.js';

/** How Glance writes links and versions. Its errors are pages of HTML, which are left out here. */
export const glanceDialect: Dialect = {
  ...plainDialect,
  paging: ({ url, next }) => ({ first: url.pathname, ...(next !== undefined && { next }) }),
  versions(_, href) {
    const links = [{ rel: 'self', href: `${href}/` }];
    const answer = new FakeAnswer(300, { versions: [{ id: 'v2.17', status: 'CURRENT', links }] });
    return { root: answer, version: answer };
  },
  words: {
    ...plainDialect.words,
    notFound: (noun, id) => new Refusal(404, `Failed to find ${noun} ${id}`),
    notOnUpdate: (field) => new Refusal(403, `Attribute '${field}' is read-only.`),
  },
  // What users add to images.
  keepsUnknown: true,
};
