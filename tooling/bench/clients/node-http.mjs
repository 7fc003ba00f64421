// The paging loop that a careful person writes by hand.
import { Agent, get } from 'node:http';
import { measure } from './measure.mjs';

const agent = new Agent({ keepAlive: true });
const options = { agent, headers: { 'x-auth-token': 'token', accept: 'application/json' } };

const fetchJson = (url) =>
  new Promise((resolve, reject) => {
    get(url, options, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString())));
      response.on('error', reject);
    }).on('error', reject);
  });

await measure(async (each) => {
  for (let url = `${process.argv[2]}/v2.1/servers/detail?limit=1000`; url;) {
    const page = await fetchJson(url);
    for (const server of page.servers) each(server.id, server.name);
    url = page.servers_links?.find(({ rel }) => rel === 'next')?.href;
  }
});
