import type { JsonObject } from '@os/core';
import { FakeAnswer } from '../../fake/answer.js';
import type { FakeAction } from '../../fake/rules.js';
import { POLICY } from './accounts.js';
import { etagOfLarge } from './content.js';
import { changeKept } from './headers.js';
import { answerList } from './listing.js';
import { ensureQuotas } from './quotas.js';
import { refusal } from './refusal.js';
import { accountOf, bytesUsed, containerOf, nowOf, type Container } from './store.js';
import { httpTime, listedTime, timestamp } from './times.js';

const CONTAINER = '/v1/{account}/{container}';

export const containerActions: Record<string, FakeAction> = {
  [`PUT ${CONTAINER}`]: (call) => {
    const { containers, isDeleted } = accountOf(call);
    if (isDeleted) throw refusal(503);
    const { params, headers } = call;
    const { container: name = '' } = params;
    const policy = headers['x-storage-policy'] ?? POLICY;
    if (policy !== POLICY) throw refusal(400, `Invalid X-Storage-Policy '${policy}'`);
    const found = containers.get(name);
    const now = nowOf(call);
    const container = found ?? { objects: new Map(), kept: new Map(), createdAt: now, changedAt: now };
    ensureQuotas(headers);
    changeKept('container', container.kept, headers);
    containers.set(name, container);
    return new FakeAnswer(found ? 202 : 201, '');
  },
  [`HEAD ${CONTAINER}`]: (call) => new FakeAnswer(204, undefined, headersOf(containerOf(call))),
  [`GET ${CONTAINER}`]: (call) => {
    const container = containerOf(call);
    const objects = [...container.objects].map(([name, object]): [string, JsonObject] => {
      const { segments, hash, data, contentType, changedAt } = object;
      const known = { hash, name, content_type: contentType, last_modified: listedTime(changedAt) };
      if (!segments) return [name, { bytes: data.length, ...known }];
      const bytes = segments.reduce((sum, each) => sum + each.bytes, 0);
      return [name, { bytes, ...known, slo_etag: etagOfLarge(segments) }];
    });
    return answerList(call, objects, headersOf(container));
  },
  [`POST ${CONTAINER}`]: (call) => {
    const container = containerOf(call);
    ensureQuotas(call.headers);
    changeKept('container', container.kept, call.headers);
    container.changedAt = nowOf(call);
    return new FakeAnswer(204);
  },
  [`DELETE ${CONTAINER}`]: (call) => {
    if (containerOf(call).objects.size > 0) throw refusal(409);
    accountOf(call).containers.delete(call.params['container'] ?? '');
    return new FakeAnswer(204);
  },
};

function headersOf(container: Container): Record<string, string> {
  return {
    'x-container-object-count': String(container.objects.size),
    'x-container-bytes-used': String(bytesUsed(container)),
    'x-timestamp': timestamp(container.createdAt),
    'last-modified': httpTime(container.changedAt),
    'accept-ranges': 'bytes',
    'x-storage-policy': POLICY,
    ...Object.fromEntries(container.kept),
  };
}
