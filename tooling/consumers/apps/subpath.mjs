// A subpath registers its plugins, without the package's own.
import { Connection } from '@os/core';
import '@os/auth-v3/oidc';
import '@os/network';
import { login, transport } from './cloud.mjs';

const sso = {
  identityProvider: 'sso',
  protocol: 'openid',
  clientId: 'cli',
  accessTokenEndpoint: 'http://cloud.test/sso/token',
};
const conn = new Connection({ ...login, ...sso, transport });
console.log(conn.session.authenticator.name, (await conn.network.listNetworks()).map(({ name }) => name).join());
