import { Connection, createConnection, type Authenticator } from '@os/core';
import '@os/auth-v3';
import { v3ApplicationCredential, v3Password, v3Token } from '@os/auth-v3/pure';

const authUrl = 'https://cloud.example.com:5000/v3';
const user = { authUrl, username: 'jo', password: 'pw' };
const credential = { authUrl, applicationCredentialSecret: 'shh' };

// The options of a connection, known because the package is imported.
new Connection({ authUrl, projectName: 'admin', username: 'admin', password: 'admin' });
new Connection({ authUrl, projectName: 'admin', userName: 'admin', password: 'admin', authPlugin: 'identity_v3' });
new Connection({ authUrl, applicationCredentialId: 'c1', applicationCredentialSecret: 'shh', region: 'north' });
// @ts-expect-error -- no plugin takes it
new Connection({ authUrl, usernmae: 'admin', password: 'admin' });
// @ts-expect-error -- a text is needed
new Connection({ authUrl, username: 'admin', password: 12345 });
// @ts-expect-error -- only the whole system is a scope
new Connection({ authUrl, systemScope: 'some' });

// Another user, way to log in, or scope, out of a connection.
const conn = new Connection(user);
conn.connectAs({ userId: 'u1', password: 'pw', systemScope: 'all' });
conn.connectAs({ applicationCredentialId: 'c1', applicationCredentialSecret: 'shh' }).connectAsProject('p1');
conn.connectAs({ authPlugin: 'v3token', token: 'old-token' });
// @ts-expect-error -- no plugin takes it
conn.connectAs({ usernmae: 'admin', password: 'admin' });
// @ts-expect-error -- the cloud stays the same, and so do its settings
conn.connectAs({ username: 'admin', password: 'admin', region: 'north' });
// @ts-expect-error -- only the whole system is a scope
conn.connectAs({ systemScope: 'some' });

// The functions insist on what their method needs, and refuse what it cannot use.
const authenticators: Authenticator[] = [
  v3Password(user),
  v3Password({ authUrl, userId: 'u1', password: 'pw', projectName: 'web', projectDomainName: 'Sales' }),
  v3Password({ authUrl, userName: 'jo', userDomainId: 'd1', password: 'pw', domainId: 'd1' }),
  v3Password({ ...user, systemScope: 'all', includeCatalog: false }),
  v3Password({ ...user, trustId: 't1', defaultDomainName: 'Sales' }),
  v3Password({ ...user, unscoped: true }),
  v3Password({ ...user, projectName: undefined, domainName: 'Sales' }),
  v3Token({ authUrl, token: 'old-token', projectId: 'p1' }),
  v3ApplicationCredential({ ...credential, applicationCredentialId: 'c1' }),
  v3ApplicationCredential({ ...credential, applicationCredentialName: 'ci', username: 'jo' }),
];
for (const authenticator of authenticators) createConnection({ authenticator });

// @ts-expect-error -- no URL
v3Password({ username: 'jo', password: 'pw' });
// @ts-expect-error -- no user
v3Password({ authUrl, password: 'pw' });
// @ts-expect-error -- no password
v3Password({ authUrl, username: 'jo' });
// @ts-expect-error -- another method's option
v3Password({ ...user, token: 'old-token' });
// @ts-expect-error -- two scopes
v3Password({ ...user, projectName: 'web', domainName: 'Sales' });
// @ts-expect-error -- two scopes
v3Password({ ...user, trustId: 't1', unscoped: true });
// @ts-expect-error -- no token
v3Token({ authUrl, projectId: 'p1' });
// @ts-expect-error -- a token knows its user
v3Token({ authUrl, token: 'old-token', username: 'jo' });
// @ts-expect-error -- neither id nor name
v3ApplicationCredential(credential);
// @ts-expect-error -- a name needs the user that it belongs to
v3ApplicationCredential({ ...credential, applicationCredentialName: 'ci' });
// @ts-expect-error -- no secret
v3ApplicationCredential({ authUrl, applicationCredentialId: 'c1' });
// @ts-expect-error -- it is for one project already
v3ApplicationCredential({ ...credential, applicationCredentialId: 'c1', projectName: 'web' });
