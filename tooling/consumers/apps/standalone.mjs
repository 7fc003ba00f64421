// A service without Keystone.
import { Connection } from '@os/core';
import '@os/auth-standalone';
import '@os/network';
import { transport } from './cloud.mjs';

const endpoint = 'http://cloud.test/network/v2.0';
const conn = new Connection({ endpoint, endpointOverrides: { network: endpoint }, transport });
console.log((await conn.network.listNetworks()).map(({ name }) => name).join());
