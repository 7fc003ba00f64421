import { FakeAnswer, Refusal } from '../../fake/answer.js';
import { plainDialect, wordsOf, type Dialect } from '../../fake/dialect.js';

/** The names that Cinder gives to errors, by their status. */
const NAMES: Readonly<Record<number, string>> = {
  400: 'badRequest',
  403: 'forbidden',
  404: 'itemNotFound',
  409: 'conflictingRequest',
};

const nameOf = (noun: string): string => {
  const words = wordsOf(noun);
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const invalid = (field: string, reason: string): Refusal =>
  new Refusal(400, `Invalid input for field/attribute ${field}. ${reason}`);

const surplus = (field: string): Refusal =>
  invalid(field, `Additional properties are not allowed ('${field}' was unexpected)`);

/** How Cinder writes times, errors and its microversions. */
export const cinderDialect: Dialect = {
  ...plainDialect,
  time: (milliseconds) => `${new Date(milliseconds).toISOString().slice(0, 19)}.000000`,
  error: ({ status, message }) => ({ [NAMES[status] ?? 'computeFault']: { code: status, message } }),
  versions(version, href) {
    const links = [{ rel: 'self', href: `${href}/` }];
    const document = { id: `${version}.0`, status: 'CURRENT', version: '3.71', min_version: '3.0', links };
    const answer = new FakeAnswer(200, { versions: [document] });
    return { root: answer, version: answer };
  },
  words: {
    ...plainDialect.words,
    notFound: (noun, id) => new Refusal(404, `${nameOf(noun)} ${id} could not be found.`),
    malformed: (key) => new Refusal(400, `'${key}' is a required property`),
    missing: (noun, field) => invalid(wordsOf(noun), `'${field}' is a required property`),
    wrongType(field, value, wanted) {
      const text = JSON.stringify(value).replaceAll('"', "'");
      return invalid(field, `${text} is not of type '${wanted}'`);
    },
    unknown: surplus,
    notOnCreate: surplus,
    notOnUpdate: surplus,
  },
};
