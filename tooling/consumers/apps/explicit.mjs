// Everything handed over, nothing registered.
import { createConnection } from '@os/core';
import { v3Password } from '@os/auth-v3/pure';
import { network } from '@os/network/pure';
import { login, transport } from './cloud.mjs';

const conn = createConnection({ services: [network], authenticator: v3Password(login), transport });
console.log((await conn.network.listNetworks()).map(({ name }) => name).join());
