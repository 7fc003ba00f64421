// axios as its manual says, with an agent that keeps connections alive.
import { Agent } from 'node:http';
import axios from 'axios';
import { rawClient } from './raw.mjs';

const client = axios.create({
  httpAgent: new Agent({ keepAlive: true, maxSockets: 50 }),
  validateStatus: () => true,
});

async function send(method, url, headers, data) {
  const { status, headers: answered, data: body } = await client.request({ method, url, headers, data });
  return { status, headers: answered, body };
}

export const connect = (authUrl) => rawClient(authUrl, send);
