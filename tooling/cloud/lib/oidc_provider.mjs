// An OpenID Connect provider for the cloud of tests: the certified `oidc-provider`, with two clients and one user.
//
//   node oidc_provider.mjs ISSUER PASSWORD REDIRECT_URI...     the URIs that the confidential client may redirect to

import Provider, { errors } from 'oidc-provider';

const [issuer, password, ...redirectUris] = process.argv.slice(2);

const user = {
  sub: '6f2c1a0e-fed0-4d1e-9b57-0a1b2c3d4e5f',
  preferred_username: 'fed_demo',
  name: 'Federated Demo',
  email: 'fed_demo@oscloud.test',
  email_verified: true,
  groups: ['developers', 'testers'],
};

const device = 'urn:ietf:params:oauth:grant-type:device_code';

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'keystone',
      client_secret: 'keystone-secret',
      grant_types: ['authorization_code', 'refresh_token', 'client_credentials', 'password', device],
      redirect_uris: redirectUris,
    },
    {
      client_id: 'cli',
      token_endpoint_auth_method: 'none',
      application_type: 'native',
      grant_types: ['authorization_code', 'refresh_token', device],
      // A native client may add any port to these (RFC 8252, section 7.3).
      redirect_uris: ['http://127.0.0.1/callback', 'http://localhost/callback'],
    },
  ],
  scopes: ['openid', 'offline_access', 'profile', 'email'],
  claims: { profile: ['name', 'preferred_username', 'groups'], email: ['email', 'email_verified'] },
  features: {
    devInteractions: { enabled: false },
    deviceFlow: { enabled: true },
    clientCredentials: { enabled: true },
    introspection: { enabled: true, allowedPolicy: () => true },
    revocation: { enabled: true },
  },
  cookies: { keys: ['oscloud'] },
  interactions: { url: (_ctx, { uid }) => `/login/${uid}` },
  // Always, not only to those who ask for offline_access.
  issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
  findAccount: (_ctx, sub) => (sub === user.sub ? { accountId: sub, claims: () => user } : undefined),
  // What introspection tells of an access token; a client without a user is its own service account.
  extraTokenClaims: (_ctx, token) =>
    token.accountId
      ? user
      : { sub: token.clientId, preferred_username: `service-account-${token.clientId}`, groups: ['developers'] },
  loadExistingGrant: ({ oidc: { client, session, params } }) => grantOf(client, session.accountId, params.scope),
});

/** Nobody is asked for consent. */
async function grantOf({ clientId }, accountId, scope = 'openid') {
  const grant = new provider.Grant({ clientId, accountId });
  grant.addOIDCScope(scope);
  await grant.save();
  return grant;
}

function known(username, secret) {
  return username === user.preferred_username && secret === password;
}

// The resource owner's password: OAuth 2.1 has dropped it, clouds still use it.
provider.registerGrantType(
  'password',
  async (ctx) => {
    const { client, params } = ctx.oidc;
    if (!known(params.username, params.password)) throw new errors.InvalidGrant('invalid username or password');
    const { scope = 'openid' } = params;
    const { jti: grantId } = await grantOf(client, user.sub, scope);
    const source = { accountId: user.sub, client, grantId, gty: 'password', scope };
    const accessToken = new provider.AccessToken(source);
    const idToken = new provider.IdToken(user, { ctx });
    idToken.scope = scope;
    ctx.body = {
      access_token: await accessToken.save(),
      expires_in: accessToken.expiration,
      id_token: scope.split(' ').includes('openid') ? await idToken.issue({ use: 'idtoken' }) : undefined,
      refresh_token: await new provider.RefreshToken({ ...source, rotations: 0 }).save(),
      scope,
      token_type: accessToken.tokenType,
    };
  },
  ['username', 'password', 'scope'],
);

const loginForm = `<!doctype html><title>Log in</title><form method="post">
<input name="username" autofocus><input name="password" type="password"><button>Log in</button></form>`;

// Both optional: the scope, which keystoneauth leaves out, and the interval, which it insists on.
provider.use(async (ctx, next) => {
  if (ctx.path !== '/device/auth') return next();
  ctx.req.body = { scope: 'openid profile email', ...Object.fromEntries(new URLSearchParams(await text(ctx.req))) };
  await next();
  if (ctx.status === 200) ctx.body.interval = 1;
});

provider.use(async (ctx, next) => {
  if (!ctx.path.startsWith('/login/')) return next();
  await provider.interactionDetails(ctx.req, ctx.res);
  if (ctx.method === 'POST') {
    const form = new URLSearchParams(await text(ctx.req));
    if (known(form.get('username'), form.get('password'))) {
      ctx.respond = false;
      return provider.interactionFinished(ctx.req, ctx.res, { login: { accountId: user.sub }, consent: {} });
    }
    ctx.status = 401;
  }
  ctx.type = 'html';
  ctx.body = loginForm;
});

async function text(stream) {
  let read = '';
  for await (const chunk of stream) read += chunk;
  return read;
}

const { hostname, port } = new URL(issuer);
provider.on('server_error', (_ctx, error) => console.error(error));
provider.listen(Number(port), hostname, () => console.log(`listening at ${issuer}`));
