import * as core from '@os/core';
import { prose } from './markdown.mjs';

/** `ConflictError - there is one.`, as a paragraph. */
export function thrown(text, linkTo) {
  const [, name, what] = /^(\w+)(?: - )?([^]*)$/.exec(text);
  return `Throws ${prose(`{@link ${name}}`, linkTo)}${what && `: ${prose(what, linkTo)}`}`;
}

/** Where an error of the core is described. */
export function linkToError(name) {
  return core[name]?.prototype instanceof core.OpenStackError ? `/reference/core/classes/${name}` : undefined;
}
