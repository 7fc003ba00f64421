// Answers of a real Neutron: chains of services and copies of packets.

export const SFC_PORT_PAIR = {
  id: '6f71a60f-d66d-4c49-baa4-2f454cff1e2f',
  name: 'np-pp',
  description: 'x',
  project_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  ingress: '38665b33-a299-4a4e-ab99-addbc4846133',
  egress: '4152dbcc-e0ba-47a8-b145-9eb094c2765a',
  service_function_parameters: { correlation: 'mpls', weight: 2 },
  tenant_id: '752b7eab745d4db48ce8ce08b54ec4ac',
};

export const SFC_PORT_PAIR_GROUP = {
  id: '7d32ca23-f57d-4f15-b700-219daf2ea69c',
  name: 'np-ppg',
  description: 'x',
  project_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  port_pairs: ['6f71a60f-d66d-4c49-baa4-2f454cff1e2f'],
  tap_enabled: false,
  port_pair_group_parameters: {
    lb_fields: ['ip_src'],
    ppg_n_tuple_mapping: { ingress_n_tuple: {}, egress_n_tuple: {} },
  },
  group_id: 1,
  tenant_id: '752b7eab745d4db48ce8ce08b54ec4ac',
};

export const SFC_FLOW_CLASSIFIER = {
  id: 'e7641d3e-997e-4dc4-b71c-21c22f0182bf',
  name: 'np-fc',
  description: 'x',
  project_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  ethertype: 'IPv4',
  protocol: 'tcp',
  source_port_range_min: 1,
  source_port_range_max: 2,
  destination_port_range_min: null,
  destination_port_range_max: null,
  source_ip_prefix: null,
  destination_ip_prefix: '10.0.0.0/8',
  logical_source_port: '0698a87a-f40b-449f-a2b6-f3bf56fb5a04',
  logical_destination_port: null,
  l7_parameters: {},
  tenant_id: '752b7eab745d4db48ce8ce08b54ec4ac',
};

export const SFC_PORT_CHAIN = {
  id: 'fc7da75c-e6c0-4912-8a1f-8989c0c890c3',
  name: 'np-pc',
  project_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  description: 'x',
  port_pair_groups: ['7d32ca23-f57d-4f15-b700-219daf2ea69c'],
  flow_classifiers: ['e7641d3e-997e-4dc4-b71c-21c22f0182bf'],
  chain_parameters: { correlation: 'mpls', symmetric: false },
  chain_id: 1,
  tenant_id: '752b7eab745d4db48ce8ce08b54ec4ac',
};

export const SFC_SERVICE_GRAPH = {
  id: '6dfff35e-7f58-4703-933b-d96d92bd601f',
  name: 'np-sgr',
  project_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  description: 'x',
  port_chains: { 'fc7da75c-e6c0-4912-8a1f-8989c0c890c3': ['817693cb-79ff-4b64-b2d6-2b7852cc29ca'] },
  tenant_id: '752b7eab745d4db48ce8ce08b54ec4ac',
};

export const TAP_SERVICE = {
  id: '3eed70c4-c233-4beb-b1c3-718dae7a71cf',
  tenant_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  name: 'np-ts',
  description: 'x',
  port_id: '38665b33-a299-4a4e-ab99-addbc4846133',
  status: 'DOWN',
  project_id: '752b7eab745d4db48ce8ce08b54ec4ac',
};

export const TAP_FLOW = {
  id: 'b71dd2cc-b8c3-4439-8e53-d95359b25be3',
  tenant_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  tap_service_id: '3eed70c4-c233-4beb-b1c3-718dae7a71cf',
  name: 'np-tf',
  description: 'x',
  source_port: '0698a87a-f40b-449f-a2b6-f3bf56fb5a04',
  direction: 'BOTH',
  status: 'DOWN',
  vlan_filter: '9,18-27',
  project_id: '752b7eab745d4db48ce8ce08b54ec4ac',
};

export const TAP_MIRROR = {
  id: 'db8340ec-2702-47e2-bc33-74652113be1d',
  project_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  name: 'np-tm',
  description: 'x',
  port_id: '0698a87a-f40b-449f-a2b6-f3bf56fb5a04',
  directions: { IN: 101, OUT: 102 },
  remote_ip: '10.77.0.9',
  mirror_type: 'gre',
  tenant_id: '752b7eab745d4db48ce8ce08b54ec4ac',
};
