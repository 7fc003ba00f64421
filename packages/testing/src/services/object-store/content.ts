import { FakeAnswer, type FakeCall } from '../../fake/answer.js';
import { checksumOf } from './checksum.js';
import { refusal } from './refusal.js';
import { containerOf, objectAt, partsOf, type StoredObject } from './store.js';
import { httpTime, lastModified, timestamp } from './times.js';

type Headers = Readonly<Record<string, string>>;

/** What an object is read as: of a large object, its segments one behind the other. */
export interface Content {
  readonly data: Uint8Array;
  /** As the header has it: in quotes where it is no MD5 of the data. */
  readonly etag: string;
}

/** @throws Refusal - with status 409: a segment is not what it was. */
export function contentOf(call: FakeCall, object: StoredObject): Content {
  const { data, hash, segments, kept } = object;
  const manifest = kept.get('x-object-manifest');
  if (segments) {
    const parts = segments.map(({ name, hash: wanted }) => {
      const part = objectAt(call, name);
      if (part?.hash !== wanted) throw refusal(409);
      return part;
    });
    return joined(parts);
  }
  if (manifest !== undefined) {
    const [container, prefix] = partsOf(decodeURIComponent(manifest));
    const names = [...containerOf(call, container).objects].filter(([name]) => name.startsWith(prefix));
    return joined(names.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part));
  }
  return { data, etag: hash };
}

/** What is told of an object beside its content. */
export function headersOf({ kept, contentType, segments, hash, changedAt }: StoredObject, etag: string): Headers {
  return {
    'content-type': contentType,
    ...Object.fromEntries(kept),
    ...(segments && { 'x-static-large-object': 'True', 'x-manifest-etag': hash }),
    etag,
    'last-modified': httpTime(changedAt),
    'x-timestamp': timestamp(changedAt),
    'accept-ranges': 'bytes',
  };
}

/** Answers with an object, or with the part of it that is asked for. @throws Refusal */
export function answerContent(call: FakeCall, object: StoredObject): FakeAnswer {
  const { data, etag } = contentOf(call, object);
  const known = headersOf(object, etag);
  const condition = conditionOf(call.headers, etag, lastModified(object.changedAt));
  if (condition !== undefined) return new FakeAnswer(condition, undefined, { ...known, 'content-length': '0' });
  const range = call.method === 'GET' ? rangeOf(call.headers['range'], data.length) : undefined;
  if (!range) return new FakeAnswer(200, data, { ...known, 'content-length': String(data.length) });
  if (range.start >= range.end) throw refusal(416, undefined, { ...known, 'content-range': `bytes */${data.length}` });
  const part = data.subarray(range.start, range.end);
  return new FakeAnswer(206, part, {
    ...known,
    'content-length': String(part.length),
    'content-range': `bytes ${range.start}-${range.end - 1}/${data.length}`,
  });
}

/** The status that a condition leads to, if the object is not what is wanted. */
function conditionOf(headers: Headers, etag: string, modified: number): number | undefined {
  const has = (name: string): boolean => {
    const listed = (headers[name] ?? '').split(',').map((each) => each.trim().replace(/"/g, ''));
    return listed.includes('*') || listed.includes(etag.replace(/"/g, ''));
  };
  if (headers['if-match'] !== undefined && !has('if-match')) return 412;
  if (modified > Date.parse(headers['if-unmodified-since'] ?? '')) return 412;
  if (headers['if-none-match'] !== undefined && has('if-none-match')) return 304;
  return modified <= Date.parse(headers['if-modified-since'] ?? '') ? 304 : undefined;
}

/** The part that is asked for; none for several at a time, and for what makes no sense. */
function rangeOf(header: string | undefined, size: number): { start: number; end: number } | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === '') return last === '' ? undefined : { start: Math.max(0, size - Number(last)), end: size };
  return { start: Number(first), end: last === '' ? size : Math.min(size, Number(last) + 1) };
}

function joined(parts: readonly StoredObject[]): Content {
  const data = new Uint8Array(parts.reduce((sum, part) => sum + part.data.length, 0));
  let at = 0;
  for (const part of parts) {
    data.set(part.data, at);
    at += part.data.length;
  }
  return { data, etag: etagOfLarge(parts) };
}

/** The checksum of a large object: that of its segments' checksums. */
export function etagOfLarge(parts: readonly { readonly hash: string }[]): string {
  return `"${checksumOf(new TextEncoder().encode(parts.map(({ hash }) => hash).join('')))}"`;
}
