// One resource's class, without its service.
import { createConnection } from '@os/core';
import { v3Password } from '@os/auth-v3/pure';
import { Network } from '@os/network/pure';
import { login, transport } from './cloud.mjs';

const conn = createConnection({ authenticator: v3Password(login), transport });
console.log((await conn.list(Network)).map(({ name }) => name).join());
