// The transport for browsers: nothing of axios, nothing of Node.
import { Connection, FetchTransport } from '@os/core';
import '@os/auth-v3';
import '@os/network';
import { login, transport } from './cloud.mjs';

const answer = async (url, init) => {
  const { body, ...rest } = await transport.send({ url, ...init });
  return new Response(body, rest);
};
const conn = new Connection({ ...login, transport: new FetchTransport({ fetch: answer }) });
console.log((await conn.network.listNetworks()).map(({ name }) => name).join());
