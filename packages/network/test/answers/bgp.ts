// Answers of a real Neutron, but where it is said: BGP speakers and VPNs by BGP.

export const BGP_SPEAKER = {
  id: '658724d6-fa05-4c98-a64f-b0e4ea497aac',
  advertise_floating_ip_host_routes: true,
  ip_version: 4,
  advertise_tenant_networks: false,
  tenant_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  local_as: 65001,
  name: 'q',
  peers: ['0164f62d-0cde-4053-9eeb-c18c23b80123'],
  networks: ['8ea56d67-1c7a-4e8f-b922-5c273badb0f2'],
  project_id: '752b7eab745d4db48ce8ce08b54ec4ac',
};

export const BGP_PEER = {
  tenant_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  id: '0164f62d-0cde-4053-9eeb-c18c23b80123',
  name: 'w',
  peer_ip: '10.9.9.9',
  remote_as: 65002,
  auth_type: 'md5',
  project_id: '752b7eab745d4db48ce8ce08b54ec4ac',
};

export const BGP_ADVERTISED_ROUTE = { destination: '10.74.1.0/24', next_hop: '10.74.0.220' };

export const BGP_VPN = {
  id: 'aa6adc98-4c90-4387-a2b1-7843da3b40e0',
  tenant_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  networks: [],
  routers: [],
  name: 'v',
  type: 'l3',
  route_targets: ['64512:9'],
  route_distinguishers: ['64512:4'],
  import_targets: ['64512:2'],
  export_targets: ['64512:3'],
  project_id: '752b7eab745d4db48ce8ce08b54ec4ac',
};

export const BGP_VPN_NETWORK_ASSOCIATION = {
  id: '24c532fd-d8b5-4453-8087-e023b62cc65a',
  tenant_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  network_id: '2555b730-74cb-4675-b787-184fb49a2620',
  project_id: '752b7eab745d4db48ce8ce08b54ec4ac',
};

export const BGP_VPN_ROUTER_ASSOCIATION = {
  id: 'a56658b9-e0fa-48a1-901e-1179033a4f59',
  tenant_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  router_id: '489c8c6a-79f5-400f-b1fe-fe4d0943856b',
  project_id: '752b7eab745d4db48ce8ce08b54ec4ac',
};

/** As the API reference has it: no service that has it was at hand. */
export const BGP_VPN_PORT_ASSOCIATION = {
  id: '70000000-0000-4000-8000-000000000000',
  project_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  tenant_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  port_id: '40000000-0000-4000-8000-000000000000',
  advertise_fixed_ips: true,
  routes: [{ type: 'prefix', prefix: '10.5.0.0/24' }],
};
