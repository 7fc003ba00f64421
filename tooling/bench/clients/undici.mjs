// undici's request(), which is the fastest client for Node under load.
import { Agent, request } from 'undici';
import { rawClient } from './raw.mjs';

const dispatcher = new Agent({ connections: 50 });

async function send(method, url, headers, body) {
  const response = await request(url, { method, headers, body, dispatcher });
  return { status: response.statusCode, headers: response.headers, body: JSON.parse(await response.body.text()) };
}

export const connect = (authUrl) => rawClient(authUrl, send);
