import { inspect } from 'node:util';
import { AuthenticationError, ConfigError, Connection } from '@os/core';
import '@os/auth-v3';
import '@os/auth-v3/mfa';
import { MissingAuthMethodsError, v3MultiFactor, v3Totp } from '@os/auth-v3/mfa/pure';
import { v3Password } from '@os/auth-v3/pure';
import { exchange, failureOf, granting } from './exchange.js';
import { KEYSTONE, REFUSAL } from './keystone.js';

const authUrl = `${KEYSTONE}/v3`;
const url = `${authUrl}/auth/tokens`;
const user = { name: 'jo', domain: { id: 'default' } };
const password = { user: { ...user, password: 'hunter2' } };
const totp = { user: { ...user, passcode: '755224' } };

/** A real Keystone's answer to whoever has to show more, with a shorter receipt. */
const RECEIPT = {
  status: 401,
  answer: {
    receipt: {
      methods: ['password'],
      user: { id: 'u1', name: 'jo', domain: { id: 'default', name: 'Default' } },
      expires_at: '2026-11-25T01:48:34.000000Z',
      issued_at: '2026-11-25T01:43:34.000000Z',
    },
    required_auth_methods: [['totp', 'password']],
  },
  gives: { 'openstack-auth-receipt': 'the-receipt' },
};

test('a code', async () => {
  const body = { auth: { identity: { methods: ['totp'], totp }, scope: { project: { id: 'p1' } } } };
  await exchange(v3Totp({ authUrl, username: 'jo', passcode: '755224', projectId: 'p1' }), [
    { url, body, ...granting() },
  ]);
});

test('a function is asked for a code at each login', async () => {
  const codes = ['755224', '287082'];
  const steps = codes.map((passcode) => ({
    url,
    body: { auth: { identity: { methods: ['totp'], totp: { user: { ...user, passcode } } } } },
    ...granting(),
  }));
  const left = [...codes];
  await exchange(v3Totp({ authUrl, username: 'jo', passcode: async () => left.shift() ?? '' }), steps, 2);
});

test('several factors at once', async () => {
  const body = { auth: { identity: { methods: ['password', 'totp'], password, totp } } };
  const factors = { authUrl, username: 'jo', password: 'hunter2', passcode: '755224' };
  for (const authMethods of [['v3password', 'v3totp'], ['password', 'totp'], 'v3password, v3totp']) {
    await exchange(v3MultiFactor({ ...factors, authMethods }), [{ url, body, ...granting() }]);
  }
});

test('the rest, with the receipt of what was shown before', async () => {
  const error = await failureOf(v3Password({ authUrl, username: 'jo', password: 'hunter2' }), [
    { url, body: { auth: { identity: { methods: ['password'], password } } }, ...RECEIPT },
  ]);
  if (!(error instanceof MissingAuthMethodsError)) throw error;
  expect(error).toBeInstanceOf(AuthenticationError);
  expect(error).toMatchObject({
    code: 'MISSING_AUTH_METHODS',
    methods: ['password'],
    requiredMethods: [['totp', 'password']],
  });
  expect(error.message).toBe(
    `POST ${url} answered 401: the user has to log in by totp and password: see the plugin v3multifactor`,
  );
  expect(inspect(error) + JSON.stringify(error)).not.toMatch(/the-receipt|hunter2/);

  const { receipt } = error;
  const body = { auth: { identity: { methods: ['totp'], totp } } };
  const headers = { 'openstack-auth-receipt': 'the-receipt' };
  await exchange(v3MultiFactor({ authUrl, authMethods: ['v3totp'], username: 'jo', passcode: '755224', receipt }), [
    { url, headers, body, ...granting() },
  ]);
});

test('a receipt that makes no sense', async () => {
  const error = await failureOf(v3Password({ authUrl, username: 'jo', password: 'hunter2' }), [
    { url, body: { auth: { identity: { methods: ['password'], password } } }, ...RECEIPT, answer: 'oops' },
  ]);
  expect(error).toMatchObject({ code: 'MISSING_AUTH_METHODS', methods: [], requiredMethods: [] });
});

test('a wrong code is not told', async () => {
  const error = await failureOf(v3Totp({ authUrl, username: 'jo', passcode: '755224' }), [
    { url, body: { auth: { identity: { methods: ['totp'], totp } } }, status: 401, answer: REFUSAL },
  ]);
  expect(error).toBeInstanceOf(AuthenticationError);
  expect(error.message).toContain('(is the passcode right, and does this exist and fit together: {"user":{"name":"jo"');
  expect(inspect(error)).not.toContain('755224');
});

test.each([
  [{ passcode: '755224' }, 'v3totp'],
  [{ passcode: '755224', password: 'pw' }, 'v3multifactor'],
  [{ authMethods: ['v3password'], password: 'pw' }, 'v3multifactor'],
  [{ password: 'pw' }, 'v3password'],
])('%j: %s is guessed', (options, name) => {
  expect(new Connection({ authUrl, username: 'jo', ...options }).session.authenticator.name).toBe(name);
});

test.each<[string, object, string]>([
  ['no code', { authPlugin: 'v3totp' }, 'passcode is needed to log in by v3totp'],
  ['a number as code', { passcode: 755224 }, 'passcode must be a text, not of type number'],
  ['no methods', { authMethods: [], password: 'pw' }, 'authMethods must be a list of plugins'],
  ['methods that are no names', { authMethods: [1], password: 'pw' }, 'authMethods must be a list of plugins'],
  [
    'an unknown method',
    { authMethods: ['v3pin'], password: 'pw' },
    'authMethods has "v3pin"; there are v3password, v3totp',
  ],
  ['a method without its secret', { authMethods: ['v3totp'] }, 'passcode is needed to log in by v3multifactor'],
])('%s', (_, options, message) => {
  const make = () => new Connection({ authUrl, username: 'jo', ...options });
  expect(make).toThrow(ConfigError);
  expect(make).toThrow(message);
});

test('a function that gives no code', async () => {
  const authenticator = v3Totp({ authUrl, username: 'jo', passcode: () => '' });
  expect(await failureOf(authenticator, [])).toMatchObject({ message: 'passcode must be a text, and is empty' });
});
