import { InvalidResponseError } from '@os/core';

/** An element as it stands in a document. Documents are cut and pasted as text, since what is signed must stay as it is. */
export interface Element {
  readonly start: number;
  readonly end: number;
  /** `<s:Header a="b">`. */
  readonly tag: string;
  /** `s:`, or nothing. */
  readonly prefix: string;
  readonly inner: string;
}

/** The first element of a name, in whatever namespace. */
export function elementIn(xml: string, name: string): Element | undefined {
  const [tag = '', prefix = ''] =
    new RegExp(`<([\\w.-]+:)?${name}(?=[\\s/>])(?:[^>"']|"[^"]*"|'[^']*')*>`).exec(xml) ?? [];
  if (tag === '') return undefined;
  const start = xml.indexOf(tag);
  const from = start + tag.length;
  if (tag.endsWith('/>')) return { start, end: from, tag, prefix, inner: '' };
  // Of what is looked for here, none holds another one of its name.
  const closing = new RegExp(`</${prefix}${name}\\s*>`, 'g');
  closing.lastIndex = from;
  const close = closing.exec(xml);
  return close ? { start, end: closing.lastIndex, tag, prefix, inner: xml.slice(from, close.index) } : undefined;
}

/** @throws InvalidResponseError - there is none. `where` is the document, for the message. */
export function neededElement(xml: unknown, name: string, where: string): Element {
  const found = typeof xml === 'string' ? elementIn(xml, name) : undefined;
  if (found) return found;
  throw new InvalidResponseError(`${where} answered without the XML element "${name}"`);
}

/** The value of an attribute of an element's tag. */
export function attributeOf(tag: string, name: string): string | undefined {
  const [, double, single] = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag) ?? [];
  const value = double ?? single;
  return value?.replace(/&(amp|lt|gt|quot|apos);/g, (_, each: keyof typeof ENTITIES) => ENTITIES[each]);
}

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text as it may stand in a document. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (each) => `&#${each.charCodeAt(0)};`);
}
