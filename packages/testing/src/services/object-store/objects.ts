import { FakeAnswer, type FakeCall } from '../../fake/answer.js';
import type { FakeAction } from '../../fake/rules.js';
import { deleteWithSegments } from './bulk.js';
import { checksumOf } from './checksum.js';
import { answerContent, contentOf } from './content.js';
import { keptOf } from './headers.js';
import { manifestIn } from './manifest.js';
import { ensureRoom } from './quotas.js';
import { refusal } from './refusal.js';
import { accountOf, containerOf, nowOf, objectOf, partsOf, type StoredObject } from './store.js';
import { httpTime } from './times.js';

const OBJECT = '/v1/{account}/{container}/{object+}';

/** What Swift takes content for by the end of its name; there are many more. */
const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css',
  csv: 'text/csv',
  gif: 'image/gif',
  html: 'text/html',
  jpg: 'image/jpeg',
  js: 'text/javascript',
  json: 'application/json',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  tar: 'application/x-tar',
  txt: 'text/plain',
  xml: 'application/xml',
  zip: 'application/zip',
};

export const objectActions: Record<string, FakeAction> = {
  [`PUT ${OBJECT}`]: (call) => {
    const { headers, url, params } = call;
    const container = containerOf(call);
    const { objects } = container;
    const { object: name = '' } = params;
    ensureRoom(container, call.body.length);
    const condition = headers['if-none-match'];
    if (condition !== undefined && condition !== '*') throw refusal(400, 'If-None-Match only supports *');
    if (condition === '*' && objects.has(name)) throw refusal(412);
    const isManifest = url.searchParams.get('multipart-manifest') === 'put';
    const { data, segments } = isManifest ? manifestIn(call) : { data: call.body.slice(), segments: undefined };
    const object: StoredObject = {
      data,
      segments,
      hash: checksumOf(data),
      contentType: givenType(call) ?? typeOf(name),
      kept: keptOf(call),
      changedAt: nowOf(call),
    };
    const etag = segments ? contentOf(call, object).etag : object.hash;
    const wanted = headers['etag']?.replace(/"/g, '') ?? '';
    if (wanted !== '' && wanted !== etag.replace(/"/g, '')) throw refusal(422);
    objects.set(name, object);
    return new FakeAnswer(201, '', { etag, 'last-modified': httpTime(object.changedAt) });
  },
  [`GET ${OBJECT}`]: (call) => {
    const object = objectOf(call);
    if (call.url.searchParams.get('multipart-manifest') !== 'get' || !object.segments)
      return answerContent(call, object);
    const plain = { ...object, segments: undefined, contentType: 'application/json; charset=utf-8' };
    const answer = answerContent(call, plain);
    return new FakeAnswer(answer.status, answer.body, { ...answer.headers, 'x-static-large-object': 'True' });
  },
  [`POST ${OBJECT}`]: (call) => {
    const { object: name = '' } = call.params;
    const object = objectOf(call);
    const contentType = givenType(call) ?? object.contentType;
    containerOf(call).objects.set(name, { ...object, contentType, kept: keptOf(call), changedAt: nowOf(call) });
    return new FakeAnswer(202, '');
  },
  [`DELETE ${OBJECT}`]: (call) => {
    const object = objectOf(call);
    if (call.url.searchParams.get('multipart-manifest') === 'delete') return deleteWithSegments(call, object);
    containerOf(call).objects.delete(call.params['object'] ?? '');
    return new FakeAnswer(204);
  },
  [`COPY ${OBJECT}`]: copy,
};

function copy(call: FakeCall): FakeAnswer {
  const { headers, url, params } = call;
  const { account = '', container = '', object: name = '' } = params;
  const object = objectOf(call);
  const isManifest = url.searchParams.get('multipart-manifest') === 'get';
  const [toContainer, toName] = partsOf(decodeURIComponent(headers['destination'] ?? ''));
  if (toName === '') throw refusal(412, 'Destination header must be of the form <container name>/<object name>');
  const target = accountOf(call, headers['destination-account'] ?? account);
  const into = containerOf(call, toContainer, target);
  const kept = keptOf(call);
  const isFresh = headers['x-fresh-metadata'] === 'true';
  for (const [key, value] of isFresh ? [] : object.kept) {
    if (!kept.has(key) && (isManifest || key !== 'x-object-manifest')) kept.set(key, value);
  }
  const data = isManifest ? object.data : contentOf(call, object).data;
  const made: StoredObject = {
    data,
    segments: isManifest ? object.segments : undefined,
    hash: checksumOf(data),
    contentType: givenType(call) ?? object.contentType,
    kept,
    changedAt: nowOf(call),
  };
  ensureRoom(into, data.length);
  into.objects.set(toName, made);
  return new FakeAnswer(201, '', {
    etag: contentOf(call, made).etag,
    'last-modified': httpTime(made.changedAt),
    'x-copied-from-account': account,
    'x-copied-from': `${container}/${name}`,
    'x-copied-from-last-modified': httpTime(object.changedAt),
  });
}

function givenType({ headers }: FakeCall): string | undefined {
  const { 'content-type': type = '' } = headers;
  return type === '' ? undefined : type;
}

function typeOf(name: string): string {
  return TYPES[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';
}
