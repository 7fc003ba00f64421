import type { HttpError } from '@os/core';
import { isHttpError, isJsonObject, type JsonObject, type ServiceRequest } from '@os/core';
import { connect } from '../../../../tooling/acceptance/connect.js';
import { ERRORS, IMAGE } from '../recorded/errors.js';
import { recording } from './recording.js';

const conn = connect();
const recorder = recording(conn, 'errors', (body) => body);

let image: string;
beforeAll(async () => {
  // The oldest is the cloud's own: those of other tests come and go.
  const path = '/v2/images?status=active&sort=created_at:asc&limit=1';
  const { body } = await conn.session.request({ service: 'image', path });
  image = (body as { images: { id: string }[] }).images[0]!.id;
});

afterAll(async () => {
  recorder.write();
  await conn.close();
});

/** What a request fails with; the answer is recorded. */
function failing(name: string, run: () => Promise<unknown>): Promise<HttpError> {
  return recorder.during(name, () =>
    run().then(
      () => {
        throw new Error(`${name} was no error`);
      },
      (error: unknown) => {
        if (isHttpError(error)) return error;
        throw error;
      },
    ),
  );
}

test.each(ERRORS)('$name says what is wrong', async ({ name, api: service, headers, list, requests, conflict }) => {
  const send = (request: ServiceRequest) =>
    conn.session.request({ service, retries: 0, ...request, headers: { ...headers, ...request.headers } });
  const url = (await conn.session.endpoint(service)) + list;
  const errors = [
    await failing(`${name} 401`, () =>
      conn.session.request({ url, label: name, headers: { ...headers, 'x-auth-token': 'none' } }),
    ),
  ];
  for (const [what, request] of Object.entries(requests)) {
    if (!/^\d/.test(what)) await send(request);
    else {
      const json: unknown = request.json && JSON.parse(JSON.stringify(request.json).replace(IMAGE, image));
      const error = await failing(`${name} ${what}`, () => send({ ...request, json }));
      errors.push(error);
      expect({ [what]: error.status, error: error.message }).toMatchObject({ [what]: Number(what.slice(0, 3)) });
    }
  }
  if (conflict) {
    const { remove, ...request } = conflict;
    const { body } = await send(request);
    try {
      errors.push(await failing(`${name} 409`, () => send(request)));
    } finally {
      await send({ method: 'DELETE', path: remove.replace(/\{(\w*)\}/, (_, key: string) => idIn(body, key)) });
    }
  }
  for (const error of errors) {
    expect(error.detail).toMatch(/^\S.{0,499}$/);
    expect(error.detail).not.toMatch(/[<{]\w|Traceback|\n/);
  }
});

function idIn(body: unknown, key: string): string {
  const answer = (key === '' ? body : (body as JsonObject)[key]) as JsonObject;
  return String(isJsonObject(answer) ? (answer['uuid'] ?? answer['id'] ?? answer['service_id']) : undefined);
}
