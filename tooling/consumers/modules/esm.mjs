import { Connection } from '@os/core';
import '@os/auth-v3';
import '@os/network';
import { login, transport } from './cloud.mjs';

const conn = new Connection({ ...login, transport });
console.log((await conn.network.listNetworks()).map(({ name }) => name).join());
