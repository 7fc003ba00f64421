import { randomUUID } from 'node:crypto';
import { defineApi, isHttpError, isJsonObject, type JsonObject, type ServiceRequest } from '@os/core';
import { connect } from '../../../../tooling/acceptance/connect.js';
import { LISTS } from '../recorded/lists.js';
import { recording } from './recording.js';

const conn = connect();
const recorder = recording(conn, 'lists');

afterAll(async () => {
  recorder.write();
  await conn.close();
});

const PROJECTS = defineApi({ type: 'identity' });

test.each(LISTS)('every $name once, page by page', async (list) => {
  const { resource, headers, query = {}, setup, pathOf, idOf, deleteQuery } = list;
  const { service, path: collection, key, paging, idAttribute = 'id' } = resource.definition;
  const send = (request: ServiceRequest) => conn.session.request({ service, headers, ...request });
  const undo: (() => Promise<unknown>)[] = [];
  const expected: string[] = [];
  const listed = async (more: object) => {
    const items = await conn.list(resource as never, { ...query, ...more }, { headers });
    return items.map(({ id, body }) => String(id ?? body['subdir']));
  };
  try {
    if (setup) {
      await send(setup);
      undo.push(() => send({ method: 'DELETE', path: setup.path }));
    }
    for (let i = 0; list.create && i < 3; i++) {
      let name = `sdk-page-${randomUUID().slice(0, 8)}`;
      if (list.needsProject) {
        const { body } = await conn.session.request({
          service: PROJECTS,
          method: 'POST',
          path: '/projects',
          json: { project: { name } },
        });
        const { id } = (body as { project: { id: string } }).project;
        undo.push(() => conn.session.request({ service: PROJECTS, method: 'DELETE', path: `/projects/${id}` }));
        name = id;
      }
      const { body } = await send({ method: 'POST', path: collection, ...list.create(name) });
      const outer = isJsonObject(body) ? body : {};
      const answer = (key === undefined ? outer : outer[key]) as JsonObject;
      const id = String((answer[idAttribute] as string | number | undefined) ?? name);
      expected.push(idOf?.(name, answer) ?? id);
      const path = pathOf?.(name, id) ?? `${collection}/${id}`;
      undo.push(() => send({ method: 'DELETE', path, ...(deleteQuery && { query: deleteQuery(id) }) }));
    }
    const ids = await recorder.during(list.name, () => listed(paging === 'none' ? {} : { limit: list.limit ?? 1 }));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(expected));
    // The same as when the service is left alone, whatever else there is.
    expect(ids.toSorted()).toEqual((await listed({})).toSorted());
    // Of what comes in one answer, a new cloud may have nothing yet: Vitrage takes minutes to look around.
    if (paging !== 'none' || list.create) expect(ids.length).toBeGreaterThan(2);
  } finally {
    for (const step of undo.reverse()) {
      await step().catch((error: unknown) => {
        if (!isHttpError(error, 404)) throw error;
      });
    }
  }
});
