import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { METHODS } from '../services.mjs';

const ROW = /^\| `(?<method>\w+)` +\| (?<requests>.*?) *\|(?: (?<since>[^|]*?) *\|)?$/gm;

/**
 * What methods that are written by hand send: from the tables in a package's README, which `npm test` holds against what
 * its tests sent.
 * @returns {Map<string, { requests: string[], since: string }>}
 */
export function writtenRoutes(path) {
  const [tables] = METHODS.exec(readFileSync(join(path, 'README.md'), 'utf8')) ?? [''];
  const [, written = ''] = tables.split(/^\| method .*$/m);
  return new Map(
    [...written.matchAll(ROW)].map(({ groups: { method, requests, since = '' } }) => [
      method,
      { requests: [...requests.matchAll(/`([^`]+)`/g)].map(([, request]) => request), since },
    ]),
  );
}

/** What a method sends that a declaration of a resource gave rise to. */
export function plainRoute(verb, { path, listPath = path, createMethod = 'POST', updateMethod, service }) {
  const one = `${path}/{id}`;
  const routes = {
    create: createMethod === 'PUT' ? `PUT ${one}` : `POST ${path}`,
    get: `GET ${one}`,
    head: `HEAD ${one}`,
    find: `GET ${listPath}`,
    list: `GET ${listPath}`,
    update: `${updateMethod ?? service.updateMethod ?? 'PATCH'} ${one}`,
    delete: `DELETE ${one}`,
    waitFor: `GET ${one}`,
  };
  return routes[verb];
}
