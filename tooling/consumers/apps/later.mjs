// A service that is loaded after the connection was made.
import { Connection } from '@os/core';
import '@os/auth-v3';
import { login, transport } from './cloud.mjs';

const conn = new Connection({ ...login, transport });
await import('@os/network');
console.log((await conn.network.listNetworks()).map(({ name }) => name).join());
