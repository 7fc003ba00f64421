import { HttpError, InvalidResponseError } from '@os/core';
import { recorded, ROOT, type Answer } from './widgets.js';

const to = (location: string, status = 307): Answer => ({ status, headers: { location } });
const OK: Answer = { json: { ok: true } };

test.each([301, 302, 307, 308])('%i keeps method and body', async (status) => {
  const { conn, sent } = recorded([to('/v1/there', status), OK]);
  const answer = await conn.widgets.request({ method: 'POST', path: '/here', json: { a: 1 } });
  expect(sent.map(({ method, url, json }) => [method, url, json])).toEqual([
    ['POST', `${ROOT}/here`, { a: 1 }],
    ['POST', `${ROOT}/there`, { a: 1 }],
  ]);
  expect(answer).toMatchObject({ url: `${ROOT}/there`, body: { ok: true } });
});

test('303 asks with GET, and HEAD stays HEAD', async () => {
  const { conn, sent } = recorded([to('/v1/there', 303), OK, to('/v1/there', 303), OK]);
  await conn.widgets.request({ method: 'POST', path: '/here', json: { a: 1 } });
  await conn.widgets.request({ method: 'HEAD', path: '/here' });
  expect(sent.map(({ method, json }) => [method, json])).toEqual([
    ['POST', { a: 1 }],
    ['GET', undefined],
    ['HEAD', undefined],
    ['HEAD', undefined],
  ]);
});

test('credentials stay with their origin', async () => {
  const { conn, sent } = recorded([to('/v1/same'), to('http://other.test/v1/x'), OK]);
  const headers = { Authorization: 'a', Cookie: 'b', 'X-Subject-Token': 'c', 'X-Service-Token': 'd', 'X-Mine': 'e' };
  await conn.widgets.request({ path: '/here', headers });
  const [, same, other] = sent;
  expect(same?.headers).toMatchObject({ 'x-auth-token': 'tok-SECRET', authorization: 'a', 'x-subject-token': 'c' });
  expect(Object.keys(other!.headers).sort()).toEqual(['accept', 'user-agent', 'x-mine']);
});

test('http to https on one host keeps credentials and body', async () => {
  const { conn, sent } = recorded([to('https://widgets.test/v1/x'), OK]);
  await conn.widgets.request({ method: 'POST', path: '/here', json: { a: 1 } });
  expect(sent[1]).toMatchObject({ json: { a: 1 }, headers: { 'x-auth-token': 'tok-SECRET' } });
});

test.each(['http://other.test/v1/x', 'https://other.test/v1/x', 'http://widgets.test:81/v1/x'])(
  'a body, which may hold a password, is not sent on to %s',
  async (location) => {
    const { conn, sent } = recorded([to(location)]);
    const failure = conn.session.request({ url: `${ROOT}/auth/tokens`, method: 'POST', json: { password: 'S3CRET' } });
    await expect(failure).rejects.toThrow(/was redirected elsewhere, with a body that may hold secrets/);
    await expect(failure).rejects.not.toThrow('S3CRET');
    expect(sent).toHaveLength(1);
  },
);

test('https to http on one host takes neither along', async () => {
  const endpointOverrides = { widgets: 'https://widgets.test/v1' };
  const { conn, sent } = recorded([to(`${ROOT}/x`), OK], { endpointOverrides });
  await conn.widgets.request({ path: '/here' });
  expect(sent[1]?.headers).not.toHaveProperty('x-auth-token');
});

test.each([
  ['a loop', () => to('/v1/here')],
  ['no web address', () => to('file:///etc/passwd')],
  ['no address at all', () => to('http://')],
])('%s ends', async (_, answer) => {
  const { conn, sent } = recorded(answer);
  await expect(conn.widgets.request({ path: '/here' })).rejects.toThrow(InvalidResponseError);
  expect(sent.length).toBeLessThanOrEqual(6);
});

test('five hops are followed', async () => {
  const { conn, sent } = recorded((_, index) => (index < 5 ? to(`/v1/${index}`) : OK));
  await conn.widgets.request({ path: '/here' });
  expect(sent).toHaveLength(6);
});

test('without a location it is an error, and a stream is not sent twice', async () => {
  const { conn, sent } = recorded([{ status: 302 }, to('/v1/there')]);
  await expect(conn.widgets.request({ path: '/here' })).rejects.toMatchObject({ status: 302 });
  const body = new Blob(['x']).stream() as ReadableStream<Uint8Array>;
  await expect(conn.widgets.request({ method: 'PUT', path: '/here', body })).rejects.toThrow(HttpError);
  expect(sent).toHaveLength(2);
});

test('a caller who wants to see the redirect gets it as it came', async () => {
  const { conn, sent } = recorded([to('/v1/there', 302)]);
  const failure = conn.session.request({ url: `${ROOT}/here`, method: 'POST', json: {}, followRedirects: false });
  await expect(failure).rejects.toBeInstanceOf(HttpError);
  await expect(failure).rejects.toMatchObject({ status: 302, headers: { location: '/v1/there' } });
  expect(sent).toHaveLength(1);
});
