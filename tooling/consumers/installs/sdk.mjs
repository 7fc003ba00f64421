// The whole SDK: a service's package is loaded when its attribute is touched.
import { createRequire } from 'node:module';
import { Connection } from '@os/sdk';
import { login, transport } from './cloud.mjs';

const conn = new Connection({ ...login, transport });
const [server] = await conn.compute.listServers();
const { Server } = await import('@os/sdk/compute');
if (!(server instanceof Server)) throw new Error('a server of another copy of the package');
const keys = (await conn.services()).map(({ key }) => key).sort();
console.log(server.name, keys.join());

// Where it can be seen what was loaded.
const require = createRequire(import.meta.url);
const isLoaded = (name) => Object.keys(require.cache).some((file) => file.endsWith('.cjs') && file.includes(name));
const other = new (require('@os/sdk').Connection)({ ...login, transport });
if (isLoaded('compute') || isLoaded('image')) throw new Error('services were loaded that nobody had touched');
if ((await other.compute.listServers())[0].name !== server.name) throw new Error('the two builds differ');
