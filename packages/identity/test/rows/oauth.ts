import {
  OAuth1AccessToken,
  OAuth1AccessTokenRole,
  OAuth1Consumer,
  OAuth1Token,
  OAuth2AccessToken,
  type OAuth1Signer,
} from '@os/identity/pure';
import { list, nothing, one, value } from '../../../../tooling/jest/exchange.js';
import { ACCESS_TOKEN, ACCESS_TOKEN_ROLE, CONSUMER } from '../answers.js';
import type { Row } from './row.js';

/** A "signature" that shows what it is of. */
const signer: OAuth1Signer = {
  consumerKey: 'key',
  consumerSecret: 'secret',
  sign: (request) => `OAuth ${JSON.stringify(request)}`,
};
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

export const oauth: Row[] = [
  {
    call: (c) => c.createOAuth1Consumer({ description: 'd' }),
    sends: 'POST /OS-OAUTH1/consumers',
    body: { consumer: { description: 'd' } },
    answer: [201, { consumer: { ...CONSUMER, secret: 'told-once' } }],
    gives: one(OAuth1Consumer, { ...CONSUMER, secret: 'told-once' }),
  },
  {
    call: (c) => c.getOAuth1Consumer('c1'),
    sends: 'GET /OS-OAUTH1/consumers/c1',
    answer: [200, { consumer: CONSUMER }],
    gives: one(OAuth1Consumer, CONSUMER),
  },
  {
    call: (c) => c.findOAuth1Consumer('c1'),
    sends: 'GET /OS-OAUTH1/consumers/c1',
    answer: [200, { consumer: CONSUMER }],
    gives: one(OAuth1Consumer, CONSUMER),
  },
  {
    call: (c) => c.listOAuth1Consumers(),
    sends: 'GET /OS-OAUTH1/consumers',
    answer: [200, { consumers: [CONSUMER] }],
    gives: list(OAuth1Consumer, CONSUMER),
  },
  {
    call: (c) => c.updateOAuth1Consumer('c1', { description: null }),
    sends: 'PATCH /OS-OAUTH1/consumers/c1',
    body: { consumer: { description: null } },
    answer: [200, { consumer: CONSUMER }],
    gives: one(OAuth1Consumer, CONSUMER),
  },
  { call: (c) => c.deleteOAuth1Consumer('c1'), sends: 'DELETE /OS-OAUTH1/consumers/c1', answer: [204], gives: nothing },

  {
    call: (c) => c.createOAuth1RequestToken(signer, 'p1'),
    sends: 'POST /OS-OAUTH1/request_token',
    headers: {
      'requested-project-id': 'p1',
      authorization:
        'OAuth {"method":"POST","url":"http://cloud.test/identity/v3/OS-OAUTH1/request_token",' +
        '"consumerKey":"key","consumerSecret":"secret","callback":"oob"}',
    },
    answer: [201, 'oauth_token=612d&oauth_token_secret=opensesame&oauth_expires_at=2026-11-25T12:47:39.000000Z', FORM],
    gives: one(OAuth1Token, {
      oauth_token: '612d',
      oauth_token_secret: 'opensesame',
      oauth_expires_at: '2026-11-25T12:47:39.000000Z',
    }),
  },
  {
    call: (c) => c.authorizeOAuth1RequestToken('612d', ['r1', 'r2']),
    sends: 'PUT /OS-OAUTH1/authorize/612d',
    body: { roles: [{ id: 'r1' }, { id: 'r2' }] },
    answer: [200, { token: { oauth_verifier: 'ptqGvVnR' } }],
    gives: value('ptqGvVnR'),
  },
  {
    call: (c) => c.exchangeOAuth1RequestToken(signer, { id: '612d', secret: 'opensesame' }, 'ptqGvVnR'),
    sends: 'POST /OS-OAUTH1/access_token',
    headers: {
      authorization:
        'OAuth {"method":"POST","url":"http://cloud.test/identity/v3/OS-OAUTH1/access_token",' +
        '"consumerKey":"key","consumerSecret":"secret",' +
        '"accessKey":"612d","accessSecret":"opensesame","verifier":"ptqGvVnR"}',
    },
    answer: [201, 'oauth_token=0a42&oauth_token_secret=sesame', FORM],
    gives: one(OAuth1Token, { oauth_token: '0a42', oauth_token_secret: 'sesame' }),
  },
  {
    call: (c) => c.getOAuth1AccessToken('u1', '0a42'),
    sends: 'GET /users/u1/OS-OAUTH1/access_tokens/0a42',
    answer: [200, { access_token: ACCESS_TOKEN }],
    gives: one(OAuth1AccessToken, ACCESS_TOKEN),
  },
  {
    call: (c) => c.findOAuth1AccessToken('u1', '0a42'),
    sends: 'GET /users/u1/OS-OAUTH1/access_tokens/0a42',
    answer: [200, { access_token: ACCESS_TOKEN }],
    gives: one(OAuth1AccessToken, ACCESS_TOKEN),
  },
  {
    call: (c) => c.listOAuth1AccessTokens('u1'),
    sends: 'GET /users/u1/OS-OAUTH1/access_tokens',
    answer: [200, { access_tokens: [ACCESS_TOKEN] }],
    gives: list(OAuth1AccessToken, ACCESS_TOKEN),
  },
  {
    call: (c) => c.deleteOAuth1AccessToken('u1', '0a42'),
    sends: 'DELETE /users/u1/OS-OAUTH1/access_tokens/0a42',
    answer: [204],
    gives: nothing,
  },
  {
    call: (c) => c.getOAuth1AccessTokenRole('u1', '0a42', 'r1'),
    sends: 'GET /users/u1/OS-OAUTH1/access_tokens/0a42/roles/r1',
    answer: [200, { role: ACCESS_TOKEN_ROLE }],
    gives: one(OAuth1AccessTokenRole, ACCESS_TOKEN_ROLE),
  },
  {
    call: (c) => c.findOAuth1AccessTokenRole('u1', '0a42', 'member'),
    sends: 'GET /users/u1/OS-OAUTH1/access_tokens/0a42/roles',
    answer: [200, { roles: [ACCESS_TOKEN_ROLE] }],
    gives: one(OAuth1AccessTokenRole, ACCESS_TOKEN_ROLE),
  },
  {
    call: (c) => c.listOAuth1AccessTokenRoles('u1', '0a42'),
    sends: 'GET /users/u1/OS-OAUTH1/access_tokens/0a42/roles',
    answer: [200, { roles: [ACCESS_TOKEN_ROLE] }],
    gives: list(OAuth1AccessTokenRole, ACCESS_TOKEN_ROLE),
  },

  {
    call: (c) => c.createOAuth2AccessToken({ id: 'ac1', secret: 'opensesame' }),
    sends: 'POST /OS-OAUTH2/token',
    body: { grant_type: 'client_credentials' },
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: 'Basic YWMxOm9wZW5zZXNhbWU=',
    },
    answer: [200, { access_token: 'gAAAA', expires_in: 14400, token_type: 'Bearer' }],
    gives: one(OAuth2AccessToken, { access_token: 'gAAAA', expires_in: 14400, token_type: 'Bearer' }),
  },
];
