import { isJsonObject } from './json.js';

const MAX_LENGTH = 500;
/** The keys under which the services put their message, in the order of how much they say. */
const MESSAGE_KEYS = ['message', 'faultstring', 'detail', 'description', 'error_message'];

/**
 * The service's own message out of an error's body. Services use several shapes: `{error: {message}}` (Keystone),
 * `{itemNotFound: {message}}` (Nova, Cinder), `{NeutronError: {type, message}}`, `{errors: [{detail}]}` (Placement),
 * `{faultstring}`, or JSON inside a string inside JSON (Ironic), and plain text or HTML from whatever stands in front.
 */
export function messageOf(text: string): string | undefined {
  const message = find(parse(text)) ?? plainText(text);
  return message === '' ? undefined : message.slice(0, MAX_LENGTH);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function find(value: unknown): string | undefined {
  if (Array.isArray(value)) return find(value[0]);
  if (!isJsonObject(value)) return undefined;
  for (const key of MESSAGE_KEYS) {
    const text = value[key];
    if (typeof text === 'string' && text !== '') return find(parse(text)) ?? text;
  }
  for (const each of Object.values(value)) {
    const found = find(each);
    if (found !== undefined) return found;
  }
  const only = value['title'] ?? Object.values(value)[0];
  return typeof only === 'string' ? only : undefined;
}

function plainText(text: string): string {
  return text
    .replace(/<(style|script|head)[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
