import { InvalidAttributeError } from './errors.js';

/** The id of a resource, or the id that was given in its place. */
export function idOf(ref: string | { readonly id: string } | null | undefined): string {
  const id: unknown = typeof ref === 'string' ? ref : ref?.id;
  if (typeof id !== 'string' || id === '') {
    throw new InvalidAttributeError('An id is needed here, or a resource that has one (was it created yet?)');
  }
  // URL parsers resolve dots, even encoded ones, and would send the request to another path.
  if (id === '.' || id === '..') throw new InvalidAttributeError(`"${id}" cannot be an id`);
  return id;
}

/**
 * A path out of literal parts and ids. Each id is a string or a resource, and is encoded, so that an id can never lead
 * to another path.
 *
 * ```ts
 * path`/routers/${router}/add_router_interface`
 * ```
 */
export function path(parts: TemplateStringsArray, ...refs: readonly (string | { readonly id: string })[]): string {
  return parts.reduce((text, part, i) => text + encodeURIComponent(idOf(refs[i - 1])) + part);
}

/** Puts ids into a path's placeholders: `/qos/policies/{qosPolicyId}/dscp_marking_rules`. */
export function expandPath(template: string, ids: Readonly<Record<string, string>> = {}): string {
  if (!template.includes('{')) return template;
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const id = ids[name];
    if (id === undefined) throw new InvalidAttributeError(`"${name}" is needed for the path ${template}`);
    return encodeURIComponent(idOf(id));
  });
}
