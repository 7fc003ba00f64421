import { isJsonObject, type JsonObject } from '@os/core';
import { FakeAnswer, Refusal, type FakeCall } from '../../fake/answer.js';
import type { CollectionRules, FakeAction } from '../../fake/rules.js';
import { hashOf } from './hash.js';

/** The data of images, which their bodies do not have. */
const DATA = new WeakMap<JsonObject, Uint8Array>();

export const imageRules: CollectionRules = {
  defaults: (call) => ({
    owner: call?.access.project?.id ?? '',
    status: 'queued',
    visibility: 'shared',
  }),
  remove({ id, protected: isProtected }) {
    if (isProtected) throw new Refusal(403, `Image ${String(id)} is protected and cannot be deleted.`);
  },
  show({ id, status }) {
    const self = `/v2/images/${String(id)}`;
    return {
      self,
      file: `${self}/file`,
      schema: '/v2/schemas/image',
      // The task of an import is over when the image is active.
      ...(status === 'active' && { os_glance_import_task: undefined }),
    };
  },
};

export const memberRules: CollectionRules = {
  create: ({ member }, { ids }) => ({ member_id: member, image_id: ids[0], status: 'pending' }),
  show: () => ({ schema: '/v2/schemas/member' }),
};

export const imageActions: Record<string, FakeAction> = {
  'PATCH /images/{image}': (call) => {
    const image = imageOf(call);
    if (!Array.isArray(call.json)) throw new Refusal(400, 'Request body must be a JSON array of operation objects.');
    for (const step of call.json.filter(isJsonObject)) patch(image, step);
    call.service.collection('/images').change(image['id'], {});
    return show(call, image);
  },
  'PUT /images/{image}/file': (call) => {
    const image = statusOf(call, 'queued');
    store(call, image, call.body);
    image['status'] = 'active';
  },
  'GET /images/{image}/file': (call) => {
    const image = imageOf(call);
    if (image['status'] === 'deactivated') throw new Refusal(403, 'The requested image has been deactivated.');
    const data = DATA.get(image);
    if (!data || image['status'] !== 'active') return new FakeAnswer(204);
    return new FakeAnswer(200, data, { 'content-length': String(data.byteLength) });
  },
  'PUT /images/{image}/stage': (call) => {
    const image = statusOf(call, 'queued');
    DATA.set(image, call.body);
    call.service.collection('/images').change(image['id'], { status: 'uploading', size: call.body.byteLength });
  },
  'POST /images/{image}/import': (call) => {
    const { name } = methodIn(call.json);
    const image = statusOf(call, name === 'glance-direct' ? 'uploading' : name === 'copy-image' ? 'active' : 'queued');
    if (name !== 'copy-image') {
      // What would be downloaded is not known here.
      store(call, image, DATA.get(image) ?? new Uint8Array());
      image['os_glance_import_task'] = call.service.newId();
      call.service.collection('/images').become(image['id'], 'active', { via: 'importing' });
    }
    return new FakeAnswer(202);
  },
  'POST /images/{image}/actions/deactivate': (call) => {
    statusOf(call, 'active', 'deactivated')['status'] = 'deactivated';
  },
  'POST /images/{image}/actions/reactivate': (call) => {
    statusOf(call, 'active', 'deactivated')['status'] = 'active';
  },
  'PUT /images/{image}/tags/{tag}': (call) => {
    const image = imageOf(call);
    image['tags'] = [...new Set([...tagsIn(image), call.params['tag']])];
  },
  'DELETE /images/{image}/tags/{tag}': (call) => {
    const image = imageOf(call);
    const rest = tagsIn(image).filter((tag) => tag !== call.params['tag']);
    if (rest.length === tagsIn(image).length) throw new Refusal(404, `Tag ${String(call.params['tag'])} not found`);
    image['tags'] = rest;
  },
};

function imageOf({ service, params }: FakeCall): JsonObject {
  return service.collection('/images').get(params['image']);
}

/** @throws Refusal - with status 409: the image has none of these. */
function statusOf(call: FakeCall, ...statuses: readonly string[]): JsonObject {
  const image = imageOf(call);
  const status = String(image['status']);
  if (statuses.includes(status)) return image;
  throw new Refusal(409, `Image status transition from ${status} is not allowed`);
}

function store({ service }: FakeCall, image: JsonObject, data: Uint8Array): void {
  DATA.set(image, data);
  service.collection('/images').change(image['id'], {
    size: data.byteLength,
    virtual_size: data.byteLength,
    checksum: hashOf('md5', data),
    os_hash_algo: 'sha512',
    os_hash_value: hashOf('sha512', data),
  });
}

/** @throws Refusal - the step is none, or leads to nothing. */
function patch(image: JsonObject, { op, path, value }: JsonObject): void {
  const field = String(path).slice(1).replaceAll('~1', '/').replaceAll('~0', '~');
  if (op !== 'add' && !(field in image)) throw new Refusal(409, `Property ${field} does not exist.`);
  if (op === 'remove') delete image[field];
  else image[field] = value;
}

function show(call: FakeCall, image: JsonObject): JsonObject {
  return call.service.collection('/images').show(image, call);
}

function methodIn(json: unknown): JsonObject {
  const method = isJsonObject(json) ? json['method'] : undefined;
  if (isJsonObject(method)) return method;
  throw new Refusal(400, "Import request requires a 'method' field.");
}

function tagsIn({ tags }: JsonObject): unknown[] {
  return Array.isArray(tags) ? tags : [];
}
