/** What a package is for. */
export const KINDS = ['service', 'authenticator', 'transport'] as const;
export type Kind = (typeof KINDS)[number];

/** Something that was asked for makes no sense; the message says what would. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** One thing to know about a new package: an option of the command line, or a question. */
export interface Setting {
  readonly option: string;
  readonly question: string;
  /** Which kinds of packages it is for. */
  readonly kinds: readonly Kind[];
  /** Whether it is asked for; others are taken from their default unless they are given. */
  readonly isAsked?: boolean;
  readonly isRight: (value: string) => boolean;
  /** How it should look, after "should be". */
  readonly form: string;
  /** What it is unless something else is said, from what is known by then. */
  readonly fallback: (known: Answers) => string;
}

/** Values by option. */
export type Answers = Readonly<Record<string, string>>;

/** Attributes that every connection has; a service of that name could not be reached. */
export const TAKEN = [
  'session create get head update delete list find waitFor waitForDeletion authorize connectAs connectAsProject use has',
  'services close toJSON constructor toString valueOf toLocaleString hasOwnProperty isPrototypeOf propertyIsEnumerable',
  'then',
].flatMap((names) => names.split(' '));

const CAMEL = /^[a-z][A-Za-z0-9]*$/;

/** In the order of the questions; each may take its default from those before it. */
export const SETTINGS: readonly Setting[] = [
  {
    option: 'name',
    question: 'The name of the package on npm',
    kinds: KINDS,
    isRight: (name) => name.length <= 214 && /^(@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/.test(name),
    form: 'a name that npm takes, in lower case: "openstack-widgets", "@acme/openstack-widgets"',
    fallback: ({ folder = '' }) => folder.split(/[\\/]/).at(-1) ?? '',
  },
  {
    option: 'type',
    question: 'The type under which the catalog lists the service',
    kinds: ['service'],
    isAsked: true,
    isRight: (type) => /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(type),
    form: 'in lower case, with hyphens: "widget", "key-manager"',
    fallback: ({ name = '' }) => ownName(name),
  },
  {
    option: 'key',
    question: 'The attribute of a connection that the service becomes, conn.…',
    kinds: ['service'],
    isAsked: true,
    isRight: (key) => CAMEL.test(key) && !TAKEN.includes(key),
    form: 'a camelCase name that connections do not have yet: "widgets", "keyManager"',
    fallback: ({ type = '' }) => camelCase(type),
  },
  {
    option: 'resource',
    question: 'What the service manages, in the singular',
    kinds: ['service'],
    isRight: (noun) => CAMEL.test(noun),
    form: 'a camelCase name: "widget", "secretContainer"',
    fallback: ({ type = '' }) => camelCase(type),
  },
  {
    option: 'api-version',
    question: 'The major version of its API',
    kinds: ['service'],
    isRight: (version) => /^v\d+(\.\d+)?$/.test(version),
    form: 'like "v1" or "v2.0"',
    fallback: () => 'v1',
  },
  {
    option: 'plugin',
    question: 'The name of the way to log in',
    kinds: ['authenticator'],
    isAsked: true,
    isRight: (name) => /^[a-z][a-z0-9_]*$/.test(name),
    form: 'in lower case, of letters, digits and _: "acme", "acme_ticket"',
    fallback: ({ name = '' }) => ownName(name).replace(/[^a-z0-9]+/g, '_'),
  },
];

/** @throws UsageError - the value is not of the form that the setting has. */
export function checked({ option, isRight, form }: Setting, value: string): string {
  if (!isRight(value)) throw new UsageError(`--${option} should be ${form}; it is "${value}"`);
  return value;
}

/** `key-manager`, `key_manager` and `key.manager` → `keyManager`. */
export function camelCase(name: string): string {
  return name.replace(/[^A-Za-z0-9]+(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** What tells a package from others: `@acme/openstack-widgets` → `widgets`. */
function ownName(name: string): string {
  return name.replace(/^.*\//, '').replace(/^openstack-/, '');
}
