import { fetchProfile, fromCloud } from '@os/config';
import nock from 'nock';

const cloud = () => nock('https://cloud.test:8443').get('/.well-known/openstack/api');

test('what a cloud serves is a profile', async () => {
  cloud().reply(200, {
    name: 'acme',
    profile: { profile: 'acme', auth: { auth_url: 'https://k.test/v3' }, regions: ['R1'] },
  });
  const profile = await fetchProfile('https://cloud.test:8443/some/where?x=1');
  expect(profile).toEqual({ auth: { auth_url: 'https://k.test/v3' }, regions: ['R1'] });
  const env = { OS_PROFILE: 'https://cloud.test:8443', OS_CLOUD: 'envvars' };
  const options = fromCloud('envvars', { env, profiles: { 'https://cloud.test:8443': profile } });
  expect(options).toEqual({ authUrl: 'https://k.test/v3', region: 'R1' });
});

test.each<[string, () => void, RegExp]>([
  ['an error', () => cloud().reply(404), /cloud.test:8443\/.well-known\/openstack\/api: the status is 404$/],
  ['no JSON', () => cloud().reply(200, '<html>'), /: the answer is no JSON$/],
  ['something else', () => cloud().reply(200, { profile: [] }), /: the answer has no "profile"$/],
  ['a broken connection', () => cloud().replyWithError('reset'), /: no answer$/],
])('%s is none', async (_, answer, message) => {
  answer();
  await expect(fetchProfile('https://cloud.test:8443')).rejects.toMatchObject({
    code: 'CONFIG',
    message: expect.stringMatching(message) as string,
  });
});

test('what is no URL cannot be asked', async () => {
  for (const url of ['acme', 'file:///etc/passwd']) {
    await expect(fetchProfile(url)).rejects.toThrow(`"${url}" is not the URL of a cloud`);
  }
});

test('another fetch, and a signal', async () => {
  const seen: unknown[] = [];
  const { signal } = new AbortController();
  const fetch = async (url: unknown, init?: RequestInit) => {
    seen.push(url, init?.signal);
    return Response.json({ profile: {} });
  };
  expect(await fetchProfile('http://cloud.test', { fetch, signal })).toEqual({});
  expect(seen).toEqual(['http://cloud.test/.well-known/openstack/api', signal]);
});
