import { FakeAnswer, Refusal } from '../../fake/answer.js';
import { hexOf, plainDialect, wordsOf, type Dialect } from '../../fake/dialect.js';

/** What Keystone adds to the messages of most of its refusals with status 400. */
export const MALFORMED =
  'The server could not comply with the request since it is either malformed or otherwise incorrect. The client is assumed to be in error.';

/** How Keystone writes ids, errors, links and its version document. */
export const keystoneDialect: Dialect = {
  ...plainDialect,
  id: hexOf,
  keepsUnknown: true,
  paging: ({ url, next = null }) => ({
    links: { next, self: url.href, previous: null },
    ...(next !== null && { truncated: true }),
  }),
  decorate: (href) => ({ links: { self: href } }),
  versions(_, href) {
    const version = {
      id: 'v3.14',
      status: 'stable',
      updated: '2020-04-07T00:00:00Z',
      links: [{ rel: 'self', href: `${href}/` }],
      'media-types': [{ base: 'application/json', type: 'application/vnd.openstack.identity-v3+json' }],
    };
    return {
      root: new FakeAnswer(300, { versions: { values: [version] } }, { location: `${href}/` }),
      version: new FakeAnswer(200, { version }),
    };
  },
  words: {
    ...plainDialect.words,
    exists(noun, { domain_id: domain, ...values }) {
      const [field = 'id', value] = Object.entries(values)[0] ?? [];
      const where = typeof domain === 'string' ? ` at domain ID ${domain}` : '';
      const what = `Duplicate entry found with ${field} ${String(value)}${where}`;
      return new Refusal(409, `Conflict occurred attempting to store ${wordsOf(noun)} - ${what}.`);
    },
    notOnUpdate: () => new Refusal(400, 'Cannot change ID'),
    malformed: () => new Refusal(400, `Expecting to find valid JSON in request body. ${MALFORMED}`),
    missing: (noun, field) =>
      new Refusal(400, `Invalid input for field/attribute ${wordsOf(noun)}. '${field}' is a required property`),
    wrongType(field, value, wanted) {
      const text = JSON.stringify(value).replaceAll('"', "'");
      return new Refusal(
        400,
        `Invalid input for field/attribute ${field}. Value: ${text}. ${text} is not of type '${wanted}'`,
      );
    },
  },
};
