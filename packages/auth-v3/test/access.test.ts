import { createConnection, InvalidResponseError } from '@os/core';
import { v3Password } from '@os/auth-v3/pure';
import type nock from 'nock';
import { ANSWER, expectLogin, grant, KEYSTONE, LIFE } from './keystone.js';

const options = { authUrl: `${KEYSTONE}/v3`, username: 'admin', password: 'pw', projectName: 'admin' };

function logIn() {
  return createConnection({ authenticator: v3Password(options), retries: 0 }).session.access();
}

afterEach(() => {
  jest.restoreAllMocks();
});

test('what the token says', async () => {
  jest.spyOn(Date, 'now').mockReturnValue(Date.parse(ANSWER.token.issued_at));
  grant(expectLogin(() => true));
  const access = await logIn();
  expect(access.headers).toEqual({ 'x-auth-token': 'the-token' });
  expect({ ...access }).toEqual({
    expiresAt: Date.parse(ANSWER.token.expires_at),
    identityUrl: `${KEYSTONE}/v3`,
    user: {
      id: '1e72bf999e5944bf935f935c9bbfba0c',
      name: 'admin',
      domain: { id: 'default', name: 'Default' },
    },
    project: {
      id: 'f83ad0dd2af14a31b05cdc9cb6f6b87d',
      name: 'admin',
      domain: { id: 'default', name: 'Default' },
    },
    domain: undefined,
    roles: [
      { id: '1b08106d665e40bdbe48f1d3f3373f6a', name: 'manager' },
      { id: 'd11e5a9e5319414781e442b623bde985', name: 'admin' },
    ],
    isSystemScoped: false,
    catalog: [
      {
        type: 'image',
        name: 'glance',
        endpoints: [
          { interface: 'public', url: 'http://127.0.0.1:9292', region: 'RegionOne' },
          { interface: 'admin', url: 'http://127.0.0.1:9292', region: 'RegionOne' },
        ],
      },
    ],
  });
});

test('what other scopes say', async () => {
  grant(
    expectLogin(() => true),
    { project: undefined, system: { all: true } },
  );
  expect(await logIn()).toMatchObject({ project: undefined, isSystemScoped: true });
  grant(
    expectLogin(() => true),
    { project: undefined, domain: { id: 'd1', name: 'Sales' } },
  );
  expect(await logIn()).toMatchObject({ project: undefined, domain: { id: 'd1', name: 'Sales' } });
  grant(
    expectLogin(() => true),
    { project: undefined, roles: undefined, catalog: undefined },
  );
  expect(await logIn()).toMatchObject({ user: { name: 'admin' }, roles: [], catalog: [] });
});

test.each([
  ['right', 0],
  ['two days behind', -48 * 60 * 60 * 1000],
  ['two days ahead', 48 * 60 * 60 * 1000],
])('the life of a token, with a local clock that is %s', async (_, skew) => {
  const now = Date.parse(ANSWER.token.issued_at) + skew;
  jest.spyOn(Date, 'now').mockReturnValue(now);
  grant(expectLogin(() => true));
  expect((await logIn()).expiresAt).toBe(now + LIFE);
});

test('the life of a token that does not say when it was issued', async () => {
  jest.spyOn(Date, 'now').mockReturnValue(Date.parse(ANSWER.token.issued_at));
  grant(
    expectLogin(() => true),
    { issued_at: undefined },
  );
  expect((await logIn()).expiresAt).toBe(Date.parse(ANSWER.token.expires_at));
});

describe('a token that is over when it arrives', () => {
  test.each([
    ['as it says itself', { issued_at: ANSWER.token.expires_at }, ANSWER.token.issued_at],
    ['by the local clock, where nothing else is told', { issued_at: undefined }, '2026-11-25T00:00:00Z'],
  ])('%s', async (_, changes, now) => {
    jest.spyOn(Date, 'now').mockReturnValue(Date.parse(now));
    grant(
      expectLogin(() => true),
      changes,
    );
    const failure = logIn();
    await expect(failure).rejects.toThrow(InvalidResponseError);
    await expect(failure).rejects.toThrow(
      'answered with a token that is over already, at 2026-11-24T00:58:29.000Z: is a clock off?',
    );
  });
});

test('a token that was issued in the future, by the local clock, is as good as any', async () => {
  const now = Date.parse(ANSWER.token.issued_at) - 3_600_000;
  jest.spyOn(Date, 'now').mockReturnValue(now);
  grant(expectLogin(() => true));
  expect((await logIn()).expiresAt).toBe(now + LIFE);
});

test('entries of the catalog that make no sense are left out', async () => {
  const endpoint = { interface: 'public', url: 'http://a.test', region_id: 'north' };
  grant(
    expectLogin(() => true),
    {
      catalog: [
        null,
        { type: 5, endpoints: [] },
        { type: 'compute' },
        { type: 'image', endpoints: [null, { interface: 'public', url: null }, { url: 'http://b.test' }, endpoint] },
      ],
    },
  );
  expect((await logIn()).catalog).toEqual([
    { type: 'image', endpoints: [{ interface: 'public', url: 'http://a.test', region: 'north' }] },
  ]);
});

describe('answers that make no sense', () => {
  const header = { 'x-subject-token': 'the-token' };

  test.each<[string, nock.Body, Record<string, string>, RegExp]>([
    ['nothing', '', header, /without "token"/],
    ['a list', [], header, /without "token"/],
    ['another object', { access: {} }, header, /without "token"/],
    ['no JSON', '<html><body>Welcome</body></html>', { ...header, 'content-type': 'text/html' }, /of a web page/],
    ['no header', ANSWER, {}, /without the header X-Subject-Token/],
    ['no end', { token: { ...ANSWER.token, expires_at: undefined } }, header, /expires_at/],
    ['an end that is no time', { token: { ...ANSWER.token, expires_at: 'soon' } }, header, /expires_at/],
    ['a catalog that is no list', { token: { ...ANSWER.token, catalog: {} } }, header, /catalog/],
    ['roles that are no list', { token: { ...ANSWER.token, roles: 'admin' } }, header, /roles/],
  ])('%s', async (_, body, headers, message) => {
    expectLogin(() => true).reply(201, body, headers);
    const failure = logIn();
    await expect(failure).rejects.toThrow(InvalidResponseError);
    await expect(failure).rejects.toThrow(message);
  });
});
