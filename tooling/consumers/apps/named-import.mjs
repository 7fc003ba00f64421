// A named import alone is enough, too, and the class is the one behind the attribute.
import { Connection } from '@os/core';
import '@os/auth-v3';
import { NetworkService } from '@os/network';
import { login, transport } from './cloud.mjs';

const conn = new Connection({ ...login, transport });
if (!(conn.network instanceof NetworkService)) throw new Error('there are two copies of the class');
console.log((await conn.network.listNetworks()).map(({ name }) => name).join());
