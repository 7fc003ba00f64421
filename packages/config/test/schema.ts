import { AUTH_ALIASES, AUTH_FLAGS, AUTH_OPTIONS, PLUGIN_NAMES } from '../src/auth-options.js';
import { FOREIGN_SETTINGS, HAS, SERVICE_SETTINGS, SETTINGS, type Declaration, type Kind } from '../src/keys.js';
import { SERVICE_PREFIXES } from '../src/service-types.js';
import { VENDORS } from '../src/vendors.js';

type Schema = Record<string, unknown>;

/** Anything that YAML has one line for: what is meant as a text often looks like a number. */
const TEXT = { type: ['string', 'number', 'boolean', 'null'] };
const TEXTS = { anyOf: [TEXT, { type: 'array', items: TEXT }] };
const AMOUNT = { type: ['number', 'string', 'null'], exclusiveMinimum: 0 };
const CLOUD = { $ref: '#/definitions/cloud' };
const REGION = {
  type: 'object',
  required: ['name'],
  properties: { name: { ...TEXT, description: 'The name of the region.' }, values: CLOUD },
  additionalProperties: false,
};

const FLAGS = ['true', 'false', 'yes', 'no', 'on', 'off', '0', '1'];

const KINDS: Readonly<Record<Kind, Schema>> = {
  text: TEXT,
  texts: TEXTS,
  flag: { anyOf: [{ type: ['boolean', 'null'] }, { enum: [0, 1] }, { type: 'string', pattern: anyCase(FLAGS) }] },
  seconds: AMOUNT,
  count: { type: ['integer', 'string', 'null'], minimum: 0 },
  limit: { anyOf: [AMOUNT, { type: 'object', additionalProperties: AMOUNT }] },
  version: { type: ['string', 'number', 'null'] },
  microversion: { type: ['string', 'number', 'null'], pattern: '^(\\d+\\.\\d+|latest)$' },
  regions: {
    anyOf: [
      { type: 'array', items: { anyOf: [TEXT, REGION] } },
      { type: 'object', additionalProperties: { anyOf: [{ type: 'null' }, CLOUD] } },
    ],
  },
};

/** The schema of clouds.yaml, secure.yaml and clouds-public.yaml, made from what this package reads. */
export function cloudsSchema(): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Clouds of OpenStack: clouds.yaml, secure.yaml, clouds-public.yaml',
    type: 'object',
    properties: {
      clouds: { description: 'The clouds, by name.', type: 'object', additionalProperties: CLOUD },
      'public-clouds': { description: 'Vendor profiles, by name.', type: 'object', additionalProperties: CLOUD },
      cache: {
        description: 'What is kept between runs.',
        type: 'object',
        properties: {
          auth: { ...KINDS.flag, description: 'Whether tokens are kept in files.' },
          path: { ...TEXT, description: 'The folder that they are kept in.' },
        },
      },
    },
    definitions: { cloud: cloudSchema(), auth: authSchema(), ...serviceDefinitions() },
  };
}

function cloudSchema(): Schema {
  const settings = Object.entries<Declaration>(SETTINGS);
  const services = [...SERVICE_PREFIXES].flatMap(([type, prefixes]) =>
    prefixes.map((prefix) => [type, prefix] as const),
  );
  const foreign = FOREIGN_SETTINGS.map((name) => [name, { description: 'Of other tools; ignored.' }] as const);
  return {
    type: ['object', 'null'],
    properties: {
      auth: { $ref: '#/definitions/auth' },
      ...Object.fromEntries(settings.map(([name, declaration]) => [name, schemaOf(declaration)])),
      ...Object.fromEntries(foreign),
      ...Object.fromEntries(
        [...SERVICE_PREFIXES.values()].flatMap(([prefix = '']) => [
          [`has_${prefix}`, definition('has')],
          ...Object.keys(SERVICE_SETTINGS).map((setting) => [`${prefix}_${setting}`, definition(setting)]),
        ]),
      ),
    },
    patternProperties: {
      ...otherSpellings(settings.map(([name, { aliases }]) => [name, aliases])),
      // Options of the login may stand outside of "auth" too, and older tools had timeouts of their own.
      [`^(${[...Object.keys(AUTH_OPTIONS), ...Object.keys(AUTH_ALIASES)].map(spelling).join('|')})$`]: TEXTS,
      '^(?!api_).+[-_]timeout$': { ...AMOUNT, deprecationMessage: 'Better: api_timeout' },
      // The aliases of services, and hyphens.
      [`^has[-_](${services.map(([, prefix]) => spelling(prefix)).join('|')})$`]: definition('has'),
      ...Object.fromEntries(
        Object.entries<Declaration>(SERVICE_SETTINGS).map(([name, { aliases = [] }]) => [
          `^(${services.map(([, prefix]) => spelling(prefix)).join('|')})[-_](${[name, ...aliases].map(spelling).join('|')})$`,
          definition(name),
        ]),
      ),
    },
  };
}

function serviceDefinitions(): Schema {
  const all = Object.entries<Declaration>({ ...SERVICE_SETTINGS, has: HAS });
  return Object.fromEntries(all.map(([name, declaration]) => [`service-${name}`, schemaOf(declaration)]));
}

function definition(setting: string): Schema {
  return { $ref: `#/definitions/service-${setting}` };
}

function authSchema(): Schema {
  const names = Object.entries(AUTH_OPTIONS);
  const aliases = (name: string) => Object.keys(AUTH_ALIASES).filter((alias) => AUTH_ALIASES[alias] === name);
  const kindOf = (name: string) => (AUTH_FLAGS.has(name) ? 'flag' : name === 'auth_methods' ? 'texts' : 'text');
  return {
    description: 'The options of the login.',
    type: ['object', 'null'],
    properties: Object.fromEntries(
      names.map(([name, description]) => [name, schemaOf({ kind: kindOf(name), description })]),
    ),
    patternProperties: otherSpellings(names.map(([name]) => [name, aliases(name)])),
  };
}

/** Names with hyphens, and older ones. */
function otherSpellings(names: readonly (readonly [string, readonly string[] | undefined])[]): Schema {
  return Object.fromEntries<Schema>(
    names.flatMap(([name, aliases = []]): [string, Schema][] => [
      ...(name.includes('_') ? [[`^${spelling(name)}$`, {}] as [string, Schema]] : []),
      ...aliases.map((alias): [string, Schema] => [`^${spelling(alias)}$`, { deprecationMessage: `Better: ${name}` }]),
    ]),
  );
}

function spelling(name: string): string {
  return name.replaceAll('_', '[-_]');
}

const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  profile: Object.keys(VENDORS),
  auth_type: PLUGIN_NAMES,
};

function schemaOf(declaration: Declaration): Schema {
  const { kind, description, oneOf } = declaration;
  const [name = ''] = Object.entries(SETTINGS).find(([, each]) => each === declaration) ?? [];
  const examples = EXAMPLES[name];
  const choice = oneOf && { anyOf: [{ enum: oneOf }, { type: 'string', pattern: `^(${oneOf.join('|')})(URL)?$` }] };
  const schema = choice ? { anyOf: [...choice.anyOf, { type: 'array', items: choice }] } : KINDS[kind];
  return { description, ...schema, ...(examples && { examples }) };
}

/** A pattern for any of these words, in small letters or capitals; there is no flag for that in schemas. */
function anyCase(words: readonly string[]): string {
  const letters = (word: string) => word.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
  return `^(${words.map(letters).join('|')})$`;
}
