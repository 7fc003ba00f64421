import {
  InvalidAttributeError,
  wireName,
  type AttributeLike,
  type AttributeMap,
  type JsonObject,
  type ResourceRequest,
  type Send,
  type ServiceResponse,
} from '@os/core';

/** What the metadata of one kind of thing looks like in headers. */
export interface HeaderForm {
  /** As in `X-Container-Meta-…`. */
  readonly kind: 'account' | 'container' | 'object';
  /** Headers that tell what lists have under these names. */
  readonly listed?: Readonly<Record<string, string>>;
}

/** Metadata of the user's own; `null` removes a key. */
export type MetadataChanges = Readonly<Record<string, string | null>>;

/** What headers say, under the wire names of attributes. What is not set is null, so that nothing older remains. */
export function fromHeaders(
  { kind, listed = {} }: HeaderForm,
  attributes: AttributeMap,
  headers: ServiceResponse['headers'],
): JsonObject {
  const body: JsonObject = {};
  const own = new Set<string>();
  for (const [name, attribute] of Object.entries(attributes)) {
    const wire = wireName(name, attribute);
    const header = headerOf(listed, wire);
    if (header === undefined) continue;
    own.add(header);
    body[wire] = valueOf(attribute, headers[header]);
  }
  const prefix = `x-${kind}-meta-`;
  const others = Object.entries(headers).filter(([name]) => name.startsWith(prefix) && !own.has(name));
  body['metadata'] = Object.fromEntries(others.map(([name, value]) => [name.slice(prefix.length), decode(value)]));
  return body;
}

/** Headers that set attributes, given by their wire names, and remove those that are null. */
export function toHeaders({ kind, listed = {} }: HeaderForm, changes: JsonObject): Record<string, string> {
  const headers: Record<string, string> = {};
  const set = (name: string, value: string | number | boolean | null | undefined): void => {
    if (value === null) headers[name.replace(/^x-/, 'x-remove-')] = 'x';
    else if (value !== undefined) headers[name] = encode(name, String(value));
  };
  for (const [wire, value] of Object.entries(changes)) {
    if (wire === 'metadata') {
      for (const [key, each] of Object.entries((value ?? {}) as MetadataChanges)) set(`x-${kind}-meta-${key}`, each);
    } else {
      const header = headerOf(listed, wire);
      if (header) set(header, value as string);
    }
  }
  return headers;
}

/** Changes that remove keys. */
export function without(keys: readonly string[]): { readonly metadata: MetadataChanges } {
  return { metadata: Object.fromEntries(keys.map((key) => [key, null])) };
}

/** The headers that have a value. */
export function given(headers: Readonly<Record<string, string | false | null | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter((each): each is [string, string] => Boolean(each[1])));
}

/** What was stored compressed was meant to be: clients that decompress it hide how it is stored, and what its checksum is of. */
export const AS_STORED = { 'accept-encoding': 'identity' };

/** A declaration's `exchange` for what is written by one request, and read by HEAD. */
export function headerExchange(form: HeaderForm, attributes: () => AttributeMap) {
  return async ({ json, ...request }: ResourceRequest, send: Send): Promise<ServiceResponse> => {
    if (request.method === 'DELETE') return send(request);
    if (json) {
      const headers = { ...toHeaders(form, json[form.kind] as JsonObject), ...request.headers };
      await send({ ...request, headers, expect: 'text' });
    }
    // A write answers nothing of what is there afterwards.
    const response = await send({
      ...request,
      method: 'HEAD',
      headers: { ...AS_STORED, ...request.headers },
      expect: 'text',
    });
    return { ...response, body: { [form.kind]: fromHeaders(form, attributes(), response.headers) } };
  };
}

/** `"abc"` of large objects, and `abc`, as the same. */
export function etagOf(headers: ServiceResponse['headers']): string | undefined {
  return headers['etag']?.replace(/"/g, '');
}

/** Seconds since 1970, and the time that HTTP writes, as ISO 8601. */
export function isoTime(text: string): string {
  return new Date(/^\d+$/.test(text) ? Number(text) * 1000 : text).toISOString();
}

/** Wire names that are no headers have no hyphen. */
function headerOf(listed: Readonly<Record<string, string>>, wire: string): string | undefined {
  return listed[wire] ?? (wire.includes('-') ? wire : undefined);
}

function valueOf({ kind }: AttributeLike, text: string | undefined): unknown {
  if (kind === 'boolean') return /^(true|1|yes|on|t|y)$/i.test(text ?? '');
  if (text === undefined) return null;
  if (kind === 'number') return Number(text);
  return kind === 'time' ? isoTime(text) : decode(text.replace(/^"(.*)"$/, '$1'));
}

// Headers hold bytes, which clients show as Latin-1; Swift wants them, and answers them, in UTF-8.
function encode(name: string, value: string): string {
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name) || /[\r\n\0]/.test(value)) {
    throw new InvalidAttributeError(`"${name}" or its value does not fit into a header`);
  }
  return Array.from(new TextEncoder().encode(value), (byte) => String.fromCharCode(byte)).join('');
}

function decode(text: string): string {
  if (!/^[\0-\xff]*$/.test(text)) return text;
  return new TextDecoder().decode(Uint8Array.from(text, (char) => char.charCodeAt(0)));
}
