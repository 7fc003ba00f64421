// A compute service that only lists: pages of 1,000 servers of about 2 KB each, serialized once.
import { createServer } from 'node:http';

const PAGE = 1000;
const total = Number(process.argv[2]);

function serverOf(i) {
  const id = `4e7c1b2a-0000-4000-8000-${i.toString(16).padStart(12, '0')}`;
  const link = (rel, path) => ({ rel, href: `http://127.0.0.1/v2.1/${path}` });
  const address = (version, addr) => ({
    version,
    addr,
    'OS-EXT-IPS:type': 'fixed',
    'OS-EXT-IPS-MAC:mac_addr': 'fa:16:3e:5b:1c:77',
  });
  return {
    id,
    name: `server-${i}`,
    status: 'ACTIVE',
    tenant_id: 'f83ad0dd2af14a31b05cdc9cb6f6b87d',
    user_id: '9349aff8be7545ac9d2f1d00999a23cd',
    metadata: { role: 'worker', owner: 'team-a' },
    hostId: '2091634baaccdc4c5a1d57069c833e402921df696b7f970791b12ec6',
    image: { id: '70a599e0-31e7-49b7-b260-868f441e862b', links: [link('bookmark', 'images/70a599e0')] },
    flavor: {
      vcpus: 1,
      ram: 512,
      disk: 1,
      ephemeral: 0,
      swap: 0,
      original_name: 'm1.tiny',
      extra_specs: { 'hw:numa_nodes': '1', 'hw:cpu_policy': 'shared' },
    },
    created: '2026-11-23T18:24:33Z',
    updated: '2026-11-23T18:24:40Z',
    addresses: { private: [address(4, '10.0.0.7'), address(6, 'fd00::7')], storage: [address(4, '10.1.0.7')] },
    accessIPv4: '',
    accessIPv6: '',
    links: [link('self', `servers/${id}`), link('bookmark', `servers/${id}`)],
    'OS-DCF:diskConfig': 'AUTO',
    progress: 0,
    'OS-EXT-AZ:availability_zone': 'nova',
    config_drive: '',
    key_name: 'ops',
    'OS-SRV-USG:launched_at': '2026-11-23T18:24:40.000000',
    'OS-SRV-USG:terminated_at': null,
    'OS-EXT-SRV-ATTR:host': 'compute-17',
    'OS-EXT-SRV-ATTR:instance_name': `instance-${i.toString(16).padStart(8, '0')}`,
    'OS-EXT-SRV-ATTR:hypervisor_hostname': 'compute-17.example.com',
    'OS-EXT-STS:task_state': null,
    'OS-EXT-STS:vm_state': 'active',
    'OS-EXT-STS:power_state': 1,
    'os-extended-volumes:volumes_attached': [
      { id: 'bd0fa0e1-6f9d-4e8b-a9a4-0b6d1a3c1b47', delete_on_termination: true },
    ],
    host_status: 'UP',
    locked: false,
    locked_reason: null,
    description: null,
    tags: ['prod', 'web'],
    trusted_image_certificates: null,
    server_groups: [],
    security_groups: [{ name: 'default' }, { name: 'web' }],
  };
}

const pages = [];
for (let at = 0; at < total; at += PAGE) {
  const servers = Array.from({ length: Math.min(PAGE, total - at) }, (_, i) => serverOf(at + i));
  pages.push(servers);
}

let serialized;
const server = createServer((request, response) => {
  const marker = new URL(request.url, 'http://localhost').searchParams.get('marker');
  const page = serialized[marker ? pages.findIndex((each) => each.at(-1).id === marker) + 1 : 0];
  const body = page ?? Buffer.from('{"servers":[]}');
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  serialized = pages.map((servers, i) => {
    const next = `http://127.0.0.1:${port}/v2.1/servers/detail?limit=${PAGE}&marker=${servers.at(-1).id}`;
    return Buffer.from(
      JSON.stringify({ servers, ...(i + 1 < pages.length && { servers_links: [{ rel: 'next', href: next }] }) }),
    );
  });
  process.send(port);
});
