import { isJsonObject, type JsonObject } from '@os/core';
import { FakeAnswer, Refusal, type FakeCall } from '../../fake/answer.js';
import type { FakeAction } from '../../fake/rules.js';

const serverIn = ({ service, params }: FakeCall): JsonObject => service.collection('/servers').get(params['server']);

const metadataOf = (server: JsonObject): JsonObject => (isJsonObject(server['metadata']) ? server['metadata'] : {});
const tagsOf = (server: JsonObject): unknown[] => (Array.isArray(server['tags']) ? server['tags'] : []);

const given = ({ json }: FakeCall, key: string): unknown => (isJsonObject(json) ? json[key] : undefined);

function metadataIn(call: FakeCall, key: string): JsonObject {
  const metadata = given(call, key);
  if (!isJsonObject(metadata)) throw call.service.dialect.words.malformed(key);
  return metadata;
}

/** The value of the item that a path names. @throws Refusal - with status 404: there is none. */
function itemIn(call: FakeCall): JsonObject {
  const { key = '' } = call.params;
  const metadata = metadataOf(serverIn(call));
  if (!(key in metadata)) throw new Refusal(404, 'Metadata item was not found');
  return { [key]: metadata[key] };
}

function checkTag({ params }: FakeCall, server: JsonObject): void {
  const { tag } = params;
  if (!tagsOf(server).includes(tag)) {
    throw new Refusal(404, `Server ${String(server['id'])} has no tag '${String(tag)}'`);
  }
}

/** Metadata and tags of servers. */
export const labelActions: Record<string, FakeAction> = {
  'GET /servers/{server}/metadata': (call) => ({ metadata: metadataOf(serverIn(call)) }),
  'POST /servers/{server}/metadata': (call) => {
    const server = serverIn(call);
    server['metadata'] = { ...metadataOf(server), ...metadataIn(call, 'metadata') };
    return { metadata: server['metadata'] };
  },
  'PUT /servers/{server}/metadata': (call) => {
    const server = serverIn(call);
    server['metadata'] = metadataIn(call, 'metadata');
    return { metadata: server['metadata'] };
  },
  'GET /servers/{server}/metadata/{key}': (call) => ({ meta: itemIn(call) }),
  'PUT /servers/{server}/metadata/{key}': (call) => {
    const server = serverIn(call);
    const meta = metadataIn(call, 'meta');
    server['metadata'] = { ...metadataOf(server), ...meta };
    return { meta };
  },
  'DELETE /servers/{server}/metadata/{key}': (call) => {
    const server = serverIn(call);
    const gone = itemIn(call);
    const left = Object.entries(metadataOf(server)).filter(([name]) => !(name in gone));
    server['metadata'] = Object.fromEntries(left);
  },

  'GET /servers/{server}/tags': (call) => ({ tags: tagsOf(serverIn(call)) }),
  'PUT /servers/{server}/tags': (call) => {
    const tags = given(call, 'tags');
    if (!Array.isArray(tags)) throw call.service.dialect.words.malformed('tags');
    serverIn(call)['tags'] = [...new Set(tags)];
    return { tags };
  },
  'DELETE /servers/{server}/tags': (call) => void (serverIn(call)['tags'] = []),
  'GET /servers/{server}/tags/{tag}': (call) => checkTag(call, serverIn(call)),
  'PUT /servers/{server}/tags/{tag}': (call) => {
    const server = serverIn(call);
    const { tag } = call.params;
    const tags = tagsOf(server);
    if (tags.includes(tag)) return undefined;
    server['tags'] = [...tags, tag];
    return new FakeAnswer(201);
  },
  'DELETE /servers/{server}/tags/{tag}': (call) => {
    const server = serverIn(call);
    checkTag(call, server);
    server['tags'] = tagsOf(server).filter((each) => each !== call.params['tag']);
  },
};
