// The tables of methods in the READMEs of service packages, between <!-- methods --> and <!-- /methods -->: from the
// declarations of the built packages, and from what the unit tests of all other methods sent (tooling/jest/methods.ts).
// Usage: readme-tables.mjs FILE [--check]
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { METHODS, methodsOf, plainMethods, services } from './services.mjs';

const [file, flag] = process.argv.slice(2);

const sent = new Map();
for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
  const { call, ...request } = JSON.parse(line);
  sent.set(call, [...(sent.get(call) ?? []), request]);
}

const stale = [];
for (const { path, name, service } of await services()) {
  const readme = join(path, 'README.md');
  const text = readFileSync(readme, 'utf8');
  const next = await format(text.replace(METHODS, `$1\n${tablesOf(service)}\n\n$2`), {
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

function tablesOf(service) {
  const { key, resources } = service;
  const methods = methodsOf(service);
  const hasSince = Object.values(resources).some(({ definition }) => definition.service.microversions);
  const withSince = (cells, since) => (hasSince ? [...cells, since] : cells);
  const plain = new Set();
  const rows = Object.entries(resources).map(([noun, { definition, name }]) => {
    const byVerb = plainMethods(methods, noun);
    for (const method of byVerb.flatMap(([, own]) => own)) plain.add(method);
    const verbs = byVerb.map(([verb]) => verb);
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

function codes(texts) {
  return [...new Set(texts)].map((text) => `\`${text}\``).join(', ');
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
