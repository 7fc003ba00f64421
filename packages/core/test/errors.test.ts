import * as core from '@os/core';
import { inspect } from 'node:util';
import type { HttpError } from '@os/core';
import { isHttpError, isOpenStackError, NotFoundError, ResourceFailureError } from '@os/core';
import { recorded, Widget } from './widgets.js';

const failing = async (...[answer, query = '']: [answer: object, query?: string]): Promise<HttpError> => {
  const { conn } = recorded(() => ({ status: 404, ...answer }));
  const error: unknown = await conn.widgets.request({ path: `/widgets${query}` }).catch((reason: unknown) => reason);
  if (!isHttpError(error)) throw error;
  return error;
};

/** A second installed copy, whose classes are others. */
async function anotherCopy(): Promise<typeof core> {
  let copy = core;
  await jest.isolateModulesAsync(async () => {
    copy = await import('@os/core');
  });
  return copy;
}

test('guards know errors of any copy', async () => {
  const other = await anotherCopy();
  const error = new other.NotFoundError({ status: 404, method: 'GET', url: 'http://x.test' });
  expect(error).not.toBeInstanceOf(NotFoundError);
  expect(isOpenStackError(error)).toBe(true);
  expect([isHttpError(error), isHttpError(error, 404), isHttpError(error, 400, 404), isHttpError(error, 409)]).toEqual([
    true,
    true,
    true,
    false,
  ]);
  expect(isHttpError(new other.ConfigError('no'))).toBe(false);
  expect([undefined, null, 'x', { status: 404 }, new Error('x')].some((each) => isHttpError(each))).toBe(false);
});

test('operations know errors of any copy', async () => {
  const other = await anotherCopy();
  const gone = new other.NotFoundError({ status: 404, method: 'GET', url: 'http://x.test' });
  await recorded([gone]).conn.delete(new Widget({ id: 'w1' }), { ignoreMissing: true });
  const { conn } = recorded([gone, { json: { widgets: [] } }]);
  expect(await conn.find(Widget, '5b5b5b5b-0000-4000-8000-000000000000')).toBeNull();
  const broken = new other.ConnectionError('reset');
  await recorded([broken, gone]).conn.waitForDeletion(new Widget({ id: 'w1' }), { interval: 1 });
});

test('what the service says is on the error', async () => {
  const error = await failing({
    status: 412,
    headers: { 'x-openstack-request-id': 'req-1', 'retry-after': '3' },
    json: { NeutronError: { type: 'RevisionNumberConstraintFailed', message: 'Constrained to 1', detail: '' } },
  });
  expect(error).toMatchObject({
    status: 412,
    code: 'HTTP',
    serviceCode: 'RevisionNumberConstraintFailed',
    detail: 'Constrained to 1',
    requestId: 'req-1',
    retryAfter: 3000,
    isRetryable: false,
    service: 'widgets',
  });
  expect(error.body).toContain('"NeutronError"');
});

test.each(['x-openstack-request-id', 'openstack-request-id', 'x-compute-request-id', 'x-trans-id'])(
  '%s is a request id',
  async (name) => {
    expect(await failing({ headers: { [name]: 'req-7' } })).toMatchObject({ requestId: 'req-7' });
  },
);

test('answers stay out of what is printed, and secrets out of everything', async () => {
  const error = await failing(
    {
      headers: { 'x-subject-token': 'SECRET-1', 'set-cookie': 'SECRET-2', 'x-request-stuff': 'shown' },
      json: { message: 'No', hint: 'only in the body' },
    },
    '?temp_url_sig=SECRET-3&a=1&X-Auth-Token=SECRET-4&sort_key=name&password=SECRET-5',
  );
  expect(error.url).toBe(
    'http://widgets.test/v1/widgets?temp_url_sig=***&a=1&X-Auth-Token=***&sort_key=name&password=***',
  );
  expect(error.headers['x-request-stuff']).toBe('shown');
  for (const text of [inspect(error, { depth: 9 }), JSON.stringify(error), String(error), error.stack]) {
    expect(text).not.toMatch(/SECRET|only in the body/);
  }
  expect(error.body).toContain('only in the body');
});

test('a resource’s failure can be made with a message alone', () => {
  expect(new ResourceFailureError('failed')).toMatchObject({ message: 'failed', seen: [], reason: undefined });
});
