// Answers of a real Neutron, but where it is said: what may pass, is counted and logged.

export const DEFAULT_SECURITY_GROUP_RULE = {
  id: 'a6693766-f49f-4c9f-a856-e485d1199e9d',
  ethertype: 'IPv4',
  direction: 'ingress',
  protocol: 'tcp',
  port_range_min: 4711,
  port_range_max: 4711,
  remote_ip_prefix: null,
  remote_address_group_id: null,
  remote_group_id: null,
  description: '',
  used_in_default_sg: false,
  used_in_non_default_sg: false,
};

/** As the API reference has it: no service that has it was at hand. */
export const SECURITY_GROUPS_DEFAULT_STATEFULNESS = {
  id: '60000000-0000-4000-8000-000000000000',
  project_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  stateful: false,
};

/** As the API reference has it: no service that has it was at hand. */
export const FIREWALL_GROUP = {
  id: '10000000-0000-4000-8000-000000000000',
  name: 'blue',
  description: '',
  admin_state_up: true,
  shared: false,
  status: 'INACTIVE',
  ingress_firewall_policy_id: '20000000-0000-4000-8000-000000000000',
  egress_firewall_policy_id: '30000000-0000-4000-8000-000000000000',
  ports: ['40000000-0000-4000-8000-000000000000'],
  project_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  tenant_id: '752b7eab745d4db48ce8ce08b54ec4ac',
};

/** As the API reference has it: no service that has it was at hand. */
export const FIREWALL_POLICY = {
  id: '20000000-0000-4000-8000-000000000000',
  name: 'blue',
  description: '',
  audited: false,
  shared: false,
  firewall_rules: ['50000000-0000-4000-8000-000000000000'],
  project_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  tenant_id: '752b7eab745d4db48ce8ce08b54ec4ac',
};

/** As the API reference has it: no service that has it was at hand. */
export const FIREWALL_RULE = {
  id: '50000000-0000-4000-8000-000000000000',
  name: 'blue',
  description: '',
  action: 'allow',
  enabled: true,
  shared: false,
  ip_version: 4,
  protocol: 'tcp',
  source_ip_address: null,
  destination_ip_address: null,
  source_port: null,
  destination_port: '80',
  firewall_policy_id: ['20000000-0000-4000-8000-000000000000'],
  project_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  tenant_id: '752b7eab745d4db48ce8ce08b54ec4ac',
};

export const METERING_LABEL = {
  id: '3dee9ac5-9990-4760-9f08-1a6405d7832c',
  name: 'np-ml',
  description: 'd',
  shared: true,
  project_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  tenant_id: '752b7eab745d4db48ce8ce08b54ec4ac',
};

export const METERING_LABEL_RULE = {
  id: '48110eb9-5c25-4533-a682-74933b09c177',
  metering_label_id: '3dee9ac5-9990-4760-9f08-1a6405d7832c',
  direction: 'ingress',
  remote_ip_prefix: null,
  source_ip_prefix: '10.0.0.0/24',
  destination_ip_prefix: '10.1.0.0/24',
  excluded: false,
};

export const LOG = {
  id: 'fd42dddb-6314-48a6-a7b9-f8e55c4fde9b',
  project_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  name: 'z',
  resource_type: 'security_group',
  resource_id: 'f04363d8-4bf4-4322-a1cc-30124d395ef1',
  target_id: null,
  event: 'DROP',
  enabled: false,
  revision_number: 1,
  description: 'd',
  created_at: '2026-11-25T04:42:06Z',
  updated_at: '2026-11-25T04:42:06Z',
  tenant_id: '752b7eab745d4db48ce8ce08b54ec4ac',
};

export const LOGGABLE_RESOURCE = { type: 'security_group' };
