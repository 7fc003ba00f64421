import { isJsonObject } from '@os/core';
import type { FakeCall } from '../../fake/answer.js';
import { refusal } from './refusal.js';
import { objectAt, type Segment } from './store.js';
import { lastModified, listedTime } from './times.js';

/** The segments that a static large object is made of, and how they are written down. @throws Refusal */
export function manifestIn(call: FakeCall): { readonly data: Uint8Array; readonly segments: readonly Segment[] } {
  const { json, headers } = call;
  if (json === undefined) throw refusal(400, 'Manifest must be valid JSON.\n');
  if (!Array.isArray(json)) throw refusal(400, 'Manifest must be a list.\n');
  const faults: [path: string, reason: string][] = [];
  const segments = json.filter(isJsonObject).map(({ path, etag, size_bytes: size }): Segment => {
    const name = String(path);
    const part = objectAt(call, name);
    if (!part) faults.push([name, '404 Not Found']);
    else {
      if (typeof etag === 'string' && etag !== part.hash) faults.push([name, 'Etag Mismatch']);
      if (typeof size === 'number' && size !== part.data.length) faults.push([name, 'Size Mismatch']);
    }
    return {
      name: name.startsWith('/') ? name : `/${name}`,
      bytes: part?.data.length ?? 0,
      hash: part?.hash ?? '',
      content_type: part?.contentType ?? '',
      last_modified: listedTime(lastModified(part?.changedAt ?? 0)),
    };
  });
  if (faults.length > 0) throw badSegments(faults, headers['accept']);
  return { data: new TextEncoder().encode(JSON.stringify(segments)), segments };
}

function badSegments(faults: readonly (readonly [string, string])[], accept = ''): Error {
  const sorted = faults.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  if (accept.includes('json')) {
    return refusal(400, JSON.stringify({ Errors: sorted }), { 'content-type': 'application/json' });
  }
  const lines = sorted.map((fault) => fault.join(', '));
  return refusal(400, ['Errors:', ...lines].join('\n'), { 'content-type': 'text/plain' });
}
