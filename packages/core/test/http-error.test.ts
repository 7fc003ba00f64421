import { inspect } from 'node:util';
import { AuthenticationError, BadRequestError, identityUrlOf, refusedLogin } from '@os/core';

const refusal = new AuthenticationError({
  status: 401,
  method: 'POST',
  url: 'http://keystone.test/v3/auth/tokens',
  headers: { 'openstack-auth-receipt': 'the-receipt' },
  body: '{"receipt":"the-receipt"}',
});

test('headers and body of an answer are there, and out of sight', () => {
  expect(refusal.headers).toEqual({ 'openstack-auth-receipt': 'the-receipt' });
  expect(refusal.body).toBe('{"receipt":"the-receipt"}');
  expect(inspect(refusal) + JSON.stringify(refusal) + String(refusal)).not.toContain('the-receipt');
});

test('an error made of another one has a code of its own', () => {
  const given = new BadRequestError({ status: 400, method: 'POST', url: 'https://sso.test/token' });
  expect(new AuthenticationError({ ...given })).toMatchObject({ code: 'AUTHENTICATION', name: 'AuthenticationError' });
});

test('a refused login tells what to check, and keeps the rest', () => {
  const told = refusedLogin(refusal, 'password', { user: { name: 'jo' } });
  expect(told).toBeInstanceOf(AuthenticationError);
  expect(told).toMatchObject({
    status: 401,
    body: refusal.body,
    headers: refusal.headers,
    detail: 'refused (is the password right, and does this exist and fit together: {"user":{"name":"jo"}})',
  });
  const other = new TypeError('no login');
  expect(refusedLogin(other, 'password', {})).toBe(other);
});

test.each([
  ['https://k.test/identity/', 'v3', 'https://k.test/identity/v3'],
  ['https://k.test/v3/auth/tokens', 'v3', 'https://k.test/v3'],
  ['https://k.test/v2.0/tokens', 'v2.0', 'https://k.test/v2.0'],
  ['https://k.test', 'v2.0', 'https://k.test/v2.0'],
])('%s is of %s: %s', (authUrl, version, url) => {
  expect(identityUrlOf({ authUrl }, version, 'plugin')).toBe(url);
});
