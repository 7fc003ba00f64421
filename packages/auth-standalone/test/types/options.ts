import { Connection, createConnection } from '@os/core';
import '@os/auth-standalone';
import { adminToken, httpBasic, none } from '@os/auth-standalone/pure';

const endpoint = 'http://127.0.0.1:6385';

new Connection({ endpoint });
new Connection({ endpoint, username: 'jo', password: 'pw', authPlugin: 'http_basic' });
// @ts-expect-error -- only Keystone has it
new Connection({ endpoint, projectName: 'web' });

createConnection({ authenticator: none() });
createConnection({ authenticator: none({ endpoint }) });
createConnection({ authenticator: httpBasic({ endpoint, username: 'jo', password: 'pw' }) });
createConnection({ authenticator: adminToken({ endpoint, token: 'fixed' }) });

// @ts-expect-error -- no password
httpBasic({ endpoint, username: 'jo' });
// @ts-expect-error -- no token
adminToken({ endpoint });
// @ts-expect-error -- there is nobody to say who it is
none({ endpoint, username: 'jo' });
