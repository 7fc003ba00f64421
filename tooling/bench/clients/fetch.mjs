// The fetch that Node ships, with its own settings.
import { rawClient } from './raw.mjs';

async function send(method, url, headers, body) {
  const response = await fetch(url, { method, headers, body });
  return {
    status: response.status,
    headers: { 'x-subject-token': response.headers.get('x-subject-token') },
    body: JSON.parse(await response.text()),
  };
}

export const connect = (authUrl) => rawClient(authUrl, send);
