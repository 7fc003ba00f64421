import { isJsonObject, type JsonObject } from '@os/core';
import { FakeAnswer, Refusal, type FakeCall } from '../../fake/answer.js';
import type { FakeCollection } from '../../fake/collection.js';
import type { CollectionRules, FakeAction } from '../../fake/rules.js';

/** Queries by tags; several are separated by commas. */
export const tagFilters: NonNullable<CollectionRules['filters']> = {
  tags: (body, values) => listOf(values).every((tag) => tagsIn(body).includes(tag)),
  'tags-any': (body, values) => listOf(values).some((tag) => tagsIn(body).includes(tag)),
  'not-tags': (body, values) => !listOf(values).every((tag) => tagsIn(body).includes(tag)),
  'not-tags-any': (body, values) => !listOf(values).some((tag) => tagsIn(body).includes(tag)),
};

/** The tags of any resource, each of which is under the last part of its collection's path. */
export const tagActions: Record<string, FakeAction> = {
  'GET /{collection}/{id}/tags': (call) => ({ tags: tagsIn(bodyOf(call)) }),
  'PUT /{collection}/{id}/tags': (call) => ({ tags: set(call, given(call)) }),
  'POST /{collection}/{id}/tags': (call) =>
    new FakeAnswer(201, { tags: set(call, [...tagsIn(bodyOf(call)), ...given(call)]) }),
  'DELETE /{collection}/{id}/tags': (call) => {
    set(call, []);
  },
  'GET /{collection}/{id}/tags/{tag}': need,
  'PUT /{collection}/{id}/tags/{tag}': (call) => {
    set(call, [...tagsIn(bodyOf(call)), call.params['tag']]);
    return new FakeAnswer(201);
  },
  'DELETE /{collection}/{id}/tags/{tag}': (call) => {
    need(call);
    set(
      call,
      tagsIn(bodyOf(call)).filter((tag) => tag !== call.params['tag']),
    );
  },
};

function need(call: FakeCall): void {
  const { tag, id } = call.params;
  if (!tagsIn(bodyOf(call)).includes(tag)) {
    throw new Refusal(404, `Tag ${tag} could not be found on ${id}.`, 'TagNotFound');
  }
}

function collectionOf({ service, params }: FakeCall): FakeCollection {
  const { collection = '' } = params;
  return service.collection(collection === 'policies' ? '/qos/policies' : `/${collection}`);
}

function bodyOf(call: FakeCall): JsonObject {
  return collectionOf(call).get(call.params['id']);
}

function set(call: FakeCall, tags: readonly unknown[]): unknown[] {
  return tagsIn(collectionOf(call).change(call.params['id'], { tags: [...new Set(tags)] }));
}

function given({ json }: FakeCall): unknown[] {
  return isJsonObject(json) ? tagsIn(json) : [];
}

function tagsIn({ tags }: JsonObject): unknown[] {
  return Array.isArray(tags) ? tags : [];
}

function listOf(values: readonly string[]): string[] {
  return values.flatMap((value) => value.split(','));
}
