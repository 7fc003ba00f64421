// Answers of a real Neutron: parts of networks, and what makes more of ports and addresses.

export const SEGMENT = {
  id: '79e7cf14-f9ee-47c3-8762-7ccf85420a5e',
  network_id: '5bb8d8a2-e00b-4c03-a02e-275756c34089',
  name: 'x',
  description: 'd',
  physical_network: 'physnet1',
  network_type: 'vlan',
  segmentation_id: 250,
  created_at: '2026-11-25T04:41:56Z',
  updated_at: '2026-11-25T04:41:56Z',
  revision_number: 2,
};

export const NETWORK_SEGMENT_RANGE = {
  id: '22b6558e-e658-4400-b8c6-982ecb1112ff',
  name: 'np-r',
  default: false,
  shared: false,
  project_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  network_type: 'vlan',
  physical_network: 'np-r',
  minimum: 9,
  maximum: 11,
  revision_number: 0,
  description: '',
  created_at: '2026-11-25T07:35:39Z',
  updated_at: '2026-11-25T07:35:39Z',
  available: [9, 10, 11],
  used: {},
  tags: [],
};

export const AUTO_ALLOCATED_TOPOLOGY = {
  id: '2c7b2117-3487-40af-a190-d91a753a328e',
  tenant_id: '00000000000000000000000000000ca7',
  project_id: '00000000000000000000000000000ca7',
};

export const TRUNK = {
  admin_state_up: true,
  id: '3390da7e-e9e9-4c41-9e99-79a5bc833892',
  project_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  name: 'np-t',
  port_id: 'c742ef50-a371-45cb-bd51-8402a0cf7c0f',
  status: 'DOWN',
  sub_ports: [{ port_id: '7861fd95-0564-4173-92ea-a98a7fbf27c1', segmentation_type: 'vlan', segmentation_id: 5 }],
  revision_number: 1,
  description: 'x',
  created_at: '2026-11-25T04:41:54Z',
  updated_at: '2026-11-25T04:41:55Z',
  tenant_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  tags: [],
};

export const TRUNK_SUBPORT = {
  port_id: '7861fd95-0564-4173-92ea-a98a7fbf27c1',
  segmentation_type: 'vlan',
  segmentation_id: 5,
};

export const PORT_BINDING = {
  host: 'oscloud2',
  vif_type: 'unbound',
  vnic_type: 'normal',
  status: 'INACTIVE',
  profile: {},
  vif_details: {},
};

export const LOCAL_IP = {
  id: 'f2bbf769-73c7-4560-976a-4afb92e26ee2',
  name: 'y',
  description: '',
  project_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  local_port_id: '9a223082-526e-4926-8ce1-e115412e7f26',
  network_id: '2555b730-74cb-4675-b787-184fb49a2620',
  local_ip_address: '10.88.0.248',
  ip_mode: 'translate',
  revision_number: 1,
  created_at: '2026-11-25T04:41:58Z',
  updated_at: '2026-11-25T04:41:58Z',
  tenant_id: '752b7eab745d4db48ce8ce08b54ec4ac',
};

export const LOCAL_IP_ASSOCIATION = {
  local_ip_id: 'f2bbf769-73c7-4560-976a-4afb92e26ee2',
  fixed_port_id: '38665b33-a299-4a4e-ab99-addbc4846133',
  fixed_ip: '10.88.0.90',
  local_ip_address: '10.88.0.248',
  host: 'some-host',
};

export const NDP_PROXY = {
  id: 'a8722515-fd80-4d54-8e1c-e4d1c8e43de4',
  name: 'k',
  project_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  router_id: '489c8c6a-79f5-400f-b1fe-fe4d0943856b',
  port_id: '648434b7-3b4c-48cc-8e73-936c6a223659',
  ip_address: '2001:db8:77:1::1e3',
  description: 'd',
  revision_number: 1,
  created_at: '2026-11-25T04:42:05Z',
  updated_at: '2026-11-25T04:42:05Z',
  tenant_id: '752b7eab745d4db48ce8ce08b54ec4ac',
};

export const CONNTRACK_HELPER = {
  id: '7e4f35d3-4601-4b8d-a4c9-1a523d83dc10',
  protocol: 'udp',
  port: 70,
  helper: 'tftp',
};
