// Both builds in one program: the service registers through the CJS copy of the core, the connection is of the ESM copy.
import { createRequire } from 'node:module';
import { Connection, isOpenStackError } from '@os/core';
import { login, transport } from './cloud.mjs';

const require = createRequire(import.meta.url);
require('@os/auth-v3');
const { Network } = require('@os/network');
if (require('@os/core').Connection === Connection) throw new Error('there is one copy only, so this shows nothing');

const conn = new Connection({ ...login, transport });
const networks = await conn.network.listNetworks();
// A resource's class of one copy serves a connection of the other.
const same = await conn.list(Network);
if (same.length !== networks.length) throw new Error('the two lists differ');
const error = await conn.network.getNetwork('missing').catch((reason) => reason);
if (!isOpenStackError(error) || error.status !== 404) throw new Error(`no error of ours: ${error}`);
console.log(networks.map(({ name }) => name).join());
