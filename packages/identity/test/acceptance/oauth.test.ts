import { NotFoundError } from '@os/core';
import { oauth1Header, v3OAuth1 } from '@os/auth-v3/oauth/pure';
import { OAuth1Consumer, type OAuth1Signer } from '@os/identity';
import { cleanUp, conn, identity, newName, open, options } from './cloud.js';
import { live } from './life.js';

let me: string;
let projectId: string;
beforeAll(async () => {
  const { user, project } = await conn.session.access();
  me = user!.id!;
  projectId = project!.id!;
});

test('OAuth1Consumer', () =>
  live<OAuth1Consumer>({
    resourceClass: OAuth1Consumer,
    create: () => identity.createOAuth1Consumer({ description: 'a program' }),
    get: (id) => identity.getOAuth1Consumer(id),
    find: ({ id }) => identity.findOAuth1Consumer(id),
    list: () => identity.listOAuth1Consumers(),
    update: (consumer) => identity.updateOAuth1Consumer(consumer, { description: 'new' }),
    updated: { description: 'new' },
    delete: (consumer) => identity.deleteOAuth1Consumer(consumer),
  }));

test('a consumer is allowed to act for a user', async () => {
  const consumer = await identity.createOAuth1Consumer({});
  cleanUp(() => identity.deleteOAuth1Consumer(consumer));
  const signer: OAuth1Signer = { consumerKey: consumer.id, consumerSecret: consumer.secret!, sign: oauth1Header };

  const requested = await identity.createOAuth1RequestToken(signer, projectId);
  const reader = (await identity.findRole('reader'))!;
  const verifier = await identity.authorizeOAuth1RequestToken(requested, [reader]);
  const granted = await identity.exchangeOAuth1RequestToken(signer, requested, verifier);

  expect(await identity.getOAuth1AccessToken(me, granted.id)).toMatchObject({
    consumerId: consumer.id,
    authorizingUserId: me,
    projectId,
  });
  expect((await identity.listOAuth1AccessTokens(me)).map(({ id }) => id)).toContain(granted.id);
  const [role, ...others] = await identity.listOAuth1AccessTokenRoles(me, granted.id);
  expect(others).toEqual([]);
  expect(role).toMatchObject({ id: reader.id, name: 'reader' });
  expect((await identity.getOAuth1AccessTokenRole(me, granted.id, reader.id)).name).toBe('reader');

  const { consumerKey, consumerSecret } = signer;
  const credentials = { consumerKey, consumerSecret, accessKey: granted.id, accessSecret: granted.secret };
  const program = open({ authenticator: v3OAuth1({ authUrl: options.authUrl!, ...credentials }) });
  const access = await program.session.access();
  expect(access.roles?.map(({ name }) => name)).toEqual(['reader']);
  expect(await identity.validateToken(access.headers['x-auth-token']!)).toMatchObject({
    methods: ['oauth1'],
    oauth1: { consumerId: consumer.id, accessTokenId: granted.id },
  });

  await identity.deleteOAuth1AccessToken(me, granted.id);
  expect(await identity.findOAuth1AccessToken(me, granted.id)).toBeNull();
  await expect(identity.deleteOAuth1AccessToken(me, granted.id)).rejects.toThrow(NotFoundError);
});

test('an access token of OAuth 2.0', async () => {
  const credential = await identity.createApplicationCredential(me, {
    name: newName('ac'),
    roles: [{ name: 'reader' }],
  });
  cleanUp(() => identity.deleteApplicationCredential(me, credential));
  const token = await identity.createOAuth2AccessToken(credential);
  expect(token).toMatchObject({ tokenType: 'Bearer', expiresIn: expect.any(Number) as number });
  expect(await identity.validateToken(token.accessToken)).toMatchObject({
    user: { id: me },
    applicationCredential: { id: credential.id, restricted: true },
  });
});
