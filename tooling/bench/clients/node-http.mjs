// What all are compared with: node:http with an agent that keeps connections alive, and nothing else.
import { Agent, request } from 'node:http';
import { rawClient } from './raw.mjs';

const agent = new Agent({ keepAlive: true, maxSockets: 50 });

function send(method, url, headers, body) {
  return new Promise((resolve, reject) => {
    if (body) headers['content-length'] = Buffer.byteLength(body);
    const sent = request(url, { method, headers, agent }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const text = (parts.length === 1 ? parts[0] : Buffer.concat(parts)).toString();
        resolve({ status: response.statusCode, headers: response.headers, body: JSON.parse(text) });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

export const connect = (authUrl) => rawClient(authUrl, send);
