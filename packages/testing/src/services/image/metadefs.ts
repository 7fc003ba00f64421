import { isJsonObject, type JsonObject } from '@os/core';
import { FakeAnswer, type FakeCall } from '../../fake/answer.js';
import type { FakeAction } from '../../fake/rules.js';

const NAMESPACE = '/metadefs/namespaces/{namespace}';

/** Updates of metadata definitions name what they are about, and tags and properties have ways of their own. */
export const metadefActions: Record<string, FakeAction> = {
  [`PUT ${NAMESPACE}`]: ({ service, params, json }) =>
    service.collection('/metadefs/namespaces').change(params['namespace'], fieldsIn(json)),
  [`PUT ${NAMESPACE}/objects/{name}`]: (call) => change(call, 'objects'),
  [`PUT ${NAMESPACE}/properties/{name}`]: (call) => change(call, 'properties'),
  [`GET ${NAMESPACE}/properties`]: (call) => {
    const all = below(call, 'properties').all(call.params['namespace'] ?? '');
    return { properties: Object.fromEntries(all.map((each) => [String(each['name']), each])) };
  },
  [`POST ${NAMESPACE}/tags/{name}`]: (call) => new FakeAnswer(201, addTag(call, call.params['name'])),
  [`POST ${NAMESPACE}/tags`]: (call) => {
    const { tags } = fieldsIn(call.json);
    const names = (Array.isArray(tags) ? tags : []).filter(isJsonObject).map(({ name }) => name);
    const { namespace = '' } = call.params;
    for (const { name } of below(call, 'tags').all(namespace)) below(call, 'tags').remove(name, namespace);
    return new FakeAnswer(201, { tags: names.map((name) => addTag(call, name)) });
  },
};

function fieldsIn(json: unknown): JsonObject {
  return isJsonObject(json) ? json : {};
}

function below({ service }: FakeCall, what: string) {
  return service.collection(`${NAMESPACE}/${what}`);
}

function change(call: FakeCall, what: string): JsonObject {
  const { namespace = '', name } = call.params;
  return below(call, what).change(name, fieldsIn(call.json), namespace);
}

function addTag(call: FakeCall, name: unknown): JsonObject {
  call.service.collection('/metadefs/namespaces').get(call.params['namespace']);
  return below(call, 'tags').add({ name }, call.params['namespace'] ?? '');
}
