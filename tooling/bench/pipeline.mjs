// What lies between a call and the transport: policies, headers, URLs, parsing.
import { Connection, createAccess } from '@os/core';
import '@os/network';

const BLOCKS = 5;

/** Microseconds of CPU that an authenticated GET costs beside what the transport and JSON.parse cost. */
export async function measurePipeline(n) {
  const url = 'http://127.0.0.1/network/v2.0/networks/4e7c1b2a-0000-4000-8000-000000000001';
  const answer = {
    status: 200,
    headers: {
      'content-type': 'application/json',
      'x-openstack-request-id': 'req-6a3c7f1e-58f3-4b0a-9d59-0a5a3f3c1b11',
    },
    body: JSON.stringify({ network: { id: 'n1', name: 'net-1', status: 'ACTIVE', subnets: [], mtu: 1450, tags: [] } }),
  };
  const transport = { send: async () => answer };
  const endpoints = [{ interface: 'public', url: 'http://127.0.0.1/network' }];
  const access = createAccess({
    headers: { 'x-auth-token': 'token' },
    expiresAt: Date.now() + 3_600_000,
    catalog: [{ type: 'network', endpoints }],
  });
  const conn = new Connection({ transport, authenticator: { name: 'bench', authorize: async () => access } });
  const path = new URL(url).pathname.replace('/network/v2.0', '');
  const request = { method: 'GET', url, headers: {}, expect: 'text' };

  const alone = async () => JSON.parse((await transport.send(request)).body);
  const through = () => conn.network.request({ method: 'GET', path });
  await cpuOf(2000, through);
  await cpuOf(2000, alone);
  let cpu = 0;
  for (let block = 0; block < BLOCKS; block++) {
    cpu += await cpuOf(n / BLOCKS, through);
    cpu -= await cpuOf(n / BLOCKS, alone);
  }
  return { cpu_us: cpu / n };
}

/** Microseconds. */
async function cpuOf(n, call) {
  const start = process.cpuUsage();
  for (let i = 0; i < n; i++) await call();
  const { user, system } = process.cpuUsage(start);
  return user + system;
}
