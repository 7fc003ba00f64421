import { Connection, createConnection, type Authenticator } from '@os/core';
import '@os/auth-v2';
import { v2Password, v2Token } from '@os/auth-v2/pure';

const authUrl = 'https://cloud.example.com:5000/v2.0';
const user = { authUrl, username: 'jo', password: 'pw' };

// The options of a connection, known because the package is imported.
new Connection({ authUrl, username: 'jo', password: 'pw', tenantName: 'web', authPlugin: 'identity_v2' });
// @ts-expect-error -- no plugin takes it: this version knows no domains
new Connection({ ...user, userDomainName: 'Sales' });

const authenticators: Authenticator[] = [
  v2Password(user),
  v2Password({ authUrl, userId: 'u1', password: 'pw', projectName: 'web' }),
  v2Password({ authUrl, userName: 'jo', password: 'pw', tenantId: 'p1', trustId: 't1' }),
  v2Token({ authUrl, token: 'old-token', tenantName: 'web' }),
];
for (const authenticator of authenticators) createConnection({ authenticator });

// @ts-expect-error -- no URL
v2Password({ username: 'jo', password: 'pw' });
// @ts-expect-error -- no user
v2Password({ authUrl, password: 'pw' });
// @ts-expect-error -- no password
v2Password({ authUrl, username: 'jo' });
// @ts-expect-error -- this version knows no domains
v2Password({ ...user, userDomainName: 'Sales' });
// @ts-expect-error -- no token
v2Token({ authUrl });
// @ts-expect-error -- a token knows its user
v2Token({ authUrl, token: 'old-token', username: 'jo' });
