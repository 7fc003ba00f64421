import nock from 'nock';

export const KEYSTONE = 'http://keystone.test:5000';

/** A real Keystone's answer, with a shorter catalog. */
export const ANSWER = {
  token: {
    methods: ['password'],
    user: {
      domain: { id: 'default', name: 'Default' },
      id: '1e72bf999e5944bf935f935c9bbfba0c',
      name: 'admin',
      password_expires_at: null,
    },
    audit_ids: ['kvYSFk84SjecCSLCAmXxlw'],
    expires_at: '2026-11-24T00:58:29.000000Z',
    issued_at: '2026-11-23T20:58:29.000000Z',
    project: {
      domain: { id: 'default', name: 'Default' },
      id: 'f83ad0dd2af14a31b05cdc9cb6f6b87d',
      name: 'admin',
    },
    is_domain: false,
    roles: [
      { id: '1b08106d665e40bdbe48f1d3f3373f6a', name: 'manager' },
      { id: 'd11e5a9e5319414781e442b623bde985', name: 'admin' },
    ],
    catalog: [
      {
        endpoints: [
          {
            id: '13335f9c0ab4456b881223118ea43e8e',
            interface: 'public',
            region_id: 'RegionOne',
            url: 'http://127.0.0.1:9292',
            region: 'RegionOne',
          },
          {
            id: '985f65149b384308af6c2bf617997d38',
            interface: 'admin',
            region_id: 'RegionOne',
            url: 'http://127.0.0.1:9292',
            region: 'RegionOne',
          },
        ],
        id: '1648af4f9c1e4fc6a6fa51bb8bcbb6e1',
        type: 'image',
        name: 'glance',
      },
    ],
  },
};

/** How long that token lives, in milliseconds. */
export const LIFE = 4 * 60 * 60 * 1000;

/** A real Keystone's answer to wrong credentials. */
export const REFUSAL = {
  error: { code: 401, message: 'The request you have made requires authentication.', title: 'Unauthorized' },
};

/** Expects one login with exactly this body, and without a token. */
export function expectLogin(body: nock.RequestBodyMatcher, path = '/v3/auth/tokens'): nock.Interceptor {
  return nock(KEYSTONE, { badheaders: ['x-auth-token'] })
    .matchHeader('content-type', 'application/json')
    .post(path, body);
}

/** Answers with {@link ANSWER}, or parts of its token replaced. */
export function grant(interceptor: nock.Interceptor, changes: object = {}): nock.Scope {
  return interceptor.reply(201, { token: { ...ANSWER.token, ...changes } }, { 'x-subject-token': 'the-token' });
}
