// Without a transport: axios, loaded when the first request is sent.
import { createServer } from 'node:http';
import { once } from 'node:events';
import { Connection, USER_AGENT } from '@os/core';
import '@os/auth-v3';
import '@os/network';
import { login, transport } from './cloud.mjs';

const server = createServer(async (request, response) => {
  const { status, headers, body } = await transport.send({
    method: request.method,
    url: `http://cloud.test${request.url}`,
  });
  if (request.headers['user-agent'] !== USER_AGENT) throw new Error(`wrong agent: ${request.headers['user-agent']}`);
  response
    .writeHead(status, headers)
    .end(body.replaceAll('http://cloud.test', `http://127.0.0.1:${server.address().port}`));
}).listen(0, '127.0.0.1');
await once(server, 'listening');

const conn = new Connection({ ...login, authUrl: `http://127.0.0.1:${server.address().port}/identity/v3` });
console.log((await conn.network.listNetworks()).map(({ name }) => name).join());
await conn.close();
server.close();
