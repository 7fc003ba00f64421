import {
  Connection,
  wireName,
  type AnyResourceClass,
  type AttributeLike,
  type AttributeMap,
  type ServiceDefinition,
} from '@os/core';

/** Queries that every list has. */
const BUILT_IN = ['limit', 'marker'];

/** What is wrong with how a service is declared, one line each. */
export function serviceFaults({ key, packageName, api, resources }: ServiceDefinition): string[] {
  return [
    ...faultIf(!/^[a-z][A-Za-z0-9]*$/.test(key), `key "${key}" should be a camelCase name`),
    ...faultIf(isTaken(key), `key "${key}" is what connections have already; no service could be reached by it`),
    ...faultIf(!packageName, 'packageName should be the npm package that the service comes from'),
    ...faultIf(
      !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(api.type),
      `api.type "${api.type}" should be in lower case, with hyphens`,
    ),
    ...repeated([api.type, ...(api.aliases ?? [])]).map((type) => `api.aliases has "${type}", which is there already`),
    ...faultIf(
      !/^v\d+(\.\d+)?$/.test(api.version ?? 'v1'),
      `api.version "${api.version}" should be like "v3" or "v2.0"`,
    ),
    ...faultIf(!api.discovery, 'api should be made by defineApi()'),
    ...faultIf(
      !/^\d+\.\d+$/.test(api.microversions?.max ?? '2.1'),
      `api.microversions.max "${api.microversions?.max}" should be like "2.79"`,
    ),
    ...Object.entries(resources).flatMap(([noun, { definition }]) =>
      faultIf(
        definition.service.type !== api.type,
        `${noun}: is declared for the service "${definition.service.type}"`,
      ),
    ),
  ];
}

/** Whether a connection without any service has that attribute; `then` would make it look like a promise. */
function isTaken(key: string): boolean {
  const never = (): Promise<never> => Promise.reject(new Error('Nothing is sent here'));
  const bare = new Connection({ transport: { send: never }, authenticator: { name: 'none', authorize: never } });
  return key === 'then' || key in bare;
}

/** What is wrong with how a resource is declared, one line each. */
export function resourceFaults({ definition }: AnyResourceClass): string[] {
  const { statusAttribute = 'status', service } = definition;
  const {
    path,
    listPath = path,
    key,
    keys,
    can,
    attributes,
    query = [],
    filters = {},
    parents = {},
    idAttribute,
  } = definition;
  const placeholders = placeholdersIn(path);
  const all = Object.entries(attributes);
  const settable = all.filter(([, { flags }]) => !flags.includes('readOnly'));
  const changeable = settable.filter(([, { flags }]) => !flags.includes('createOnly'));
  const creatable = settable.filter(([, { flags }]) => flags.includes('createOnly'));
  const queried = new Set(query.map((name) => wireName(name, attributes[name])));
  const filtered = Object.entries(filters).map(([name, attribute]) => wireName(name, attribute));
  return [
    ...faultIf(
      !/^(\/([\w.:-]+|\{\w+\}))*$/.test(path),
      `path "${path}" should start with a slash, and not end with one`,
    ),
    ...faultIf(
      placeholdersIn(listPath).join() !== placeholders.join(),
      `listPath "${listPath}" should have the placeholders of path`,
    ),
    ...repeated(placeholders).map((name) => `path has the placeholder {${name}} twice`),
    ...Object.keys(parents)
      .filter((name) => !placeholders.includes(name))
      .map((name) => `parents has "${name}", which the path lacks`),
    ...faultIf(key === '' || keys === '', 'key and keys should be left out where bodies are bare'),
    ...repeated(can).map((verb) => `can has "${verb}" twice`),
    ...faultIf(can.length === 0, 'can should say what the API offers'),
    ...faultIf(
      idAttribute !== undefined && !(idAttribute in attributes),
      `idAttribute "${idAttribute}" is no attribute`,
    ),
    ...faultIf(
      statusAttribute in attributes && can.includes('get') && !service.waiting,
      `${statusAttribute} can be waited for: defineApi() should have "waiting"`,
    ),
    ...faultIf(can.includes('update') && changeable.length === 0, 'can has "update", but no attribute can be changed'),
    ...faultIf(
      !can.includes('update') && changeable.length > 0,
      `can has no "update", so that ${namesOf(changeable)} should be ${can.includes('create') ? 'createOnly' : 'readOnly'}`,
    ),
    ...faultIf(
      !can.includes('create') && creatable.length > 0,
      `can has no "create", so that ${namesOf(creatable)} should be readOnly`,
    ),
    ...all
      .filter(([, { flags }]) => flags.includes('required') && flags.includes('readOnly'))
      .map(([name]) => `${name} is required, but read-only`),
    ...all
      .filter(([, { flags }]) => flags.includes('required') && !can.includes('create'))
      .map(([name]) => `${name} is required, but nothing can be created`),
    ...shapeFaults(attributes, ''),
    ...query.filter((name) => !(name in attributes)).map((name) => `query has "${name}", which is no attribute`),
    ...faultIf(!can.includes('list') && queried.size + filtered.length > 0, 'query and filters need "list" in can'),
    ...repeated([...queried, ...filtered]).map((wire) => `query and filters both have "${wire}"`),
    ...[...query, ...Object.keys(filters)]
      .filter((name) => BUILT_IN.includes(name))
      .map((name) => `"${name}" is a query of every list already`),
  ];
}

/** Two writable names for one field would overwrite each other; a read-only one beside it is just another name. */
function shapeFaults(shape: AttributeMap, at: string): string[] {
  const entries = Object.entries(shape);
  const writable = entries.filter(([, { flags }]) => !flags.includes('readOnly'));
  const twice = repeated(writable.map(([name, attribute]) => wireName(name, attribute)));
  return [
    ...twice.map((wire) => `${at}${wire} is declared under two names that can be written`),
    ...entries
      .filter(([name]) => !/^[a-z][A-Za-z0-9]*$/.test(name))
      .map(([name]) => `${at}${name} should be a camelCase name; the wire's goes into .wire()`),
    ...entries
      .filter(([, { sinceVersion }]) => !/^\d+\.\d+$/.test(sinceVersion ?? '2.1'))
      .map(([name]) => `${at}${name} should be .since() a microversion like "2.19"`),
    ...entries.flatMap(([name, attribute]) =>
      nestedShapes(attribute).flatMap((each) => shapeFaults(each, `${at}${name}.`)),
    ),
  ];
}

function nestedShapes({ shape, item }: AttributeLike): AttributeMap[] {
  return [...(shape ? [shape] : []), ...(item ? nestedShapes(item) : [])];
}

function namesOf(entries: readonly (readonly [string, unknown])[]): string {
  return entries.map(([name]) => name).join(', ');
}

function repeated(names: readonly string[]): string[] {
  return names.filter((name, i) => names.indexOf(name) !== i);
}

function faultIf(condition: unknown, fault: string): string[] {
  return condition ? [fault] : [];
}

function placeholdersIn(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}
