// Nothing of a service that is not imported; touching it says what to do.
import { Connection } from '@os/core';
import '@os/auth-v3';
import '@os/identity';
import { login, transport } from './cloud.mjs';

const conn = new Connection({ ...login, transport });
let message;
try {
  message = typeof conn.network;
} catch (error) {
  message = error.message.match(/import '@[^']*';/)[0];
}
console.log((await conn.identity.listProjects()).map(({ name }) => name).join(), message);
