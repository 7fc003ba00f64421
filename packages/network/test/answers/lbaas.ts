/** As openstacksdk and the last API reference that had it describe it: no service has it since 2019. */
export const LOAD_BALANCER = {
  id: '10000000-0000-4000-8000-000000000000',
  name: 'blue',
  description: '',
  admin_state_up: true,
  vip_subnet_id: '20000000-0000-4000-8000-000000000000',
  vip_address: '10.77.0.4',
  vip_port_id: '30000000-0000-4000-8000-000000000000',
  provider: 'haproxy',
  provisioning_status: 'ACTIVE',
  operating_status: 'ONLINE',
  listeners: [{ id: '90000000-0000-4000-8000-000000000000' }],
  pools: [{ id: '90000000-0000-4000-8000-000000000000' }],
  project_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  tenant_id: '752b7eab745d4db48ce8ce08b54ec4ac',
};

/** As openstacksdk and the last API reference that had it describe it: no service has it since 2019. */
export const LISTENER = {
  id: '40000000-0000-4000-8000-000000000000',
  name: 'blue',
  description: '',
  admin_state_up: true,
  loadbalancers: [{ id: '90000000-0000-4000-8000-000000000000' }],
  protocol: 'HTTP',
  protocol_port: 80,
  default_pool_id: null,
  connection_limit: -1,
  default_tls_container_ref: null,
  sni_container_refs: [],
  project_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  tenant_id: '752b7eab745d4db48ce8ce08b54ec4ac',
};

/** As openstacksdk and the last API reference that had it describe it: no service has it since 2019. */
export const POOL = {
  id: '50000000-0000-4000-8000-000000000000',
  name: 'blue',
  description: '',
  admin_state_up: true,
  loadbalancers: [{ id: '90000000-0000-4000-8000-000000000000' }],
  listeners: [{ id: '90000000-0000-4000-8000-000000000000' }],
  protocol: 'HTTP',
  lb_algorithm: 'ROUND_ROBIN',
  session_persistence: { type: 'APP_COOKIE', cookie_name: 'c' },
  members: [{ id: '90000000-0000-4000-8000-000000000000' }],
  healthmonitor_id: null,
  project_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  tenant_id: '752b7eab745d4db48ce8ce08b54ec4ac',
};

/** As openstacksdk and the last API reference that had it describe it: no service has it since 2019. */
export const POOL_MEMBER = {
  id: '60000000-0000-4000-8000-000000000000',
  name: 'blue',
  admin_state_up: true,
  address: '10.77.0.7',
  protocol_port: 8080,
  subnet_id: '20000000-0000-4000-8000-000000000000',
  weight: 1,
  project_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  tenant_id: '752b7eab745d4db48ce8ce08b54ec4ac',
};

/** As openstacksdk and the last API reference that had it describe it: no service has it since 2019. */
export const HEALTH_MONITOR = {
  id: '70000000-0000-4000-8000-000000000000',
  name: 'blue',
  admin_state_up: true,
  pools: [{ id: '90000000-0000-4000-8000-000000000000' }],
  type: 'HTTP',
  delay: 5,
  timeout: 3,
  max_retries: 2,
  http_method: 'GET',
  url_path: '/',
  expected_codes: '200',
  project_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  tenant_id: '752b7eab745d4db48ce8ce08b54ec4ac',
};
