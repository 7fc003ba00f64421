// What all are compared with: node:http with an agent that keeps connections alive, and nothing else.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
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

/** Files and objects; with a checksum, it is hashed as they pass. */
const objects = {
  put: (url, headers, start, end, checksum) =>
    new Promise((resolve, reject) => {
      const hash = checksum && createHash('md5');
      const sent = request(url, { method: 'PUT', headers: { ...headers, 'content-length': end - start }, agent });
      sent.on('error', reject).on('response', (response) => {
        response.resume().on('end', () => {
          if (!hash || hash.digest('hex') === response.headers.etag) resolve();
          else reject(new Error('something else is stored'));
        });
      });
      const file = createReadStream(process.env.BENCH_FILE, { start, end: end - 1, highWaterMark: 1 << 20 });
      if (hash) file.on('data', (chunk) => hash.update(chunk));
      file.pipe(sent);
    }),
  drain: (url, headers, checksum) =>
    new Promise((resolve, reject) => {
      request(url, { headers, agent }, (response) => {
        const hash = checksum && createHash('md5');
        let size = 0;
        response.on('data', (chunk) => {
          size += chunk.length;
          if (hash) hash.update(chunk);
        });
        response.on('end', () => {
          if (!hash || hash.digest('hex') === response.headers.etag) resolve(size);
          else reject(new Error('something else came'));
        });
      })
        .on('error', reject)
        .end();
    }),
};

export const connect = (authUrl) => rawClient(authUrl, send, objects);
