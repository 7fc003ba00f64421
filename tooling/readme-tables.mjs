// The tables of methods in the READMEs of service packages, between <!-- methods --> and <!-- /methods -->: from the
// declarations of the built packages, and from what the unit tests of all other methods sent (tooling/jest/methods.ts).
// Usage: readme-tables.mjs FILE [--check]
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { packages } from './workspace.mjs';

const [file, flag] = process.argv.slice(2);
const PLACE = /(<!-- methods -->\n).*?(<!-- \/methods -->)/s;
const VERBS = ['create', 'get', 'head', 'find', 'list', 'update', 'delete', 'waitFor'];

const sent = new Map();
for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
  const { call, ...request } = JSON.parse(line);
  sent.set(call, [...(sent.get(call) ?? []), request]);
}

const stale = [];
for (const { path, name } of packages()) {
  const readme = join(path, 'README.md');
  const text = readFileSync(readme, 'utf8');
  if (!PLACE.test(text) || !existsSync(join(path, 'src/service.ts'))) continue;
  const exported = await import(pathToFileURL(join(path, 'dist/pure.js')));
  const service = Object.values(exported).find(
    (each) => typeof each?.create === 'function' && each.packageName === name,
  );
  const next = await format(text.replace(PLACE, `$1\n${tablesOf(service)}\n\n$2`), {
    ...(await resolveConfig(readme)),
    filepath: readme,
  });
  if (next === text) continue;
  stale.push(name);
  if (flag !== '--check') writeFileSync(readme, next);
}
if (flag === '--check' && stale.length > 0) {
  console.error(`The tables of methods are not those of the code in ${stale.join(', ')}: run npm run readme`);
  process.exit(1);
}
console.log(stale.length > 0 ? `Written: ${stale.join(', ')}` : 'The tables of methods are those of the code');

function tablesOf({ key, resources, create }) {
  const methods = methodsOf(create({ key }));
  const hasSince = Object.values(resources).some(({ definition }) => definition.service.microversions);
  const withSince = (cells, since) => (hasSince ? [...cells, since] : cells);
  const plain = new Set();
  const rows = Object.entries(resources).map(([noun, { definition, name }]) => {
    const verbs = VERBS.filter((verb) => {
      const own = methods.filter((method) => isPlain(method, verb, noun));
      for (const method of own) plain.add(method);
      return own.length > 0;
    });
    const { path, listPath, since = '' } = definition;
    return withSince([codes([name]), verbs.join(', '), codes([path, listPath].filter(Boolean))], since);
  });
  const others = methods
    .filter((method) => !plain.has(method))
    .map((method) => {
      const requests = sent.get(`${key}.${method}`) ?? [];
      // Tests run side by side: in what order they sent something says nothing.
      const routes = requests
        .map(({ method, path, action }) => `${method} ${path || '/'}${action ? ` {${action}}` : ''}`)
        .sort();
      const since = [...new Set(requests.map((request) => request.since).filter(Boolean))].sort((a, b) =>
        a.localeCompare(b, 'en', { numeric: true }),
      );
      return withSince([codes([method]), codes(routes)], since.join(', '));
    });
  return [
    table(withSince(['resource', 'methods', 'route'], 'since'), rows),
    ...(others.length > 0 ? [table(withSince(['method', 'request'], 'since'), others)] : []),
  ].join('\n\n');
}

/** The names of an object's methods, its classes' in their order. */
function methodsOf(service) {
  const names = [];
  for (let each = service; each && each !== Object.prototype; each = Object.getPrototypeOf(each)) {
    names.unshift(...Object.getOwnPropertyNames(each).filter((name) => typeof service[name] === 'function'));
  }
  return [...new Set(names)].filter((name) => !['constructor', 'request', 'endpoint'].includes(name));
}

/** Whether a method is the one of a verb that the declaration of a resource gave rise to. */
function isPlain(method, verb, noun) {
  const Noun = noun[0].toUpperCase() + noun.slice(1);
  if (verb === 'list') return new RegExp(`^list${Noun.replace(/y$/, '')}(s|es|y|ys|ies)?$`).test(method);
  return method === verb + Noun || (verb === 'waitFor' && method === `${verb}${Noun}Deletion`);
}

function codes(texts) {
  return [...new Set(texts)].map((text) => `\`${text}\``).join(', ');
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
