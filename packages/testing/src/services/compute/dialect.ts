import { FakeAnswer, Refusal } from '../../fake/answer.js';
import { plainDialect, wordsOf, type Dialect } from '../../fake/dialect.js';

/** The names that Nova gives to errors, by their status. */
const NAMES: Readonly<Record<number, string>> = {
  400: 'badRequest',
  403: 'forbidden',
  404: 'itemNotFound',
  405: 'badMethod',
  409: 'conflictingRequest',
};

/** What Nova calls things whose wire names are younger than its words. */
const WORDS: Readonly<Record<string, string>> = { server: 'Instance', serverGroup: 'Instance group' };

const nameOf = (noun: string): string => {
  const words = wordsOf(noun);
  return WORDS[noun] ?? words.charAt(0).toUpperCase() + words.slice(1);
};

/** How Nova writes errors, links and its microversions. */
export const novaDialect: Dialect = {
  ...plainDialect,
  error: ({ status, message }) => ({ [NAMES[status] ?? 'computeFault']: { code: status, message } }),
  versions(version, href) {
    const links = [{ rel: 'self', href: `${href}/` }];
    const document = { id: version, status: 'CURRENT', version: '2.104', min_version: '2.1', links };
    return {
      root: new FakeAnswer(200, { versions: [document] }),
      version: new FakeAnswer(200, { version: document }),
    };
  },
  words: {
    notFound: (noun, id) => new Refusal(404, `${nameOf(noun)} ${id} could not be found.`),
    exists(noun, values) {
      const what = Object.entries(values).map(([field, value]) => `${field} ${String(value)}`);
      return new Refusal(409, `${nameOf(noun)} with ${what.join(', ')} already exists.`);
    },
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

function surplus(field: string): Refusal {
  return invalid(field, `Additional properties are not allowed ('${field}' was unexpected)`);
}

function invalid(field: string, reason: string): Refusal {
  return new Refusal(400, `Invalid input for field/attribute ${field}. ${reason}`);
}
