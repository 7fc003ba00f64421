import { Connection } from '@os/core';
import '@os/auth-v3';
import { Server } from '@os/compute';
import { login, transport } from './cloud.mjs';

const conn = new Connection({ ...login, transport });
const [server] = await conn.compute.listServers();
if (!(server instanceof Server)) throw new Error('a server of another copy of the package');
if (conn.has('network')) throw new Error('a service that was not imported');
console.log(server.name);
