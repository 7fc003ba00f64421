import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Session, type ServiceRequest } from '@os/core';
import type * as paths from '../../packages/core/src/path.js';

// Writes down what each method of a service sends, with placeholders where ids were: tooling/readme-tables.mjs makes the
// tables of methods out of it.
const file = process.env.OS_RECORD_METHODS;
if (!file) throw new Error('Set OS_RECORD_METHODS to the file that methods shall be written to');
mkdirSync(dirname(file), { recursive: true });

/** Paths that were made out of a template, with `{}` where ids are. */
const templates = new Map<string, string>();

jest.mock('../../packages/core/src/path', () => {
  const actual = jest.requireActual<typeof paths>('../../packages/core/src/path');
  return {
    ...actual,
    path: (parts: TemplateStringsArray, ...refs: Parameters<typeof actual.path>[1][]) => {
      const made = actual.path(parts, ...refs);
      templates.set(made, parts.join('{}'));
      // Names with slashes may be sent with them.
      templates.set(made.replaceAll('%2F', '/'), parts.join('{}'));
      return made;
    },
    expandPath: (template: string, ids?: Record<string, string>) => {
      const made = actual.expandPath(template, ids);
      templates.set(made, template);
      return made;
    },
  };
});

/** `/servers/{server}/tags/{tag}` out of `/servers/42/tags/blue`, which may have been put together out of two. */
function templateOf(path: string, call: string): string {
  const ends = [...path.matchAll(/\/|$/g)].map(({ index }) => index);
  const at = ends.find((end) => templates.has(path.slice(0, end)) && templates.has(path.slice(end)));
  const collection = path.replace(/\/[^/]*$/, '');
  // The object store has names right below an account; elsewhere, ids alone begin what is for resources of any kind.
  const isStore = call.startsWith('objectStore.');
  const [first, second] = isStore ? ['container', 'object'] : ['collection', 'id'];
  let template = templates.get(path);
  if (at !== undefined) template ??= templates.get(path.slice(0, at))! + templates.get(path.slice(at))!;
  else if (templates.has(collection) && (collection || isStore)) template ??= `${templates.get(collection)!}/{}`;
  template ??= piecewise(path);
  return template
    .replace(isStore ? /^\/\{\w*\}/ : /^\/\{\}(?=$|\/)/, `/{${first}}`)
    .replace(/^(\/\{\w+\})\/\{\}/, `$1/{${second}}`)
    .replace(/([\w.-]+)\/\{\}/g, (_, before: string) => `${before}/{${singular(before)}}`);
}

/** Takes the longest parts that were made out of a template, wherever they are; the rest is as it was. */
function piecewise(path: string): string {
  if (path === '') return '';
  const ends = [...path.slice(1).matchAll(/\/|$/g)].map(({ index }) => index + 1);
  const end = ends.findLast((each) => templates.has(path.slice(0, each))) ?? ends[0]!;
  const part = path.slice(0, end);
  return (templates.get(part) ?? part) + piecewise(path.slice(end));
}

function singular(noun: string): string {
  const bare = noun.replace(/^os-/, '').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return (
    bare
      .replace(/ies$/, 'y')
      .replace(/(ss|x|ch|sh)es$/, '$1')
      .replace(/(?<=[^su])s$/, '') || 'id'
  );
}

type Request = (this: Session, ...args: Parameters<Session['request']>) => ReturnType<Session['request']>;
const request = Object.getOwnPropertyDescriptor(Session.prototype, 'request')?.value as Request;
const written = new Set<string>();
Session.prototype.request = function (...args) {
  const { call, method = 'GET', path, json, needs } = args[0] as Partial<ServiceRequest>;
  if (call !== undefined && path !== undefined) {
    const bare = path.replace(/\?.*/, '');
    const isAction = /\/actions?$/.test(bare) && typeof json === 'object' && json !== null;
    const line = JSON.stringify({
      call,
      method,
      path: templateOf(bare, call),
      ...(isAction && { action: Object.keys(json)[0] }),
      since: needs?.since,
    });
    if (!written.has(line)) appendFileSync(file, `${line}\n`);
    written.add(line);
  }
  return request.apply(this, args);
};
