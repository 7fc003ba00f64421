// Answers of a real Neutron: VPN connections.

export const VPN_ENDPOINT_GROUP = {
  id: '12c71e46-f5bf-4a9d-bea4-4eb85e8f6a0f',
  tenant_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  name: 'np-eg',
  description: 'x',
  type: 'subnet',
  endpoints: ['6a55dc95-5ce1-4646-87bd-db6c84fd2a2f'],
  project_id: '752b7eab745d4db48ce8ce08b54ec4ac',
};

export const VPN_IKE_POLICY = {
  id: '0a8c0b72-314e-406f-9a03-ef687313db90',
  tenant_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  name: 'np-ike',
  description: 'x',
  auth_algorithm: 'sha1',
  encryption_algorithm: 'aes-128',
  phase1_negotiation_mode: 'main',
  lifetime: { units: 'seconds', value: 7200 },
  ike_version: 'v2',
  pfs: 'group5',
  project_id: '752b7eab745d4db48ce8ce08b54ec4ac',
};

export const VPN_IPSEC_POLICY = {
  id: '5d67bc7d-9337-43de-8010-5ec499ec62b5',
  tenant_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  name: 'np-ips',
  description: 'x',
  transform_protocol: 'esp',
  auth_algorithm: 'sha1',
  encryption_algorithm: 'aes-128',
  encapsulation_mode: 'tunnel',
  lifetime: { units: 'seconds', value: 3600 },
  pfs: 'group5',
  project_id: '752b7eab745d4db48ce8ce08b54ec4ac',
};

export const VPN_SERVICE = {
  id: '6b0536ee-9608-48c3-9758-9af50284b855',
  name: 'np-vs',
  description: '',
  tenant_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  subnet_id: null,
  router_id: '7a842ff8-dd8b-4a71-af89-e7ef102777cf',
  flavor_id: null,
  admin_state_up: true,
  external_v4_ip: '172.24.5.97',
  external_v6_ip: null,
  status: 'PENDING_CREATE',
  project_id: '752b7eab745d4db48ce8ce08b54ec4ac',
};

export const VPN_IPSEC_SITE_CONNECTION = {
  id: '9eaa37f2-2294-4cfa-b24e-f5f3a02419e0',
  tenant_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  name: 'np-sc',
  description: '',
  peer_address: '172.24.4.233',
  peer_id: '172.24.4.233',
  local_id: '',
  route_mode: 'static',
  mtu: 1500,
  auth_mode: 'psk',
  psk: 'secret',
  initiator: 'bi-directional',
  dpd: { action: 'hold', interval: 60, timeout: 240 },
  admin_state_up: true,
  status: 'PENDING_CREATE',
  vpnservice_id: '6b0536ee-9608-48c3-9758-9af50284b855',
  ikepolicy_id: '0a8c0b72-314e-406f-9a03-ef687313db90',
  ipsecpolicy_id: '5d67bc7d-9337-43de-8010-5ec499ec62b5',
  peer_cidrs: [],
  local_ep_group_id: '12c71e46-f5bf-4a9d-bea4-4eb85e8f6a0f',
  peer_ep_group_id: '0ab569a0-0203-4024-84f7-8196936504ab',
  project_id: '752b7eab745d4db48ce8ce08b54ec4ac',
};
