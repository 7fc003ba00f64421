import type { JsonObject } from '@os/core';
import { FakeAnswer, Refusal, type FakeCall } from '../../fake/answer.js';
import type { FakeAction } from '../../fake/rules.js';
import { objectOf } from './volumes.js';

function bodyOf({ service, params }: FakeCall): JsonObject {
  return service.collection(`/${params['collection']}`).get(params['id']);
}

function itemOf(call: FakeCall): JsonObject {
  const { key = '' } = call.params;
  const metadata = objectOf(bodyOf(call)['metadata']);
  if (!(key in metadata)) throw new Refusal(404, `Metadata item was not found: ${key}`);
  return { meta: { [key]: metadata[key] } };
}

function change(call: FakeCall, metadata: JsonObject): JsonObject {
  bodyOf(call)['metadata'] = metadata;
  return { metadata };
}

/** Free-form labels of volumes and snapshots. */
export const metadataActions: Record<string, FakeAction> = {
  'GET /{collection}/{id}/metadata': (call) => ({ metadata: objectOf(bodyOf(call)['metadata']) }),
  'POST /{collection}/{id}/metadata': (call) =>
    change(call, { ...objectOf(bodyOf(call)['metadata']), ...objectOf(objectOf(call.json)['metadata']) }),
  'PUT /{collection}/{id}/metadata': (call) => change(call, objectOf(objectOf(call.json)['metadata'])),
  'GET /{collection}/{id}/metadata/{key}': itemOf,
  'PUT /{collection}/{id}/metadata/{key}': (call) => {
    const meta = objectOf(objectOf(call.json)['meta']);
    change(call, { ...objectOf(bodyOf(call)['metadata']), ...meta });
    return { meta };
  },
  'DELETE /{collection}/{id}/metadata/{key}': (call) => {
    itemOf(call);
    const { [call.params['key'] ?? '']: _, ...others } = objectOf(bodyOf(call)['metadata']);
    change(call, others);
    return new FakeAnswer(200);
  },
};
