// What real services answered: Nova 31 (2025.1), by microversion 2.100 or by the newest that has the call.

/** Of an administrator, by microversion 2.100. */
export const SERVER = {
  id: '08982a0f-69d7-4429-afd7-6811abf99934',
  name: 'sdk-test-4fd19830',
  status: 'ACTIVE',
  tenant_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  user_id: 'e4c87277f20a4df6abaa7cbdff09abc3',
  metadata: {
    purpose: 'test',
  },
  hostId: '41d5df2fe07f2c205602db7ea0aeff75e0bb86a891df783d392835ed',
  image: {
    id: '1b53c8ba-e52c-4e17-b862-7e22009843bf',
    links: [
      {
        rel: 'bookmark',
        href: 'https://nova.example.org/images/1b53c8ba-e52c-4e17-b862-7e22009843bf',
      },
    ],
    properties: {
      min_ram: '0',
      min_disk: '1',
      disk_format: 'raw',
      container_format: 'bare',
      base_image_ref: '1b53c8ba-e52c-4e17-b862-7e22009843bf',
    },
  },
  flavor: {
    vcpus: 1,
    ram: 64,
    disk: 1,
    ephemeral: 0,
    swap: 0,
    original_name: 'sdk-test-b7e63653',
    extra_specs: {},
  },
  created: '2026-11-25T05:02:55Z',
  updated: '2026-11-25T05:03:02Z',
  addresses: {
    'sdk-test-4fd19830': [
      {
        version: 4,
        addr: '10.71.0.184',
        'OS-EXT-IPS:type': 'fixed',
        'OS-EXT-IPS-MAC:mac_addr': 'fa:16:3e:7b:25:2c',
      },
      {
        version: 4,
        addr: '172.24.4.214',
        'OS-EXT-IPS:type': 'floating',
        'OS-EXT-IPS-MAC:mac_addr': 'fa:16:3e:7b:25:2c',
      },
    ],
  },
  accessIPv4: '192.0.2.1',
  accessIPv6: '2001:db8::1',
  links: [
    {
      rel: 'self',
      href: 'https://nova.example.org/v2.1/servers/08982a0f-69d7-4429-afd7-6811abf99934',
    },
    {
      rel: 'bookmark',
      href: 'https://nova.example.org/servers/08982a0f-69d7-4429-afd7-6811abf99934',
    },
  ],
  'OS-DCF:diskConfig': 'MANUAL',
  progress: 0,
  'OS-EXT-AZ:availability_zone': 'nova',
  pinned_availability_zone: 'nova',
  scheduler_hints: {
    group: ['396c69c2-e6f1-42ba-b3a3-5632e5403c3b'],
  },
  config_drive: 'True',
  key_name: 'sdk-test-4fd19830',
  'OS-SRV-USG:launched_at': '2026-11-25T05:03:02.000000',
  'OS-SRV-USG:terminated_at': null,
  security_groups: [
    {
      name: 'default',
    },
  ],
  'OS-EXT-SRV-ATTR:host': 'oscloud',
  'OS-EXT-SRV-ATTR:instance_name': 'instance-00000006',
  'OS-EXT-SRV-ATTR:hypervisor_hostname': 'oscloud',
  'OS-EXT-SRV-ATTR:reservation_id': 'r-n06zsnln',
  'OS-EXT-SRV-ATTR:launch_index': 0,
  'OS-EXT-SRV-ATTR:hostname': 'tester',
  'OS-EXT-SRV-ATTR:kernel_id': '',
  'OS-EXT-SRV-ATTR:ramdisk_id': '',
  'OS-EXT-SRV-ATTR:root_device_name': '/dev/sda',
  'OS-EXT-SRV-ATTR:user_data': 'I2Nsb3VkLWNvbmZpZw==',
  'OS-EXT-STS:task_state': null,
  'OS-EXT-STS:vm_state': 'active',
  'OS-EXT-STS:power_state': 1,
  'os-extended-volumes:volumes_attached': [],
  host_status: 'UP',
  locked: false,
  locked_reason: null,
  description: 'a test',
  tags: ['blue'],
  trusted_image_certificates: null,
  server_groups: ['396c69c2-e6f1-42ba-b3a3-5632e5403c3b'],
};

/** What a creation is answered with. */
export const CREATED_SERVER = {
  id: '08982a0f-69d7-4429-afd7-6811abf99934',
  links: [
    {
      rel: 'self',
      href: 'https://nova.example.org/v2.1/servers/08982a0f-69d7-4429-afd7-6811abf99934',
    },
    {
      rel: 'bookmark',
      href: 'https://nova.example.org/servers/08982a0f-69d7-4429-afd7-6811abf99934',
    },
  ],
  'OS-DCF:diskConfig': 'MANUAL',
  security_groups: [
    {
      name: 'default',
    },
  ],
  adminPass: 'oh-so-secret',
};

/** Parts of one that no host could take. */
export const FAILED_SERVER = {
  id: 'ef703266-40c5-42cd-a6b7-041ea5db6889',
  name: 'sdk-test-4fd19830',
  status: 'ERROR',
  fault: {
    code: 500,
    created: '2026-11-25T05:03:37Z',
    message: 'No valid host was found. ',
    details: 'Traceback',
  },
};

export const SERVER_SUMMARY = {
  id: '3b4143bb-0229-4e58-bb69-cb01e55ec37c',
  name: 'sdk-test-db5bd3cb+',
  links: [
    {
      rel: 'self',
      href: 'https://nova.example.org/v2.1/servers/3b4143bb-0229-4e58-bb69-cb01e55ec37c',
    },
    {
      rel: 'bookmark',
      href: 'https://nova.example.org/servers/3b4143bb-0229-4e58-bb69-cb01e55ec37c',
    },
  ],
};

/** What a rebuild is answered with. */
export const REBUILT_SERVER = {
  id: 'f364b197-e1e1-4bad-91e1-1c559fd67b4b',
  name: 'sdk-test-09aeea82-2',
  status: 'REBUILD',
  tenant_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  user_id: 'e4c87277f20a4df6abaa7cbdff09abc3',
  metadata: {
    rebuilt: 'yes',
  },
  hostId: '41d5df2fe07f2c205602db7ea0aeff75e0bb86a891df783d392835ed',
  image: {
    id: '1b53c8ba-e52c-4e17-b862-7e22009843bf',
    links: [
      {
        rel: 'bookmark',
        href: 'https://nova.example.org/images/1b53c8ba-e52c-4e17-b862-7e22009843bf',
      },
    ],
    properties: {
      min_ram: '0',
      min_disk: '1',
      disk_format: 'raw',
      container_format: 'bare',
      base_image_ref: '1b53c8ba-e52c-4e17-b862-7e22009843bf',
    },
  },
  flavor: {
    vcpus: 1,
    ram: 64,
    disk: 1,
    ephemeral: 0,
    swap: 0,
    original_name: 'sdk-test-a6e7f081',
    extra_specs: {},
  },
  created: '2026-11-25T05:04:52Z',
  updated: '2026-11-25T05:06:15Z',
  addresses: {},
  accessIPv4: '192.0.2.7',
  accessIPv6: '2001:db8::7',
  links: [
    {
      rel: 'self',
      href: 'https://nova.example.org/v2.1/servers/f364b197-e1e1-4bad-91e1-1c559fd67b4b',
    },
    {
      rel: 'bookmark',
      href: 'https://nova.example.org/servers/f364b197-e1e1-4bad-91e1-1c559fd67b4b',
    },
  ],
  'OS-DCF:diskConfig': 'AUTO',
  progress: 0,
  'OS-EXT-AZ:availability_zone': 'nova',
  pinned_availability_zone: 'nova',
  scheduler_hints: {},
  config_drive: '',
  key_name: null,
  'OS-SRV-USG:launched_at': '2026-11-25T05:06:06.000000',
  'OS-SRV-USG:terminated_at': null,
  'OS-EXT-SRV-ATTR:host': 'oscloud',
  'OS-EXT-SRV-ATTR:instance_name': 'instance-0000000a',
  'OS-EXT-SRV-ATTR:hypervisor_hostname': 'oscloud',
  'OS-EXT-SRV-ATTR:reservation_id': 'r-072pqkvt',
  'OS-EXT-SRV-ATTR:launch_index': 0,
  'OS-EXT-SRV-ATTR:hostname': 'again',
  'OS-EXT-SRV-ATTR:kernel_id': '',
  'OS-EXT-SRV-ATTR:ramdisk_id': '',
  'OS-EXT-SRV-ATTR:root_device_name': '/dev/sda',
  'OS-EXT-STS:task_state': 'rebuilding',
  'OS-EXT-STS:vm_state': 'active',
  'OS-EXT-STS:power_state': 1,
  'os-extended-volumes:volumes_attached': [],
  host_status: 'UP',
  locked: false,
  locked_reason: null,
  description: 'again',
  tags: [],
  trusted_image_certificates: null,
  server_groups: [],
  adminPass: 'oh-so-secret',
  user_data: 'I2Nsb3VkLWNvbmZpZw==',
};

export const INTERFACE = {
  net_id: '2639ac98-67ba-4864-905c-81f5bd56e7ed',
  port_id: 'b4913108-1a3d-4df9-9dd8-7e77603cace0',
  mac_addr: 'fa:16:3e:d1:e7:4f',
  port_state: 'ACTIVE',
  fixed_ips: [
    {
      subnet_id: '3bba77be-ac86-4e8b-85ef-73d4160a38a1',
      ip_address: '10.71.0.35',
    },
  ],
  tag: 'second',
};

export const ATTACHMENT = {
  volumeId: 'dbd66d03-eda7-4bf1-ad9b-293a970400a5',
  serverId: '08982a0f-69d7-4429-afd7-6811abf99934',
  device: '/dev/sdb',
  tag: 'data',
  delete_on_termination: true,
  attachment_id: '7122bb1b-b133-4b40-b085-d674b803204d',
  bdm_uuid: '8dfb06a0-eb70-42a7-9808-df7644a7c87f',
};

export const CREATED_ATTACHMENT = {
  id: 'dbd66d03-eda7-4bf1-ad9b-293a970400a5',
  serverId: '08982a0f-69d7-4429-afd7-6811abf99934',
  volumeId: 'dbd66d03-eda7-4bf1-ad9b-293a970400a5',
  device: '/dev/sdb',
  tag: 'data',
  delete_on_termination: true,
};

export const SECURITY_GROUP = {
  id: 'd7940500-0c10-4b85-932c-a4dc104b1484',
  description: 'Default security group',
  name: 'default',
  tenant_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  rules: [
    {
      id: '2345ad29-f9b2-48f7-ab0f-d96ab76b6b80',
      parent_group_id: 'd7940500-0c10-4b85-932c-a4dc104b1484',
      ip_protocol: null,
      from_port: null,
      to_port: null,
      group: {
        name: 'default',
        tenant_id: '752b7eab745d4db48ce8ce08b54ec4ac',
      },
      ip_range: {},
    },
    {
      id: '3f4d0e96-e3e0-40e7-9307-fe3956f5fbb5',
      parent_group_id: 'd7940500-0c10-4b85-932c-a4dc104b1484',
      ip_protocol: null,
      from_port: null,
      to_port: null,
      group: {
        name: 'default',
        tenant_id: '752b7eab745d4db48ce8ce08b54ec4ac',
      },
      ip_range: {},
    },
  ],
};

export const IPS = {
  'sdk-test-4fd19830': [
    {
      version: 4,
      addr: '10.71.0.184',
    },
    {
      version: 4,
      addr: '172.24.4.214',
    },
  ],
};

export const REMOTE_CONSOLE = {
  protocol: 'vnc',
  type: 'novnc',
  url: 'http://127.0.0.1:6080/vnc_auto.html?path=%3Ftoken%3Dc7bbb7fe-84cf-432a-b0b6-40f413236520',
};

export const CONSOLE_TOKEN = {
  instance_uuid: 'f364b197-e1e1-4bad-91e1-1c559fd67b4b',
  host: 'fakevncconsole.com',
  port: 6969,
  internal_access_path: 'd749d673-1f2c-4139-b02f-3683b68bd5cc',
};

export const ACTION = {
  action: 'create',
  instance_uuid: 'f364b197-e1e1-4bad-91e1-1c559fd67b4b',
  request_id: 'req-bdf9643b-b39c-4c9e-b5af-fd203d038aba',
  user_id: 'e4c87277f20a4df6abaa7cbdff09abc3',
  project_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  start_time: '2026-11-25T05:04:52.000000',
  message: null,
  updated_at: '2026-11-25T05:04:58.000000',
  events: [
    {
      event: 'compute__do_build_and_run_instance',
      start_time: '2026-11-25T05:04:53.000000',
      finish_time: '2026-11-25T05:04:58.000000',
      result: 'Success',
      traceback: null,
      host: 'oscloud',
      hostId: '41d5df2fe07f2c205602db7ea0aeff75e0bb86a891df783d392835ed',
      details: null,
    },
  ],
};

export const LISTED_ACTION = {
  action: 'unrescue',
  instance_uuid: 'f364b197-e1e1-4bad-91e1-1c559fd67b4b',
  request_id: 'req-d86823f1-1979-4c3c-bc47-1d2637d26cbc',
  user_id: 'e4c87277f20a4df6abaa7cbdff09abc3',
  project_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  start_time: '2026-11-25T05:06:21.000000',
  message: null,
  updated_at: '2026-11-25T05:06:23.000000',
};

export const DIAGNOSTICS = {
  state: 'running',
  driver: 'libvirt',
  hypervisor: 'kvm',
  hypervisor_os: 'ubuntu',
  uptime: 46664,
  config_drive: true,
  num_cpus: 1,
  num_nics: 1,
  num_disks: 1,
  disk_details: [
    {
      read_bytes: 262144,
      read_requests: 112,
      write_bytes: 5778432,
      write_requests: 488,
      errors_count: 1,
    },
  ],
  cpu_details: [
    {
      id: 0,
      time: 17300000000,
      utilisation: 15,
    },
  ],
  nic_details: [
    {
      mac_address: '01:23:45:67:89:ab',
      rx_octets: 2070139,
      rx_errors: 100,
      rx_drop: 200,
      rx_packets: 26701,
      rx_rate: 300,
      tx_octets: 140208,
      tx_errors: 400,
      tx_drop: 500,
      tx_packets: 662,
      tx_rate: 600,
    },
  ],
  memory_details: {
    maximum: 524288,
    used: 0,
  },
};

export const MIGRATION = {
  id: 2,
  uuid: 'bda95b40-29cf-4527-91c5-bf74142490fa',
  source_compute: 'oscloud',
  dest_compute: 'oscloud',
  source_node: 'oscloud',
  dest_node: 'oscloud',
  dest_host: '192.168.0.1',
  old_instance_type_id: 29,
  new_instance_type_id: 30,
  instance_uuid: 'f364b197-e1e1-4bad-91e1-1c559fd67b4b',
  status: 'confirmed',
  migration_type: 'resize',
  user_id: 'e4c87277f20a4df6abaa7cbdff09abc3',
  project_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  created_at: '2026-11-25T05:05:55.000000',
  updated_at: '2026-11-25T05:06:11.000000',
};

export const SERVER_GROUP = {
  id: 'e81f0dc0-f96c-4ec4-b168-240afd6d6dba',
  name: 'sdk-test-d40a9d78',
  policy: 'anti-affinity',
  rules: {
    max_server_per_host: 2,
  },
  members: [],
  project_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  user_id: 'e4c87277f20a4df6abaa7cbdff09abc3',
};

export const FLAVOR = {
  id: 'sdk-test-1de05bb6',
  name: 'sdk-test-1de05bb6',
  ram: 128,
  disk: 3,
  swap: 64,
  'OS-FLV-EXT-DATA:ephemeral': 4,
  'OS-FLV-DISABLED:disabled': false,
  vcpus: 2,
  'os-flavor-access:is_public': false,
  rxtx_factor: 2,
  links: [
    {
      rel: 'self',
      href: 'https://nova.example.org/v2.1/flavors/sdk-test-1de05bb6',
    },
    {
      rel: 'bookmark',
      href: 'https://nova.example.org/flavors/sdk-test-1de05bb6',
    },
  ],
  description: 'first',
  extra_specs: {},
};

export const FLAVOR_SUMMARY = {
  id: '1',
  name: 'm1.tiny',
  links: [
    {
      rel: 'self',
      href: 'https://nova.example.org/v2.1/flavors/1',
    },
    {
      rel: 'bookmark',
      href: 'https://nova.example.org/flavors/1',
    },
  ],
  description: null,
};

export const KEYPAIR = {
  name: 'sdk-test-307c755d',
  public_key:
    'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQDoGdvDvbeHnNpzXOaZ2IZkbCwbm69NHCe1QiDHmjz/oQwU5ammcbAWUVMJa3b07FEpb/f00CZa7gtI7Ph7uKfp+rHzkJ0TleOG580c94GmgFLImUByR0krmU06z34VQiy/C8TTebT/l6k/zY4NPwGxZc5s/uxyjSZ3+bAH+9nP2vR1m7Li4Y230Dc15/d39bMm4lGtxeT8xiaLljYkTwCQ2macCIXdEANMiWxL6OSivx3k0pjD0wmpzMxUlRSRA+FhnKrkLRUn17HcJZyE3GpSr0AW0ABzh6C2XKorfxbRM2gSGaRHWvlZRqDkHbP9NpgFszDS7y8G9pVtRfbMWUHL Generated-by-Nova',
  fingerprint: 'dd:ba:a1:d8:8e:b6:29:e6:d9:d6:40:ee:b1:bb:7f:e6',
  user_id: '5f872f407e504b3e9ebf3e9982e10437',
  created_at: '2026-11-25T05:07:00.000000',
  deleted: false,
  deleted_at: null,
  id: 6,
  updated_at: null,
  type: 'ssh',
};

export const LISTED_KEYPAIR = {
  name: 'sdk-test-307c755d',
  public_key:
    'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQDoGdvDvbeHnNpzXOaZ2IZkbCwbm69NHCe1QiDHmjz/oQwU5ammcbAWUVMJa3b07FEpb/f00CZa7gtI7Ph7uKfp+rHzkJ0TleOG580c94GmgFLImUByR0krmU06z34VQiy/C8TTebT/l6k/zY4NPwGxZc5s/uxyjSZ3+bAH+9nP2vR1m7Li4Y230Dc15/d39bMm4lGtxeT8xiaLljYkTwCQ2macCIXdEANMiWxL6OSivx3k0pjD0wmpzMxUlRSRA+FhnKrkLRUn17HcJZyE3GpSr0AW0ABzh6C2XKorfxbRM2gSGaRHWvlZRqDkHbP9NpgFszDS7y8G9pVtRfbMWUHL Generated-by-Nova',
  fingerprint: 'dd:ba:a1:d8:8e:b6:29:e6:d9:d6:40:ee:b1:bb:7f:e6',
  type: 'ssh',
};

export const GENERATED_KEYPAIR = {
  private_key: '-----BEGIN OPENSSH PRIVATE KEY-----\n',
  type: 'ssh',
  name: 'sdk-test-307c755d',
  public_key:
    'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQDoGdvDvbeHnNpzXOaZ2IZkbCwbm69NHCe1QiDHmjz/oQwU5ammcbAWUVMJa3b07FEpb/f00CZa7gtI7Ph7uKfp+rHzkJ0TleOG580c94GmgFLImUByR0krmU06z34VQiy/C8TTebT/l6k/zY4NPwGxZc5s/uxyjSZ3+bAH+9nP2vR1m7Li4Y230Dc15/d39bMm4lGtxeT8xiaLljYkTwCQ2macCIXdEANMiWxL6OSivx3k0pjD0wmpzMxUlRSRA+FhnKrkLRUn17HcJZyE3GpSr0AW0ABzh6C2XKorfxbRM2gSGaRHWvlZRqDkHbP9NpgFszDS7y8G9pVtRfbMWUHL Generated-by-Nova',
  fingerprint: 'dd:ba:a1:d8:8e:b6:29:e6:d9:d6:40:ee:b1:bb:7f:e6',
  user_id: '5f872f407e504b3e9ebf3e9982e10437',
};

export const AGGREGATE = {
  id: 1,
  uuid: '748a54d6-1ca3-4a1b-ac80-9d768ed62b82',
  name: 'sdk-test-db062776-2',
  hosts: ['oscloud'],
  metadata: {
    ssd: 'true',
    old: 'x',
  },
  created_at: '2026-11-25T05:07:26.000000',
  updated_at: '2026-11-25T05:07:27.102605',
  deleted_at: null,
  deleted: false,
  availability_zone: null,
};

export const CREATED_AGGREGATE = {
  id: 1,
  uuid: '748a54d6-1ca3-4a1b-ac80-9d768ed62b82',
  name: 'sdk-test-db062776',
  created_at: '2026-11-25T05:07:26.845515',
  updated_at: null,
  deleted_at: null,
  deleted: false,
  availability_zone: null,
};

export const HYPERVISOR = {
  id: 'e917f941-1391-4b04-b12b-07704dd13632',
  hypervisor_hostname: 'oscloud',
  state: 'up',
  status: 'enabled',
  hypervisor_type: 'fake',
  hypervisor_version: 1000,
  host_ip: '127.0.0.1',
  service: {
    id: '7d581cbc-57c2-4cfe-9520-a99151cbdc14',
    host: 'oscloud',
    disabled_reason: null,
  },
  uptime: null,
};

export const HYPERVISOR_SUMMARY = {
  id: 'e917f941-1391-4b04-b12b-07704dd13632',
  hypervisor_hostname: 'oscloud',
  state: 'up',
  status: 'enabled',
};

export const HYPERVISOR_MATCH = {
  id: 1,
  hypervisor_hostname: 'oscloud',
  state: 'up',
  status: 'enabled',
};

export const HYPERVISOR_STATISTICS = {
  count: 1,
  vcpus: 1000,
  memory_mb: 800000,
  local_gb: 600000,
  vcpus_used: 0,
  memory_mb_used: 0,
  local_gb_used: 0,
  free_ram_mb: 800000,
  free_disk_gb: 600000,
  current_workload: 0,
  running_vms: 0,
  disk_available_least: 0,
};

export const HOST_SERVICE = {
  binary: 'nova-compute',
  host: 'oscloud',
  id: '7d581cbc-57c2-4cfe-9520-a99151cbdc14',
  zone: 'nova',
  status: 'disabled',
  state: 'up',
  updated_at: '2026-11-25T05:07:27.345292',
  disabled_reason: 'test',
  forced_down: false,
};

/** What routes up to microversion 2.52 answer. */
export const DISABLED_SERVICE = {
  host: 'oscloud',
  binary: 'nova-compute',
  status: 'disabled',
  disabled_reason: 'test',
};

export const ZONE = {
  zoneName: 'nova',
  zoneState: {
    available: true,
  },
  hosts: null,
};

export const ZONE_DETAIL = {
  zoneName: 'nova',
  zoneState: {
    available: true,
  },
  hosts: {
    oscloud: {
      'nova-compute': {
        available: true,
        active: true,
        updated_at: '2026-11-25T05:07:29.000000',
      },
    },
  },
};

export const LIMITS = {
  rate: [],
  absolute: {
    maxTotalInstances: 200,
    maxTotalCores: 2000,
    maxTotalRAMSize: 2000000,
    maxServerMeta: 128,
    maxTotalKeypairs: 100,
    maxServerGroups: 10,
    maxServerGroupMembers: 10,
    totalRAMUsed: 0,
    totalCoresUsed: 0,
    totalInstancesUsed: 0,
    totalServerGroupsUsed: 0,
  },
};

export const QUOTA_SET = {
  id: '22d9127a3b744a9a8e193793f391a4d1',
  cores: 7,
  instances: 200,
  key_pairs: 100,
  metadata_items: 128,
  ram: -1,
  server_group_members: 10,
  server_groups: 10,
};

export const UPDATED_QUOTA_SET = {
  cores: 7,
  instances: 200,
  key_pairs: 100,
  metadata_items: 128,
  ram: -1,
  server_group_members: 10,
  server_groups: 10,
};

export const QUOTA_SET_DETAILS = {
  id: '22d9127a3b744a9a8e193793f391a4d1',
  cores: {
    limit: 7,
    in_use: 0,
    reserved: 0,
  },
  instances: {
    limit: 200,
    in_use: 0,
    reserved: 0,
  },
  key_pairs: {
    limit: 100,
    in_use: 0,
    reserved: 0,
  },
  metadata_items: {
    limit: 128,
    in_use: 0,
    reserved: 0,
  },
  ram: {
    limit: -1,
    in_use: 0,
    reserved: 0,
  },
  server_group_members: {
    limit: 10,
    in_use: 0,
    reserved: 0,
  },
  server_groups: {
    limit: 10,
    in_use: 0,
    reserved: 0,
  },
};

export const QUOTA_CLASS_SET = {
  id: 'default',
  cores: 2000,
  instances: 200,
  key_pairs: 100,
  metadata_items: 128,
  ram: 2000000,
  server_group_members: 10,
  server_groups: 10,
};

export const USAGE = {
  tenant_id: '752b7eab745d4db48ce8ce08b54ec4ac',
  server_usages: [
    {
      hours: 0.010555555555555556,
      flavor: 'sdk-test-b7e63653',
      instance_id: '08982a0f-69d7-4429-afd7-6811abf99934',
      name: 'sdk-test-4fd19830',
      tenant_id: '752b7eab745d4db48ce8ce08b54ec4ac',
      memory_mb: 64,
      local_gb: 1,
      vcpus: 1,
      started_at: '2026-11-25T05:03:02.000000',
      ended_at: '2026-11-25T05:03:40.000000',
      state: 'terminated',
      uptime: 38,
    },
  ],
  total_local_gb_usage: 0.053276821111111115,
  total_vcpus_usage: 0.053276821111111115,
  total_memory_mb_usage: 3.4097165511111114,
  total_hours: 0.053276821111111115,
  start: '2020-01-01T00:00:00.000000',
  stop: '2026-11-25T05:10:47.796556',
};

export const AUDIT_LOG = {
  period_beginning: '2026-09-01 00:00:00',
  period_ending: '2026-10-01 00:00:00',
  num_hosts: 1,
  num_hosts_done: 0,
  num_hosts_running: 0,
  num_hosts_not_run: 1,
  hosts_not_run: ['oscloud'],
  total_instances: 0,
  total_errors: 0,
  overall_status: '0 of 1 hosts done. 0 errors.',
  log: {},
};

export const EXTENSION = {
  alias: 'os-keypairs',
  description: 'Keypair Support.',
  links: [],
  name: 'Keypairs',
  namespace: 'http://docs.openstack.org/compute/ext/fake_xml',
  updated: '2014-12-03T00:00:00Z',
};

export const IMAGE = {
  id: '1b53c8ba-e52c-4e17-b862-7e22009843bf',
  name: 'cirros',
  minRam: 0,
  minDisk: 0,
  metadata: {},
  created: '2026-11-25T00:58:05Z',
  updated: '2026-11-25T00:58:05Z',
  status: 'ACTIVE',
  progress: 100,
  'OS-EXT-IMG-SIZE:size': 1048576,
  links: [
    {
      rel: 'self',
      href: 'https://nova.example.org/v2.1/images/1b53c8ba-e52c-4e17-b862-7e22009843bf',
    },
    {
      rel: 'bookmark',
      href: 'https://nova.example.org/images/1b53c8ba-e52c-4e17-b862-7e22009843bf',
    },
    {
      rel: 'alternate',
      type: 'application/vnd.openstack.image',
      href: 'https://glance.example.org/images/1b53c8ba-e52c-4e17-b862-7e22009843bf',
    },
  ],
};

export const IMAGE_SUMMARY = {
  id: '8ad0e721-99ea-40a6-9ed5-f6f0104f2df6',
  name: 'cl-img',
  links: [
    {
      rel: 'self',
      href: 'https://nova.example.org/v2.1/images/8ad0e721-99ea-40a6-9ed5-f6f0104f2df6',
    },
    {
      rel: 'bookmark',
      href: 'https://nova.example.org/images/8ad0e721-99ea-40a6-9ed5-f6f0104f2df6',
    },
    {
      rel: 'alternate',
      type: 'application/vnd.openstack.image',
      href: 'https://glance.example.org/images/8ad0e721-99ea-40a6-9ed5-f6f0104f2df6',
    },
  ],
};

export const EVENT = {
  name: 'network-changed',
  server_uuid: 'dc6754e2-dcff-4c9d-be1a-636279af774c',
  status: 'completed',
  code: 200,
};

// From here on: samples of Nova's API reference, as there was nothing real to ask for them.

export const TOPOLOGY = {
  nodes: [
    { cpu_pinning: { 0: 0, 1: 5 }, host_node: 0, memory_mb: 1024, siblings: [[0, 1]], vcpu_set: [0, 1] },
    { cpu_pinning: { 2: 1, 3: 8 }, host_node: 1, memory_mb: 2048, siblings: [[2, 3]], vcpu_set: [2, 3] },
  ],
  pagesize_kb: 4,
};

export const SERVER_MIGRATION = {
  created_at: '2016-01-29T13:42:02.000000',
  dest_compute: 'compute2',
  dest_host: '1.2.3.4',
  dest_node: 'node2',
  id: 1,
  server_uuid: '4cfba335-03d8-49b2-8c52-e69043d1e8fe',
  source_compute: 'compute1',
  source_node: 'node1',
  status: 'running',
  memory_total_bytes: 123456,
  memory_processed_bytes: 12345,
  memory_remaining_bytes: 111111,
  disk_total_bytes: 234567,
  disk_processed_bytes: 23456,
  disk_remaining_bytes: 211111,
  updated_at: '2016-01-29T13:42:02.000000',
  uuid: '12341d4b-346a-40d0-83c6-5f4f6892b650',
  user_id: '8dbaa0f0-ab95-4ffe-8cb4-9c89d2ac9d24',
  project_id: '5f705771-3aa9-4f4c-8660-0d9522ffdbea',
};

export const SHARE = {
  uuid: '68ba1762-fd6d-4221-8311-f3193dd93404',
  share_id: 'e8debdc0-447a-4376-a10a-4cd9122d7986',
  export_location: '10.0.0.50:/mnt/foo',
  status: 'inactive',
  tag: 'e8debdc0-447a-4376-a10a-4cd9122d7986',
};
