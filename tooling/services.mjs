// What there is to say about the services, out of what was built of their packages: for the tables in the READMEs, and
// for the reference.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packages } from './workspace.mjs';

/** The place of the tables of methods in a README. */
export const METHODS = /(<!-- methods -->\n).*?(<!-- \/methods -->)/s;

/** What declarations of resources give rise to; for `get` of what has a status, `waitFor`, too. */
export const VERBS = ['create', 'get', 'head', 'find', 'list', 'update', 'delete', 'waitFor'];

/**
 * The packages of services, each with its definition, and all that it exports.
 * @returns {Promise<{ name: string, folder: string, path: string, service: any, exported: Record<string, any> }[]>}
 */
export async function services() {
  const found = packages().filter(({ path }) => existsSync(join(path, 'src/service.ts')));
  return Promise.all(
    found.map(async ({ name, folder, path }) => {
      const exported = await import(pathToFileURL(join(path, 'dist/pure.js')));
      const service = Object.values(exported).find(
        (each) => typeof each?.create === 'function' && each.packageName === name,
      );
      return { name, folder, path, service, exported };
    }),
  );
}

/** The names of a service's methods, its classes' in their order. */
export function methodsOf({ key, create }) {
  const service = create({ key });
  const names = [];
  for (let each = service; each && each !== Object.prototype; each = Object.getPrototypeOf(each)) {
    names.unshift(...Object.getOwnPropertyNames(each).filter((name) => typeof service[name] === 'function'));
  }
  return [...new Set(names)].filter((name) => !['constructor', 'request', 'endpoint'].includes(name));
}

/** Of these methods, those that the declaration of a resource gave rise to, by their verb. */
export function plainMethods(methods, noun) {
  return VERBS.map((verb) => [verb, methods.filter((method) => isPlain(method, verb, noun))]).filter(
    ([, own]) => own.length > 0,
  );
}

function isPlain(method, verb, noun) {
  const Noun = noun[0].toUpperCase() + noun.slice(1);
  if (verb === 'list') return new RegExp(`^list${Noun.replace(/y$/, '')}(s|es|y|ys|ies)?$`).test(method);
  return method === verb + Noun || (verb === 'waitFor' && method === `${verb}${Noun}Deletion`);
}
